import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
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
      title: 'its column goes, and takes it along',
      given: {
        schema: 'CREATE TABLE likes (id serial PRIMARY KEY, post int, person int);',
        migration: 'ALTER TABLE likes DROP COLUMN id;',
      },
      hits: ['likes has no primary key any more'],
    },
    {
      title: 'a new table loses its key: that statement is the place',
      given: {
        schema: '',
        migration:
          'CREATE TABLE queues (id serial PRIMARY KEY);\nALTER TABLE queues DROP CONSTRAINT queues_pkey;\nCREATE INDEX ON queues (id);',
      },
      hits: ['queues has no primary key any more'],
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
        effect.what === 'table created' && !hasKey(effect.table) && isBare(effect.table, run)
          ? [[effect.table.name, 'no primary key']]
          : [],
      )
      const lost = keysLost(statement, run).map(({ name }) => [name, 'no primary key any more'])
      return [...created, ...lost].map(([name = '', text]) => ({
        ...hitOn(statement, run, name),
        // Made or changed by the same statement as others, it is another fact about it.
        cause: `${hitOn(statement, run, name).cause}|primary key`,
        message: `${shown(name)} has ${text}`,
      }))
    }),
})

/** Tables that had their key when the statement began, and have none from then on; a dropped column takes it along. */
function keysLost({ effects }: TracedStatement, run: MigrationRun): readonly TableFacts[] {
  const tables = effects.flatMap((effect) =>
    effect.what === 'constraint dropped' || effect.what === 'column dropped' ? [effect.table] : [],
  )
  const lost = tables.filter(({ before, after }) => hasKey(before) && !hasKey(after) && isBare(after, run))
  return [...new Map(lost.map(({ after }) => [after.oid, after])).values()]
}

/** Whether it stands without a key when all is done. A partition has its parent's. */
function isBare({ oid }: TableFacts, { facts }: MigrationRun): boolean {
  const table = facts.head.tables.get(oid)
  return (
    table !== undefined &&
    'rp'.includes(table.kind) &&
    table.partitionOf === undefined &&
    table.persistence !== 'temporary' &&
    !hasKey(table)
  )
}

function hasKey({ constraints }: TableFacts): boolean {
  return constraints.some(({ kind }) => kind === 'primary key')
}
