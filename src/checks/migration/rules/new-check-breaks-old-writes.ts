import { defineRule } from '../../../core/rule.ts'
import { isWider, sameCheck } from '../judgement/check-width.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { checkedNotNull, columnAtBase, columnsOfType, standingTables, statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { ConstraintFacts, DomainFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/new-check-breaks-old-writes',
    severity: 'warning',
    since: '0.1.0',
    title: 'Ship writers that keep a CHECK before it is there',
    effect:
      'The release that still runs knows nothing of it: a row that does not fulfil it fails with 23514. NOT VALID spares only the rows that are there.',
    remedy:
      'Ship a release that keeps the condition first (and repairs the rows that do not), and add the CHECK with the one after.',
  },
  examples: [
    {
      title: 'columns that the running release writes',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;',
      },
      hits: ['orders: CHECK paid is new, so a write of the running release that breaks it fails with 23514'],
    },
    {
      title: 'a value fewer, in a DO block',
      given: {
        schema: "CREATE TABLE orders (kind text CONSTRAINT kinds CHECK (kind IN ('web', 'app', 'shop')));",
        migration:
          "DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT kinds; ALTER TABLE orders ADD CONSTRAINT kinds CHECK (kind IN ('web', 'app')); END $$;",
      },
      hits: [
        'orders: CHECK kinds is another than before, so a write of the running release that breaks it fails with 23514',
      ],
    },
    {
      title: 'a domain that a column has',
      given: {
        schema: 'CREATE DOMAIN code AS text; CREATE TABLE orders (code code);',
        migration: "ALTER DOMAIN code ADD CONSTRAINT filled CHECK (VALUE <> '') NOT VALID;",
      },
      hits: ['domain code: CHECK filled is new, so a write of the running release that breaks it fails with 23514'],
    },
    {
      title: 'a value more',
      given: {
        schema: "CREATE TABLE orders (kind varchar(9) CONSTRAINT kinds CHECK (kind IN ('web', 'app')));",
        migration:
          "ALTER TABLE orders DROP CONSTRAINT kinds; ALTER TABLE orders ADD CONSTRAINT kinds CHECK (kind IN ('app', 'shop', 'web'));",
      },
      hits: [],
    },
    {
      title: 'a limit that is further out',
      given: {
        schema: 'CREATE TABLE orders (note text CONSTRAINT short CHECK (length(note) <= 20));',
        migration:
          'ALTER TABLE orders DROP CONSTRAINT short; ALTER TABLE orders ADD CONSTRAINT short CHECK (length(note) <= 50);',
      },
      hits: [],
    },
    {
      title: 'validating what was there',
      given: {
        schema: 'CREATE TABLE orders (total int); ALTER TABLE orders ADD CONSTRAINT paid CHECK (total > 0) NOT VALID;',
        migration: 'ALTER TABLE orders VALIDATE CONSTRAINT paid;',
      },
      hits: [],
    },
    {
      title: 'a CHECK that Postgres makes of the bound of a partition that leaves',
      given: {
        schema:
          'CREATE TABLE events (day int, body text) PARTITION BY RANGE (day); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (100);',
        migration: 'ALTER TABLE events DETACH PARTITION events_1 CONCURRENTLY;',
      },
      hits: [],
    },
    {
      title: 'a narrower CHECK on a partition that leaves',
      given: {
        schema:
          'CREATE TABLE events (day int, body text) PARTITION BY RANGE (day); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (1) TO (100);',
        migration:
          'ALTER TABLE events DETACH PARTITION events_1; ALTER TABLE events_1 ADD CONSTRAINT early CHECK (day < 50) NOT VALID;',
      },
      hits: ['events_1: CHECK early is new, so a write of the running release that breaks it fails with 23514'],
    },
    {
      title: 'a CHECK that means NOT NULL, which another rule tells',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT noted CHECK (note IS NOT NULL) NOT VALID;',
      },
      hits: [],
    },
    {
      title: 'a column that the same pull request added',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD total int CHECK (total > 0);',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (no int); ALTER TABLE carts ADD CHECK (no > 0);' },
      hits: [],
    },
  ],
  check: (run) => [
    ...standingTables(run).flatMap(({ base, head }) =>
      head.constraints.flatMap((constraint) => {
        const kind = dutyOf(constraint, base, head, run)
        const statement =
          kind &&
          statementSince(run, base.oid, ({ constraints }) => constraints.some(({ oid }) => oid === constraint.oid))
        if (!kind || !statement) return []
        return [
          {
            ...hitOn(statement, run, head.name),
            cause: `${head.name} ${constraint.name} new check`,
            subject: { kind: 'constraint' as const, name: `${head.name}.${constraint.name}` },
            message: `${shown(head.name)}: CHECK ${constraint.name} is ${kind}, so a write of the running release that breaks it fails with 23514`,
          },
        ]
      }),
    ),
    ...run.facts.head.world.domains.flatMap((domain) => {
      const base = run.facts.base.world.domains.find(({ oid }) => oid === domain.oid)
      const added = base && columnsOfType(run, base.name).length > 0 ? newOn(base, domain) : []
      const statement = run.statements.findLast(({ effects }) =>
        effects.some((effect) => effect.what === 'domain altered' && effect.domain.after.oid === domain.oid),
      )
      return added.length === 0 || !statement
        ? []
        : added.map((name) => ({
            ...hitOn(statement, run, domain.name),
            cause: `${domain.name} ${name} new check`,
            subject: { kind: 'domain' as const, name: domain.name },
            key: name,
            message: `domain ${shown(domain.name)}: CHECK ${name} is new, so a write of the running release that breaks it fails with 23514`,
          }))
    }),
  ],
})

/** What the CHECK is to the running release; undefined: nothing that it did not have to keep before. */
function dutyOf(
  check: ConstraintFacts,
  base: TableFacts,
  head: TableFacts,
  run: MigrationRun,
): 'new' | 'another than before' | undefined {
  const stood = base.constraints.some(({ oid, enforced }) => oid === check.oid && enforced)
  if (stood || check.kind !== 'check' || !check.local || !check.enforced) return undefined
  if (checkedNotNull(check) !== undefined) return undefined
  const columns = check.columns.flatMap((name) => head.columns.find((column) => column.name === name) ?? [])
  const known = columns.filter((column) => columnAtBase(run, base.oid, column))
  if (known.length === 0) return undefined
  // What the bound of a partition asked for, a CHECK asks for once it is detached concurrently.
  if (base.partitionConstraint !== undefined && check.definition === `CHECK (${base.partitionConstraint})`) {
    return undefined
  }
  const before = base.constraints.filter(({ kind, enforced }) => kind === 'check' && enforced)
  const kept = before.some(
    (old) => old.oid === check.oid || sameCheck(old.definition) === sameCheck(check.definition) || isWider(check, old),
  )
  if (kept) return undefined
  return before.some(({ name }) => name === check.name) ? 'another than before' : 'new'
}

function newOn(base: DomainFacts, head: DomainFacts): readonly string[] {
  return head.constraints
    .filter(
      ({ definition }) =>
        !base.constraints.some(
          (old) => sameCheck(old.definition) === sameCheck(definition) || isWider({ definition }, old),
        ),
    )
    .map(({ name }) => name)
}
