import type { Node } from 'libpg-query'
import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { commandIndex } from '../judgement/nodes.ts'
import { doBlock } from '../judgement/safe-steps.ts'
import { hitOn } from '../judgement/said.ts'
import { sqlName, sqlTable } from '../judgement/sql-names.ts'
import {
  changesZone,
  changeText,
  hitOfTypeChange,
  type TypeChange,
  typeChanges,
  usingOf,
} from '../judgement/type-changes.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/column-type-change-timezone',
    severity: 'error',
    since: '0.1.0',
    title: 'Say which time zone a timestamp was meant in',
    effect:
      'Between timestamp and timestamptz the TimeZone of the session decides what the stored values mean. If it is not UTC, the table and its indexes are rewritten under AccessExclusiveLock too.',
    remedy:
      "Where the values are UTC: SET LOCAL timezone = 'UTC' in the same transaction, before the ALTER TABLE, and no USING. Where they are not: a new column, filled in batches.",
  },
  examples: [
    {
      title: 'the session decides, and nobody has said what it is',
      given: {
        schema: 'CREATE TABLE orders (made timestamp);',
        migration: 'ALTER TABLE orders ALTER COLUMN made TYPE timestamptz;',
      },
      hits: [
        'orders.made changes from timestamp without time zone to timestamp with time zone as the TimeZone of the session says, which no statement sets: unless it is UTC, the values shift and the table is rewritten',
      ],
    },
    {
      title: 'UTC by an expression, which rewrites the table',
      given: {
        schema: 'CREATE TABLE orders (made timestamp);',
        migration: "ALTER TABLE orders ALTER COLUMN made TYPE timestamptz USING made AT TIME ZONE 'UTC';",
      },
      hits: [
        'orders.made changes from timestamp without time zone to timestamp with time zone: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'another zone',
      given: {
        schema: 'CREATE TABLE orders (made timestamptz);',
        migration: "SET LOCAL timezone = 'Asia/Tokyo'; ALTER TABLE orders ALTER COLUMN made TYPE timestamp;",
      },
      hits: [
        'orders.made changes from timestamp with time zone to timestamp without time zone: AccessExclusiveLock blocks reads and writes while the table is rewritten; size unknown, for one rewrite of orders',
      ],
    },
    {
      title: 'UTC, said beforehand',
      given: {
        schema: 'CREATE TABLE orders (made timestamp);',
        migration: "SET LOCAL timezone = 'UTC'; ALTER TABLE orders ALTER COLUMN made TYPE timestamptz;",
      },
      hits: [],
    },
    {
      title: 'UTC, said in a DO block',
      given: {
        schema: 'CREATE TABLE orders (made timestamp);',
        migration: `DO $$ BEGIN SET LOCAL TIME ZONE 'UTC'; ALTER TABLE orders ALTER COLUMN made TYPE timestamptz; END $$;`,
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (made timestamp); ALTER TABLE carts ALTER COLUMN made TYPE timestamptz;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    typeChanges(run, changesZone).flatMap((change): readonly Hit[] => {
      const { work, statement } = change
      if (work?.kind === 'rewrite') {
        return [{ ...hitOfTypeChange(change, [work], run, changeText(change)), ...inUtc(change) }]
      }
      return saysZone(statement, run) ? [] : [unsaid(change, run)]
    }),
})

/** Nothing was rewritten, since the session that we had was in UTC: production's may not be. */
function unsaid(change: TypeChange, run: MigrationRun): Hit {
  const { statement, table, columns } = change
  const { cause: _, ...hit } = hitOn(statement, run, table.after.name)
  const subjects = columns.map(({ after }) => ({ kind: 'column' as const, name: `${table.after.name}.${after.name}` }))
  return {
    ...hit,
    subject: subjects[0] ?? hit.subject,
    reach: subjects,
    key: `${hit.key}\n${columns.map(({ after }) => after.name).join('\n')}`,
    severity: 'warning',
    message: `${changeText(change)} as the TimeZone of the session says, which no statement sets: unless it is UTC, the values shift and the table is rewritten`,
    ...inUtc(change),
  }
}

/** Whether the migration itself sets the time zone, in a statement before this one or in its body. */
function saysZone(statement: TracedStatement, { statements }: MigrationRun): boolean {
  const before = statements
    .slice(0, statements.indexOf(statement))
    .filter(({ place }) => place.path === statement.place.path)
  return [...before.map(({ sql }) => sql), ...(statement.sql.kind === 'DoStmt' ? [statement.sql] : [])].some(
    ({ text }) => /\btimezone\b|\bset\s+((local|session)\s+)?time\s+zone\b/i.test(text),
  )
}

/** The same meaning without a rewrite, where the values are known to be UTC. */
function inUtc({ statement, table, columns, work }: TypeChange): Pick<Hit, 'steps' | 'replaces'> {
  const [column, more] = columns
  if (!column || more) return {}
  const { name, type } = column.after
  const replaces = commandIndex(statement.sql, ['AT_AlterColumnType'], (command) => command.name === name)
  const using = usingOf(statement, name)
  // Without USING a rewrite shows that another zone is meant.
  if (replaces === undefined || (using === undefined ? work?.kind === 'rewrite' : !isUtc(using, name))) return {}
  const alter = `ALTER TABLE ${sqlTable(table.after)} ALTER COLUMN ${sqlName(name)} TYPE ${type}`
  const note = 'only where the values are meant in UTC'
  return { steps: [{ sql: doBlock(["SET LOCAL timezone = 'UTC'", alter]), note }], replaces }
}

/** `made AT TIME ZONE 'UTC'`, which the grammar reads as `timezone('UTC', made)`. */
function isUtc(using: Node, column: string): boolean {
  const { funcname = [], args = [] } = 'FuncCall' in using ? using.FuncCall : {}
  const name = funcname.at(-1)
  const [zone, value] = args
  const said = zone && 'A_Const' in zone && 'sval' in zone.A_Const ? zone.A_Const.sval?.sval : undefined
  const fields = value && 'ColumnRef' in value ? (value.ColumnRef.fields ?? []) : []
  const field = fields.at(-1)
  return (
    name !== undefined &&
    'String' in name &&
    name.String.sval === 'timezone' &&
    /^(utc|gmt|etc\/utc|z)$/i.test(said ?? '') &&
    field !== undefined &&
    'String' in field &&
    field.String.sval === column
  )
}
