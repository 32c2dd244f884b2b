import { defineRule } from '../../../core/rule.ts'
import { differenceFrom } from '../../../sql/catalog-difference.ts'
import { irreversibleIn, shownSide } from '../rollback/rollback-said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/irreversible',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what a rollback does not bring back',
    effect: 'The schema may come back, what was in it does not: a rollback after this is a restore from a backup.',
    remedy: 'Keep a copy of what is lost until nobody wants to go back any more.',
  },
  examples: [
    {
      title: 'a dropped column comes back empty',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL, note text);',
        migration: 'ALTER TABLE orders DROP COLUMN note;',
        down: 'ALTER TABLE orders ADD COLUMN note text;',
        runner: 'golang-migrate',
      },
      hits: ['2_new: the values of orders.note are lost (in 2 rows here)'],
    },
    {
      title: 'a dropped table comes back empty',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL, note text);',
        migration: 'DROP TABLE orders;',
        down: 'CREATE TABLE orders (id int NOT NULL, note text);',
        runner: 'golang-migrate',
      },
      hits: ['2_new: orders comes back without its 2 rows'],
    },
    {
      title: 'a label of an enum stays',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('ok');",
        migration: "ALTER TYPE mood ADD VALUE 'sad';",
        down: 'COMMENT ON TYPE mood IS NULL;',
        runner: 'golang-migrate',
      },
      hits: ["2_new: 'sad' of enum mood stays: Postgres cannot drop a label, and up again fails with 42710"],
    },
    {
      title: 'a down step that says so',
      given: {
        schema: '',
        migration: 'CREATE TABLE orders (id int);',
        down: "DO $$ BEGIN RAISE EXCEPTION 'there is no way back'; END $$;",
        runner: 'golang-migrate',
      },
      hits: ['2_new: its down step refuses to run: there is no way back'],
    },
    {
      title: 'a down step of comments only',
      given: {
        schema: '',
        migration: 'CREATE TABLE orders (id int);',
        down: '-- nothing to undo\nSELECT 1;',
        runner: 'golang-migrate',
      },
      hits: ['2_new: its down step does nothing ("nothing to undo"): table orders is still there'],
    },
    {
      title: 'values that are moved there and back',
      given: {
        schema: 'CREATE TABLE orders (id int NOT NULL, note text);',
        migration:
          'ALTER TABLE orders ADD COLUMN remark text; UPDATE orders SET remark = note; ALTER TABLE orders DROP COLUMN note;',
        down: 'ALTER TABLE orders ADD COLUMN note text; UPDATE orders SET note = remark; ALTER TABLE orders DROP COLUMN remark;',
        runner: 'golang-migrate',
      },
      hits: [],
    },
  ],
  check: ({ rollback }) =>
    (rollback?.files ?? []).flatMap(({ name, path, down, outcome }) => {
      const clauses = irreversibleIn(outcome)
      if (clauses.length === 0 || !down) return []
      const { before, after } = differenceFrom('left' in outcome ? outcome.left : [])
      const place = 'place' in outcome ? outcome.place : { path: down.path, line: 1, column: 1 }
      return {
        message: `${name}: ${first(clauses)}`,
        location: place,
        subject: { kind: 'migration' as const, name: path },
        key: 'irreversible',
        proof:
          before === ''
            ? { kind: 'source' as const, excerpt: shownSide(down.text.trim()).text }
            : {
                kind: 'diff' as const,
                structural: true,
                before: shownSide(before),
                after: shownSide(after),
                sides: ['before up', 'after up and down'],
              },
      }
    }),
})

/** A migration of everything loses everything: the first few say it. */
function first(clauses: readonly string[]): string {
  const rest = clauses.length - 3
  return [...clauses.slice(0, 3), ...(rest > 0 ? [`and ${rest} more like it`] : [])].join('; ')
}
