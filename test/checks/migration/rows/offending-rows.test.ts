import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../../../../src/checks/migration/rules/index.ts'
import { runRules } from '../../../../src/core/rule.ts'
import { emptyDatabase, migrationExamples } from '../../../rules/migration.ts'

let examples: Awaited<ReturnType<typeof migrationExamples>>
beforeAll(async () => {
  examples = await migrationExamples()
})
afterAll(() => examples.close())

/** Schema, a row that stands against the migration, one that does not, and the migration. */
const cases: readonly (readonly [string, string, string, string])[] = [
  [
    'CREATE TABLE orders (id int, note text);',
    'INSERT INTO orders VALUES (1, NULL);',
    "INSERT INTO orders VALUES (1, 'a');",
    'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
  ],
  [
    'CREATE TABLE orders (a int, b int);',
    'INSERT INTO orders VALUES (1, 2), (1, 2);',
    'INSERT INTO orders VALUES (1, 2), (1, NULL), (1, NULL);',
    'ALTER TABLE orders ADD CONSTRAINT once UNIQUE (a, b);',
  ],
  [
    'CREATE TABLE orders (a int, b int);',
    'INSERT INTO orders VALUES (1, NULL), (1, NULL);',
    'INSERT INTO orders VALUES (1, 2), (1, NULL);',
    'ALTER TABLE orders ADD CONSTRAINT once UNIQUE NULLS NOT DISTINCT (a, b);',
  ],
  [
    'CREATE TABLE orders (a int);',
    'INSERT INTO orders VALUES (1), (1);',
    'INSERT INTO orders VALUES (1), (2);',
    'CREATE UNIQUE INDEX by_a ON orders (a);',
  ],
  [
    'CREATE TABLE "Users" (id int PRIMARY KEY); INSERT INTO "Users" VALUES (7); CREATE TABLE orders ("userId" int);',
    'INSERT INTO orders VALUES (8);',
    'INSERT INTO orders VALUES (7), (NULL);',
    'ALTER TABLE orders ADD FOREIGN KEY ("userId") REFERENCES "Users";',
  ],
]

describe('the query finds the rows that a migration fails on, and no others', () => {
  test.each(cases)('%s %s', async (schema, bad, good, migration) => {
    const findings = runRules(rules, await examples.prepare({ schema: `${schema} ${bad}`, migration }))
    const failure = findings.find(({ ruleId }) => ruleId === 'migration/migration-fails')
    const query = failure?.remedy?.split('\n')[1] ?? ''
    expect(await found(`${schema} ${bad}`, query)).toBeGreaterThan(0)
    expect(await found(`${schema} ${good}`, query)).toBe(0)
  })

  test('where only rows of ours fail, what the statement did on empty tables tells', async () => {
    const schema = 'CREATE TABLE orders (total int);'
    const migration = 'DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT big CHECK (total > 1000000000); END $$;'
    const findings = runRules(rules, await examples.prepare({ schema, migration }))
    const failure = findings.find(({ ruleId }) => ruleId === 'migration/fails-on-some-rows')
    const query = failure?.remedy?.split('\n')[1] ?? ''
    expect(await found(`${schema} INSERT INTO orders VALUES (5);`, query)).toBe(1)
    expect(await found(`${schema} INSERT INTO orders VALUES (2000000000), (NULL);`, query)).toBe(0)
  })
})

async function found(schema: string, query: string): Promise<number> {
  await emptyDatabase(examples.session)
  await examples.session.execute(schema)
  return (await examples.session.query(query.replace(/;$/, ''))).rows.length
}
