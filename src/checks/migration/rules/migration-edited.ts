import { defineRule } from '../../../core/rule.ts'
import { runners } from '../../../sql/runners.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/migration-edited',
    severity: 'error',
    since: '0.1.0',
    title: 'Leave migrations alone once they are on the base branch',
    effect:
      "Where it has run, the change never arrives, and runners that keep a checksum stop; where it has not, the schema differs from everyone else's.",
    remedy: 'Put the text back, and bring the change in a new migration.',
  },
  examples: [
    {
      title: 'Flyway keeps a checksum',
      given: {
        base: { 'migrations/V1__orders.sql': 'CREATE TABLE orders (id int);' },
        head: { 'migrations/V1__orders.sql': 'CREATE TABLE orders (id bigint);' },
      },
      hits: ['V1__orders was changed after the base branch took it: Flyway compares checksums and refuses to go on'],
    },
    {
      title: 'golang-migrate keeps none, so the change is never run',
      given: {
        base: { 'migrations/1_orders.up.sql': 'CREATE TABLE orders (id int);' },
        head: { 'migrations/1_orders.up.sql': 'CREATE TABLE orders (id bigint);' },
      },
      hits: ['1_orders was changed after the base branch took it: databases that have run it never see the change'],
    },
    {
      title: 'only a comment was changed, and golang-migrate does not look at it',
      given: {
        base: { 'migrations/1_orders.up.sql': 'CREATE TABLE orders (id int); -- ordres' },
        head: { 'migrations/1_orders.up.sql': '-- orders\nCREATE TABLE orders (\n  id int\n);' },
      },
      hits: [],
    },
    {
      title: 'only a comment was changed, and Flyway does look at it',
      given: {
        base: { 'migrations/V1__orders.sql': 'CREATE TABLE orders (id int); -- ordres' },
        head: { 'migrations/V1__orders.sql': 'CREATE TABLE orders (id int); -- orders' },
      },
      hits: ['V1__orders was changed after the base branch took it: Flyway compares checksums and refuses to go on'],
    },
    {
      title: 'a repeatable migration is meant to be edited',
      given: {
        base: { 'migrations/R__view.sql': 'SELECT 1;', 'migrations/V1__a.sql': 'SELECT 1;' },
        head: { 'migrations/R__view.sql': 'SELECT 2;', 'migrations/V1__a.sql': 'SELECT 1;' },
      },
      hits: [],
    },
  ],
  check: ({ plan, excerpts }) =>
    plan.edited.flatMap(({ after: { key, path, name } }) => {
      const { title, edited } = runners[plan.runner]
      const texts = excerpts.get(key)
      // A new comment changes the checksum, and nothing else.
      if (texts?.sameStatements && !edited.checksum) return []
      return {
        message: `${name} was changed after the base branch took it: ${
          edited.checksum ? `${title} ${edited.text}` : 'databases that have run it never see the change'
        }`,
        location: { path, line: 1, column: 1 },
        subject: { kind: 'migration' as const, name: path },
        key: 'edited',
        severity: edited.checksum ? edited.severity : ('warning' as const),
        proof: {
          kind: 'diff' as const,
          structural: true,
          before: texts && { text: texts.before },
          after: texts?.after === undefined ? undefined : { text: texts.after, location: { path, line: 1, column: 1 } },
        },
      }
    }),
})
