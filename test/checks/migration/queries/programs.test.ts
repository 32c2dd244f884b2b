// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the programs under test hold templates
import { describe, expect, test } from 'vitest'
import { parseSource } from '../../../../src/checks/migration/queries/javascript/syntax.ts'
import { programReader } from '../../../../src/checks/migration/queries/programs.ts'
import { runningQueries } from '../../../../src/checks/migration/queries/sources.ts'
import { changeSetOf, defaultConfig } from '../../../fakes/check-context.ts'

async function queriesIn(files: Readonly<Record<string, string>>, queries: readonly string[] = ['**']) {
  const config = { ...defaultConfig, database: { ...defaultConfig.database, queries } }
  const found = await runningQueries({ changeSet: changeSetOf(files, {}), config })
  return {
    queries: found.queries.map(({ sql, location }) => `${location.line} ${sql.replace(/\s+/g, ' ')}`),
    left: found.left.map(({ problem, location }) => `${location.line} ${problem.replace(/\s+/g, ' ')}`),
    names: found.queries.map(({ name }) => name),
  }
}

const lines = (...text: string[]) => `${text.join('\n')}\n`

type Row = [title: string, text: string, queries: string[], left?: string[]]

/** Each is a program in TypeScript; queries as Postgres gets them by the documentation of the library. */
async function told(text: string, path = 'src/store.ts') {
  const { queries, left } = await queriesIn({ [path]: text })
  return { queries, left }
}

const program = 'gets a part of its text from the program'

