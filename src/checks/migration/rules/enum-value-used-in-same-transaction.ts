import { defineRule } from '../../../core/rule.ts'
import { failureCause, proofOf, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/enum-value-used-in-same-transaction',
    severity: 'error',
    since: '0.1.0',
    title: 'Commit a new enum value before it is used',
    effect:
      'Postgres refuses a value of an enum in the transaction that adds it (55P04), so the deployment stops here.',
    remedy: 'Add the value in a migration of its own, and use it in the next one.',
  },
  examples: [
    {
      title: 'a default of the new value',
      given: {
        schema: "CREATE TYPE status AS ENUM ('new'); CREATE TABLE orders (status status);",
        migration: "ALTER TYPE status ADD VALUE 'paid';\nALTER TABLE orders ALTER COLUMN status SET DEFAULT 'paid';",
      },
      hits: ['fails with 55P04: value paid of status is used in the transaction that adds it (line 1)'],
    },
    {
      title: 'both in one DO block',
      given: {
        schema: "CREATE TYPE status AS ENUM ('new'); CREATE TABLE orders (status status);",
        migration: "DO $$ BEGIN ALTER TYPE status ADD VALUE 'paid'; INSERT INTO orders VALUES ('paid'); END $$;",
      },
      hits: ['fails with 55P04: unsafe use of new value "paid" of enum type status'],
    },
    {
      title: 'committed in between',
      given: {
        schema: "CREATE TYPE status AS ENUM ('new'); CREATE TABLE orders (status status);",
        migration:
          "BEGIN; ALTER TYPE status ADD VALUE 'paid'; COMMIT;\nALTER TABLE orders ALTER COLUMN status SET DEFAULT 'paid';",
      },
      hits: [],
    },
    {
      title: 'a type made in the same transaction',
      given: {
        schema: '',
        migration:
          "CREATE TYPE status AS ENUM ('new'); ALTER TYPE status ADD VALUE 'paid'; CREATE TABLE orders (status status DEFAULT 'paid');",
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const { error } = statement.trace
      if (error?.sqlstate !== '55P04') return []
      const added = addedBefore(statement, run)
      return [
        {
          location: statement.place,
          subject: { kind: 'migration' as const, name: statement.place.path },
          key: statement.key,
          cause: failureCause(statement),
          proof: proofOf(statement, run),
          message: `fails with 55P04: ${added ?? error.message}`,
          ...(added === undefined ? {} : { steps: [{ sql: statement.sql.text }] }),
        },
      ]
    }),
})

/** The value that the failure names, where an earlier statement of the transaction has added it. */
function addedBefore({ trace }: TracedStatement, { statements }: MigrationRun): string | undefined {
  const found = statements
    .filter((statement) => statement.trace.transaction === trace.transaction)
    .flatMap(({ effects, place }) =>
      effects.flatMap((effect) => (effect.what === 'enum value added' ? [{ ...effect, line: place.line }] : [])),
    )
    .find(({ value }) => trace.error?.message.includes(`"${value}"`))
  return (
    found &&
    `value ${found.value} of ${shown(found.type.name)} is used in the transaction that adds it (line ${found.line})`
  )
}
