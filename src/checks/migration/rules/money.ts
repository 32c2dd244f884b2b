import { defineRule } from '../../../core/rule.ts'
import { hitsOfNewColumns } from '../judgement/new-columns.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/money',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not use the type money',
    effect:
      'It knows no currency, and the setting lc_monetary decides how many digits it has after the point and how it is read: a dump may come back as other amounts.',
    remedy: 'Use numeric(p, s), or an integer of the smallest unit, with the currency in a column of its own.',
    optIn: true,
  },
  examples: [
    {
      title: 'money',
      given: { schema: '', migration: 'CREATE TABLE carts (total money);' },
      hits: ['carts.total: money means what lc_monetary says'],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN total money; END $$;',
      },
      hits: ['orders.total: money means what lc_monetary says'],
    },
    {
      title: 'numeric',
      given: { schema: '', migration: 'CREATE TABLE carts (total numeric(12, 2), currency text);' },
      hits: [],
    },
  ],
  check: (run) =>
    hitsOfNewColumns(run, ({ type }) =>
      type === 'money' || type === 'money[]' ? 'money means what lc_monetary says' : undefined,
    ),
})
