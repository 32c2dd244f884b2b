import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseCommandLine } from '../../src/config/command-line.ts'
import { parsePlan } from '../../src/config/load-plan-file.ts'
import { BreakwaterError, type Trouble } from '../../src/core/error.ts'
import type { Review } from '../../src/core/review.ts'
import { loadTest, reproduceLoad } from '../../src/program/load-command.ts'
import { refuseAgainstPlan } from '../../src/program/load-contradictions.ts'
import { exportLoad } from '../../src/program/load-export.ts'
import { type LoadCommand, loadRequestOf } from '../../src/program/load-request.ts'
import { fakeWorld } from '../fakes/world.ts'
import { type TruthServer, truthServer } from '../fixtures/truth-server.ts'

let folder: string
let server: TruthServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breakwater-load-'))
  server = await truthServer()
})

afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

/** Words with blanks between them; `~` stands for a blank within a word. */
function commandOf(line: string): LoadCommand {
  const words = line.split(' ').map((word) => word.replaceAll('~', ' '))
  const command = parseCommandLine(['load', ...words.filter((word) => word !== '')])
  if (command.command !== 'load') throw new Error('not a load test')
  return command
}

function troubleIn(line: string): Trouble {
  try {
    loadRequestOf(commandOf(line), undefined)
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return thrown.trouble
    throw thrown
  }
  throw new Error('nothing was refused')
}

describe('what contradicts itself says what to do', () => {
  const arrivals = { model: 'closed', concurrency: 2, durationMs: 1000 } as const
  const empty = { source: 'a.yml', operations: [], remarks: [] }
  test.each([
    ['--rate 5', { arrivals }, '--rate and arrivals of a.yml both say how it is sent.'],
    ['--duration 5s', { arrivals }, '--duration and arrivals of a.yml'],
    ['--warm-up 5s', { warmupMs: 1000 }, '--warm-up and warm-up of a.yml'],
    ['--seed 5', { seed: 7 }, '--seed and seed of a.yml'],
    ['--rate 5 --duration 5s --seed 5', { warmupMs: 1000 }, undefined],
    ['', { arrivals, warmupMs: 1000, seed: 7 }, undefined],
  ])('%s beside a plan with %j', (options, written, message) => {
    const refuse = () =>
      refuseAgainstPlan(commandOf(`--plan a.yml --target http://x ${options}`), { ...empty, ...written })
    if (message === undefined) expect(refuse).not.toThrow()
    else expect(refuse).toThrow(message)
  })

  test.each([
    ['http://b http://h --spec a.yaml', 'Two URLs are two requests', '--target URL --base-url URL'],
    ['--spec a.yaml --plan b.yaml --target http://x', '--spec and --plan both say what is sent', 'one of them'],
    ['http://x --plan b.yaml --operation GET~/a', '--operation and --plan both', 'one of them'],
    ['http://x --spec a.yaml --method POST', '--method is for a URL', 'Leave out --method'],
    ['http://x --operation GET~/a --method POST', 'each --operation has its own', 'Leave out --method'],
    ['http://x --method GET --body a', 'A GET has no body', '--method POST'],
    ['http://x --operation GET~/a --body a', 'No --operation has a body', 'POST /orders'],
    ['http://x?a=1 --operation GET~/a', 'The URL has a query', 'into the requests'],
    ['http://x --expect-status GET~/b=404', 'names GET /b, which is not sent', "--operation 'GET /b'"],
    ['http://x --har a.har --expect-status 404', '--har says what is expected', '--operation'],
    ['http://x --rate 5 --concurrency 2', '--rate sends however long', '--rate to judge floors'],
    ['http://x --engine autocannon', 'it keeps no rate', '--concurrency N'],
    ['http://x --engine open-loop --concurrency 2', 'has no clients', '--rate'],
    ['http://b http://h --engine k6', 'k6 would start anew', 'Leave out --engine k6'],
    ['http://x --engine k6 --arrivals poisson', 'equal distances', 'Leave out'],
    ['http://x --compare', '--compare needs two URLs', 'BASE-URL HEAD-URL'],
    ['http://x --gate regressions', 'needs a base', 'base first'],
    ['http://a http://b http://c', '3 URLs were named', 'base and head'],
    ['http://x --target http://y', 'both say where to send', 'one of them'],
    ['http://a http://b --base-url http://c', 'both name base', 'one of them'],
    ['http://a?x=1 http://b?y=1', 'different parameters', 'same parameters'],
    ['http://x --machines 3', '--machines is for an exported load', '--export'],
    ['http://a http://b --export k6', 'one target', 'one URL'],
    ['http://x --export k6 --save-baseline b.json', '--export loads nothing', 'Leave one'],
    ['http://x --export plan --machines 2', 'says nothing of machines', 'Leave out'],
    ['http://x --from-k6 a.json', 'a URL says what to send', '--slo'],
    ['--from-k6 a.json --probe-validation', '--probe-validation says what to send', '--slo'],
  ])('%s', (line, message, hint) => {
    const trouble = troubleIn(line)
    expect(trouble.code).toBe('usage')
    expect(trouble.message).toContain(message)
    expect(trouble.hint).toContain(hint)
  })
})

