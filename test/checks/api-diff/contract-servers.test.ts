import { describe, expect, test } from 'vitest'
import { run } from '../../../src/checks/api-diff/run.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

/** Severity, rule and message of each finding, sorted. */
async function told(base: string, head: string): Promise<readonly string[]> {
  const changeSet = changeSetOf({ 'api.yaml': base }, { 'api.yaml': head })
  const { findings, unproven } = await run(checkContext({ changeSet }))
  expect(unproven).toEqual([])
  return findings.map(({ severity, ruleId, message }) => `${severity} ${ruleId.replace('api/', '')}: ${message}`).sort()
}

interface Row {
  readonly name: string
  readonly base: string
  readonly head: string
  readonly says: readonly string[]
}

const fine = "{responses: {'200': {description: fine}}}"
const api = 'https://api.example.com'
/** One operation under servers; no servers: none are written. */
function spec(servers: readonly string[], path = '/a', item = `{get: ${fine}}`): string {
  const list = servers.length > 0 ? `servers: [${servers.map((url) => `{url: '${url}'}`).join(', ')}]\n` : ''
  return `openapi: 3.0.3\n${list}paths:\n  ${path}: ${item}\n`
}

describe('servers of a document', () => {
  test.each<Row>([
    {
      name: 'all URLs of a host changed path',
      base: spec([`${api}/v1`]),
      head: spec([`${api}/v2`]),
      says: [`error server-path-changed: GET /a is reached at ${api}/v2, no longer at ${api}/v1`],
    },
    {
      name: 'both hosts changed path: one cause',
      base: spec([`${api}/v1`, 'https://eu.example.com/v1']),
      head: spec([`${api}/v2`, 'https://eu.example.com/v2']),
      says: [
        `error server-path-changed: GET /a is reached at ${api}/v2 and https://eu.example.com/v2, no longer at ${api}/v1 and https://eu.example.com/v1`,
      ],
    },
    {
      name: 'one path of a host is gone, the other stays',
      base: spec([`${api}/v1`, `${api}/v2`]),
      head: spec([`${api}/v2`]),
      says: [`warning server-removed: GET /a: server ${api}/v1 is gone; there is ${api}/v2`],
    },
    {
      name: 'one host of two is gone',
      base: spec([api, 'https://eu.example.com']),
      head: spec([api]),
      says: [`warning server-removed: GET /a: server https://eu.example.com is gone; there is ${api}`],
    },
    {
      name: 'what only its developers call',
      base: spec([api, 'http://localhost:3000']),
      head: spec([api]),
      says: [`note server-removed: GET /a: server http://localhost:3000 is gone; there is ${api}`],
    },
    {
      name: 'one more',
      base: spec([api]),
      head: spec([api, 'https://eu.example.com']),
      says: ['note server-changed: GET /a: server https://eu.example.com is new'],
    },
    {
      name: 'another host, the same paths',
      base: spec(['https://staging.example.com/v1']),
      head: spec([`${api}/v1`]),
      says: [`note server-changed: GET /a: server ${api}/v1 stands for https://staging.example.com/v1`],
    },
    {
      name: 'another host and another path',
      base: spec(['https://staging.example.com/v1']),
      head: spec([`${api}/v2`]),
      says: [`warning server-removed: GET /a: server https://staging.example.com/v1 is gone; there is ${api}/v2`],
    },
    {
      name: 'no encryption any more',
      base: spec([`https://api.example.com`]),
      head: spec([`http://api.example.com`]),
      says: [
        `warning server-removed: GET /a: server ${api} is gone; there is http://api.example.com`,
        'note server-changed: GET /a: server http://api.example.com is new',
      ],
    },
    {
      name: 'none is named any more',
      base: spec([`${api}/v1`]),
      head: spec([]),
      says: [`warning server-removed: GET /a: server ${api}/v1 is gone; none is named any more`],
    },
    {
      name: 'named where none was',
      base: spec([]),
      head: spec([`${api}/v1`]),
      says: [`note server-changed: GET /a: server ${api}/v1 is new`],
    },
    {
      name: 'in another order',
      base: spec([api, 'https://b.example']),
      head: spec(['https://b.example', api]),
      says: [],
    },
    { name: 'none, or the root', base: spec([]), head: spec(['/']), says: [] },
    { name: 'a slash at the end', base: spec([`${api}/v1`]), head: spec([`${api}/v1/`]), says: [] },
    {
      name: 'a host in capitals, and the usual port',
      base: spec([api]),
      head: spec(['https://API.example.com:443']),
      says: [],
    },
    { name: 'a description', base: spec([api]), head: spec([api]).replace("'}", "', description: live}"), says: [] },
  ])('$name', async ({ base, head, says }) => {
    expect(await told(base, head)).toEqual([...says].sort())
  })
})

