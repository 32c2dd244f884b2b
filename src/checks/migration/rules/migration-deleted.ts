import { defineRule } from '../../../core/rule.ts'
import { runners } from '../../../sql/runners.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/migration-deleted',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep migrations that the base branch has',
    effect: 'A new database no longer gets what every other database has, and runners that look for the file stop.',
    remedy: 'Put the file back. What it did can be undone by a new migration.',
  },
  examples: [
    {
      title: 'a migration is gone',
      given: {
        base: { 'migrations/1_a.up.sql': 'SELECT 1;', 'migrations/2_b.up.sql': 'SELECT 2;' },
        head: { 'migrations/1_a.up.sql': 'SELECT 1;' },
      },
      hits: ['2_b was deleted: databases that have run it keep what it did, new ones never get it'],
    },
    {
      title: 'a migration got another name',
      given: {
        base: { 'migrations/1_a.up.sql': 'SELECT 1;', 'migrations/2_b.up.sql': 'SELECT 2;' },
        head: { 'migrations/1_a.up.sql': 'SELECT 1;', 'migrations/3_b.up.sql': 'SELECT 2;' },
      },
      hits: ['2_b was renamed to 3_b: golang-migrate takes it for a new migration and runs it again'],
    },
    {
      title: 'nothing is gone',
      given: { base: { 'migrations/1_a.up.sql': 'SELECT 1;' }, head: { 'migrations/1_a.up.sql': 'SELECT 1;' } },
      hits: [],
    },
  ],
  check: ({ plan, excerpts }) => [
    ...plan.deleted.map(({ key, path, name }) => ({
      message: `${name} was deleted: databases that have run it keep what it did, new ones never get it`,
      location: { path, line: 1, column: 1 },
      subject: { kind: 'migration' as const, name: key },
      key: 'deleted',
      proof: {
        kind: 'diff' as const,
        structural: true,
        before: { text: excerpts.get(key)?.before ?? '' },
        after: undefined,
      },
    })),
    ...plan.renamed
      // Runners know a migration by its version; what follows that in the name is for people.
      .filter(({ before, after }) => (before.version || before.name) !== (after.version || after.name))
      .map(({ before, after }) => ({
        message: `${before.name} was renamed to ${after.name}: ${runners[plan.runner].title} takes it for a new migration and runs it again`,
        location: { path: after.path, line: 1, column: 1 },
        subject: { kind: 'migration' as const, name: before.key },
        key: 'renamed',
        proof: { kind: 'diff' as const, structural: true, before: { text: before.path }, after: { text: after.path } },
      })),
  ],
})