test('the command that reproduces a run has its figures, and neither queries nor headers', () => {
  expect(
    reproduceLoad(commandOf('http://x/orders?key=s3cret --rate 50 --duration 30s --warm-up 2s --header A:~s3cret')),
  ).toBe('breakwater load http://x/orders?… --rate 50 --duration 30s --warm-up 2s')
})

describe('what is asked for', () => {
  const asked = (line: string, body?: string) => loadRequestOf(commandOf(line), body)

  test('a plain URL is left to be asked for as it is', () => {
    expect(asked('http://x/orders?limit=1')).toEqual({
      ...{ head: 'http://x/orders?limit=1', plan: undefined, secrets: {} },
      settings: { start: undefined },
    })
  })

  test('a URL that is asked for by more than a GET is a plan of one operation, without its query', () => {
    const line = 'http://x/orders?key=k-1 --header X-Api-Key:~s-2 --header Accept:~a/b --expect-status 201,409'
    const { plan, secrets, settings } = asked(`${line} --body @x`, '{"a":1}')
    expect(plan?.operations).toEqual([
      {
        ...{ name: 'POST /orders?…', method: 'POST', template: '/orders', paths: [''], body: '{"a":1}', weight: 1 },
        headers: { Accept: 'a/b', 'content-type': 'application/json' },
        credentials: [{ in: 'query', name: 'key', prefix: '', secret: 'BREAKWATER_QUERY_KEY' }],
        expectStatus: [201, 409],
      },
    ])
    expect(settings.headersEnv).toEqual({ 'X-Api-Key': 'BREAKWATER_HEADER_X_API_KEY' })
    expect(secrets).toEqual({ BREAKWATER_QUERY_KEY: 'k-1', BREAKWATER_HEADER_X_API_KEY: 's-2' })
  })

  test('operations below a URL, each with what is said of all or of it', () => {
    const line = 'http://x/v1 --operation GET~/a --operation POST~/b --expect-status 200 --expect-status GET~/a=404'
    const { head, settings } = asked(`${line} --header X-Tenant:~t`, 'text')
    expect(head).toBe('http://x/v1')
    expect(settings.operations).toEqual([
      {
        ...{ method: 'GET', path: '/a', weight: 1, headers: { 'X-Tenant': 't' }, body: undefined },
        expectStatus: [404],
      },
      { method: 'POST', path: '/b', weight: 1, headers: { 'X-Tenant': 't' }, body: 'text', expectStatus: [200] },
    ])
  })

  test('base and head, by two URLs or by an option', () => {
    expect(asked('http://b/x http://h/y')).toMatchObject({ head: 'http://h/y', settings: { base: 'http://b/x' } })
    expect(asked('http://h --base-url http://b')).toMatchObject({ head: 'http://h', settings: { base: 'http://b' } })
  })

  test('a header beside a contract is never in a plan', () => {
    const { settings, secrets } = asked('--spec a.yaml --target http://x --header Accept:~a/b')
    expect(settings.headersEnv).toEqual({ Accept: 'BREAKWATER_HEADER_ACCEPT' })
    expect(secrets).toEqual({ BREAKWATER_HEADER_ACCEPT: 'a/b' })
  })
})

describe('a file that cannot be used', () => {
  test.each([
    ['--plan nothing.yml --target http://127.0.0.1:1', 'There is no file nothing.yml.', 'Give --plan'],
    ['--spec nothing.yml --target http://127.0.0.1:1', 'There is no file or folder nothing.yml.', 'Give a path'],
    ['http://127.0.0.1:1 --body @nothing.json', 'There is no file nothing.json.', '--body @FILE'],
    ['--from-k6 nothing.json', 'cannot be read', 'Check that it is still there'],
    ['--spec x.yaml', 'There is no file or folder x.yaml', ''],
    ['', 'No server was named.', '--help'],
  ])('%s', async (line, message, hint) => {
    await expect(loadTest(commandOf(line), fakeWorld({ cwd: folder }))).rejects.toMatchObject({
      trouble: { message: expect.stringContaining(message), hint: expect.stringContaining(hint) },
    })
  })
})

