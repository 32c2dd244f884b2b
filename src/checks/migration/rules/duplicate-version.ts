import { defineRule } from '../../../core/rule.ts'
import { runners } from '../../../sql/runners.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/duplicate-version',
    severity: 'error',
    since: '0.1.0',
    title: 'Give each migration a version of its own',
    effect: 'Runners know a migration by its version: with two of one version they stop, or run only one of them.',
    remedy: 'Give the new migration the next free version.',
  },
  examples: [
    {
      title: 'two branches took the same number',
      given: {
        base: { 'migrations/1_a.up.sql': 'SELECT 1;', 'migrations/2_b.up.sql': 'SELECT 2;' },
        head: {
          'migrations/1_a.up.sql': 'SELECT 1;',
          'migrations/2_b.up.sql': 'SELECT 2;',
          'migrations/0002_c.up.sql': 'SELECT 3;',
        },
      },
      hits: ['0002_c has the version of 2_b, and golang-migrate takes a version once'],
    },
    {
      title: 'base has such already, so what runs the migrations seems to take them',
      given: {
        base: {
          'migrations/0000_btree.up.sql': 'SELECT 1;',
          'migrations/0000_citext.up.sql': 'SELECT 2;',
          'migrations/0001_a.up.sql': 'SELECT 3;',
        },
        head: {
          'migrations/0000_btree.up.sql': 'SELECT 1;',
          'migrations/0000_citext.up.sql': 'SELECT 2;',
          'migrations/0001_a.up.sql': 'SELECT 3;',
          'migrations/0001_b.up.sql': 'SELECT 4;',
        },
      },
      hits: [
        '0001_b has the version of 0001_a, and golang-migrate takes a version once; base has such already (0000_citext), so perhaps another tool runs these',
      ],
    },
    {
      title: 'Liquibase knows a changeset by author, id and file',
      given: {
        base: {
          'db/changelog/a.sql': '--liquibase formatted sql\n--changeset ann:1\nSELECT 1;',
          'db/changelog/changelog.yaml': 'databaseChangeLog:\n- includeAll: {path: .}\n',
        },
        head: {
          'db/changelog/a.sql': '--liquibase formatted sql\n--changeset ann:1\nSELECT 1;\n--changeset ann:1\nSELECT 2;',
          'db/changelog/changelog.yaml': 'databaseChangeLog:\n- includeAll: {path: .}\n',
        },
      },
      hits: ['a ann:1 is there twice, and Liquibase takes a version once'],
    },
    {
      title: 'a version of its own',
      given: {
        base: { 'migrations/1_a.up.sql': 'SELECT 1;' },
        head: { 'migrations/1_a.up.sql': 'SELECT 1;', 'migrations/2_b.up.sql': 'SELECT 2;' },
      },
      hits: [],
    },
  ],
  check: ({ plan }) =>
    plan.duplicates.map(({ file, other, asBefore }) => ({
      message: `${file.name} ${file.name === other.name ? 'is there twice' : `has the version of ${other.name}`}, and ${runners[plan.runner].title} takes a version once${asBefore ? `; base has such already (${asBefore.name}), so perhaps another tool runs these` : ''}`,
      // A base branch that is deployed is better evidence of what the runner takes than the names of its files.
      ...(asBefore ? { severity: 'warning' as const } : {}),
      location: { path: file.path, line: 1, column: 1 },
      subject: { kind: 'migration' as const, name: file.key },
      key: 'duplicate',
      proof: {
        kind: 'diff' as const,
        structural: true,
        before: { text: other.path, location: { path: other.path, line: 1, column: 1 } },
        after: { text: file.path, location: { path: file.path, line: 1, column: 1 } },
        sides: ['one', 'the other'],
      },
    })),
})
