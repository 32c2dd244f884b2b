import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/table-without-primary-key',
    severity: 'note',
    since: '0.1.0',
    title: 'Give each table a primary key',
    effect:
      'No row can be named: logical replication refuses UPDATE and DELETE of a published table, and rows that were put in twice cannot be told apart.',
    remedy: 'Add a primary key: a natural one, or an identity column.',
  },
  examples: [
    {
      title: 'a new table',
      given: { schema: '', migration: 'CREATE TABLE carts (id int NOT NULL UNIQUE);' },
      hits: ['carts has no primary key'],
    },
    {
      title: 'in a DO block, and made of a query',
      given: {
        schema: '',
        migration: 'DO $$ BEGIN CREATE TABLE carts AS SELECT 1 AS id; END $$;',
      },
      hits: ['carts has no primary key'],
    },
    {
      title: 'a primary key goes',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'ALTER TABLE orders DROP CONSTRAINT orders_pkey;',
      },
      hits: ['orders has no primary key any more'],
    },
    {
      title: 'the key comes later in the same pull request',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ADD PRIMARY KEY (id);',
      },
      hits: [],
    },
    {
      title: 'a temporary table, a partition and a table that stays as it was',
      given: {
        schema: 'CREATE TABLE plain (id int); CREATE TABLE events (id int PRIMARY KEY) PARTITION BY RANGE (id);',
        migration:
          'CREATE TEMP TABLE ids (id int); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (9); ALTER TABLE plain ADD note text;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const created = statement.effects.flatMap((effect) =>
        effect.what === 'table created' && isBare(effect.table, run) ? [[effect.table.name, 'no primary key']] : [],
      )
      const lost = statement.effects.flatMap((effect) =>
        effect.what === 'constraint dropped' &&
        effect.constraint.kind === 'primary key' &&
        hadKey(effect.table.before, run) &&
        isBare(effect.table.after, run)
          ? [[effect.table.after.name, 'no primary key any more']]
          : [],
      )
      return [...created, ...lost].map(([name = '', text]) => ({
        ...hitOn(statement, run, name),
        // Made or changed by the same statement as others, it is another fact about it.
        cause: `${hitOn(statement, run, name).cause}|primary key`,
        message: `${shown(name)} has ${text}`,
      }))
    }),
})

/** Whether it stands without a key when all is done. A partition has its parent's. */
function isBare({ oid }: TableFacts, { facts }: MigrationRun): boolean {
  const table = facts.head.tables.get(oid)
  return (
    table !== undefined &&
    'rp'.includes(table.kind) &&
    table.partitionOf === undefined &&
    table.persistence !== 'temporary' &&
    !table.constraints.some(({ kind }) => kind === 'primary key')
  )
}

function hadKey({ oid }: TableFacts, { facts }: MigrationRun): boolean {
  return facts.base.tables.get(oid)?.constraints.some(({ kind }) => kind === 'primary key') ?? false
}