describe('an export', () => {
  const contract = `openapi: 3.0.3
info: {title: t, version: '1'}
paths:
  /orders:
    get: {responses: {'200': {description: ok, content: {application/json: {schema: {type: array}}}}}}
`

  test('of a contract needs no server', async () => {
    await writeFile(join(folder, 'openapi.yaml'), contract)
    const world = fakeWorld({ cwd: folder })
    await exportLoad(commandOf('--spec openapi.yaml --rate 7 --seed 4 --export plan'), world)
    expect(parsePlan(world.out.join(''), 'plan.yml')).toMatchObject({
      operations: [{ name: 'GET /orders', paths: ['/orders'] }],
      arrivals: { model: 'open', stages: [{ durationMs: 60_000, from: 7, to: 7 }] },
      seed: 4,
    })
  })

  test('of a contract that needs a secret neither has nor needs it', async () => {
    await writeFile(join(folder, 'openapi.yaml'), contract)
    const world = fakeWorld({ cwd: folder })
    await exportLoad(commandOf('--spec openapi.yaml --header-env Authorization=API_TOKEN --export plan'), world)
    expect(parsePlan(world.out.join(''), 'plan.yml').operations).toMatchObject([
      { credentials: [{ in: 'header', name: 'Authorization', secret: 'API_TOKEN' }] },
    ])
  })

  test('has whole paths, and every secret by the name of a variable', async () => {
    const world = fakeWorld({ cwd: folder })
    const line = 'http://127.0.0.1:1/v1/orders?key=k-5527 --header Authorization:~Bearer~t-9431 --expect-status 200'
    await exportLoad(commandOf(`${line} --export plan`), world)
    const text = world.out.join('')
    expect(text).not.toMatch(/5527|9431|127\.0\.0\.1/)
    expect(parsePlan(text, 'plan.yml').operations).toMatchObject([
      {
        paths: ['/v1/orders'],
        credentials: [
          { in: 'header', name: 'Authorization', secret: 'BREAKWATER_HEADER_AUTHORIZATION' },
          { in: 'query', name: 'key', secret: 'BREAKWATER_QUERY_KEY' },
        ],
      },
    ])
  })

  test('of nothing is refused', async () => {
    await writeFile(join(folder, 'ids.yaml'), contract.replace('/orders:', '/orders/{id}:'))
    const world = fakeWorld({ cwd: folder })
    await expect(exportLoad(commandOf('--spec ids.yaml --export k6'), world)).rejects.toMatchObject({
      trouble: { code: 'export-empty', hint: expect.stringContaining('--target') },
    })
    expect(world.err.join('')).toContain('note: ')
  })
})

test('exported, run elsewhere, and judged here', async () => {
  const exporting = fakeWorld({ cwd: folder })
  const line = `${server.origin}/wait/60 --rate 200 --duration 2s --warm-up 0s --slo p99=30ms`
  await exportLoad(commandOf(`${line} --export k6 --machines 2 --output test.js`), exporting)
  const run = promisify(execFile)
  const pods = ['pod-1.json', 'pod-2.json']
  await Promise.all(
    pods.map((file) =>
      run(
        process.execPath,
        [resolve('test/fixtures/k6/run.ts'), 'run', '--out', `json=${join(folder, file)}`, join(folder, 'test.js')],
        { env: { PATH: '', BREAKWATER_TARGET: server.origin } },
      ),
    ),
  )
  const sent = server.received.get('/wait/60') ?? 0
  const before = sent
  const world = fakeWorld({ cwd: folder })
  const review = await loadTest(commandOf('--from-k6 pod-1.json --from-k6 pod-2.json --slo p99=30ms'), world)
  const load = loadOf(review)
  expect(load.total.sent).toBe(sent)
  expect(load).toMatchObject({ engine: 'k6', durationMs: 2000, model: 'open' })
  expect(load.operations.map(({ name }) => name)).toEqual(['GET /wait/60'])
  // Each answer takes twice what it may.
  expect(load.slo.find(({ metric }) => metric === 'p99')).toMatchObject({ verdict: 'fail', exceeding: load.total.ok })
  expect(review.verdict.decision).toBe('block')
  expect(review.remarks.join(' ')).toContain('does not tell how late')
  // Nothing was sent to judge it.
  expect(server.received.get('/wait/60')).toBe(before)
  expect(await readFile(join(folder, 'test.js'), 'utf8')).not.toContain('BREAKWATER_HEADER')
})

function loadOf({ outcomes }: Review) {
  const [outcome] = outcomes
  if (outcome?.status !== 'ran' || outcome.load === undefined) throw new Error(JSON.stringify(outcome))
  return outcome.load
}
