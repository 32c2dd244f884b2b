import { defineRule } from '../../../core/rule.ts'
import { hitsOfNewColumns } from '../judgement/new-columns.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/prefer-identity',
    severity: 'warning',
    since: '0.1.0',
    title: 'Use identity columns instead of serial',
    effect:
      'A serial column is a default on a sequence: whoever inserts needs USAGE on the sequence too, any INSERT may bypass it, and the two are granted, copied (LIKE) and dropped apart.',
    remedy: 'Use GENERATED ALWAYS (or BY DEFAULT) AS IDENTITY.',
    optIn: true,
  },
  examples: [
    {
      title: 'serial',
      given: { schema: '', migration: 'CREATE TABLE carts (id bigserial PRIMARY KEY);' },
      hits: ["carts.id: serial is a default on a sequence (nextval('carts_id_seq'::regclass))"],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (code text);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN id bigserial; END $$;',
      },
      hits: ["orders.id: serial is a default on a sequence (nextval('orders_id_seq'::regclass))"],
    },
    {
      title: 'identity',
      given: { schema: '', migration: 'CREATE TABLE carts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);' },
      hits: [],
    },
    {
      title: 'the sequence of another table, on purpose',
      given: {
        schema: 'CREATE SEQUENCE numbers;',
        migration: "CREATE TABLE carts (id bigint DEFAULT nextval('numbers'));",
      },
      hits: [],
    },
  ],
  check: (run) =>
    hitsOfNewColumns(run, ({ name, value }, table) => {
      const own = `${table.name.slice(table.schema.length + 1)}_${name}_seq`
      return value?.startsWith('nextval(') && value.includes(own.slice(0, 50))
        ? `serial is a default on a sequence (${value})`
        : undefined
    }),
})
