import { defineRule } from '../../../core/rule.ts'
import { runners } from '../../../sql/runners.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/out-of-order',
    severity: 'error',
    since: '0.1.0',
    title: 'Number a new migration after the last one',
    effect:
      'Databases that are already past its place skip it, stop at it, or run it in another order than new ones do.',
    remedy: 'Give the new migration a version after the last one of the base branch.',
  },
  examples: [
    {
      title: 'golang-migrate never goes back',
      given: {
        base: { 'migrations/1_a.up.sql': 'SELECT 1;', 'migrations/3_c.up.sql': 'SELECT 3;' },
        head: {
          'migrations/1_a.up.sql': 'SELECT 1;',
          'migrations/2_b.up.sql': 'SELECT 2;',
          'migrations/3_c.up.sql': 'SELECT 3;',
        },
      },
      hits: ['2_b comes before 3_c, which the base branch has: golang-migrate never runs it where 3_c has run'],
    },
    {
      title: 'goose refuses to go on',
      given: {
        base: {
          'migrations/1_a.sql': '-- +goose Up\nSELECT 1;',
          'migrations/3_c.sql': '-- +goose Up\nSELECT 3;',
        },
        head: {
          'migrations/1_a.sql': '-- +goose Up\nSELECT 1;',
          'migrations/2_b.sql': '-- +goose Up\nSELECT 2;',
          'migrations/3_c.sql': '-- +goose Up\nSELECT 3;',
        },
      },
      hits: [
        '2_b comes before 3_c, which the base branch has: goose finds it missing where 3_c has run, and refuses to go on unless it is told -allow-missing',
      ],
    },
    {
      title: 'Drizzle skips what is older than the last entry that ran, whatever its number is',
      given: {
        base: {
          'drizzle/0000_a.sql': 'SELECT 1;',
          'drizzle/meta/_journal.json': '{"entries":[{"tag":"0000_a","when":2000}]}',
        },
        head: {
          'drizzle/0000_a.sql': 'SELECT 1;',
          'drizzle/0001_b.sql': 'SELECT 2;',
          'drizzle/meta/_journal.json': '{"entries":[{"tag":"0000_a","when":2000},{"tag":"0001_b","when":1000}]}',
        },
      },
      hits: [
        '0001_b comes before 0000_a, which the base branch has: Drizzle silently skips it where 0000_a has run, whose `when` in the journal is later',
      ],
    },
    {
      title: 'dbmate runs it late',
      given: {
        base: { 'db/migrations/2_b.sql': '-- migrate:up\nSELECT 2;' },
        head: {
          'db/migrations/1_a.sql': '-- migrate:up\nSELECT 1;',
          'db/migrations/2_b.sql': '-- migrate:up\nSELECT 2;',
        },
      },
      hits: [
        '1_a comes before 2_b, which the base branch has: dbmate runs it after 2_b here and before it in a new database',
      ],
    },
    {
      title: 'Flyway compares numbers, so 10 comes after 9',
      given: {
        base: { 'migrations/V1_9__a.sql': 'SELECT 1;' },
        head: { 'migrations/V1_9__a.sql': 'SELECT 1;', 'migrations/V1_10__b.sql': 'SELECT 2;' },
      },
      hits: [],
    },
  ],
  check: ({ plan }) =>
    plan.outOfOrder.map(({ file, last }) => {
      const { title, outOfOrder } = runners[plan.runner]
      const { severity, text } = outOfOrder(last.name)
      return {
        message: `${file.name} comes before ${last.name}, which the base branch has: ${title} ${text}`,
        location: { path: file.path, line: 1, column: 1 },
        subject: { kind: 'migration' as const, name: file.key },
        key: 'out of order',
        severity,
        proof: {
          kind: 'diff' as const,
          structural: true,
          before: { text: last.path, location: { path: last.path, line: 1, column: 1 } },
          after: { text: file.path, location: { path: file.path, line: 1, column: 1 } },
        },
      }
    }),
})
