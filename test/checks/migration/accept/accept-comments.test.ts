import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../../src/adapters/postgres/engine.ts'
import { run } from '../../../../src/checks/migration/run.ts'
import type { CheckResult } from '../../../../src/core/check.ts'
import type { DatabaseEngine, DatabaseSession } from '../../../../src/core/ports.ts'
import { decide } from '../../../../src/core/verdict.ts'
import { changeSetOf, checkContext, defaultConfig, plainProfile } from '../../../fakes/check-context.ts'
import { silentLog } from '../../../fakes/silent-log.ts'
import { emptyDatabase } from '../../../rules/migration.ts'

let live: DatabaseSession
beforeAll(async () => {
  live = await (await openDatabaseEngine({ engine: 'pglite', log: silentLog() })).open({ extensions: [] })
})
afterAll(() => live.close())

/** PGlite without a boot for every test: each session is the same database, emptied. */
const oneDatabase: DatabaseEngine = {
  name: 'pglite',
  traces: 'locks',
  extensions: ['plpgsql'],
  open: async () => {
    await live.execute('RESET ALL')
    await emptyDatabase(live)
    return { ...live, snapshot: async () => ({ discard: async () => undefined }), close: async () => undefined }
  },
}

const history = {
  'db/migrate/1_a.up.sql': "CREATE TABLE orders (id int NOT NULL, note text NOT NULL DEFAULT '', total int NOT NULL);",
}

/** Reviews one new migration, or several. */
async function review(sql: string | readonly string[], fromFork = false, path = 'db/migrate/'): Promise<CheckResult> {
  const texts = typeof sql === 'string' ? [sql] : sql
  const added = Object.fromEntries(texts.map((text, index) => [`${path}${index + 2}_new.up.sql`, text]))
  const closers: (() => Promise<void>)[] = []
  const context = checkContext({
    changeSet: changeSetOf(history, { ...history, ...added }),
    config: defaultConfig,
    databaseEngine: async () => oneDatabase,
    onClose: (close) => void closers.push(close),
    fromFork,
  })
  try {
    return await run(context)
  } finally {
    for (const close of closers) await close()
  }
}

/** The rewrite of `orders` is an error wherever it stands. */
const rewrite = 'ALTER TABLE orders ALTER COLUMN total TYPE bigint;'

/** `accepted` where the one error was. */
async function fateOf(sql: string): Promise<string> {
  const { findings } = await review(sql)
  const [error, more] = findings.filter(({ severity }) => severity === 'error')
  if (!error || more) throw new Error(`not one error: ${findings.map(({ message }) => message).join('; ')}`)
  return error.accepted === undefined ? 'stands' : `accepted ${error.accepted.by}: ${error.accepted.reason}`
}

const rule = async () =>
  (await review(rewrite)).findings.find(({ severity }) => severity === 'error')?.ruleId.replace('migration/', '') ?? ''

describe('where a comment holds', () => {
  test.each<[string, (rule: string) => string, string]>([
    [
      'above the statement',
      (r) => `-- breakwater: accept ${r} because it is small\n${rewrite}`,
      'accepted :1: it is small',
    ],
    [
      'at the end of its line',
      (r) => `${rewrite} -- breakwater: accept ${r} because it is small`,
      'accepted :1: it is small',
    ],
    [
      'inside it',
      (r) => rewrite.replace('ALTER C', `-- breakwater: accept ${r} because it is small\nALTER C`),
      'accepted :1: it is small',
    ],
    [
      'by its full id',
      (r) => `-- breakwater: accept migration/${r} because it is small\n${rewrite}`,
      'accepted :1: it is small',
    ],
    [
      'beside another rule',
      (r) => `-- breakwater: accept truncate, ${r} because it is small\n${rewrite}`,
      'accepted :1: it is small',
    ],
    [
      'with prose between',
      (r) => `-- breakwater: accept ${r} because it is small\n-- more\n\n${rewrite}`,
      'accepted :1: it is small',
    ],
    ['in stars', (r) => `/* breakwater: accept ${r} because it is small */ ${rewrite}`, 'accepted :1: it is small'],
    [
      'above the first statement, for the file',
      (r) => `-- breakwater: accept ${r} in this file because it is small\nSELECT 1;\n${rewrite}`,
      'accepted :1: it is small',
    ],
    ['at another statement', (r) => `SELECT 1; -- breakwater: accept ${r} because it is small\n${rewrite}`, 'stands'],
    ['below it', (r) => `${rewrite}\n-- breakwater: accept ${r} because it is small\nSELECT 1;`, 'stands'],
    [
      'below the first, for the file',
      (r) => `SELECT 1;\n-- breakwater: accept ${r} in this file because x\n${rewrite}`,
      'stands',
    ],
    ['without a reason', (r) => `-- breakwater: accept ${r}\n${rewrite}`, 'stands'],
    ['for another rule', () => `-- breakwater: accept truncate because it is small\n${rewrite}`, 'stands'],
    ['in a string', (r) => `SELECT '\n-- breakwater: accept ${r} because it is small\n', 1;${rewrite}`, 'stands'],
    [
      'in dollar quotes',
      (r) => `DO $$ BEGIN\n-- breakwater: accept ${r} because it is small\nEND $$; ${rewrite}`,
      'stands',
    ],
  ])('%s', async (_, sqlOf, fate) => {
    expect((await fateOf(sqlOf(await rule()))).replace('db/migrate/2_new.up.sql', '')).toBe(fate)
  })
})

test('an accepted error stops nothing, and stays in the report', async () => {
  const result = await review(`-- breakwater: accept ${await rule()} because it holds 40 rows\n${rewrite}`)
  const { verdict, outcomes } = decide({
    outcomes: [{ status: 'ran', check: 'migration', ...result }],
    profile: plainProfile,
    config: { ...defaultConfig, approvers: {}, accepted: [] },
    approvalState: undefined,
    headSha: undefined,
    mergeGroup: false,
    today: '2026-01-01',
  })
  expect(verdict.decision).not.toBe('block')
  const [outcome] = outcomes
  const kept = outcome?.status === 'ran' ? outcome.findings.filter(({ accepted }) => accepted) : []
  expect(kept.map(({ severity, accepted }) => [severity, accepted?.reason])).toEqual([['error', 'it holds 40 rows']])
})

test('a comment in one file accepts nothing in another', async () => {
  const comment = `-- breakwater: accept ${await rule()} in this file because it is small\nSELECT 1;`
  const { findings } = await review([comment, rewrite])
  expect(findings.filter(({ severity, accepted }) => severity === 'error' && !accepted)).toHaveLength(1)
  expect(findings.find(({ ruleId }) => ruleId === 'migration/unused-accept-comment')?.location).toEqual({
    path: 'db/migrate/2_new.up.sql',
    line: 1,
    column: 1,
  })
})

test("whoever brings a fork's pull request accepts nothing", async () => {
  const { findings, remarks } = await review(`-- breakwater: accept ${await rule()} because x\n${rewrite}`, true)
  expect(findings.every(({ accepted }) => accepted === undefined)).toBe(true)
  expect(findings.map(({ ruleId }) => ruleId)).not.toContain('migration/unused-accept-comment')
  expect(remarks).toContain(
    "1 accept comment in db/migrate/2_new.up.sql is not honoured, since a fork's pull request brings it: a maintainer may accept with `accepted:` on the base branch",
  )
})

test('of a statement that was never reached nothing is said', async () => {
  const { findings } = await review(
    'ALTER TABLE missing ADD COLUMN a int;\n-- breakwater: accept truncate because it is a cache\nTRUNCATE orders;',
  )
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['migration/migration-fails'])
})
