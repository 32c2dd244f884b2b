import { describe, expect, test } from 'vitest'
import { configJsonSchema, configPaths, defaultConfig, loadConfig, parseConfig } from '../../src/config/config-file.ts'
import { BreakwaterError, type Trouble } from '../../src/core/error.ts'
import { defaultLoadSettings } from '../../src/core/load-settings.ts'
import type { FileTree } from '../../src/core/ports.ts'

const path = '.github/breakwater.yml'

const rules = [
  'api/operation-removed',
  'api/parameter-removed',
  'api/response-enum-widened',
  'migration/drop-column',
  'schema/column-dropped',
].map((id) => ({ id, title: `About ${id}` }))

const everything = `
profile: python-fastapi
api:
  specs: [./api/openapi.yaml, "services/*/spec.json"]
  rules:
    api/operation-removed: warning
    api/parameter-removed: {severity: note, paths: [/internal/**]}
    api/response-enum-widened:
      - {severity: off, files: [./legacy/**]}
      - {severity: error, paths: ["/v2/**", "webhook:*"]}
      - note
  undecided: inconclusive
  response-evolution: strict
  unknown-parameters: refused
  steps: {pair: 500, run: 10000}
  replay: preview
  replay-methods: [GET, POST]
database:
  engine: server
  url-env: SCRATCH_DATABASE_URL
  postgres-version: 16
  migrations: ./db/migrations/
  runner: golang-migrate
  schema: db/schema.sql
  prelude: db/prelude.sql
  placeholders: {Namespace: auth}
  extensions: [citext]
  rows: ./db/rows.sql
  row-counts: {shop.orders: 12000000}
  statistics: db/statistics.csv
  max-lock-hold: 5s
  queries: ./db/queries/*.sql
  role: app_user
  rules:
    migration/drop-column: {severity: note, files: ["db/migrations/2025*"]}
    schema/column-dropped: off
  migrate-command: npx knex migrate:latest
  install-command: npm ci
  migrate-url-env: PG_URL
  migrate-directory: ./service/
load:
  preview: https://preview.example.com
  hosts: [Preview.Example.com, "localhost:3000", "[::1]:8080"]
  concurrency: 4
  duration: 2m
approvers:
  tech-lead: "@ann"
  dba: [bob, "@acme/dba"]
approvals: required
inconclusive: allow
suggestions: false
accepted:
  - fingerprint: 0a1b2c3d4e5f
    by: "@ann"
    reason: Nobody calls it any more.
    until: 2027-03-31
`

function troubleIn(text: string): Trouble {
  try {
    parseConfig(text, path, rules)
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return thrown.trouble
    throw thrown
  }
  throw new Error('nothing was refused')
}

function tree(files: Record<string, string>): FileTree {
  return {
    list: async () => Object.keys(files).map((name) => ({ path: name, id: name, bytes: 1 })),
    read: async (paths) => new Map(paths.flatMap((name) => (name in files ? [[name, files[name] ?? '']] : []))),
  }
}

test('every key is read', () => {
  expect(parseConfig(everything, path, rules)).toEqual({
    source: path,
    profile: 'python-fastapi',
    api: {
      specs: ['api/openapi.yaml', 'services/*/spec.json'],
      rules: [
        { rule: 'api/operation-removed', severity: 'warning' },
        { rule: 'api/parameter-removed', severity: 'note', paths: ['/internal/**'] },
        { rule: 'api/response-enum-widened', severity: 'off', files: ['legacy/**'] },
        { rule: 'api/response-enum-widened', severity: 'error', paths: ['/v2/**', 'webhook:*'] },
        { rule: 'api/response-enum-widened', severity: 'note' },
      ],
      undecided: 'inconclusive',
      responseEvolution: 'strict',
      unknownParameters: 'refused',
      steps: { pair: 500, run: 10_000 },
      replay: { to: 'preview', methods: ['GET', 'POST'] },
    },
    database: {
      engine: 'server',
      urlEnv: 'SCRATCH_DATABASE_URL',
      postgresVersion: 16,
      migrations: 'db/migrations',
      runner: 'golang-migrate',
      schema: 'db/schema.sql',
      prelude: 'db/prelude.sql',
      placeholders: { Namespace: 'auth' },
      extensions: ['citext'],
      rows: 'db/rows.sql',
      rowCounts: { 'shop.orders': 12_000_000 },
      statistics: 'db/statistics.csv',
      maxLockHoldSeconds: 5,
      queries: ['db/queries/*.sql'],
      role: 'app_user',
      rules: [
        { rule: 'migration/drop-column', severity: 'note', files: ['db/migrations/2025*'] },
        { rule: 'schema/column-dropped', severity: 'off' },
      ],
      migrateCommand: { run: 'npx knex migrate:latest', install: 'npm ci', urlEnv: 'PG_URL', directory: 'service' },
    },
    load: {
      ...defaultLoadSettings,
      preview: 'https://preview.example.com',
      hosts: ['preview.example.com', 'localhost:3000', '[::1]:8080'],
      concurrency: 4,
      durationSeconds: 120,
    },
    approvers: { 'tech-lead': ['ann'], dba: ['bob', 'acme/dba'] },
    approvals: 'required',
    inconclusive: 'allow',
    suggestions: false,
    accepted: [{ fingerprint: '0a1b2c3d4e5f', by: 'ann', reason: 'Nobody calls it any more.', until: '2027-03-31' }],
  })
})

