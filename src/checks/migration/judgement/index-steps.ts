import type { RemedyStep } from '../../../core/finding.ts'
import type { ConstraintFacts, Facts, IndexFacts, TableFacts } from '../trace/facts.ts'
import { sqlName, sqlTable } from './sql-names.ts'

/** An index or a key that a statement has made, and the table as it was before and is after. */
export interface BuiltIndex {
  readonly before: Facts
  readonly after: Facts
  readonly table: TableFacts
  readonly index: IndexFacts
  /** The key that the index enforces; undefined for a plain index. */
  readonly constraint?: ConstraintFacts
}

/** A remedy of more steps is nobody's reading. */
const maxPartitions = 24

/**
 * Builds the index while the table is in use: concurrently, and on a partitioned table partition by partition, since
 * Postgres refuses CONCURRENTLY on the parent. Undefined where there is no such way.
 */
export function indexSteps(built: BuiltIndex): readonly RemedyStep[] | undefined {
  const { constraint, index } = built
  if (constraint && (index.method !== 'btree' || / WITHOUT OVERLAPS\)/.test(constraint.definition))) return undefined
  return built.table.kind === 'p' ? partitionedSteps(built) : concurrentSteps(built)
}

function concurrentSteps({ table, index, constraint, after }: BuiltIndex): readonly RemedyStep[] | undefined {
  const text = indexText(index, table)
  if (text === undefined) return undefined
  const build = {
    sql: text.replace(/^CREATE (UNIQUE )?INDEX /, (words) => `${words}CONCURRENTLY `),
    withoutTransaction: true,
  } as const
  const own = constraint ?? keyOf(table, index, after)
  if (!own) return [build]
  const name = sqlName(own.name)
  const key = `ALTER TABLE ${sqlTable(table)} ADD CONSTRAINT ${name} ${wordOf(own)} USING INDEX ${sqlName(index.name)}`
  return [build, { sql: `${key}${deferral(own)}`, note: 'takes the index as it is: nothing is read' }]
}

interface TableIndex {
  readonly table: TableFacts
  readonly index: IndexFacts
}

function partitionedSteps(root: BuiltIndex): readonly RemedyStep[] | undefined {
  const { before, after, constraint } = root
  const tree = indexTree(root)
  if (!tree) return undefined
  const isNew = ({ table, index }: TableIndex) =>
    !before.tables.get(table.oid)?.indexes.some(({ oid }) => oid === index.oid)
  const leaves = tree
    .filter((own) => own.table.kind !== 'p' && isNew(own))
    .map(({ table, index }) =>
      concurrentSteps({ before, after, table, index, ...(constraint ? withKey(table, index) : {}) }),
    )
  const parents = tree.filter(({ table }) => table.kind === 'p').map(({ table, index }) => onlyText(root, table, index))
  if (leaves.includes(undefined) || parents.includes(undefined)) return undefined
  return [
    ...leaves.flatMap((steps) => steps ?? []),
    ...parents.flatMap((sql) => (sql === undefined ? [] : [{ sql, note: 'the parent alone: nothing is read' }])),
    // The innermost first: a parent's index is valid once all of its own are attached and valid.
    ...tree.flatMap((own) => attachSteps(own, tree)).reverse(),
  ]
}

/** The index with those of all partitions, outermost first; undefined where there are too many. */
function indexTree(root: TableIndex & Pick<BuiltIndex, 'after'>): readonly TableIndex[] | undefined {
  const tables = [...root.after.tables.values()]
  const tree: TableIndex[] = [root]
  for (const { table, index } of tree) {
    if (tree.length > maxPartitions) return undefined
    for (const child of tables.filter(({ partitionOf }) => partitionOf === table.oid)) {
      const own = child.indexes.find(({ parent }) => parent === index.oid)
      if (own) tree.push({ table: child, index: own })
    }
  }
  return tree
}

function attachSteps(child: TableIndex, tree: readonly TableIndex[]): readonly RemedyStep[] {
  const parent = tree.find(({ index }) => index.oid === child.index.parent)
  const nameOf = ({ table: { schema }, index }: TableIndex) => sqlTable({ schema, name: `${schema}.${index.name}` })
  return parent ? [{ sql: `ALTER INDEX ${nameOf(parent)} ATTACH PARTITION ${nameOf(child)}` }] : []
}

/** The index or key of a partitioned table without those of its partitions. */
function onlyText({ constraint }: BuiltIndex, table: TableFacts, index: IndexFacts): string | undefined {
  if (!constraint) return indexText(index, table)
  const own = withKey(table, index).constraint
  return own && `ALTER TABLE ONLY ${sqlTable(table)} ADD CONSTRAINT ${sqlName(own.name)} ${own.definition}`
}

function withKey(table: TableFacts, index: IndexFacts): { readonly constraint?: ConstraintFacts } {
  const constraint = table.constraints.find((own) => own.index === index.oid && own.kind !== 'foreign key')
  return constraint ? { constraint } : {}
}

function keyOf(table: TableFacts, index: IndexFacts, { tables }: Facts): ConstraintFacts | undefined {
  return withKey(tables.get(table.oid) ?? table, index).constraint
}

function wordOf({ kind }: ConstraintFacts): string {
  return kind === 'primary key' ? 'PRIMARY KEY' : 'UNIQUE'
}

/** ` DEFERRABLE INITIALLY DEFERRED`, as the definition ends. */
function deferral({ definition }: ConstraintFacts): string {
  return / DEFERRABLE( INITIALLY DEFERRED)?$/.exec(definition)?.[0] ?? ''
}

const identifier = '(?:"(?:[^"]|"")*"|[^\\s."(]+)'
const indexDefinition = new RegExp(
  `^CREATE (UNIQUE )?INDEX ${identifier} ON (ONLY )?${identifier}(?:\\.${identifier})? USING (\\S+) (.*)$`,
  's',
)

/** The definition of an index as a person would write it; undefined where it does not read as one. */
function indexText({ name, definition }: IndexFacts, table: TableFacts): string | undefined {
  const [, unique = '', only = '', method, rest] = indexDefinition.exec(definition) ?? []
  if (method === undefined || rest === undefined) return undefined
  const using = method === 'btree' ? '' : `USING ${method} `
  return `CREATE ${unique}INDEX ${sqlName(name)} ON ${only}${sqlTable(table)} ${using}${rest}`
}
