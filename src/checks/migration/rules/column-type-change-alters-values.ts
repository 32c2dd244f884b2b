import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/column-type-change-alters-values',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not give values another meaning while their type changes',
    effect:
      'USING computes each value anew. The release that still runs reads and writes the column as before, and nothing fails: its values and the new ones stand side by side.',
    remedy:
      'Add a column for what the values mean from now on, write both for one release, and drop the old one with the next.',
  },
  examples: [
    {
      title: 'another unit, with and without another type',
      given: {
        schema: 'CREATE TABLE prices (amount int, tax int); INSERT INTO prices VALUES (5, 1), (7, 2);',
        migration:
          'ALTER TABLE prices ALTER amount TYPE int USING amount * 100; ALTER TABLE prices ALTER tax TYPE bigint USING tax * 100;',
      },
      hits: [
        'prices.amount: USING makes 500 of 5, and a cast would leave 5: the running release takes the one for the other',
        'prices.tax: USING makes 100 of 1, and a cast would leave 1: the running release takes the one for the other',
      ],
    },
    {
      title: 'a value becomes NULL',
      given: {
        schema: "CREATE TABLE users (name varchar(20)); INSERT INTO users VALUES ('none'), ('b');",
        migration: "ALTER TABLE users ALTER name TYPE text USING nullif(name, 'none');",
      },
      hits: [
        "users.name: USING makes NULL of 'none', and a cast would leave 'none': the running release takes the one for the other",
      ],
    },
    {
      title: 'what a cast does too, and what no cast can do',
      given: {
        schema:
          "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE users (code text, at timestamp, moods int, since int); INSERT INTO users VALUES ('5', '2026-01-01', 1, 1700000000);",
        migration:
          "ALTER TABLE users ALTER code TYPE int USING code::int; ALTER TABLE users ALTER at TYPE date USING at::date; ALTER TABLE users ALTER moods TYPE mood USING CASE moods WHEN 1 THEN 'fine' ELSE 'sad' END::mood; ALTER TABLE users ALTER since TYPE timestamptz USING to_timestamp(since);",
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (n int); INSERT INTO carts VALUES (1); ALTER TABLE carts ALTER n TYPE int USING n * 100;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      statement.alteredValues.flatMap(({ table: oid, column, before, after, cast }) => {
        const table = statement.after.tables.get(oid)
        if (!table || !run.preexisting.has(oid)) return []
        const name = `${table.name}.${column}`
        return [
          {
            ...hitOn(statement, run, table.name),
            // How long the rewrite takes is another matter.
            cause: `${name} altered`,
            key: `${statement.key}\n${column}`,
            subject: { kind: 'column' as const, name },
            message: `${shown(name)}: USING makes ${valueText(after)} of ${valueText(before)}, and a cast would leave ${valueText(cast)}: the running release takes the one for the other`,
          },
        ]
      }),
    ),
})

function valueText(value: string | undefined): string {
  if (value === undefined) return 'NULL'
  const short = value.length > 40 ? `${value.slice(0, 40)} ...` : value
  return /^-?\d+(\.\d+)?$/.test(short) ? short : `'${short}'`
}
