import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { differenceFrom } from '../../../sql/catalog-difference.ts'
import { backTogether, isHarmless, isLabelAdded, leftByDown, shownSide } from '../rollback/rollback-said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/down-does-not-restore',
    severity: 'warning',
    since: '0.1.0',
    title: 'Let the down step undo all that the migration does',
    effect:
      'After a rollback the schema is one that no migration describes, and the next try may fail on what was left.',
    remedy: 'Undo each statement of the migration, the last one first.',
  },
  examples: [
    {
      title: 'a column and an index are forgotten',
      given: {
        schema: 'CREATE TABLE orders (id int, user_id int);',
        migration:
          'ALTER TABLE orders ADD COLUMN note text; CREATE INDEX by_user ON orders (user_id); CREATE TABLE notes (id int);',
        down: 'DROP TABLE notes;',
        runner: 'golang-migrate',
      },
      hits: [
        '2_new: after up and down, column orders.note is still there and index by_user is still there; up again fails with 42701',
      ],
    },
    {
      title: 'a type comes back as another one',
      given: {
        schema: 'CREATE TABLE orders (note varchar(20));',
        migration: 'ALTER TABLE orders ALTER COLUMN note TYPE text;',
        down: 'ALTER TABLE orders ALTER COLUMN note TYPE varchar(200);',
        runner: 'golang-migrate',
      },
      hits: ['2_new: after up and down, column orders.note is character varying(200), was character varying(20)'],
    },
    {
      title: 'rows that the migration brought stay',
      given: {
        schema: 'CREATE TABLE roles (name text);',
        migration: "INSERT INTO roles VALUES ('auditor');",
        down: "DELETE FROM roles WHERE name = 'auditer';",
        runner: 'golang-migrate',
      },
      hits: ['2_new: after up and down, table roles has 3 rows, had 2'],
    },
    {
      title: 'rows of a partition, which are told of its table',
      given: {
        schema:
          "CREATE TABLE roles (name text) PARTITION BY LIST (name); CREATE TABLE rest PARTITION OF roles DEFAULT; INSERT INTO roles VALUES ('admin');",
        migration: "INSERT INTO roles VALUES ('auditor');",
        down: "DELETE FROM roles WHERE name = 'auditer';",
        runner: 'golang-migrate',
      },
      hits: ['2_new: after up and down, table roles has 2 rows, had 1'],
    },
    {
      title: 'a column that comes back in another place',
      given: {
        schema: 'CREATE TABLE orders (note text, id int);',
        migration: 'ALTER TABLE orders DROP COLUMN note;',
        down: 'ALTER TABLE orders ADD COLUMN note text;',
        runner: 'golang-migrate',
      },
      hits: [],
    },
    {
      title: 'a renamed constraint is as good as a new one',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, total int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;',
        down: 'ALTER TABLE orders DROP CONSTRAINT positive;',
        runner: 'golang-migrate',
      },
      hits: [],
    },
  ],
  check: ({ rollback }) =>
    (rollback?.files ?? []).flatMap(({ name, path, outcome }) => {
      if (outcome.kind !== 'ran') return []
      const { changes, clauses } = leftByDown(outcome)
      // What stays because Postgres cannot drop it is told as irreversible.
      const because = outcome.left.some(isLabelAdded) ? undefined : outcome.again
      const again = because ? `up again fails with ${because.sqlstate}` : ''
      if (clauses.length === 0 && !again) return []
      const together = rollback?.together && outcome.left.length > 0 && outcome.rows.length === 0
      const { before, after } = differenceFrom(changes)
      const left =
        clauses.length > 0 ? `after up and down, ${enumerate(clauses, 5)}` : 'down leaves what stands in its way'
      return {
        message: `${name}: ${[left, again].filter(Boolean).join('; ')}${together ? backTogether : ''}`,
        location: outcome.place,
        subject: { kind: 'migration' as const, name: path },
        key: 'down-does-not-restore',
        ...(together || isHarmless(outcome) ? { severity: 'note' as const } : {}),
        proof: {
          kind: 'diff' as const,
          structural: true,
          before: shownSide(before),
          after: shownSide(after),
          sides: ['before up', 'after up and down'],
        },
      }
    }),
})
