import { defineRule } from '../../../core/rule.ts'
import { runners } from '../../../sql/runners.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

const changelog = { 'db/changelog/changelog.yaml': 'databaseChangeLog:\n- includeAll: {path: .}\n' }

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
      title: 'a changeset of Liquibase that is appended to an old file is new, and no edit',
      given: {
        base: { 'db/changelog/a.sql': '--liquibase formatted sql\n--changeset ann:1\nSELECT 1;', ...changelog },
        head: {
          'db/changelog/a.sql': '--liquibase formatted sql\n--changeset ann:1\nSELECT 1;\n--changeset ann:2\nSELECT 2;',
          ...changelog,
        },
      },
      hits: [],
    },
    {
      title: 'Prisma warns of it, and goes on',
      given: {
        base: { 'prisma/migrations/1_a/migration.sql': 'CREATE TABLE orders (id int);' },
        head: { 'prisma/migrations/1_a/migration.sql': 'CREATE TABLE orders (id bigint);' },
      },
      hits: [
        '1_a was changed after the base branch took it: Prisma compares checksums, warns of it on deploy, and never runs the change where the old text has run',
      ],
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
        subject: { kind: 'migration' as const, name: key },
        key: 'edited',
        // Nobody's data depends on a comment, though a runner may stop at it.
        severity: edited.checksum && !texts?.sameStatements ? edited.severity : ('warning' as const),
        proof: {
          kind: 'diff' as const,
          structural: true,
          before: texts && { text: texts.before },
          after: texts?.after === undefined ? undefined : { text: texts.after, location: { path, line: 1, column: 1 } },
        },
      }
    }),
})
