import { describe, expect, test } from 'vitest'
import type { RunnerName } from '../../src/core/config.ts'
import { runners } from '../../src/sql/runners.ts'
import { parseSql } from '../../src/sql/statements.ts'
import { setsIsolation, unendedBegin, wrappingOf } from '../../src/sql/wrapping.ts'

const one = 'ALTER TABLE t ADD a int;'
const two = `${one} ALTER TABLE t ADD b int;`
const concurrent = 'CREATE INDEX CONCURRENTLY i ON t (a);'

// From each runner's documentation: Diesel "run_in_transaction"; Flyway "executeInTransaction" and "mixed";
// golang-migrate and Prisma send the file as one text, which the simple query protocol makes one transaction.
describe('the transaction that a runner puts around a file', () => {
  test.each<[RunnerName, string, string | undefined, 'file' | 'statement', boolean]>([
    ['diesel', one, undefined, 'file', false],
    ['diesel', concurrent, undefined, 'file', false],
    ['diesel', concurrent, 'run_in_transaction = false', 'statement', false],
    ['diesel', `${one} ${concurrent}`, 'run_in_transaction = false', 'file', false],
    ['golang-migrate', one, undefined, 'statement', false],
    ['golang-migrate', two, undefined, 'file', false],
    ['golang-migrate', concurrent, undefined, 'statement', false],
    ['golang-migrate', `${one} ${concurrent}`, undefined, 'file', false],
    ['prisma', two, undefined, 'file', false],
    ['flyway', two, undefined, 'file', false],
    ['flyway', concurrent, undefined, 'statement', false],
    ['flyway', `${one} ${concurrent}`, undefined, 'statement', true],
    ['flyway', two, 'executeInTransaction=false', 'statement', false],
    ['plain', two, undefined, 'file', false],
    ['plain', `${one} ${concurrent}`, undefined, 'statement', false],
    ['plain', `-- no-transaction\n${two}`, undefined, 'statement', false],
    ['plain', `-- atlas:txmode none\n${two}`, undefined, 'statement', false],
    ['plain', `-- postgres-migrations disable-transaction\n${two}`, undefined, 'statement', false],
    ['plain', `--! no-transaction\n${two}`, undefined, 'statement', false],
    ['plain', `---- tern: disable-tx ----\n${two}`, undefined, 'statement', false],
    ['plain', `-- +migrate Up notransaction\n${two}`, undefined, 'statement', false],
    ['goose', two, undefined, 'file', false],
    ['goose', `-- +goose NO TRANSACTION\n${two}`, undefined, 'statement', false],
    ['goose', concurrent, undefined, 'file', false],
    ['dbmate', two, undefined, 'file', false],
    ['dbmate', `-- migrate:up transaction:false\n${concurrent}`, undefined, 'statement', false],
    // Sent as one text, which is one transaction.
    ['dbmate', `-- migrate:up transaction:false\n${one} ${concurrent}`, undefined, 'file', false],
    ['drizzle', `${one} ${concurrent}`, undefined, 'file', false],
    ['node-pg-migrate', concurrent, undefined, 'file', false],
    ['popx', concurrent, undefined, 'file', false],
    ['sqitch', two, undefined, 'statement', false],
    ['versioned-folders', two, undefined, 'statement', false],
    ['liquibase', `--changeset a:1\n${two}`, undefined, 'file', false],
    ['liquibase', `--changeset a:1 runInTransaction:false\n${two}`, undefined, 'statement', false],
    ['liquibase', `--changeset a:1 runInTransaction:false splitStatements:false\n${two}`, undefined, 'file', false],
  ])('%s: %s %s', async (runner, text, settings, transaction, mixed) => {
    const sql = await parseSql(text)
    if (!sql.parsed) throw new Error('the example does not parse')
    expect(
      wrappingOf(runner, { path: runners[runner].example, text, statements: sql.statements, settings }),
    ).toMatchObject({ transaction, mixed })
  })
})

describe('a transaction that the file itself begins', () => {
  test.each([
    ['BEGIN; SELECT 1; COMMIT;', undefined],
    ['SELECT 1;', undefined],
    ['BEGIN; SELECT 1; ROLLBACK; START TRANSACTION; SELECT 2;', 'START TRANSACTION'],
    ['BEGIN; SAVEPOINT a; RELEASE a;', 'BEGIN'],
    ['BEGIN; SELECT 1; COMMIT AND CHAIN; SELECT 2;', 'COMMIT AND CHAIN'],
    ['BEGIN; SELECT 1; ABORT AND CHAIN; SELECT 2; END AND NO CHAIN;', undefined],
    // Tried on PostgreSQL 18: 25P01 but in a transaction that somebody else began.
    ['SELECT 1; COMMIT AND CHAIN; SELECT 2;', undefined],
  ])('%s', async (text, begin) => {
    const sql = await parseSql(text)
    if (!sql.parsed) throw new Error('the example does not parse')
    expect(unendedBegin(sql.statements)?.text).toBe(begin)
  })
})

test.each([
  ['SET TRANSACTION ISOLATION LEVEL SERIALIZABLE', true],
  ['SET TRANSACTION READ ONLY', false],
  // Tried on PostgreSQL 18: 25001, "must be called before any query", for these two as well.
  ["SET transaction_isolation = 'serializable'", true],
  ["SET LOCAL transaction_isolation TO 'serializable'", true],
  ["SET lock_timeout = '1s'", false],
  ['SELECT 1', false],
])('%s has to come first in its transaction: %s', async (text, first) => {
  const sql = await parseSql(text)
  expect(sql.parsed && sql.statements.map(setsIsolation)).toEqual([first])
})
