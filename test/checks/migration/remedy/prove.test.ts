import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { splitAlter } from '../../../../src/checks/migration/remedy/alter-commands.ts'
import { proveRemedies } from '../../../../src/checks/migration/remedy/prove.ts'
import { replacementFor } from '../../../../src/checks/migration/remedy/replacement.ts'
import { rules } from '../../../../src/checks/migration/rules/index.ts'
import type { RunnerName } from '../../../../src/core/config.ts'
import { BreakwaterError } from '../../../../src/core/error.ts'
import type { Finding, RemedyStep } from '../../../../src/core/finding.ts'
import { runRules } from '../../../../src/core/rule.ts'
import { runners } from '../../../../src/sql/runners.ts'
import { parseSql } from '../../../../src/sql/statements.ts'
import { emptyDatabase, migrationExamples } from '../../../rules/migration.ts'

let examples: Awaited<ReturnType<typeof migrationExamples>>
beforeAll(async () => {
  examples = await migrationExamples()
})
afterAll(() => examples.close())

const schema = 'CREATE TABLE orders (note text, total int);'
const migration = 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;'

/** The finding on SET NOT NULL, with other steps than its rule proposes. */
async function advised(steps: readonly RemedyStep[], text = migration): Promise<Finding | undefined> {
  const run = await examples.prepare({ schema, migration: text })
  const found = runRules(rules, run).filter(({ ruleId }) => ruleId === 'migration/set-not-null-scan')
  const proposed = found.map((finding) => ({ ...finding, proposed: { steps, replaces: undefined } }))
  const session = async () => {
    await emptyDatabase(examples.session)
    await examples.session.execute(schema)
    return examples.session
  }
  const [proved] = await proveRemedies(proposed, {
    run,
    rules,
    session,
    linked: new Set(),
    until: Number.POSITIVE_INFINITY,
  })
  return proved
}