describe('tagged templates', () => {
  test.each<Row>([
    [
      'postgres.js: values, lists, columns (README, "Building queries")',
      lines(
        "import sql from './db.js'",
        'const users = await sql<User[]>`',
        '  -- who is there',
        '  select name, age from users',
        '  where name like ${name + "%"} and age > ${ age }`',
        'await sql`select age from users where name in ${ sql(["Walter", "Jon"]) }`',
        "await sql`insert into users ${ sql(user, 'name', 'age') } returning *`",
        'await sql`insert into users ${ sql({ name, age: 42 }) }`',
        "await sql`update users set ${ sql(user, ['name', 'age']) } where user_id = ${ user.id }`",
        "await sql`select ${ sql(['name', 'age']) } from ${ sql('app.users') }`",
        'await this.sql`delete from users where user_id = ${user.id}`',
      ),
      [
        '4 select name, age from users where name like $1 and age > $2',
        '6 select age from users where name in ($1)',
        '7 insert into users ("name", "age") values ($1, $2) returning *',
        '8 insert into users ("name", "age") values ($1, $2)',
        '9 update users set "name" = $1, "age" = $2 where user_id = $3',
        '10 select "name", "age" from "app"."users"',
        '11 delete from users where user_id = $1',
      ],
    ],
    [
      'postgres.js: the tag of a transaction',
      lines(
        'await sql.begin(async (tx) => {',
        '  await tx`insert into logs ${tx(log, "at", "what")}`',
        '  await tx`update logs set what = ${what}`',
        '})',
      ),
      ['2 insert into logs ("at", "what") values ($1, $2)', '3 update logs set what = $1'],
    ],
    [
      'parts that are told are put in: constants, choices, nested templates',
      lines(
        'const columns = sql`id, name`',
        'const isOpen = sql`closed_at IS NULL`',
        'const find = (id, all, by) => sql`SELECT ${columns} FROM tasks WHERE ${isOpen}',
        '  AND owner = ${id} ${all ? sql`` : sql`AND kind = ${by}`} LIMIT 10`',
      ),
      [
        '3 SELECT id, name FROM tasks WHERE closed_at IS NULL AND owner = $1 LIMIT 10',
        '3 SELECT id, name FROM tasks WHERE closed_at IS NULL AND owner = $1 AND kind = $2 LIMIT 10',
      ],
    ],
    [
      'Prisma: $queryRaw, $executeRaw, Prisma.sql, join, raw and empty',
      lines(
        "import { Prisma } from '@prisma/client'",
        'const rows = await prisma.$queryRaw<User[]>`SELECT * FROM "User" WHERE id IN (${Prisma.join(ids)})`',
        'await this.prisma.$executeRaw`UPDATE "User" SET active = ${true} WHERE "emailValidated" = ${valid}`',
        'await tx.$queryRaw(Prisma.sql`SELECT id FROM "Post" ${Prisma.empty} ORDER BY id ${Prisma.raw("DESC")}`)',
        'await prisma.$queryRaw`SELECT id FROM "Post" ORDER BY ${Prisma.raw(column)}`',
      ),
      [
        '2 SELECT * FROM "User" WHERE id IN ($1)',
        '3 UPDATE "User" SET active = $1 WHERE "emailValidated" = $2',
        '4 SELECT id FROM "Post" ORDER BY id DESC',
      ],
      [`5 the statement ${program} (Prisma.raw(column))`],
    ],
    [
      'slonik: type, unsafe, fragment, identifier, array, unnest',
      lines(
        'sql.type(User)`SELECT id FROM ${sql.identifier(["app", "user"])} WHERE id = ANY(${sql.array(ids, "int4")})`',
        'sql.unsafe`INSERT INTO tag (name, rank) SELECT * FROM ${sql.unnest(rows, ["text", "int4"])}`',
        'const where = sql.fragment`WHERE id = ${id}`',
        'sql.typeAlias("id")`SELECT id FROM tag ${where}`',
        'sql.unsafe`SELECT id FROM tag WHERE ${sql.join(all, sql.fragment` AND `)}`',
      ),
      [
        '1 SELECT id FROM "app"."user" WHERE id = ANY($1::"int4"[])',
        '2 INSERT INTO tag (name, rank) SELECT * FROM unnest($1::"text"[], $2::"int4"[])',
        '4 SELECT id FROM tag WHERE id = $1',
      ],
      [`5 the statement ${program} (sql.join(all, sql.fragment\` AND \`))`],
    ],
    [
      'Kysely: ref, table, lit, val; a part of a query is none',
      lines(
        "import { sql } from 'kysely'",
        'await sql<Row>`select ${sql.ref("person.first_name")} from ${sql.table("person")}',
        '  where kind = ${sql.lit("it\'s")} and id = ${sql.val(id)}`.execute(db)',
        'db.selectFrom("person").select(sql<string>`concat(first_name, ${" "})`.as("full"))',
      ),
      [`2 select "person"."first_name" from "person" where kind = 'it''s' and id = $1`],
    ],
    [
      'Drizzle: values that come with a call; tables and columns are not told',
      lines(
        "import { sql } from 'drizzle-orm'",
        "import { users } from './schema'",
        'export const find = (id: number, ids: number[]) =>',
        '  db.execute(sql`select * from users where id = ${id} or id in ${ids}`)',
        'db.execute(sql`select * from users where ${users.id} = 1`)',
      ),
      ['4 select * from users where id = $1 or id in ($2)'],
      ['5 the statement names what may be a table or column of Drizzle (users.id)'],
    ],
    [
      'a tag of another name: only what holds no more than text is told',
      lines(
        'query2`SELECT id FROM a`; foo`SELECT id FROM b`; foo`SELECT id FROM c WHERE x = ${x}`',
        'gql`query { select }`; html`<select><option>update</option></select>`; String.raw`SELECT id FROM d`',
      ),
      ['1 SELECT id FROM a', '1 SELECT id FROM b'],
      [`1 the statement ${program} (x)`],
    ],
    [
      'what stands where SQL may stand is no value for sure',
      lines(
        'sql`SELECT id FROM a WHERE ${where}`',
        'sql`SELECT id FROM a WHERE x = 1 AND ${more}`',
        'sql`SELECT ${columns} FROM a`',
        'sql`SELECT id FROM a ORDER BY ${order}`',
        'sql`INSERT INTO a VALUES (${values})`',
        'sql`INSERT INTO a (x, y) VALUES (${x}, ${y}), (${x}, ${y})`',
        'sql`INSERT INTO a (x, y) SELECT ${x}, id FROM b`',
        'sql`INSERT INTO a (x, y, z) SELECT ${x}, id FROM b`',
      ),
      ['6 INSERT INTO a (x, y) VALUES ($1, $2), ($3, $4)', '7 INSERT INTO a (x, y) SELECT $1, id FROM b'],
      [1, 2, 3, 4, 5, 8].map((line) => `${line} the statement gets what may be a part of its text from the program`),
    ],
    [
      'a value in a name, in a text, in place of a table; a constant of another meaning',
      lines(
        'sql`SELECT id FROM a_${shard}`',
        "sql`SELECT id FROM a WHERE x LIKE '%${x}%'`",
        'sql`SELECT id FROM ${table}`',
        'let part = sql`x = 1`; if (more) part = sql`${part} AND z = 2`',
        'sql`SELECT id FROM a WHERE y = ${part}`',
        'sql`SELECT id FROM a WHERE x = ${ok ? sql`now()` : 1}`',
      ),
      [],
      [
        '1 the statement gets a part of a name or text from the program',
        '2 the statement gets a part of a name or text from the program',
        '5 the statement gets a part of its text from the program (part)',
        '6 the statement gets a part of its text from the program (ok ? sql`now()` : 1)',
        '3 the statement gets a part of its text from the program',
      ],
    ],
    [
      'one condition is decided once; of several choices nobody knows which go together',
      lines(
        'sql`SELECT ${v2 ? sql`new` : sql`old`} FROM ${v2 ? sql`b` : sql`a`}`',
        'sql`SELECT ${v2 ? sql`new` : sql`old`} FROM ${other ? sql`b` : sql`a`}`',
        'sql`SELECT ${v2 ? sql`new` : sql`old`} FROM a ${more ? sql`WHERE x` : sql``}`',
      ),
      [
        '1 SELECT new FROM b',
        '1 SELECT old FROM a',
        '3 SELECT new FROM a WHERE x',
        '3 SELECT new FROM a',
        '3 SELECT old FROM a WHERE x',
      ],
      ['2 the statement hangs on several conditions, which may hang together'],
    ],
    [
      'a name stands for what is nearest',
      lines(
        'const part = sql`x = 1`',
        'function f() { const part = sql`y = 2`; return sql`SELECT 1 FROM a WHERE ${part}` }',
        'const g = (part) => sql`SELECT 2 FROM a WHERE z = ${part} ORDER BY z`',
        '{ const part = 3; sql`SELECT 3, 3 FROM a WHERE z = ${part}` }',
        'sql`SELECT 4 FROM a WHERE ${part}`',
        'for (const part of parts) sql`SELECT 5 FROM a WHERE z > ${part}`',
        'function h() { if (x) { var part = sql`z` } return sql`SELECT 6 FROM a WHERE ${part}` }',
        'function i({ part }) { return sql`SELECT 7 FROM a WHERE z < ${part}` }',
      ),
      [
        '2 SELECT 1 FROM a WHERE y = 2',
        '3 SELECT 2 FROM a WHERE z = $1 ORDER BY z',
        '4 SELECT 3, 3 FROM a WHERE z = $1',
        '5 SELECT 4 FROM a WHERE x = 1',
        '6 SELECT 5 FROM a WHERE z > $1',
        '7 SELECT 6 FROM a WHERE z',
        '8 SELECT 7 FROM a WHERE z < $1',
      ],
    ],
    [
      'a part that no one can see through',
      'sql`SELECT id FROM a WHERE ${buildWhere(sql`x`)}`',
      [],
      [`1 the statement ${program} (buildWhere(sql\`x\`))`],
    ],
  ])('%s', async (_title, text, queries, left = []) => {
    const found = await told(text)
    expect(found.queries).toEqual(queries)
    expect([...found.left].sort()).toEqual([...left].sort())
  })
})

