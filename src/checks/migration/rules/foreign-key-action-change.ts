import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { standingTables, statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { ConstraintFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/foreign-key-action-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Ship a release that knows what a DELETE does before that changes',
    effect:
      'A DELETE of the release that still runs does something else: it fails with 23503 where it took the rows along, or takes them along where it failed.',
    remedy:
      'Ship a release first whose DELETE needs neither the one nor the other: it deletes the rows that refer by itself, in the same transaction.',
  },
  examples: [
    {
      title: 'rows no longer go along',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE);',
        migration:
          'ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: [
        'orders.user_id: ON DELETE NO ACTION now (was CASCADE), so a DELETE from users by the running release fails with 23503 where rows refer to it',
      ],
    },
    {
      title: 'rows go along from now on, in a DO block',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration:
          'DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE; END $$;',
      },
      hits: [
        'orders.user_id: ON DELETE CASCADE now (was NO ACTION), so a DELETE from users by the running release, which failed where rows refer to it, deletes those rows',
      ],
    },
    {
      title: 'another name, the same action',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration:
          'ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD CONSTRAINT whose FOREIGN KEY (user_id) REFERENCES users;',
      },
      hits: [],
    },
    {
      title: 'both fail',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int REFERENCES users);',
        migration:
          'ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey; ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE RESTRICT;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration:
          'CREATE TABLE carts (user_id int REFERENCES users); ALTER TABLE carts DROP CONSTRAINT carts_user_id_fkey; ALTER TABLE carts ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) =>
      keysOf(head.constraints).flatMap((key) => {
        const was = keysOf(base.constraints).find(
          (known) => `${known.columns}` === `${key.columns}` && known.parent === key.parent,
        )
        const [before, after] = [was?.onDelete ?? '', key.onDelete ?? '']
        const parent = run.facts.head.tables.get(key.parent ?? 0)
        const statement =
          // A key that stands as it stood still does what it did, whatever another one asks beside it.
          was && parent && doings[before] !== doings[after] && !head.constraints.some(({ oid }) => oid === was.oid)
            ? statementSince(run, base.oid, ({ constraints }) =>
                constraints.some(({ oid, onDelete }) => oid === key.oid && onDelete === key.onDelete),
              )
            : undefined
        if (!statement || !parent) return []
        const column = key.columns.length === 1 ? `.${key.columns[0]}` : ` (${key.columns.join(', ')})`
        return [
          {
            ...hitOn(statement, run, head.name),
            cause: `${head.name} ${key.columns.join(' ')} on delete`,
            subject: { kind: 'constraint' as const, name: `${head.name}.${key.name}` },
            // Only what worked and fails now stops the running release.
            severity: doings[after] === undefined ? ('warning' as const) : ('note' as const),
            message: `${shown(head.name)}${column}: ON DELETE ${after} now (was ${before}), so ${consequenceOf(before, after, shown(parent.name))}`,
          },
        ]
      }),
    ),
})

/** What a DELETE does to the rows that refer; undefined: it fails. */
const doings: Readonly<Record<string, string>> = {
  CASCADE: 'deletes those rows',
  'SET NULL': 'sets NULL in those rows',
  'SET DEFAULT': 'sets the default in those rows',
}

function consequenceOf(before: string, after: string, parent: string): string {
  const deletes = `a DELETE from ${parent} by the running release`
  const [was, is] = [doings[before], doings[after]]
  if (is === undefined) return `${deletes} fails with 23503 where rows refer to it`
  return was === undefined ? `${deletes}, which failed where rows refer to it, ${is}` : `${deletes} ${is}`
}

function keysOf(constraints: readonly ConstraintFacts[]): readonly ConstraintFacts[] {
  return constraints.filter(({ kind, local }) => kind === 'foreign key' && local)
}