const check = 'ALTER TABLE orders ADD CONSTRAINT there CHECK (note IS NOT NULL)'
const safe = [
  { sql: `${check} NOT VALID` },
  { sql: 'ALTER TABLE orders VALIDATE CONSTRAINT there' },
  { sql: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL' },
  { sql: 'ALTER TABLE orders DROP CONSTRAINT there' },
]

describe('steps are shown only where they were run and found good', () => {
  test('the safe way', async () => {
    expect((await advised(safe))?.fix?.steps).toEqual(safe)
  })

  test.each<[string, readonly RemedyStep[]]>([
    ['the statement itself', [{ sql: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL' }]],
    ['another blocking statement on the way', [{ sql: check }, ...safe.slice(2)]],
    ['a step that Postgres refuses', [{ sql: 'ALTER TABLE nowhere ADD COLUMN a int' }, ...safe]],
    ['a step that is no SQL', [{ sql: 'ALTER TABEL orders' }, ...safe]],
    ['two statements in one step', [{ sql: safe.map(({ sql }) => sql).join('; ') }]],
    ['what leaves a constraint behind', safe.slice(0, 3)],
    ['what does not do the work', safe.slice(0, 2)],
    ['nothing that changes anything', [{ sql: 'SELECT 1' }]],
  ])('not %s', async (_, steps) => {
    const finding = await advised(steps)
    expect(finding?.fix).toBeUndefined()
    expect(finding).not.toHaveProperty('proposed')
    // The general advice stays.
    expect(finding?.remedy).toContain('NOT VALID')
  })

  test('where a later statement of the author fails in any case', async () => {
    const text = `${migration} ALTER TABLE nowhere ADD COLUMN a int;`
    expect((await advised(safe, text))?.fix?.steps).toEqual(safe)
  })

  test('not where a later statement of the author no longer runs', async () => {
    const text = `${migration} ALTER TABLE orders ADD CONSTRAINT there CHECK (total > 0) NOT VALID;`
    expect((await advised(safe.slice(0, 3), text))?.fix).toBeUndefined()
  })
})

describe('the remedy for a change of rows says what has to wait for it', () => {
  const orders = 'CREATE TABLE orders (id int PRIMARY KEY, note text, total int);'
  const add = 'ALTER TABLE orders ADD COLUMN sum int;'
  const remedyFor = async (ruleId: string, text: string) => {
    const run = await examples.prepare({ schema: orders, migration: text })
    const [proved] = await proveRemedies(
      runRules(rules, run).filter((finding) => finding.ruleId === ruleId),
      {
        run,
        rules,
        session: async () => {
          await emptyDatabase(examples.session)
          await examples.session.execute(orders)
          return examples.session
        },
        linked: new Set(),
        until: Number.POSITIVE_INFINITY,
      },
    )
    return proved?.remedy?.split('\n')[0]
  }

  test.each<[string, string, RegExp]>([
    [
      'what it reads would be gone',
      `${add}\nUPDATE orders SET sum = total WHERE total > 0;\nALTER TABLE orders DROP COLUMN total;`,
      /^Send this instead,.* What stands at line 3 has to wait for these rows: put it into a migration after that one\.$/,
    ],
    [
      'no steps were proved, and two statements demand something of the rows',
      `${add}\nUPDATE orders SET sum = (SELECT count(*) FROM orders o WHERE o.note = orders.note);\nALTER TABLE orders ALTER sum SET NOT NULL;\nCREATE UNIQUE INDEX once ON orders (sum);`,
      /^Leave the change .* What stands at lines 3 and 4 has to wait for these rows/,
    ],
    [
      'nothing waits',
      `${add}\nUPDATE orders SET sum = total WHERE total > 0;\nALTER TABLE orders ADD COLUMN more int;`,
      /it leaves the same schema\.$/,
    ],
  ])('%s', async (_, text, expected) => {
    expect(await remedyFor('migration/backfill-in-ddl-transaction', text)).toMatch(expected)
  })
})

describe('one edit of the file', () => {
  const schema = 'CREATE TABLE orders (a int);'
  const replaced = async (runner: RunnerName, migration: string) => {
    const run = await examples.prepare({ schema, migration, runner })
    const [statement] = run.statements
    const steps = [{ sql: 'CREATE INDEX CONCURRENTLY i ON orders (a)', withoutTransaction: true as const }]
    return statement && (await replacementFor(statement, steps, run))
  }

  test.each<[string, RunnerName, string, { startLine: number; endLine: number } | undefined]>([
    [
      'a runner that sends a lone statement bare',
      'golang-migrate',
      'CREATE INDEX i\n  ON orders (a);\n',
      { startLine: 1, endLine: 2 },
    ],
    ['below a comment', 'prisma', '-- an index\nCREATE INDEX i ON orders (a);\n', { startLine: 2, endLine: 2 }],
    ['a runner that wraps it all the same', 'diesel', 'CREATE INDEX i ON orders (a);', undefined],
    ['a comment on its line', 'golang-migrate', 'CREATE INDEX i ON orders (a); -- soon', undefined],
    ['more statements', 'golang-migrate', 'CREATE INDEX i ON orders (a);\nSELECT 1;', undefined],
  ])('%s', async (_, runner, migration, expected) => {
    expect(await replaced(runner, migration)).toEqual(
      expected && {
        path: runners[runner].example,
        ...expected,
        text: 'CREATE INDEX CONCURRENTLY i ON orders (a);',
      },
    )
  })
})

describe('an ALTER TABLE taken apart', () => {
  test.each<[string, readonly string[] | undefined]>([
    ['ALTER TABLE a ADD b int', ['ALTER TABLE a ADD b int']],
    [
      'ALTER TABLE ONLY "x, y"."z" ADD b numeric(3, 2) DEFAULT 1, DROP c, ADD CHECK (b IN (1, 2))',
      [
        'ALTER TABLE ONLY "x, y"."z" ADD b numeric(3, 2) DEFAULT 1',
        'ALTER TABLE ONLY "x, y"."z" DROP c',
        'ALTER TABLE ONLY "x, y"."z" ADD CHECK (b IN (1, 2))',
      ],
    ],
    [
      "ALTER TABLE IF EXISTS größe ADD b text DEFAULT 'ü, v', -- a comment, with a comma\n ALTER b SET NOT NULL",
      [
        "ALTER TABLE IF EXISTS größe ADD b text DEFAULT 'ü, v'",
        'ALTER TABLE IF EXISTS größe -- a comment, with a comma\n ALTER b SET NOT NULL',
      ],
    ],
    ['SELECT 1', undefined],
  ])('%s', async (sql, expected) => {
    const parsed = await parseSql(sql)
    const [statement] = parsed.parsed ? parsed.statements : []
    expect(statement && (await splitAlter(statement))).toEqual(expected)
  })
})

test('a database that gives out while remedies are tried costs no finding', async () => {
  const run = await examples.prepare({ schema, migration })
  const found = runRules(rules, run)
  const limit = new BreakwaterError({ code: 'database-limit', message: 'It took too long.', hint: '' })
  const proved = await proveRemedies(found, {
    run,
    rules,
    session: () => Promise.reject(limit),
    linked: new Set(),
    until: Number.POSITIVE_INFINITY,
  })
  expect(proved.map(({ ruleId, fix }) => [ruleId, fix])).toEqual(found.map(({ ruleId }) => [ruleId, undefined]))
  expect(proved.some((finding) => 'proposed' in finding)).toBe(false)
})