describe('texts that a call sends', () => {
  test.each<Row>([
    [
      'pg: texts, constants, sums; what changes is left',
      lines(
        "const LIMIT = 10, BY_ID = 'SELECT id FROM a WHERE id = $1'",
        "const Table = { users: 'app.users' } as const",
        'await pool.query(BY_ID, [id])',
        "await client.query<Row>('SELECT x ' + 'FROM a ' + `LIMIT ${LIMIT}`)",
        'await pool?.query(`SELECT id FROM ${Table.users} WHERE id = $1`, [id])',
        'await pool.query(`SELECT id FROM a WHERE id = ${id}`)',
        "await pool.query('DELETE FROM ' + table + ' WHERE id = 1')",
      ),
      ['1 SELECT id FROM a WHERE id = $1', '4 SELECT x FROM a LIMIT 10', '5 SELECT id FROM app.users WHERE id = $1'],
      [`6 the statement ${program} (id)`, `7 the statement ${program} ('DELETE FROM ' + table + ' WHERE id = 1')`],
    ],
    [
      'each function has its own text; one that grows is left',
      lines(
        'async function a(db) { const query = `SELECT a FROM t`; return db.query(query) }',
        'async function b(db) { const query = `SELECT b FROM t`; return db.query(query) }',
        'async function c(db) { let query = `SELECT c FROM t`; return db.query(query) }',
        'async function d(db) { let text = `SELECT d FROM t`; if (x) text += ` WHERE e`; return db.query(text) }',
      ),
      ['1 SELECT a FROM t', '2 SELECT b FROM t', '3 SELECT c FROM t'],
      [`4 the statement ${program} (text)`],
    ],
    [
      'other signs for parameters: Knex, Sequelize, pg-promise; operators stay',
      lines(
        "knex.raw('select x from a where id = ? and tags \\\\?| array[?]', [1, 'b'])",
        "knex.raw('select x from b where id = ?', [1])",
        "sequelize.query('SELECT x FROM a WHERE kind = :kind AND other::text = :kind', { replacements })",
        "db.one('SELECT x FROM a WHERE p = $<p> AND q = $[q] AND r = $(p)', { p, q })",
        'pool.query("SELECT x FROM a WHERE doc ? \'k\'")',
        "knex.raw('select x from ?? where id = ?', ['t', 1])",
      ),
      [
        '1 select x from a where id = $1 and tags ?| array[$2]',
        '2 select x from b where id = $1',
        '3 SELECT x FROM a WHERE kind = $1 AND other::text = $1',
        '4 SELECT x FROM a WHERE p = $1 AND q = $2 AND r = $1',
        "5 SELECT x FROM a WHERE doc ? 'k'",
      ],
      ['6 the statement is no statement that Postgres takes: syntax error at or near "??"'],
    ],
    [
      'what only looks like it',
      lines(
        "document.querySelector('select option'); client.query('update available'); log.any('with love')",
        "toString('SELECT id FROM a'); query(Select); query()",
      ),
      [],
    ],
  ])('%s', async (_title, text, queries, left = []) => {
    const found = await told(text)
    expect(found).toEqual({ queries, left })
  })

  test('a query that pg prepares by its name is called that', async () => {
    const text = "pool.query({ name: 'fetch-user', text: 'SELECT * FROM users WHERE id = $1', values: [1] })"
    expect(await queriesIn({ 'src/users.js': text })).toMatchObject({
      names: ['fetch-user'],
      queries: ['1 SELECT * FROM users WHERE id = $1'],
    })
  })
})

