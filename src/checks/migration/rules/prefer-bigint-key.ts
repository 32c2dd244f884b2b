import { defineRule } from '../../../core/rule.ts'
import { hitsOfNewColumns } from '../judgement/new-columns.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/prefer-bigint-key',
    severity: 'warning',
    since: '0.1.0',
    title: 'Give keys eight bytes',
    effect:
      'A key of type integer ends at 2,147,483,647, of type smallint at 32,767; then every INSERT fails, and the change to bigint rewrites the table and all that refers to it.',
    remedy: 'Use bigint (or uuid) for primary keys and for what refers to them.',
    optIn: true,
  },
  examples: [
    {
      title: 'a key of a new table',
      given: { schema: '', migration: 'CREATE TABLE carts (id serial PRIMARY KEY);' },
      hits: ['carts.id: a key of type integer ends at 2,147,483,647'],
    },
    {
      title: 'a part of a key, in a DO block',
      given: {
        schema: '',
        migration: 'DO $$ BEGIN CREATE TABLE lines (cart bigint, line smallint, PRIMARY KEY (cart, line)); END $$;',
      },
      hits: [],
    },
    {
      title: 'the type of what it refers to is already given',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY);',
        migration: 'CREATE TABLE lines (order_id int PRIMARY KEY REFERENCES orders);',
      },
      hits: [],
    },
    {
      title: 'eight bytes',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at int);',
      },
      hits: [],
    },
    {
      title: 'a table that is there',
      given: {
        schema: 'CREATE TABLE orders (id serial PRIMARY KEY);',
        migration: 'ALTER TABLE orders ADD COLUMN total int;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    hitsOfNewColumns(run, (column, { constraints }) => {
      const limit = limits.get(column.type)
      const key = constraints.find(({ kind }) => kind === 'primary key')
      const refers = constraints.some(({ kind, columns }) => kind === 'foreign key' && columns.includes(column.name))
      // One of several columns is numbered within the others, and rarely gets that far.
      return limit !== undefined && key?.columns.length === 1 && key.columns[0] === column.name && !refers
        ? `a key of type ${column.type} ends at ${limit}`
        : undefined
    }),
})

const limits: ReadonlyMap<string, string> = new Map([
  ['integer', '2,147,483,647'],
  ['smallint', '32,767'],
])
