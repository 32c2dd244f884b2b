import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { tableAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { RetypedColumn } from '../trace/retyped-columns.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/column-type-change-breaks-queries',
    severity: 'warning',
    since: '0.1.0',
    title: 'Give a column a type of another kind only when nothing asks for the old one any more',
    effect:
      'The release that still runs binds values of the type that it knows and reads what it gets as that type. Postgres refuses the one (42883, 42804), and drivers stumble over the other.',
    remedy:
      'Add a column of the new type, write both for one release, read the new one with the next, and drop the old one after that.',
  },
  examples: [
    {
      title: 'text to a number, and a number to text',
      given: {
        schema: 'CREATE TABLE orders (code text, total int);',
        migration:
          'ALTER TABLE orders ALTER code TYPE int USING code::int; ALTER TABLE orders ALTER COLUMN total TYPE text;',
      },
      hits: [
        'orders.code changes from text to integer: what the running release asks with the type that it knows fails, such as SELECT code FROM orders WHERE code = $1::text (42883: operator does not exist: integer = text)',
        'orders.total changes from integer to text: what the running release asks with the type that it knows fails, such as SELECT total FROM orders WHERE total = $1::integer (42883: operator does not exist: text = integer)',
      ],
    },
    {
      title: 'varchar to uuid, a number to boolean, text to an enum, in a DO block',
      given: {
        schema: "CREATE TYPE kind AS ENUM ('a'); CREATE TABLE orders (key varchar(40), paid int, kind text);",
        migration:
          'DO $$ BEGIN ALTER TABLE orders ALTER key TYPE uuid USING key::uuid, ALTER paid TYPE boolean USING paid = 1, ALTER kind TYPE kind USING kind::kind; END $$;',
      },
      hits: [
        'orders.key changes from character varying(40) to uuid: what the running release asks with the type that it knows fails, such as SELECT key FROM orders WHERE key = $1::character varying (42883: operator does not exist: uuid = character varying)',
        'orders.paid changes from integer to boolean: what the running release asks with the type that it knows fails, such as SELECT paid FROM orders WHERE paid = $1::integer (42883: operator does not exist: boolean = integer)',
        'orders.kind changes from text to kind: what the running release asks with the type that it knows fails, such as SELECT kind FROM orders WHERE kind = $1::text (42883: operator does not exist: kind = text)',
      ],
    },
    {
      title: 'json to jsonb, and a timestamp to a date, which Postgres compares alike',
      given: {
        schema: 'CREATE TABLE orders (doc json, at timestamp);',
        migration: 'ALTER TABLE orders ALTER doc TYPE jsonb; ALTER TABLE orders ALTER at TYPE date;',
      },
      hits: [
        'orders.doc changes from json to jsonb: what the running release asks with the type that it knows fails, such as SELECT json_array_elements(doc) FROM orders (42883: function json_array_elements(jsonb) does not exist)',
        'orders.at changes from timestamp without time zone to date: the running release gets another type than the one that it was built to read',
      ],
    },
    {
      title: 'within a kind, to a domain, to an enum of the same name, and between timestamps with and without a zone',
      given: {
        schema:
          "CREATE TYPE kind AS ENUM ('a'); CREATE TABLE orders (id int, name varchar(20), sum real, code char(2), at timestamp, mail text, kind kind);",
        migration:
          "CREATE DOMAIN mail AS varchar(80); ALTER TABLE orders ALTER id TYPE bigint, ALTER name TYPE text, ALTER sum TYPE numeric, ALTER code TYPE varchar(2), ALTER at TYPE timestamptz, ALTER mail TYPE mail; ALTER TYPE kind RENAME TO old_kind; CREATE TYPE kind AS ENUM ('a', 'b'); ALTER TABLE orders ALTER kind TYPE kind USING kind::text::kind; DROP TYPE old_kind;",
      },
      hits: [],
    },
    {
      title: 'a known query proves it, and says it',
      given: {
        schema: 'CREATE TABLE orders (code text, total int);',
        migration: 'ALTER TABLE orders ALTER code TYPE int USING code::int;',
        queries: { GetTotal: 'SELECT total FROM orders WHERE code = $1::text' },
      },
      hits: [],
    },
    {
      title: 'every known query is served',
      given: {
        schema: 'CREATE TABLE orders (code text, total int);',
        migration: 'ALTER TABLE orders ALTER code TYPE int USING code::int;',
        queries: { GetTotal: 'SELECT total FROM orders WHERE total = $1' },
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (code text); ALTER TABLE carts ALTER code TYPE int USING 1;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    // What the running release asks is known, and was asked.
    if ((run.queries?.tried ?? 0) > 0) return []
    return (run.retypedColumns ?? []).flatMap((retyped) => {
      const [base, head] = [tableAtBase(run, retyped.table), run.facts.head.tables.get(retyped.table)]
      const before = base?.columns.find(({ number }) => number === retyped.column)
      const after = head?.columns.find(({ number }) => number === retyped.column)
      const statement = retypedBy(run, retyped)
      if (!head || !before || !after || !statement) return []
      const name = `${head.name}.${after.name}`
      return [
        {
          ...hitOn(statement, run, head.name),
          cause: `${name} of another kind`,
          key: `${statement.key}\n${after.name}`,
          subject: { kind: 'column' as const, name },
          message: `${shown(name)} changes from ${before.type} to ${after.type}: ${harm(retyped)}`,
        },
      ]
    })
  },
})

function harm({ refused }: RetypedColumn): string {
  return refused
    ? `what the running release asks with the type that it knows fails, such as ${refused.sql} (${refused.sqlstate}: ${refused.message})`
    : 'the running release gets another type than the one that it was built to read'
}

/** The last statement that changed its type. */
function retypedBy({ statements }: MigrationRun, { table, column }: RetypedColumn): TracedStatement | undefined {
  return statements.findLast(({ effects }) =>
    effects.some(
      (effect) =>
        effect.what === 'column type changed' &&
        effect.table.after.oid === table &&
        effect.column.after.number === column,
    ),
  )
}
