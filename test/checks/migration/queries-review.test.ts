import { afterAll, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { run } from '../../../src/checks/migration/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../fakes/check-context.ts'
import { silentLog } from '../../fakes/silent-log.ts'

type Files = Readonly<Record<string, string>>

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

async function review(base: Files, head: Files): Promise<CheckResult> {
  const database = { ...defaultConfig.database, queries: ['db/queries/*.sql', 'src/**/*.ts'], role: 'app' }
  return run(
    checkContext({
      changeSet: changeSetOf(base, head),
      config: { ...defaultConfig, database },
      databaseEngine: () => openDatabaseEngine({ engine: 'pglite', log: silentLog() }),
      onClose: (close) => void closers.push(close),
    }),
  )
}

const base = {
  'db/1_users.up.sql':
    "CREATE ROLE app; CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL, nick text); GRANT ALL ON users TO app; INSERT INTO users VALUES (1, 'Ada', 'a');",
  'db/queries/users.sql': [
    '-- name: GetUser :one',
    'SELECT id, name FROM users WHERE id = $1;',
    '-- name: GetNick :one',
    'SELECT nick FROM users WHERE id = sqlc.arg(id);',
    '-- name: SetNick :exec',
    'UPDATE users SET nick = $1 WHERE id = $2;',
    '-- name: Elsewhere :many',
    'SELECT * FROM accounts;',
    '-- name: Sleep :exec',
    'SELECT pg_sleep(100000);',
    '-- name: Endless :many',
    'WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT count(*) FROM r;',
  ].join('\n'),
  'src/users.ts': `const forget = (nick: string) =>\n  sql\`DELETE FROM users WHERE nick = \${nick}\`\n`,
}
const renamed = {
  'db/2_nick.up.sql': 'CREATE INDEX ON users (name);\nALTER TABLE users RENAME COLUMN nick TO handle;\n',
}

test('a column that base asks for: blocked with the query as proof, and the remedy of the rule that would have warned', {
  timeout: 120_000,
}, async () => {
  const { findings, summary, remarks, unproven } = await review(base, { ...base, ...renamed })
  const told = findings.filter(({ ruleId }) => /query|rename/.test(ruleId))
  expect(told.map(({ ruleId, severity, message, location }) => [ruleId, severity, message, location.line])).toEqual([
    [
      'migration/running-query-fails',
      'error',
      'users.nick: 3 queries of the running release fail, GetNick (db/queries/users.sql:4), SetNick (db/queries/users.sql:6) and src/users.ts:2: column "nick" does not exist (42703)',
      2,
    ],
  ])
  expect(told[0]?.proof).toMatchObject({
    kind: 'query',
    sqlstate: '42703',
    statement: 'ALTER TABLE users RENAME COLUMN nick TO handle',
  })
  expect(told[0]?.remedy).toMatch(/^Let nick and handle stand side by side for one release/)
  expect(summary).toContain('; 3 of 6 queries of the running release served by head')
  expect(remarks.filter((remark) => remark.includes('running release'))).toEqual([
    '1 query of the running release not judged: db/queries/users.sql:8: Elsewhere is refused by base itself: relation "accounts" does not exist (42P01)',
  ])
  expect(unproven).toEqual([])
})

test('when base asks for it no more, the loss alone is told', { timeout: 120_000 }, async () => {
  const moved = {
    ...base,
    'db/queries/users.sql': '-- name: GetUser :one\nSELECT id, name FROM users WHERE id = $1;',
    'src/users.ts': '',
  }
  const { findings, summary } = await review(moved, {
    ...moved,
    'db/2_nick.up.sql': 'ALTER TABLE users DROP COLUMN nick;',
  })
  expect(
    findings.filter(({ severity }) => severity !== 'note').map(({ ruleId, severity }) => [ruleId, severity]),
  ).toEqual([['migration/drop-column', 'warning']])
  expect(summary).toContain('; 1 query of the running release served by head')
})
