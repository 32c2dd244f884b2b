import { expect, test } from 'vitest'
import { askable } from '../../../../src/checks/migration/queries/askable.ts'
import { insertedColumns, parameterUses } from '../../../../src/checks/migration/queries/parameter-uses.ts'

const asked = (sql: string) =>
  askable({ name: 'Q', sql, location: { path: 'q.sql', line: 1, column: 1 }, source: 'file' })

async function nodeOf(sql: string) {
  const query = await asked(sql)
  if ('problem' in query) throw new Error(query.problem)
  return query.node
}

test.each([
  ['INSERT INTO t (a, b) VALUES ($1, $2::int)', ['a', 'b']],
  ['INSERT INTO t (a, b) VALUES ($1, 1), ($2, $3)', ['a', 'a', 'b']],
  ['INSERT INTO t (a) SELECT $1', ['a']],
  ['INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET b = $1', ['b']],
  ['UPDATE t SET a = $1, (b, c) = ($2, $3) WHERE id = $4', ['a', 'b', 'c', '= id']],
  ['UPDATE t SET a = coalesce($1, a)', ['a']],
  [
    'SELECT 1 FROM t WHERE id = ANY($1) AND x IN ($2, $3) AND y BETWEEN $4 AND $5',
    ['= id', '= x', '= x', '= y', '= y'],
  ],
  ['SELECT 1 FROM t WHERE $1 = lower(t.name) AND n LIKE $2::text', ['= t.name', '= n']],
  ['SELECT 1 FROM s.things AS o WHERE o.id > $1 LIMIT $2 OFFSET $3', ['= things.id', 'limit', 'offset']],
  ['DELETE FROM t USING u AS v WHERE v.id = $1', ['= u.id']],
  ['SELECT $1 + 1', [undefined]],
])('%s', async (sql, expected) => {
  const uses = parameterUses(await nodeOf(sql))
  const text = (number: number) => {
    const use = uses.get(number)
    if (!use) return undefined
    if (use.use === 'assigned') return use.column
    return use.use === 'compared' ? `= ${use.table === undefined ? '' : `${use.table}.`}${use.column}` : use.use
  }
  expect(expected.map((_, index) => text(index + 1))).toEqual(expected)
})

test.each([
  ["INSERT INTO t (a, b, c) VALUES ($1, 'x', now())", ['a', 'b', 'c'], ['a', 'c']],
  ['INSERT INTO t (a, b) SELECT x, y FROM u', ['a', 'b'], ['a', 'b']],
  ["INSERT INTO t (a) VALUES ('x'), ($1)", ['a'], ['a']],
])('what %s leaves open', async (sql, named, sampled) => {
  const inserted = insertedColumns(await nodeOf(sql))
  expect([inserted?.named, [...(inserted?.sampled ?? [])]]).toEqual([named, sampled])
})

test.each([
  ['SELECT 1; DROP TABLE t', 'Q holds several statements'],
  ['DROP TABLE t', 'Q is no query of rows'],
  ['SELECT * INTO copy FROM t', 'Q makes a table'],
  ['-- nothing', 'Q holds no statement'],
  ['SELEC 1', 'Q is no SQL: syntax error at or near "SELEC"'],
])('%s is never sent', async (sql, problem) => {
  expect(await asked(sql)).toMatchObject({ problem })
})
