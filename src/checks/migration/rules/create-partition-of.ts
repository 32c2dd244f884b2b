import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hasPortableBound, proofSteps, type ScannedDefault, scannedDefault } from '../judgement/attached-partitions.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { sqlTable } from '../judgement/sql-names.ts'
import { hitOfWork } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/create-partition-of',
    // An error where the default partition is read under the lock; else a warning.
    severity: 'error',
    since: '0.1.0',
    title: 'Make a partition first, then attach it',
    effect:
      'CREATE TABLE ... PARTITION OF takes AccessExclusiveLock on the partitioned table: all its reads and writes wait behind the longest of them that runs, and while a default partition is read.',
    remedy:
      'CREATE TABLE ... (LIKE parent INCLUDING ALL), then ATTACH PARTITION, for which reads and writes of the parent go on. A default partition needs a validated CHECK first that says that it holds none of the rows.',
  },
  examples: [
    {
      title: 'a new partition',
      given: {
        schema:
          'CREATE TABLE events (id int PRIMARY KEY, kind text CHECK (length(kind) < 9)) PARTITION BY RANGE (id); CREATE INDEX ON events (kind);',
        migration: 'CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (900);',
      },
      hits: [
        'events: AccessExclusiveLock blocks reads and writes of all its partitions while events_1 is made; ATTACH PARTITION would block neither',
      ],
    },
    {
      title: 'a default partition is read for it',
      given: {
        schema:
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE rest PARTITION OF events DEFAULT; INSERT INTO rest VALUES (5000);',
        migration: 'CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (900);',
      },
      hits: [
        'events_1 is made as a partition of events, so its default partition is checked: AccessExclusiveLock blocks reads and writes while every row is read; size unknown, for one scan of events',
      ],
    },
    {
      title: 'several, in a DO block',
      given: {
        schema: 'CREATE TABLE events (id int) PARTITION BY HASH (id);',
        migration:
          "DO $$ BEGIN FOR i IN 0..1 LOOP EXECUTE format('CREATE TABLE events_%s PARTITION OF events FOR VALUES WITH (MODULUS 2, REMAINDER %s)', i, i); END LOOP; END $$;",
      },
      hits: [
        'events: AccessExclusiveLock blocks reads and writes of all its partitions while events_0 and events_1 are made; ATTACH PARTITION would block neither',
      ],
    },
    {
      title: 'attached',
      given: {
        schema: 'CREATE TABLE events (id int) PARTITION BY RANGE (id);',
        migration:
          'CREATE TABLE events_1 (LIKE events INCLUDING ALL); ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (0) TO (900);',
      },
      hits: [],
    },
    {
      title: 'a partitioned table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events DEFAULT;',
      },
      hits: [],
    },
  ],
  check: (run) => run.statements.flatMap((statement) => hitsOf(statement, run)),
})

/** One finding a partitioned table, however many partitions a block makes. */
function hitsOf(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  const made = effectsIn({ statements: [statement] }, 'table created').map(({ effect }) => effect.table)
  const parents = new Set(made.flatMap(({ partitionOf }) => (partitionOf === undefined ? [] : [partitionOf])))
  return [...parents].flatMap((oid): readonly Hit[] => {
    const parent = statement.before.tables.get(oid)
    const lock = statement.difference?.taken.find(
      ({ relation, mode }) => relation.oid === oid && mode === 'AccessExclusiveLock',
    )
    if (!parent || !lock || !run.preexisting.has(oid)) return []
    const partitions = made.filter(({ partitionOf }) => partitionOf === oid)
    return [hitFor(statement, run, parent, partitions)]
  })
}

function hitFor(
  statement: TracedStatement,
  run: MigrationRun,
  parent: TableFacts,
  partitions: readonly TableFacts[],
): Hit {
  const rest = scannedDefault(statement, run, parent.oid)
  const names = enumerate(partitions.map(({ name }) => shown(name)))
  const verb = partitions.length > 1 ? 'are' : 'is'
  const [only, more] = partitions
  const steps = only && !more ? stepwise(statement, parent, only, rest) : {}
  if (rest) {
    const what = `${names} ${verb} made as a partition of ${shown(parent.name)}, so its default partition is checked`
    return { ...hitOfWork(statement, run, rest.work, { what }), ...steps }
  }
  return {
    ...hitOn(statement, run, parent.name),
    severity: 'warning',
    message: `${shown(parent.name)}: AccessExclusiveLock blocks reads and writes of all its partitions while ${names} ${verb} made; ATTACH PARTITION would block neither`,
    ...steps,
  }
}

function stepwise(
  { sql: { node } }: TracedStatement,
  parent: TableFacts,
  partition: TableFacts,
  rest: ScannedDefault | undefined,
): Pick<Hit, 'steps'> {
  // Columns or options of its own would have to be kept too.
  if (!('CreateStmt' in node) || node.CreateStmt.tableElts?.length || node.CreateStmt.options?.length) return {}
  const { bound, partitionConstraint, partitionKey } = partition
  if (bound === undefined || (rest && !hasPortableBound(partition))) return {}
  // A partition numbers its rows from the parent's sequence.
  const numbered = parent.columns.some(({ identity }) => identity !== null) ? ' EXCLUDING IDENTITY' : ''
  const parted = partitionKey === undefined ? '' : ` PARTITION BY ${partitionKey}`
  const create = `CREATE TABLE ${sqlTable(partition)} (LIKE ${sqlTable(parent)} INCLUDING ALL${numbered})${parted}`
  const attach = { sql: `ALTER TABLE ${sqlTable(parent)} ATTACH PARTITION ${sqlTable(partition)} ${bound}` }
  const proofs = rest ? [{ table: rest.table, condition: `NOT ${partitionConstraint}` }] : []
  return { steps: [{ sql: create }, ...proofSteps(proofs, [attach])] }
}
