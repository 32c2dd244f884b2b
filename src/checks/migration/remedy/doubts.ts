import type { Finding, RemedyStep } from '../../../core/finding.ts'
import type { SqlStatement } from '../../../sql/statements.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'

/**
 * Why steps may do harm where a trial on a few rows of ours cannot show it: what they leave would hang on the session,
 * on how often they are sent, or on what is written meanwhile. Such steps are neither tried nor shown.
 */
export function doubtOf(
  { ruleId }: Pick<Finding, 'ruleId'>,
  statement: TracedStatement,
  steps: readonly RemedyStep[],
  run: MigrationRun,
): string | undefined {
  const repeated = steps.some(({ repeat }) => repeat !== undefined)
  const writes = changesRows.has(statement.sql.kind)
  const spread = repeated || writes || steps.some(({ sql }) => /\bcreate\s+(or\s+replace\s+)?trigger\b/i.test(sql))
  if (spread && hasInheritance(statement))
    return 'the table has children by inheritance, which keys and triggers do not span'
  if (writes && hangsOnSession(statement, run)) return 'the file sets what its names or triggers mean'
  if (writes && repeated && seesItsOwnWork(statement.sql)) return 'sent again, the statement would find other rows'
  if (repeated && hasTriggers(statement)) return 'a trigger may undo what a batch has done'
  if (keptInStep(statement, run))
    return 'rows that come before the trigger that is to keep them in step would be lost to it'
  if (swapsUnique(statement, run)) return 'nothing would keep the rows unique between the two indexes'
  if (bringsBack(statement, run)) return 'what it makes anew would be missing until it is there'
  const addsKey = adds(statement) && steps.some(({ sql }) => buildsKeyBy.test(sql))
  if ((buildsKey(ruleId) || buildsUnique(statement) || addsKey) && dropsKey(statement, run))
    return 'a key is dropped first, and the table would have none for long'
  if (buildsKey(ruleId) && statement.failsOnRows?.sqlstate === '23505') return 'two rows are enough for it to fail'
  if (changesTimeZone(statement)) return 'what a value becomes hangs on the time zone of each session'
  return undefined
}

const changesRows: ReadonlySet<string> = new Set(['UpdateStmt', 'DeleteStmt', 'InsertStmt', 'MergeStmt'])

function hasInheritance({ difference, before, after }: TracedStatement): boolean {
  const relations = [...(difference?.taken ?? []), ...(difference?.held ?? [])].map(({ relation }) => relation)
  return relations.some(
    ({ oid, kind, parent }) =>
      'rp'.includes(kind) &&
      parent !== undefined &&
      (after.tables.get(oid) ?? before.tables.get(oid))?.partitionOf === undefined,
  )
}

function hangsOnSession({ place }: TracedStatement, { files }: MigrationRun): boolean {
  const file = files.find(({ path }) => path === place.path)
  return /search_path|set_config|session_replication_role|\bset\s+(local\s+|session\s+)?role\b|disable\s+trigger/i.test(
    file?.text ?? '',
  )
}

/** A subquery may read the very table, and a function may answer otherwise each time. */
function seesItsOwnWork({ node }: SqlStatement): boolean {
  const text = JSON.stringify(node)
  if (/"(SubLink|CommonTableExpr|RangeSubselect)"/.test(text)) return true
  return functionsIn(node).some((name) => !steady.has(name))
}

function functionsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(functionsIn)
  if (typeof node !== 'object' || node === null) return []
  const { funcname } = node as { funcname?: unknown } // an object's field, unread
  const last = Array.isArray(funcname) ? JSON.stringify(funcname.at(-1)) : undefined
  const name = last === undefined ? [] : [/"sval":"(\w+)"/.exec(last)?.[1] ?? 'unknown']
  return [...name, ...Object.values(node).flatMap(functionsIn)]
}

/** Functions of Postgres that give the same for the same, whoever asks and whenever. */
const steady: ReadonlySet<string> = new Set(
  `abs btrim ceil ceiling char_length coalesce concat_ws div floor left length lower lpad ltrim md5 mod now nullif
  octet_length regexp_replace replace reverse right round rpad rtrim split_part strpos substr substring trim trunc upper
  jsonb_set jsonb_strip_nulls jsonb_array_length array_remove array_replace cardinality`.split(/\s+/),
)

