import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/default-refused-to-application',
    severity: 'warning',
    since: '0.1.0',
    title: 'Let the application use the sequence or function of a default',
    effect:
      'A default is computed with the privileges of whoever inserts. Where the role of the application (`database.role`) lacks USAGE on its sequence, or EXECUTE on its function, each INSERT that leaves the column out fails with 42501.',
    remedy:
      'GRANT USAGE ON SEQUENCE (or EXECUTE ON FUNCTION) to the role, in the same migration; or make it an identity column, which needs no privilege of its own.',
  },
  examples: [
    {
      title: 'a new default on an old table, and one of a new table',
      given: {
        schema: 'CREATE TABLE orders (id int, note text); GRANT SELECT, INSERT ON orders TO app;',
        migration:
          "CREATE SEQUENCE order_ids; ALTER TABLE orders ALTER id SET DEFAULT nextval('order_ids'); CREATE TABLE carts (id serial PRIMARY KEY); GRANT SELECT, INSERT ON carts TO app;",
        role: 'app',
      },
      hits: [
        'orders.id: app may not compute its default, so an INSERT that leaves it out fails with 42501: permission denied for sequence order_ids',
        'carts.id: app may not compute its default, so an INSERT that leaves it out fails with 42501: permission denied for sequence carts_id_seq',
      ],
    },
    {
      title: 'a function that not everybody may call',
      given: {
        schema:
          'CREATE TABLE orders (id int, note text); GRANT INSERT ON orders TO app; CREATE FUNCTION token() RETURNS text LANGUAGE sql AS $$ SELECT $s$x$s$ $$; REVOKE ALL ON FUNCTION token() FROM PUBLIC;',
        migration: 'ALTER TABLE orders ADD code text DEFAULT token();',
        role: 'app',
      },
      hits: [
        'orders.code: app may not compute its default, so an INSERT that leaves it out fails with 42501: permission denied for function token',
      ],
    },
    {
      title: 'with the privilege, or with an identity, or with a function that everybody may call',
      given: {
        schema: 'CREATE TABLE orders (id int, note text); GRANT SELECT, INSERT ON orders TO app;',
        migration:
          "CREATE SEQUENCE order_ids; GRANT USAGE ON SEQUENCE order_ids TO app; ALTER TABLE orders ALTER id SET DEFAULT nextval('order_ids'), ADD at timestamptz DEFAULT now(); CREATE TABLE carts (id int GENERATED ALWAYS AS IDENTITY); GRANT ALL ON carts TO app;",
        role: 'app',
      },
      hits: [],
    },
    {
      title: 'a table that the role may not write',
      given: {
        schema: 'CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        migration: "CREATE SEQUENCE order_ids; ALTER TABLE orders ALTER id SET DEFAULT nextval('order_ids');",
        role: 'app',
      },
      hits: [],
    },
    {
      title: 'nobody said which role asks',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: "CREATE SEQUENCE order_ids; ALTER TABLE orders ALTER id SET DEFAULT nextval('order_ids');",
      },
      hits: [],
    },
  ],
  check: (run) =>
    (run.roleRights?.refusedDefaults ?? []).flatMap(({ table: oid, column: number, message }) => {
      const table = run.facts.head.tables.get(oid)
      const column = table?.columns.find((known) => known.number === number)
      const statement = column && filledSince(run, oid, number, column.value)
      if (!table || !statement) return []
      const name = `${table.name}.${column.name}`
      return [
        {
          ...hitOn(statement, run, table.name),
          cause: `${name} default refused`,
          key: `${statement.key}\n${column.name}`,
          subject: { kind: 'column' as const, name },
          message: `${shown(name)}: ${run.roleRights?.role} may not compute its default, so an INSERT that leaves it out fails with 42501: ${message}`,
        },
      ]
    }),
})

/** The statement since which the column has that default. */
function filledSince(
  { statements }: MigrationRun,
  oid: number,
  number: number,
  value: string | null,
): TracedStatement | undefined {
  return statements.findLast(({ before, after }) => {
    const [was, is] = [before, after].map(({ tables }) =>
      tables.get(oid)?.columns.find((column) => column.number === number),
    )
    return is?.value === value && was?.value !== value
  })
}