describe('a prefix that moved between servers and paths is silent, both ways', () => {
  test.each<{ name: string; one: string; other: string }>([
    { name: 'into the path', one: spec([`${api}/v1`]), other: spec([api], '/v1/a') },
    {
      name: 'of two servers',
      one: spec([`${api}/v1`, 'https://b.example/v1']),
      other: spec([api, 'https://b.example'], '/v1/a'),
    },
    { name: 'with a template in the path', one: spec([`${api}/v1`], '/a/{id}'), other: spec([api], '/v1/a/{key}') },
    {
      name: 'into the servers of the path',
      one: spec([`${api}/v1`]),
      other: spec([api], '/a', `{servers: [{url: '${api}/v1'}], get: ${fine}}`),
    },
    {
      name: 'into the servers of the operation',
      one: spec([`${api}/v1`]),
      other: spec([api], '/a', `{get: {servers: [{url: '${api}/v1'}], responses: {'200': {description: fine}}}}`),
    },
    {
      name: 'from Swagger 2.0',
      one: `swagger: '2.0'\nhost: api.example.com\nbasePath: /v1\nschemes: [https]\npaths:\n  /a: {get: ${fine}}\n`,
      other: spec([`${api}/v1`]),
    },
    {
      name: 'from Swagger 2.0 that names no scheme, into the path',
      one: `swagger: '2.0'\nhost: api.example.com\nbasePath: /v1/\npaths:\n  /a: {get: ${fine}}\n`,
      other: spec([api], '/v1/a'),
    },
    {
      name: 'from Swagger 2.0 with a base path alone',
      one: `swagger: '2.0'\nbasePath: /v1\npaths:\n  /a: {get: ${fine}}\n`,
      other: spec(['/v1']),
    },
  ])('$name', async ({ one, other }) => {
    expect(await told(one, other)).toEqual([])
    expect(await told(other, one)).toEqual([])
  })
})

test('the effective URL goes before the written path', async () => {
  const base = `openapi: 3.0.3\nservers: [{url: /v1}]\npaths:\n  /a: {get: ${fine}}\n`
  const head = `openapi: 3.0.3\nservers: [{url: /}]\npaths:\n  /v1/a: {get: ${fine}}\n  /a: {get: ${fine}}\n`
  expect(await told(base, head)).toEqual(['note operation-added: GET /a is new'])
})

test('one operation that has servers of its own is told alone', async () => {
  const two = (servers: string) =>
    `openapi: 3.0.3\nservers: [{url: '${api}'}]\npaths:\n  /a: {get: {${servers}responses: {'200': {description: fine}}}}\n  /b: {get: ${fine}}\n`
  const own = (path: string) => `servers: [{url: 'https://files.example.com${path}'}], `
  expect(await told(two(own('/v1')), two(own('/v2')))).toEqual([
    'error server-path-changed: GET /a is reached at https://files.example.com/v2, no longer at https://files.example.com/v1',
  ])
})

describe('server variables', () => {
  const vary = (url: string, variables: string, path = '/a') =>
    `openapi: 3.0.3\nservers:\n  - url: '${url}'\n    variables: ${variables}\npaths:\n  ${path}: {get: ${fine}}\n`
  const region = (more: string) => vary('https://{region}.example.com', `{region: {default: eu${more}}}`)
  const place = 'GET /a: server https://{region}.example.com'
  test.each<Row>([
    {
      name: 'a value less',
      base: region(', enum: [eu, us]'),
      head: region(', enum: [eu]'),
      says: [`warning server-removed: ${place} no longer takes us for region`],
    },
    {
      name: 'a list where any value was taken',
      base: region(''),
      head: region(', enum: [eu]'),
      says: [`warning server-removed: ${place} no longer takes any value for region`],
    },
    {
      name: 'a value more',
      base: region(', enum: [eu]'),
      head: region(', enum: [eu, us]'),
      says: [`note server-changed: ${place} takes us for region now`],
    },
    {
      name: 'another default',
      base: vary('https://{region}.example.com', '{region: {default: eu}}'),
      head: vary('https://{region}.example.com', '{region: {default: us}}'),
      says: [`note server-changed: ${place} has us for region by default; it was eu`],
    },
    {
      name: 'another name for the same variable',
      base: region(', enum: [eu]'),
      head: vary('https://{zone}.example.com', '{zone: {default: eu, enum: [eu]}}'),
      says: [],
    },
    {
      name: 'written out instead',
      base: region(', enum: [eu, us]'),
      head: spec(['https://us.example.com', 'https://eu.example.com']),
      says: [],
    },
    {
      name: 'its default written out',
      base: vary(`${api}/{version}`, '{version: {default: v1}}'),
      head: spec([`${api}/v1`]),
      says: [],
    },
    {
      name: 'its default in the path',
      base: vary(`${api}/{version}`, '{version: {default: v1}}'),
      head: spec([api], '/v1/a'),
      says: [],
    },
    {
      name: 'a number for a value',
      base: vary('https://api.example.com:{port}', '{port: {default: 8080, enum: [8080, 8081]}}'),
      head: vary('https://api.example.com:{port}', "{port: {default: '8080', enum: ['8081', '8080']}}"),
      says: [],
    },
  ])('$name', async ({ base, head, says }) => {
    expect(await told(base, head)).toEqual([...says].sort())
  })
})

test('a list of servers without end costs its own operations only', async () => {
  const many = (n: number) => spec(Array.from({ length: n }, (_, at) => `https://s${at}.example.com`))
  const changeSet = changeSetOf({ 'api.yaml': many(60) }, { 'api.yaml': many(61) })
  const { unproven } = await run(checkContext({ changeSet }))
  expect(unproven).toMatchObject([{ code: 'too-many-servers', subject: 'GET /a' }])
})
