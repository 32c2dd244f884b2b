import { describe, expect, test } from 'vitest'
import { syntaxAbove } from '../../../../src/checks/migration/judgement/syntax-versions.ts'
import { parseSql } from '../../../../src/sql/statements.ts'

async function newest(sql: string, version: number): Promise<string | undefined> {
  const parsed = await parseSql(sql)
  if (!parsed.parsed) throw new Error(parsed.failure.message)
  const [first] = parsed.statements.flatMap((statement) => syntaxAbove(statement, version))
  return first && `${first.since} ${first.feature}`
}

// PostgreSQL's release notes, section "Changes" of each major.
describe('what needs which version', () => {
  test.each([
    ['CREATE TABLE a (b int, c int GENERATED ALWAYS AS (b))', 17, '18 a VIRTUAL generated column'],
    ['ALTER TABLE a ADD CONSTRAINT n NOT NULL b NOT VALID', 17, '18 a named or NOT VALID NOT NULL constraint'],
    ['ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c NOT ENFORCED', 17, '18 a NOT ENFORCED constraint'],
    ['ALTER TABLE a ALTER CONSTRAINT c NOT ENFORCED', 17, '18 ALTER CONSTRAINT ... ENFORCED'],
    ['CREATE TABLE a (b int, p int4range, PRIMARY KEY (b, p WITHOUT OVERLAPS))', 17, '18 WITHOUT OVERLAPS'],
    ['CREATE TABLE a (b uuid DEFAULT uuidv7())', 17, '18 uuidv7() and the like'],
    ['ALTER TABLE a ALTER b SET EXPRESSION AS (c + 1)', 16, '17 SET EXPRESSION of a generated column'],
    ['GRANT MAINTAIN ON a TO b', 16, '17 the privilege MAINTAIN'],
    ['SET transaction_timeout = 5', 16, '17 transaction_timeout'],
    ['CREATE STATISTICS ON a, b FROM c', 15, '16 CREATE STATISTICS without a name'],
    ['INSERT INTO a SELECT * FROM (SELECT 1)', 15, '16 a subquery in FROM without an alias'],
    ['ALTER TABLE a ADD UNIQUE NULLS NOT DISTINCT (b)', 14, '15 NULLS NOT DISTINCT'],
    ['CREATE VIEW v WITH (security_invoker) AS SELECT 1', 14, '15 security_invoker of a view'],
    ['ALTER TABLE a DETACH PARTITION b CONCURRENTLY', 13, '14 DETACH PARTITION ... CONCURRENTLY'],
    ['ALTER TABLE a ALTER b SET COMPRESSION lz4', 13, '14 COMPRESSION of a column'],
    ['CREATE TABLE a (b int4multirange)', 13, '14 a multirange'],
    ['REINDEX INDEX CONCURRENTLY a', 11, '12 REINDEX ... CONCURRENTLY'],
    ['CREATE TABLE a (b int, c int GENERATED ALWAYS AS (b) STORED)', 11, '12 a generated column'],
  ])('%s', async (sql, version, feature) => {
    expect(await newest(sql, version)).toBe(feature)
    expect(await newest(sql, Number.parseInt(feature, 10))).toBeUndefined()
  })
})

describe('what every supported version knows', () => {
  test.each([
    'CREATE TABLE a (b int NOT NULL CHECK (b > 0) REFERENCES c, d text DEFAULT gen_random_uuid()::text, UNIQUE (b))',
    'ALTER TABLE a ADD CONSTRAINT c CHECK (b > 0) NOT VALID, ALTER b SET NOT NULL',
    'ALTER TABLE a ADD FOREIGN KEY (b) REFERENCES c NOT VALID',
    'CREATE DOMAIN d AS int NOT NULL CHECK (value > 0)',
    'ALTER DOMAIN d ADD CHECK (value > 1) NOT VALID',
    'ALTER TABLE a SET ACCESS METHOD heap',
    'CREATE STATISTICS s ON a, b FROM c',
    "SELECT * FROM (SELECT 1) AS x WHERE jsonb_build_object('a', 1) IS NOT NULL",
    'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'REINDEX TABLE CONCURRENTLY a',
  ])('%s', async (sql) => {
    expect(await newest(sql, 15)).toBeUndefined()
  })
})
