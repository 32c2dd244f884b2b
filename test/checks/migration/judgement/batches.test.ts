import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../../../../src/checks/migration/rules/index.ts'
import { runRules } from '../../../../src/core/rule.ts'
import { emptyDatabase, migrationExamples } from '../../../rules/migration.ts'

let examples: Awaited<ReturnType<typeof migrationExamples>>
beforeAll(async () => {
  examples = await migrationExamples()
})
afterAll(() => examples.close())

const orders =
  "CREATE TABLE orders (id int PRIMARY KEY, total int, note text, at timestamptz); INSERT INTO orders SELECT g, nullif(g % 4, 0), CASE WHEN g % 3 = 0 THEN NULL ELSE 'N' || g END FROM generate_series(1, 9) g;"

const byTwo = 'CREATE TABLE orders (id int, total int, note text, PRIMARY KEY (id, total));'

describe('batches end, and leave the rows as the one statement does', () => {
  test.each([
    ['a constant', orders, "UPDATE orders SET note = 'x';"],
    ['a constant where it is missing', orders, "UPDATE orders SET note = 'x' WHERE note IS NULL;"],
    [
      'a constant where it is missing, or for another reason',
      orders,
      "UPDATE orders SET note = 'x' WHERE note IS NULL AND total = 1 OR total = 2;",
    ],
    ['from other columns', orders, 'UPDATE orders SET total = id * 2, note = lower(id::text);'],
    ['rounded by the type', orders, 'UPDATE orders SET total = id * 0.3 WHERE note IS NULL OR total > 1;'],
    ['NULL', orders, 'UPDATE orders SET note = NULL WHERE total + id > 3;'],
    ['deleted', orders, 'DELETE FROM orders WHERE total + id > 5;'],
    ['without a key', orders.replace(' PRIMARY KEY', ''), "DELETE FROM orders WHERE note = 'N1' OR total = 2;"],
    ['by an alias', orders, 'UPDATE orders AS o SET total = 5 WHERE o.note IS NULL OR o.total = 1;'],
    [
      'by two keys and odd names',
      'CREATE TABLE "Or, ders" (a int, "b""c" int, "select" text, PRIMARY KEY (a, "b""c")); INSERT INTO "Or, ders" SELECT g, g, \'\' FROM generate_series(1, 5) g;',
      'UPDATE "Or, ders" SET "select" = \'WHERE (\' || "b""c" WHERE a + "b""c" > 4;',
    ],
  ])('%s', async (_, schema, sql) => {
    const [step] = await stepsFor(schema, sql)
    expect(step?.repeat).toBe('until it changes no row')
    const table = /"Or, ders"|orders/.exec(schema)?.[0] ?? ''
    const once = await rowsAfter(schema, table, async () => examples.session.execute(sql))
    const batched = await rowsAfter(schema, table, () => repeated(step?.sql.replace('LIMIT 1000', 'LIMIT 2') ?? ''))
    expect(batched).toEqual(once)
  })
})

describe('where nobody can tell when the batches would end, there are none', () => {
  test.each<[string, string, string?]>([
    ['counts up', 'UPDATE orders SET total = total + 1;'],
    ['the time, that goes on', 'UPDATE orders SET at = clock_timestamp();'],
    ['by another table', 'UPDATE orders SET total = (SELECT max(id) FROM orders);'],
    ['a key that changes', 'UPDATE orders SET id = id + 100 WHERE total + id > 0;'],
    ['a part of the key that changes', 'UPDATE orders SET total = 5 WHERE note IS NULL OR id = 2;', byTwo],
    ['several columns at once', "UPDATE orders SET (total, note) = (1, 'a');"],
    ['without the children', "UPDATE ONLY orders SET note = 'x';"],
  ])('%s', async (_, sql, schema = orders) => {
    expect(await stepsFor(schema, sql)).toEqual([])
  })
})

async function stepsFor(schema: string, migration: string) {
  const findings = runRules(rules, await examples.prepare({ schema, migration }))
  return findings.find(({ ruleId }) => /unbatched-dml|update-without-where/.test(ruleId))?.proposed?.steps ?? []
}

/** Sends a step until it changes nothing; a hundred times is never. */
async function repeated(sql: string): Promise<void> {
  for (let times = 0; times < 100; times += 1) {
    const { rows } = await examples.session.query<{ changed: number }>(
      `WITH changed AS (${sql} RETURNING 1) SELECT count(*)::int AS changed FROM changed`,
    )
    if (rows[0]?.changed === 0) return
  }
  throw new Error(`never ends: ${sql}`)
}

async function rowsAfter(schema: string, table: string, change: () => Promise<unknown>): Promise<unknown> {
  await emptyDatabase(examples.session)
  await examples.session.execute(schema)
  await change()
  return (await examples.session.query(`SELECT * FROM ${table} ORDER BY 1`)).rows
}
