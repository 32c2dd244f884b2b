import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { standingTables, statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { ConstraintFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/constraint-timing-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep a constraint checked when the running release expects it',
    effect:
      'A transaction that writes in an order of its own relies on a constraint that is checked at COMMIT, and an upsert on one that is checked at once: each fails as soon as that changes.',
    remedy:
      'Ship a release first that works either way: it writes parents before children, and neither defers the constraint nor names it in ON CONFLICT.',
  },
  examples: [
    {
      title: 'foreign keys that were checked at COMMIT: INITIALLY IMMEDIATE alone makes one NOT DEFERRABLE',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT whose REFERENCES users DEFERRABLE INITIALLY DEFERRED, by int CONSTRAINT sold REFERENCES users DEFERRABLE INITIALLY DEFERRED);',
        migration:
          'ALTER TABLE orders ALTER CONSTRAINT whose INITIALLY IMMEDIATE; ALTER TABLE orders ALTER CONSTRAINT sold DEFERRABLE INITIALLY IMMEDIATE;',
      },
      hits: [
        'orders.sold: checked at once now (was at COMMIT), so a transaction of the running release that writes orders before users fails with 23503',
        'orders.whose: checked at once now (was at COMMIT), so a transaction of the running release that writes orders before users fails with 23503, and SET CONSTRAINTS ... DEFERRED with 42809',
      ],
    },
    {
      title: 'one that could be deferred, made anew in a DO block',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT whose REFERENCES users DEFERRABLE);',
        migration:
          'DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT whose; ALTER TABLE orders ADD CONSTRAINT owner FOREIGN KEY (user_id) REFERENCES users; END $$;',
      },
      hits: [
        'orders.owner: cannot be deferred any more, so SET CONSTRAINTS ... DEFERRED of the running release fails with 42809',
      ],
    },
    {
      title: 'one that is checked at COMMIT from now on',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT whose REFERENCES users);',
        migration: 'ALTER TABLE orders ALTER CONSTRAINT whose DEFERRABLE INITIALLY DEFERRED;',
      },
      hits: [
        'orders.whose: checked at COMMIT now, so the running release meets 23503 there and not at the statement that it guards',
      ],
    },
    {
      title: 'unique, for an upsert and for an UPDATE of many rows',
      given: {
        schema:
          'CREATE TABLE users (mail text CONSTRAINT once UNIQUE, place int CONSTRAINT ordered UNIQUE DEFERRABLE);',
        migration:
          'ALTER TABLE users DROP CONSTRAINT once, ADD CONSTRAINT once UNIQUE (mail) DEFERRABLE; ALTER TABLE users DROP CONSTRAINT ordered, ADD CONSTRAINT ordered UNIQUE (place);',
      },
      hits: [
        'users.once: can be deferred now, so INSERT ... ON CONFLICT (mail) of the running release fails with 55000',
        'users.ordered: cannot be deferred any more, so an UPDATE of the running release that moves values from row to row fails with 23505, and SET CONSTRAINTS ... DEFERRED with 42809',
      ],
    },
    {
      title: 'it can be deferred by whoever wants that, and changes that end where they began',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT whose REFERENCES users, by int CONSTRAINT sold REFERENCES users DEFERRABLE);',
        migration:
          'ALTER TABLE orders ALTER CONSTRAINT whose DEFERRABLE; ALTER TABLE orders ALTER CONSTRAINT sold NOT DEFERRABLE; ALTER TABLE orders ALTER CONSTRAINT sold DEFERRABLE;',
      },
      hits: [],
    },
    {
      title: 'another key stays that serves as before',
      given: {
        schema: 'CREATE TABLE users (mail text CONSTRAINT once UNIQUE);',
        migration: 'ALTER TABLE users ADD CONSTRAINT again UNIQUE (mail) DEFERRABLE;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY);',
        migration:
          'CREATE TABLE carts (user_id int CONSTRAINT whose REFERENCES users DEFERRABLE); ALTER TABLE carts ALTER CONSTRAINT whose NOT DEFERRABLE;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) =>
      head.constraints.flatMap((now) => {
        const was = now.local ? before(now, base) : undefined
        const consequence =
          was && !base.constraints.some((known) => isSame(known, now)) && consequenceOf(was, now, head, run)
        const statement =
          consequence &&
          statementSince(run, base.oid, ({ constraints }) =>
            constraints.some(({ oid, deferrable }) => oid === now.oid && deferrable === now.deferrable),
          )
        if (!consequence || !statement) return []
        return [
          {
            ...hitOn(statement, run, head.name),
            cause: `${head.name} ${now.name} timing`,
            key: `${head.name} ${now.name} ${now.deferrable}`,
            subject: { kind: 'constraint' as const, name: `${head.name}.${now.name}` },
            message: `${shown(head.name)}.${now.name}: ${consequence}`,
          },
        ]
      }),
    ),
})

/** The one of before that asked the same: itself, or one that went. */
function before(now: ConstraintFacts, base: TableFacts): ConstraintFacts | undefined {
  return (
    base.constraints.find(({ oid }) => oid === now.oid) ??
    base.constraints.find((known) => asksTheSame(known, now) && known.deferrable !== now.deferrable)
  )
}

function asksTheSame(a: ConstraintFacts, b: ConstraintFacts): boolean {
  return a.kind === b.kind && `${a.columns}` === `${b.columns}` && a.parent === b.parent
}

function isSame(a: ConstraintFacts, b: ConstraintFacts): boolean {
  return asksTheSame(a, b) && a.deferrable === b.deferrable
}

/** Undefined where nothing that worked fails, or another constraint still serves as this one did. */
function consequenceOf(
  was: ConstraintFacts,
  now: ConstraintFacts,
  { name, constraints }: TableFacts,
  run: MigrationRun,
): string | undefined {
  if (was.deferrable === now.deferrable || constraints.some((other) => other.oid !== now.oid && isSame(other, was))) {
    return undefined
  }
  const state = sqlstates[now.kind]
  if (now.deferrable === 'deferred') {
    const upsert = was.deferrable === 'no' && now.kind !== 'foreign key' ? `, and ${upsertFails(now)}` : ''
    return `checked at COMMIT now, so the running release meets ${state} there and not at the statement that it guards${upsert}`
  }
  if (was.deferrable === 'no') {
    return now.kind === 'foreign key' ? undefined : `can be deferred now, so ${upsertFails(now)}`
  }
  const parent = run.facts.head.tables.get(now.parent ?? 0)
  const fails =
    now.kind !== 'foreign key'
      ? `an UPDATE of the running release that moves values from row to row fails with ${state}`
      : was.deferrable === 'deferred' && parent
        ? `a transaction of the running release that writes ${shown(name)} before ${shown(parent.name)} fails with ${state}`
        : undefined
  const setFails = now.deferrable === 'no' ? 'SET CONSTRAINTS ... DEFERRED' : undefined
  const what = was.deferrable === 'deferred' ? 'checked at once now (was at COMMIT)' : 'cannot be deferred any more'
  if (fails === undefined) {
    return setFails && `${what}, so ${setFails} of the running release fails with 42809`
  }
  return `${what}, so ${fails}${setFails ? `, and ${setFails} with 42809` : ''}`
}

function upsertFails({ columns }: ConstraintFacts): string {
  return `INSERT ... ON CONFLICT (${columns.join(', ')}) of the running release fails with 55000`
}

const sqlstates: Readonly<Record<ConstraintFacts['kind'], string>> = {
  'primary key': '23505',
  unique: '23505',
  'foreign key': '23503',
  check: '23514',
  exclusion: '23P01',
}
