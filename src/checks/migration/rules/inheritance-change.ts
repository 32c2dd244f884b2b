import type { Hit, Severity } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { itsRows, standingTables } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/inheritance-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Know which rows a parent table loses or gains',
    effect:
      'A query of the parent shows the rows of its children and partitions. When one leaves, the release that still runs misses those rows, and nothing fails.',
    remedy: 'Ship a release that asks for these rows where they will be first, and let the table leave with the next.',
  },
  examples: [
    {
      title: 'a child leaves its parent',
      given: {
        schema:
          "CREATE TABLE events (at date); CREATE TABLE events_old () INHERITS (events); INSERT INTO events_old VALUES ('2025-01-01'), ('2025-01-02');",
        migration: 'ALTER TABLE events_old NO INHERIT events;',
      },
      hits: ['events: queries of it no longer show what events_old holds (its 2 rows)'],
    },
    {
      title: 'and a partition, in a DO block: partitions come and go',
      given: {
        schema:
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (9);',
        migration: 'DO $$ BEGIN ALTER TABLE events DETACH PARTITION events_1; END $$;',
      },
      hits: ['events: queries of it no longer show what events_1 holds'],
    },
    {
      title: 'a table becomes a child',
      given: {
        schema: 'CREATE TABLE events (at date); CREATE TABLE events_old (at date);',
        migration: 'ALTER TABLE events_old INHERIT events;',
      },
      hits: ['events: queries of it show what events_old holds from now on'],
    },
    {
      title: 'a partition that is attached again with other bounds, and one that is dropped',
      given: {
        schema:
          'CREATE TABLE events (id int) PARTITION BY RANGE (id); CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (9); CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM (10) TO (19);',
        migration:
          'ALTER TABLE events DETACH PARTITION events_1; ALTER TABLE events ATTACH PARTITION events_1 FOR VALUES FROM (0) TO (10); ALTER TABLE events DETACH PARTITION events_2; DROP TABLE events_2;',
      },
      hits: [],
    },
    {
      title: 'a child made in the same migration',
      given: {
        schema: 'CREATE TABLE events (at date);',
        migration: 'CREATE TABLE events_old () INHERITS (events); ALTER TABLE events_old NO INHERIT events;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) => [
      ...base.inherits.filter((oid) => !parentsOf(head).includes(oid)).flatMap((oid) => hitFor(oid, base, 'left', run)),
      ...(base.partitionOf !== undefined && !parentsOf(head).includes(base.partitionOf)
        ? hitFor(base.partitionOf, base, 'detached', run)
        : []),
      ...head.inherits.filter((oid) => !parentsOf(base).includes(oid)).flatMap((oid) => hitFor(oid, base, 'came', run)),
    ]),
})

type Change = 'left' | 'detached' | 'came'

const severities: Readonly<Record<Change, Severity>> = { left: 'warning', detached: 'note', came: 'note' }

function parentsOf({ inherits, partitionOf }: TableFacts): readonly number[] {
  return partitionOf === undefined ? inherits : [...inherits, partitionOf]
}

/** A parent that the pull request brought, or took, is nobody's. */
function hitFor(oid: number, child: TableFacts, change: Change, run: MigrationRun): readonly Hit[] {
  const parent = run.facts.base.tables.get(oid)
  const statement = statementThatDid(oid, child, change, run)
  if (!parent || !run.facts.head.tables.has(oid) || !statement) return []
  const rows = statement.rowsBefore.has(child.name) ? ` (${itsRows(statement, child.name)})` : ''
  const text =
    change === 'came'
      ? `queries of it show what ${shown(child.name)} holds from now on`
      : `queries of it no longer show what ${shown(child.name)} holds${rows}`
  return [
    {
      ...hitOn(statement, run, parent.name),
      // Which lock it takes is another matter.
      cause: `${parent.name} ${child.name} ${change}`,
      key: `${parent.name} ${child.name} ${change}`,
      severity: severities[change],
      reach: [{ kind: 'table', name: child.name }],
      message: `${shown(parent.name)}: ${text}`,
    },
  ]
}

function statementThatDid(
  parent: number,
  { oid }: TableFacts,
  change: Change,
  { statements }: MigrationRun,
): TracedStatement | undefined {
  return statements.findLast(({ before, after }) => {
    const [was, is] = [before.tables.get(oid), after.tables.get(oid)]
    if (!was || !is) return false
    const [had, has] = [parentsOf(was).includes(parent), parentsOf(is).includes(parent)]
    return change === 'came' ? !had && has : had && !has
  })
}