/** A trigger that meets each row before it is changed as the batches change it. */
function hasTriggers({ difference, before, sql }: TracedStatement): boolean {
  const event = sql.kind === 'DeleteStmt' ? 'DELETE' : 'UPDATE'
  const relations = [...(difference?.taken ?? []), ...(difference?.held ?? [])].map(({ relation }) => relation.oid)
  return relations.some((oid) =>
    before.tables.get(oid)?.triggers.some(({ internal, enabled, definition }) => {
      const events = /\bBEFORE\b(.*?)\bON\b/s.exec(definition)?.[1] ?? ''
      return !internal && enabled !== 'D' && events.includes(event)
    }),
  )
}

/** A relation of that name stood before, and goes in the same transaction: nobody has met its absence. */
function bringsBack(statement: TracedStatement, run: MigrationRun): boolean {
  const names = new Set([...run.facts.base.tables.values()].map(({ name }) => name))
  return (
    statement.trace.transaction !== null &&
    statement.effects.some((effect) => effect.what === 'table created' && names.has(effect.table.name))
  )
}

function buildsUnique({ effects }: TracedStatement): boolean {
  return effects.some((effect) => effect.what === 'index added' && effect.index.unique)
}

/** What it copies from other tables, a trigger of a later statement of the transaction copies from then on. */
function keptInStep(statement: TracedStatement, run: MigrationRun): boolean {
  if (statement.sql.kind !== 'InsertStmt' && statement.sql.kind !== 'CreateTableAsStmt') return false
  return laterIn(statement, run).some(({ effects }) =>
    effects.some((effect) => effect.what === 'trigger added' && run.preexisting.has(effect.table.after.oid)),
  )
}

/** It drops a unique index or key that a later statement of the transaction puts another in the place of. */
function swapsUnique(statement: TracedStatement, run: MigrationRun): boolean {
  const dropped = new Set(
    statement.effects.flatMap((effect) =>
      effect.what === 'index dropped' && effect.index.unique ? [effect.table.after.oid] : [],
    ),
  )
  return (
    dropped.size > 0 &&
    laterIn(statement, run).some(({ effects }) =>
      effects.some(
        (effect) =>
          (effect.what === 'index added' && effect.index.unique && dropped.has(effect.table.after.oid)) ||
          (effect.what === 'constraint added' &&
            ['unique', 'primary key'].includes(effect.constraint.kind) &&
            dropped.has(effect.table.after.oid)),
      ),
    )
  )
}

function laterIn(statement: TracedStatement, { statements }: MigrationRun): readonly TracedStatement[] {
  const { transaction } = statement.trace
  if (transaction === null) return []
  return statements.slice(statements.indexOf(statement) + 1).filter(({ trace }) => trace.transaction === transaction)
}

/** For a new type Postgres makes a key again that is there all the while. */
function adds({ effects }: TracedStatement): boolean {
  return effects.some(({ what }) => what === 'column added')
}

/** A column that comes with its key is filled first: meanwhile the table has neither that key nor the one before. */
const buildsKeyBy = /\b(primary\s+key|unique)\s+using\s+index\b/i

function buildsKey(ruleId: string): boolean {
  return /\/(add-primary-key|add-unique|primary-key-using)/.test(ruleId)
}

/** A key of a table that this statement works on was dropped by it, or by one before it. */
function dropsKey(statement: TracedStatement, { statements }: MigrationRun): boolean {
  const until = statements.slice(0, statements.indexOf(statement) + 1)
  const own = new Set(
    statement.effects.flatMap((effect) =>
      'table' in effect && 'after' in effect.table ? [effect.table.after.oid] : [],
    ),
  )
  return until.some(({ effects }) =>
    effects.some(
      (effect) =>
        (effect.what === 'constraint dropped' ||
          effect.what === 'constraint recreated' ||
          (effect.what === 'index dropped' && effect.index.unique)) &&
        own.has(effect.table.after.oid),
    ),
  )
}

function changesTimeZone({ effects }: TracedStatement): boolean {
  const zoned = (type: string) => type.includes('with time zone')
  return effects.some(
    (effect) =>
      effect.what === 'column type changed' &&
      zoned(effect.column.before.type) !== zoned(effect.column.after.type) &&
      !effect.column.before.type.startsWith('timestamp'),
  )
}
