import { defineRule } from '../../../core/rule.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/missing-down',
    severity: 'warning',
    since: '0.1.0',
    title: 'Give a migration its way back, as the others have one',
    effect: 'A rollback stops at this migration: whoever takes the release back has to find the way by hand, at night.',
    remedy: 'Add the down step; where there is no way back, let it say so (RAISE EXCEPTION).',
  },
  examples: [
    {
      title: 'most earlier migrations have one',
      given: {
        schema: '',
        migration: 'CREATE TABLE orders (id int);',
        runner: 'golang-migrate',
        down: null,
      },
      hits: ['2_new has no down step, as most earlier migrations have'],
    },
    {
      title: 'it has one',
      given: {
        schema: '',
        migration: 'CREATE TABLE orders (id int);',
        runner: 'golang-migrate',
        down: 'DROP TABLE orders;',
      },
      hits: [],
    },
    {
      title: 'nobody writes down steps here',
      given: { schema: '', migration: 'CREATE TABLE orders (id int);', runner: 'prisma' },
      hits: [],
    },
  ],
  check: ({ rollback }) =>
    (rollback?.expected ? rollback.files : [])
      .filter(({ outcome }) => outcome.kind === 'missing')
      .map(({ name, path }) => ({
        message: `${name} has no down step, as most earlier migrations have`,
        location: { path, line: 1, column: 1 },
        subject: { kind: 'migration' as const, name: path },
        key: 'missing-down',
        proof: { kind: 'source' as const, excerpt: path },
      })),
})