describe('programs', () => {
  test.each<[path: string, text: string]>([
    ['src/page.tsx', "export const Page = () => <p onClick={() => sql`SELECT id FROM a`}>don't</p>"],
    ['src/a.mts', 'const x = <string>y; class A { @column() declare private b?: string; q = sql`SELECT id FROM a` }'],
    ['src/a.mjs', 'pool.query({ text: `\\\nSELECT id FROM a`, name: `a/${b}` })'],
    ['src/a.cjs', "'use strict'; const { sql } = require('x'); return sql`SELECT id FROM a`"],
    ['src/a.js', 'const re = /`/; const half = a / b; sql`SELECT id FROM a` // `'],
  ])('%s', async (path, text) => {
    expect(await queriesIn({ [path]: text })).toMatchObject({ queries: ['1 SELECT id FROM a'], left: [] })
  })

  test.each<[path: string, text: string, left: string]>([
    [
      'src/a.ts',
      'sql`SELECT id FROM a`; let x = = 1',
      '1 it is no JavaScript or TypeScript that is read: Unexpected token (1:31)',
    ],
    ['src/a.ts', `sql\`SELECT id FROM a\`; ${'('.repeat(50_000)}`, '1 it is nested too deeply'],
    [
      'src/a.ts',
      `sql\`SELECT id FROM a\`; ${'x;'.repeat(300_000)}`,
      '1 it is longer than programs are that people write (512 KiB)',
    ],
    [
      'src/a.test.ts',
      'sql`SELECT id FROM a`',
      '1 it belongs to tests, whose queries the running release does not send',
    ],
    [
      'db/migrations/1.ts',
      "knex.raw('UPDATE a SET b = 1')",
      '1 it belongs to migrations, whose queries the running release does not send',
    ],
    [
      'db/1.ts',
      "export async function up(knex) { await knex.raw('UPDATE a SET b = 1') }",
      '1 it belongs to migrations, whose queries the running release does not send',
    ],
    [
      'src/a.ts',
      ['sql`SELECT ${', '[`${'.repeat(3_000), '1', '}`]'.repeat(3_000), '} FROM a`'].join(''),
      '1 it is nested too deeply',
    ],
  ])('%s: %#', async (path, text, left) => {
    expect(await queriesIn({ [path]: text })).toEqual({ queries: [], left: [left], names: [] })
  })

  test('a folder of tests that the config names is read', async () => {
    const files = { 'src/tests/store.ts': 'sql`SELECT id FROM a`', 'src/tests/none.test.ts': 'it()' }
    expect(await queriesIn(files, ['src/tests/**'])).toMatchObject({ queries: ['1 SELECT id FROM a'], left: [] })
  })

  test('a text that a parser reads both ways at each level ends with its time', async () => {
    const bomb = `${'async<T>(x=async<T>('.repeat(60)}1${'))'.repeat(60)}`
    expect(await parseSource('a.ts', bomb, 100)).toEqual({
      parsed: false,
      slow: true,
      problem: 'it takes longer than 0.1 s to read',
    })
  })

  test('after three programs that took too long no other is read', async () => {
    const read = programReader(['**'], async () => ({ texts: [], left: [], slow: true }))
    for (const path of ['a.ts', 'b.test.ts', 'c.ts']) expect((await read(path, '')).left).toEqual([])
    expect((await read('d.ts', '')).left).toMatchObject([
      { problem: 'it is behind 3 programs that took too long to read' },
    ])
  })

  test('constants that grow with each other cost no time', async () => {
    const chain = (make: (before: string) => string) =>
      Array.from({ length: 40 }, (_, at) => `const a${at + 1} = ${make(`a${at}`)}`).join('\n')
    const templates = `const a0 = sql\`x\`\n${chain((a) => `sql\`\${${a}},\${${a}},\${${a}}\``)}\nsql\`SELECT \${a40} FROM t\``
    const texts = `const a0 = 'x'\n${chain((a) => `${a} + ${a} + ${a}`)}\npool.query('SELECT ' + a40 + ' FROM t')`
    const parts = Array.from({ length: 30 }, (_, at) => `\${c${at} ? sql\`-- a\n\` : sql\`\`}`).join('')
    const choices = `sql\`SELECT id FROM t ${parts}\``
    expect(await queriesIn({ 'a.ts': templates, 'b.ts': texts, 'c.ts': choices })).toMatchObject({
      queries: [],
      left: [
        expect.stringMatching(/^42 the statement is /),
        expect.stringMatching(/^42 the statement gets a part of its text/),
        '1 the statement may become more than 8 texts',
      ],
    })
  })
})