test('an empty file means the defaults', () => {
  expect(parseConfig('', path)).toEqual({ ...defaultConfig, source: path })
  expect(defaultConfig).toMatchObject({
    source: 'defaults',
    profile: 'node-express',
    approvers: {},
    approvals: 'named',
    inconclusive: 'block',
    accepted: [],
  })
})

describe('what is refused', () => {
  test.each([
    ['profil: x', 1, 'unknown key "profil" (did you mean "profile"?)'],
    ['database:\n  urlEnv: X', 2, 'unknown key "database.urlEnv" (did you mean "url-env"?)'],
    ['targets: []', 1, 'unknown key "targets"'],
    ['load:\n  rates: 20', 2, 'unknown key "load.rates" (did you mean "rate"?)'],
    ['api:\n  rules:\n    api/operation-remved: off', 3, '(did you mean "api/operation-removed"?)'],
    ['api:\n  rules:\n    migration/drop-column: off', 3, 'unknown key "api.rules.migration/drop-column"'],
    ['database:\n  rules:\n    drop-column: off', 3, '(did you mean "migration/drop-column"?)'],
    ['database:\n  rules:\n    drop: off', 3, '(did you mean "migration/drop-column"?)'],
    ['database:\n  rules:\n    colum-dropped: off', 3, '(did you mean "schema/column-dropped"?)'],
    ['api:\n  rules:\n    api/parameter-removed: loud', 3, 'must be error, warning, note or off'],
    ['api:\n  rules:\n    api/parameter-removed: [warning, {severity: of}]', 3, 'must be error, warning, note or off'],
    ['api:\n  rules:\n    api/parameter-removed: {paths: [/a]}', 3, 'severity" is missing'],
    ['api:\n  rules:\n    api/parameter-removed:\n      severity: note\n      path: /a', 5, 'did you mean "paths"?'],
    ['api:\n  rules:\n    api/parameter-removed: {severity: note, paths: [a]}', 3, 'must begin with a slash'],
    ['api:\n  rules:\n    api/parameter-removed: {severity: note, files: [/etc]}', 3, 'relative to the root'],
    ['api:\n  undecided: error', 2, 'must be warning or inconclusive'],
    ['api:\n  replay: production', 2, 'must be preview'],
    ['api:\n  replay-methods: [get]', 2, 'must be GET, HEAD'],
    ['database:\n  engine: pgllite', 2, 'must be pglite, server or pg-mem'],
    ['database:\n  url-env: postgres://u:p@h/d', 2, 'never the URL itself'],
    ['database:\n  postgres-version: 99', 2, 'must be a major version of PostgreSQL, as in 17'],
    ['database:\n  migrations: /etc', 2, 'must be relative to the root of the repository'],
    ['database:\n  migrate-command: npm run migrate', 2, 'needs a real server: set engine to server'],
    ['database:\n  engine: pglite\n  migrate-command: npm run migrate', 3, 'needs a real server'],
    ['database:\n  engine: server\n  install-command: npm ci', 3, 'says how migrate-command is run, and there is none'],
    ['database:\n  migrate-command: false\n  rollback-command: down', 3, 'says how migrate-command is run'],
    [
      'database:\n  engine: server\n  migrate-command: x\n  migrate-url-env: a b',
      4,
      'the name of an environment variable',
    ],
    ['database:\n  engine: server\n  migrate-command: x\n  migrate-directory: ../y', 4, 'must stay inside'],
    ['database:\n  engine: server\n  migrate-comand: x', 3, 'did you mean "migrate-command"?'],
    ['database:\n  schema: ../x.sql', 2, 'must stay inside the repository'],
    ['database:\n  role: "app; DROP"', 2, 'must be the plain name of a role'],
    ['database:\n  queries: []', 2, 'must name at least one file'],
    ['database:\n  queries: [a.sql, ../b.sql]', 2, 'must stay inside the repository'],
    ['load:\n  preview: file:///etc/passwd', 2, 'must be a full URL'],
    ['load:\n  preview: https://u:p@example.com', 2, 'must not contain a user name or password'],
    ['load:\n  hosts: ["http://x"]', 2, 'must be a host or host:port'],
    ['load:\n  operations: ["get orders"]', 2, 'must be a method and a path'],
    ['load:\n  duration: 4m', 2, 'from 1s to 3m'],
    ['load:\n  duration: 0s', 2, 'from 1s to 3m'],
    ['load:\n  duration: soon', 2, 'must be a duration such as 10s or 2m'],
    ['load:\n  concurrency: 1000', 2, '"load.concurrency"'],
    ['approvers:\n  dba: "two people"', 2, '"approvers.dba": must be a login, org/team, or a list of them'],
    ['approvals: off', 1, '"approvals" is "off", and must be named or required'],
    ['accepted:\n  - {fingerprint: 0a1b2c3d4e5f, by: ann, reason: r}', 2, '"accepted[0].until" is missing'],
    ['accepted:\n  - {fingerprint: 0a1b2c3d4e5f, by: ann, until: 2027-01-01}', 2, '"accepted[0].reason" is missing'],
    ['accepted:\n  - {fingerprint: 0a1b2c3d4e5f, by: ann, reason: r, until: 2027-02-30}', 2, 'must be a day'],
    ['accepted:\n  - {fingerprint: 123456789012, by: ann, reason: r, until: 2027-02-03}', 2, 'must be text'],
    ['accepted:\n  - {fingerprint: xyz, by: ann, reason: r, until: 2027-02-03}', 2, 'twelve hex digits'],
  ])('%j', (text, line, message) => {
    const trouble = troubleIn(text)
    expect(trouble).toMatchObject({ code: 'config-invalid', location: { path, line } })
    expect(trouble.message).toContain(message)
  })
})

