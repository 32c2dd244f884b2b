import { defineRule } from '../../../core/rule.ts'
import { hitsOfNewColumns } from '../judgement/new-columns.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/char-n',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not use char(n)',
    effect:
      'Values are padded with blanks to their length, which count in LIKE and in the client and do not count in comparisons; a shorter value is not refused.',
    remedy: 'Use text with a CHECK of its length.',
    optIn: true,
  },
  examples: [
    {
      title: 'char',
      given: { schema: '', migration: 'CREATE TABLE carts (code char(8), letter char);' },
      hits: [
        'carts.code: character(8) pads its values with blanks',
        'carts.letter: character(1) pads its values with blanks',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN code char(8); END $$;',
      },
      hits: ['orders.code: character(8) pads its values with blanks'],
    },
    {
      title: 'text',
      given: { schema: '', migration: 'CREATE TABLE carts (code text CHECK (length(code) = 8));' },
      hits: [],
    },
  ],
  check: (run) =>
    hitsOfNewColumns(run, ({ type }) =>
      /^character(\(\d+\))?(\[\])?$/.test(type) ? `${type} pads its values with blanks` : undefined,
    ),
})
