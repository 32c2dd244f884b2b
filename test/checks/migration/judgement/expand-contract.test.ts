import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../../../../src/checks/migration/rules/index.ts'
import { runRules } from '../../../../src/core/rule.ts'
import { emptyDatabase, migrationExamples } from '../../../rules/migration.ts'

let examples: Awaited<ReturnType<typeof migrationExamples>>
beforeAll(async () => {
  examples = await migrationExamples()
})
afterAll(() => examples.close())

/** The SQL that the rule's remedy gives, cut where the release after begins; the database is as the schema leaves it. */
async function remedyOf(id: string, schema: string, migration: string): Promise<readonly [string, string]> {
  const run = await examples.prepare({ schema, migration })
  const remedy = runRules(rules, run).find(({ ruleId }) => ruleId === id)?.remedy ?? ''
  await emptyDatabase(examples.session)
  await examples.session.execute(schema)
  const [, ...lines] = remedy.split('\n')
  const cut = lines.findIndex((line) => /^-- (with the release after|later)/.test(line))
  return [lines.slice(0, cut).join('\n'), lines.slice(cut).join('\n')]
}

async function rowsOf(sql: string): Promise<readonly unknown[]> {
  return (await examples.session.query(sql)).rows
}

describe('a column under another name', () => {
  const [odd, other] = ['"no ""te"""', '"re.mark"']

  test('both releases write and read the same', async () => {
    const [expand, contract] = await remedyOf(
      'migration/rename-column',
      `CREATE TABLE "or ders" (id int, ${odd} text); INSERT INTO "or ders" VALUES (1, 'a');`,
      `ALTER TABLE "or ders" RENAME COLUMN ${odd} TO ${other};`,
    )
    await examples.session.execute(expand)
    await examples.session.execute(`INSERT INTO "or ders" (id, ${odd}) VALUES (2, 'base');`)
    await examples.session.execute(`INSERT INTO "or ders" (id, ${other}) VALUES (3, 'head');`)
    const both = `SELECT ${odd} AS base, ${other} AS head FROM "or ders" ORDER BY id`
    expect(await rowsOf(both)).toEqual(['a', 'base', 'head'].map((value) => ({ base: value, head: value })))

    await examples.session.execute(`UPDATE "or ders" SET ${odd} = 'b' WHERE id = 3;`)
    await examples.session.execute(`UPDATE "or ders" SET ${other} = NULL WHERE id = 2;`)
    expect(await rowsOf(both)).toEqual(['a', null, 'b'].map((value) => ({ base: value, head: value })))

    await examples.session.execute(contract)
    expect(await rowsOf(`SELECT ${other} AS head FROM "or ders" WHERE id = 3`)).toEqual([{ head: 'b' }])
    expect(await rowsOf('SELECT FROM pg_trigger WHERE NOT tgisinternal')).toEqual([])
  })
})

test('a table under another name is read and written by its old one', async () => {
  const rename = 'ALTER TABLE orders RENAME TO "pur chases";'
  const [expand, contract] = await remedyOf('migration/rename-table', 'CREATE TABLE orders (id int);', rename)
  await examples.session.execute(`${rename} ${expand}`)
  await examples.session.execute('INSERT INTO orders VALUES (1);')
  expect(await rowsOf('SELECT id FROM "pur chases"')).toEqual([{ id: 1 }])
  await examples.session.execute(contract)
})

test('an enum value under another name: both are written, then the rows move', async () => {
  const [expand, contract] = await remedyOf(
    'migration/rename-enum-value',
    "CREATE TYPE mood AS ENUM ('fine', 'it''s sad'); CREATE TABLE users (mood mood); INSERT INTO users VALUES ('it''s sad');",
    "ALTER TYPE mood RENAME VALUE 'it''s sad' TO 'low';",
  )
  await examples.session.execute(expand)
  await examples.session.execute(contract)
  expect(await rowsOf('SELECT mood FROM users')).toEqual([{ mood: 'low' }])
})

test('a mandatory column keeps its default for one release', async () => {
  const schema = 'CREATE TABLE orders (id int);'
  const added = "ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web';"
  const [expand, contract] = await remedyOf(
    'migration/old-insert-fails-not-null',
    schema,
    `${added} ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT;`,
  )
  await examples.session.execute(`${added} ${expand}`)
  await examples.session.execute('INSERT INTO orders (id) VALUES (1);')
  expect(await rowsOf('SELECT kind FROM orders')).toEqual([{ kind: 'web' }])
  await examples.session.execute(contract)
  await expect(examples.session.execute('INSERT INTO orders (id) VALUES (2);')).rejects.toMatchObject({
    sqlstate: '23502',
  })
})
