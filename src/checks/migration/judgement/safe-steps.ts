import type { RemedyStep } from '../../../core/finding.ts'
import type { ConstraintFacts, IndexFacts, TableFacts } from '../trace/facts.ts'
import { madeUpName, sqlName, sqlTable } from './sql-names.ts'

/** A table's own name, without its schema. */
export function ownName({ schema, name }: Pick<TableFacts, 'schema' | 'name'>): string {
  return name.slice(schema.length + 1)
}

/** Makes a filled column NOT NULL: the long read happens while nobody waits. */
export function notNullSteps(table: TableFacts, column: string): readonly RemedyStep[] {
  const alter = `ALTER TABLE ${sqlTable(table)}`
  // Not `_not_null`: PostgreSQL 18 takes that name for the NOT NULL itself.
  const check = sqlName(madeUpName(ownName(table), column, 'filled'))
  return [
    { sql: `${alter} ADD CONSTRAINT ${check} CHECK (${sqlName(column)} IS NOT NULL) NOT VALID` },
    { sql: `${alter} VALIDATE CONSTRAINT ${check}`, note: 'reads every row, and nobody waits' },
    { sql: `${alter} ALTER COLUMN ${sqlName(column)} SET NOT NULL`, note: 'the CHECK proves it: nothing is read' },
    { sql: `${alter} DROP CONSTRAINT ${check}` },
  ]
}

/** Fills a column where it is not filled yet, so many rows at a time that no lock lasts and no transaction grows long. */
export function backfillStep(table: TableFacts, assignment: string, missing: string): RemedyStep {
  const name = sqlTable(table)
  const some = (key: string) => `SELECT ${key} FROM ${name} WHERE ${missing} LIMIT 10000`
  const where =
    table.kind === 'p'
      ? // The same ctid stands for a row in each of the partitions.
        `(tableoid, ctid) IN (${some('tableoid, ctid')})`
      : `ctid = ANY (ARRAY(${some('ctid')}))`
  return { sql: `UPDATE ${name} SET ${assignment} WHERE ${where}`, repeat: 'until it changes no row' }
}

/**
 * Brings a constraint about without a long lock; undefined where there is no such way. `after`: the table as it is to
 * be, with the constraint and its index.
 */
export function constraintSteps(after: TableFacts, constraint: ConstraintFacts): readonly RemedyStep[] | undefined {
  const { kind, name, definition, validated } = constraint
  const alter = `ALTER TABLE ${sqlTable(after)}`
  if (kind === 'check' || kind === 'foreign key') {
    if (kind === 'foreign key' && after.kind === 'p') return undefined
    if (!validated) return [{ sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition}` }]
    return [
      { sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${definition} NOT VALID` },
      { sql: `${alter} VALIDATE CONSTRAINT ${sqlName(name)}`, note: 'reads every row, and nobody waits' },
    ]
  }
  const index = after.indexes.find(({ oid }) => oid === constraint.index)
  if (!index || kind === 'exclusion' || after.kind === 'p') return undefined
  const word = kind === 'unique' ? 'UNIQUE' : 'PRIMARY KEY'
  const deferrable = definition.match(/ DEFERRABLE.*$/s)?.[0] ?? ''
  return [
    {
      sql: index.definition.replace(/^CREATE UNIQUE INDEX /, 'CREATE UNIQUE INDEX CONCURRENTLY '),
      withoutTransaction: true,
    },
    { sql: `${alter} ADD CONSTRAINT ${sqlName(name)} ${word} USING INDEX ${sqlName(name)}${deferrable}` },
  ]
}

/** Another object in the table's schema, as SQL names it. */
export function besideTable({ schema }: Pick<TableFacts, 'schema'>, name: string): string {
  return sqlTable({ schema, name: `${schema}.${name}` })
}

/**
 * Builds an index like this one under another name, with some of its columns written otherwise. Undefined where it is
 * more than names in a list: an operator class, a direction, an expression or a condition would have to be kept too.
 */
export function standInIndex(
  table: TableFacts,
  { columns, definition, unique, method }: IndexFacts,
  name: string,
  written: (column: string) => string,
): RemedyStep | undefined {
  const names = columns.flatMap((column) => column ?? [])
  if (names.length < columns.length || !definition.endsWith(` (${names.map(sqlName).join(', ')})`)) return undefined
  const list = names.map(written).join(', ')
  return {
    sql: `CREATE ${unique ? 'UNIQUE ' : ''}INDEX CONCURRENTLY ${sqlName(name)} ON ${sqlTable(table)} USING ${method} (${list})`,
    withoutTransaction: true,
  }
}

/** The sequence that a default takes its numbers from, as SQL names it. */
export function sequenceOf(value: string | null): string | undefined {
  return /^nextval\('(.+)'::regclass\)$/s.exec(value ?? '')?.[1]?.replaceAll("''", "'")
}

/** Statements that have to come about together, as one. */
export function doBlock(statements: readonly string[]): string {
  return `DO ${dollarQuoted(`BEGIN\n${statements.map((statement) => `  ${statement};\n`).join('')}END`)}`
}

/** A body of code as SQL text, whatever names and literals are in it. */
export function dollarQuoted(body: string): string {
  let tag = '$$'
  for (let number = 1; body.includes(tag); number += 1) tag = `$body${number}$`
  return `${tag} ${body} ${tag}`
}
