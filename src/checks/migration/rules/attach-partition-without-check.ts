import type { Hit, RemedyStep } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { hasPortableBound, proofSteps, type ScannedDefault, scannedDefault } from '../judgement/attached-partitions.ts'
import { constraintSteps } from '../judgement/safe-steps.ts'
import { shown } from '../judgement/said.ts'
import { hitOfWorks, workOn } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/attach-partition-without-check',
    severity: 'error',
    since: '0.1.0',
    title: 'Prove that the rows fit before a table becomes a partition',
    effect:
      'ATTACH PARTITION reads the new partition from end to end under AccessExclusiveLock, and the default partition too, unless a validated CHECK says what it would find. Indexes that the parent has and the table has not are built then as well.',
    remedy:
      'Add a CHECK with the bounds NOT VALID and validate it; on the default partition one that says the opposite; build missing indexes CONCURRENTLY. Then ATTACH reads nothing, and the CHECKs can go.',
  },
  examples: [
    {
      title: 'a table that is in use',
      given: {
        schema:
          'CREATE TABLE events (id int, kind text) PARTITION BY RANGE (id); CREATE TABLE archive (id int NOT NULL, kind text);',
        migration: 'ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (900000000);',
      },
      hits: [
        'archive becomes a partition of events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of archive',
      ],
    },
    {
      title: 'a default partition is read too',
      given: {
        schema:
          'CREATE TABLE logs (id int) PARTITION BY RANGE (id); CREATE TABLE other PARTITION OF logs DEFAULT; ' +
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE late PARTITION OF events FOR VALUES FROM (900000000) TO (999999999); CREATE TABLE rest PARTITION OF events DEFAULT; ' +
          'CREATE TABLE archive (id int); INSERT INTO rest VALUES (5000); INSERT INTO archive VALUES (5);',
        migration: 'ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (10);',
      },
      hits: [
        'archive becomes a partition of events, whose default partition is checked: AccessExclusiveLock blocks reads and writes of archive and rest while every row is read; size unknown, for one scan of archive and one scan of rest',
      ],
    },
    {
      title: 'indexes and a key that the parent has',
      given: {
        schema:
          'CREATE TABLE events (id int PRIMARY KEY, kind text) PARTITION BY RANGE (id); CREATE INDEX ON events (kind); ' +
          'CREATE TABLE archive (id int NOT NULL CHECK (id >= 0 AND id < 900000000), kind text);',
        migration: 'ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (900000000);',
      },
      hits: [
        'archive becomes a partition of events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of archive',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE events (kind text) PARTITION BY LIST (kind); CREATE TABLE archive (kind text);',
        migration: "DO $$ BEGIN ALTER TABLE events ATTACH PARTITION archive FOR VALUES IN ('old', NULL); END $$;",
      },
      hits: [
        'archive becomes a partition of events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of archive',
      ],
    },
    {
      title: 'a bound of hashes, which no CHECK can say in advance',
      given: {
        schema: 'CREATE TABLE events (id int) PARTITION BY HASH (id); CREATE TABLE archive (id int);',
        migration: 'ALTER TABLE events ATTACH PARTITION archive FOR VALUES WITH (MODULUS 1, REMAINDER 0);',
      },
      hits: [
        'archive becomes a partition of events: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of archive',
      ],
    },
    {
      title: 'a validated CHECK says that they fit',
      given: {
        schema:
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE archive (id int NOT NULL CHECK (id >= 0 AND id < 900));',
        migration: 'ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (900);',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: 'CREATE TABLE events (id int) PARTITION BY RANGE (id);',
        migration:
          'CREATE TABLE archive (id int); ALTER TABLE events ATTACH PARTITION archive FOR VALUES FROM (0) TO (900);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'table altered').flatMap(({ statement, effect }) => {
      const { before, after, aspect } = effect
      if (aspect !== 'partition' || before.partitionOf !== undefined || after.partitionOf === undefined) return []
      return hitsOf(statement, run, before, after, after.partitionOf)
    }),
})

function hitsOf(
  statement: TracedStatement,
  run: MigrationRun,
  before: TableFacts,
  after: TableFacts,
  parent: number,
): readonly Hit[] {
  const work = workOn(statement, run, after.oid)
  const rest = scannedDefault(statement, run, parent)
  const parentName = statement.after.tables.get(parent)?.name ?? ''
  const [first, ...more] = [...(work?.kind === 'scan' ? [work] : []), ...(rest ? [rest.work] : [])]
  if (!first) return []
  const what = `${shown(after.name)} becomes a partition of ${shown(parentName)}${rest ? ', whose default partition is checked' : ''}`
  return [{ ...hitOfWorks(statement, run, [first, ...more], { what }), ...stepwise(statement, before, after, rest) }]
}

function stepwise(
  { sql }: TracedStatement,
  before: TableFacts,
  after: TableFacts,
  rest: ScannedDefault | undefined,
): Pick<Hit, 'steps'> {
  const condition = after.partitionConstraint
  const built = buildSteps(before, after)
  if (sql.kind !== 'AlterTableStmt' || !hasPortableBound(after) || condition === undefined || !built) return {}
  const proofs = [{ table: after, condition }, ...(rest ? [{ table: rest.table, condition: `NOT ${condition}` }] : [])]
  return { steps: [...built, ...proofSteps(proofs, [{ sql: sql.text, note: 'the CHECKs prove it: nothing is read' }])] }
}

/** Indexes and keys that ATTACH would build, under the names that it would give them; undefined where there is no other way. */
function buildSteps(before: TableFacts, after: TableFacts): readonly RemedyStep[] | undefined {
  const known = new Set(before.indexes.map(({ oid }) => oid))
  const made = after.indexes.filter(({ oid }) => !known.has(oid))
  const steps = made.map((index) => {
    const constraint = after.constraints.find((each) => each.index === index.oid && each.kind !== 'foreign key')
    if (constraint) return constraintSteps(after, constraint)
    const sql = index.definition.replace(/^CREATE (UNIQUE )?INDEX /, (words) => `${words}CONCURRENTLY `)
    return after.kind === 'p' ? undefined : [{ sql, withoutTransaction: true as const }]
  })
  return steps.includes(undefined) ? undefined : steps.flatMap((each) => each ?? [])
}