describe('a revision', () => {
  test('without a file has the defaults', async () => {
    expect(await loadConfig(tree({ 'README.md': '' }))).toBe(defaultConfig)
  })

  test.each(configPaths)('is configured by %s', async (name) => {
    expect(await loadConfig(tree({ [name]: 'profile: rust-axum' }))).toMatchObject({
      source: name,
      profile: 'rust-axum',
    })
  })

  test('with two configs is refused', async () => {
    await expect(loadConfig(tree({ [configPaths[0]]: '', [configPaths[1]]: '' }))).rejects.toMatchObject({
      trouble: { code: 'two-configs', message: expect.stringContaining(configPaths[1]) },
    })
  })
})

test('the JSON Schema knows every key that the file may have', () => {
  const schema = configJsonSchema(rules) as {
    properties: Record<string, { properties?: object; description?: string }>
  }
  expect(Object.keys(schema.properties)).toEqual([
    'profile',
    'api',
    'database',
    'load',
    'approvers',
    'approvals',
    'inconclusive',
    'suggestions',
    'accepted',
  ])
  expect(Object.keys(schema.properties.database?.properties ?? {})).toContain('url-env')
  expect(schema).toMatchObject({ additionalProperties: false })
  for (const { description } of Object.values(schema.properties)) expect(description).toMatch(/\w/)
})

test('the JSON Schema names the rules, so that an editor can complete them', () => {
  const schema = configJsonSchema(rules) as { properties: { api: { properties: { rules: { properties: object } } } } }
  expect(schema.properties.api.properties.rules.properties).toMatchObject({
    'api/operation-removed': { description: 'About api/operation-removed' },
    'api/parameter-removed': {},
    'api/response-enum-widened': {},
  })
})
