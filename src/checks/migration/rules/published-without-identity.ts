import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { tableAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { Effect } from '../trace/effects.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/published-without-identity',
    severity: 'warning',
    since: '0.1.0',
    title: 'Publish only tables whose rows have a key',
    effect:
      'Postgres refuses each UPDATE and DELETE of a published table without replica identity (55000), whether anyone subscribes or not: the running release can only insert.',
    remedy:
      'Give the table a primary key before it is published, or name a unique index with REPLICA IDENTITY USING INDEX; REPLICA IDENTITY FULL where there is none.',
  },
  examples: [
    {
      title: 'a table without a key is published',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'CREATE PUBLICATION reports FOR TABLE orders;' },
      hits: ['orders: published without replica identity, so UPDATE and DELETE of the running release fail with 55000'],
    },
    {
      title: 'a published table loses its key, in a DO block',
      given: {
        schema:
          'CREATE TABLE orders (id int CONSTRAINT orders_only PRIMARY KEY); CREATE PUBLICATION reports FOR ALL TABLES;',
        migration: 'DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT orders_only; END $$;',
      },
      hits: ['orders: published without replica identity, so UPDATE and DELETE of the running release fail with 55000'],
    },
    {
      title: 'its identity is taken away, and only deletes are published',
      given: {
        schema:
          "CREATE TABLE orders (id int PRIMARY KEY); CREATE PUBLICATION reports FOR TABLE orders WITH (publish = 'insert, delete');",
        migration: 'ALTER TABLE orders REPLICA IDENTITY NOTHING;',
      },
      hits: ['orders: published without replica identity, so DELETE of the running release fails with 55000'],
    },
    {
      title: 'a new table without a key where all tables are published',
      given: {
        schema: 'CREATE PUBLICATION reports FOR ALL TABLES;',
        migration: 'CREATE TABLE carts (id int); CREATE TABLE kinds (id int PRIMARY KEY);',
      },
      hits: ['carts: published without replica identity, so UPDATE and DELETE fail with 55000'],
    },
    {
      title: 'with a key, with whole rows, and for what is inserted only',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY); CREATE TABLE logs (id int); CREATE TABLE events (id int);',
        migration:
          "ALTER TABLE logs REPLICA IDENTITY FULL; CREATE PUBLICATION reports FOR TABLE orders, logs; CREATE PUBLICATION feed FOR TABLE events WITH (publish = 'insert');",
      },
      hits: [],
    },
    {
      title: 'it was so before',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE PUBLICATION reports FOR TABLE orders;',
        migration: 'ALTER TABLE orders ADD note text; ALTER PUBLICATION reports RENAME TO feed;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const refused = run.refusedChanges ?? []
    return [...new Set(refused.map(({ table }) => table))].flatMap((oid) => {
      const table = run.facts.head.tables.get(oid)
      const statement = statementThatDid(oid, run)
      if (!table || !statement) return []
      const commands = refused.flatMap((each) => (each.table === oid ? [each.command] : []))
      const whose = tableAtBase(run, oid) ? ' of the running release' : ''
      return [
        {
          ...hitOn(statement, run, table.name),
          cause: `${table.name} published`,
          key: `${table.name} ${commands.join(' ')}`,
          message: `${shown(table.name)}: published without replica identity, so ${enumerate(commands)}${whose} ${commands.length > 1 ? 'fail' : 'fails'} with 55000`,
        },
      ]
    })
  },
})

/** What made the table, or took its key away; else what published it. */
function statementThatDid(oid: number, { statements }: MigrationRun): TracedStatement | undefined {
  return (
    statements.findLast(({ effects }) => effects.some((effect) => takesIdentity(effect, oid))) ??
    statements.findLast(({ effects }) =>
      effects.some(
        (effect) =>
          (effect.what === 'object created' && effect.object.kind === 'publication') ||
          (effect.what === 'object altered' && effect.object.after.kind === 'publication'),
      ),
    )
  )
}

function takesIdentity(effect: Effect, oid: number): boolean {
  switch (effect.what) {
    case 'table created':
      return effect.table.oid === oid
    case 'table altered':
      return effect.aspect === 'replica identity' && effect.after.oid === oid
    case 'constraint dropped':
      return effect.constraint.kind === 'primary key' && effect.table.after.oid === oid
    case 'index dropped':
      return effect.table.after.oid === oid && effect.table.after.replicaIdentity === 'index'
    default:
      return false
  }
}
