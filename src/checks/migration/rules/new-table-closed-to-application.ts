import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/new-table-closed-to-application',
    severity: 'note',
    since: '0.1.0',
    title: 'Let the application read the tables that are made for it',
    effect:
      'A new table or view is its owner’s alone, unless default privileges or a GRANT say otherwise. Where the role of the application (`database.role`) is another, what the next release does with it fails with 42501.',
    remedy:
      'GRANT what the application needs in the same migration, or ALTER DEFAULT PRIVILEGES for the role that migrates.',
  },
  examples: [
    {
      title: 'a table and a view without a grant, where the role may read the other tables',
      given: {
        schema: 'CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        migration: 'CREATE TABLE carts (id int); CREATE VIEW open_carts AS SELECT id FROM carts;',
        role: 'app',
      },
      hits: [
        'carts: app may not read it (42501: permission denied for table carts), as it may the one table or view that stood before',
        'open_carts: app may not read it (42501: permission denied for view open_carts), as it may the one table or view that stood before',
      ],
    },
    {
      title: 'in a schema that the role may not use',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE TABLE logs (id int); CREATE TABLE users (id int); GRANT SELECT ON orders, users TO app;',
        migration: 'CREATE SCHEMA shop; CREATE TABLE shop.carts (id int); GRANT SELECT ON shop.carts TO app;',
        role: 'app',
      },
      hits: [
        'shop.carts: app may not read it (42501: permission denied for schema shop), as it may 2 of the 3 tables and views that stood before',
      ],
    },
    {
      title: 'a grant of its own, default privileges, and a table of the role’s own',
      given: {
        schema:
          'CREATE SCHEMA shop; GRANT USAGE ON SCHEMA shop TO app; ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO app; CREATE TABLE orders (id int); GRANT SELECT ON orders TO app;',
        migration:
          'CREATE TABLE carts (id int); GRANT SELECT ON carts TO app; CREATE TABLE shop.carts (id int); CREATE TABLE notes (id int); ALTER TABLE notes OWNER TO app;',
        role: 'app',
      },
      hits: [],
    },
    {
      title: 'what the role may do is said nowhere in the migrations',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'CREATE TABLE carts (id int);',
        role: 'app',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const { roleRights } = run
    // Grants that are made elsewhere are unknown here.
    if (!roleRights || roleRights.readable * 2 <= roleRights.standing) return []
    const { role, readable, standing } = roleRights
    const others =
      standing === 1
        ? 'the one table or view that stood before'
        : `${readable === standing ? `the ${standing}` : `${readable} of the ${standing}`} tables and views that stood before`
    return roleRights.closed.flatMap(({ table: oid, message }) => {
      const table = run.facts.head.tables.get(oid)
      const statement = run.statements.find(({ effects }) =>
        effects.some((effect) => effect.what === 'table created' && effect.table.oid === oid),
      )
      if (!table || !statement) return []
      return [
        {
          ...hitOn(statement, run, table.name),
          cause: `${table.name} closed`,
          key: `${statement.key}\n${table.name}`,
          subject: { kind: 'vm'.includes(table.kind) ? ('view' as const) : ('table' as const), name: table.name },
          message: `${shown(table.name)}: ${role} may not read it (42501: ${message}), as it may ${others}`,
        },
      ]
    })
  },
})
