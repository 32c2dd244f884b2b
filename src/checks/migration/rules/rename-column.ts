import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { renamedColumnRemedy } from '../judgement/expand-contract.ts'
import { isNewColumn, tableNamed } from '../judgement/nodes.ts'
import { hitOn, shown } from '../judgement/said.ts'
import {
  columnAtBase,
  columnAtHead,
  cyclesOf,
  relationAtHead,
  standingTables,
  tableAtBase,
} from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/rename-column',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not rename a column that a running release reads',
    effect:
      'The release that still runs fails with 42703 wherever it names the column, until it is replaced everywhere.',
    remedy: 'Add the column under its new name, keep both in step for one release, and drop the old one with the next.',
  },
  examples: [
    {
      title: 'a column that the running release may use',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'ALTER TABLE orders RENAME COLUMN note TO remark;',
      },
      hits: ['orders.note: renamed to remark, so queries of the running release that name it fail with 42703'],
    },
    {
      title: 'several columns of a table are one finding',
      given: {
        schema: 'CREATE TABLE orders (note text, sum int); CREATE TABLE users (mail text);',
        migration:
          'ALTER TABLE orders RENAME note TO remark; ALTER TABLE users RENAME mail TO email; ALTER TABLE orders RENAME sum TO total;',
      },
      hits: [
        'orders: 2 columns renamed (note to remark and sum to total), so queries of the running release that name one fail with 42703',
        'users.mail: renamed to email, so queries of the running release that name it fail with 42703',
      ],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'DO $$ BEGIN ALTER TABLE orders RENAME COLUMN note TO remark; END $$;',
      },
      hits: ['orders.note: renamed to remark, so queries of the running release that name it fail with 42703'],
    },
    {
      title: 'behind a view of the old shape',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          'ALTER TABLE orders RENAME TO purchases; ALTER TABLE purchases RENAME COLUMN note TO remark; CREATE VIEW orders AS SELECT remark AS note FROM purchases;',
      },
      hits: [],
    },
    {
      title: 'another column takes its name',
      given: {
        schema: 'CREATE TABLE orders (id int, id_wide bigint);',
        migration: 'ALTER TABLE orders RENAME COLUMN id TO id_narrow; ALTER TABLE orders RENAME COLUMN id_wide TO id;',
      },
      hits: ['orders.id_wide: renamed to id, so queries of the running release that name it fail with 42703'],
    },
    {
      title: 'a new column takes its name',
      given: {
        schema: 'CREATE TABLE orders (no text);',
        migration: 'ALTER TABLE orders RENAME no TO code; ALTER TABLE orders ADD no uuid DEFAULT gen_random_uuid();',
      },
      hits: [
        'orders.no: renamed to code, and a new column (uuid) has its name, which queries of the running release read and write in its place',
      ],
    },
    {
      title: 'two columns exchange their names',
      given: {
        schema: 'CREATE TABLE orders (price int, cost int);',
        migration:
          'ALTER TABLE orders RENAME price TO swap; ALTER TABLE orders RENAME cost TO price; ALTER TABLE orders RENAME swap TO cost;',
      },
      hits: [
        'orders: price and cost have exchanged their names, so each query of the running release reads and writes the data of the other, and none fails',
      ],
    },
    {
      title: 'and have them back in the end',
      given: {
        schema: 'CREATE TABLE orders (price int, cost int);',
        migration:
          'ALTER TABLE orders RENAME price TO swap; ALTER TABLE orders RENAME cost TO price; ALTER TABLE orders RENAME price TO cost; ALTER TABLE orders RENAME swap TO price;',
      },
      hits: [],
    },
    {
      title: 'a column that the same pull request added',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN note text; ALTER TABLE orders RENAME COLUMN note TO remark;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const renames = run.measured ? renamesIn(run) : run.statements.flatMap((statement) => renameByText(statement, run))
    const missed = renames.flatMap((rename) => {
      const group = renames.filter((other) => isSameTable(rename, other))
      return group[0] === rename ? [hitFor(rename, group, run)] : []
    })
    return [...missed, ...exchanges(run)]
  },
})

interface Rename {
  readonly statement: TracedStatement
  readonly table: string
  /** As it stood before; undefined where nothing was measured. */
  readonly base?: TableFacts
  readonly from: string
  readonly to: string
  /** Type of the new column that has the old name afterwards. */
  readonly heir?: string
}

function renamesIn(run: MigrationRun): readonly Rename[] {
  return effectsIn(run, 'column renamed').flatMap(({ statement, effect: { table, column } }): readonly Rename[] => {
    const from = column.before.name
    const base = tableAtBase(run, table.before.oid)
    // What it was called between two statements of the pull request, no release knows.
    if (!base || columnAtBase(run, table.before.oid, column.before)?.name !== from) return []
    // That it is gone altogether is told as that.
    const to = columnAtHead(run, base.oid, column.before)?.name
    if (to === undefined) return []
    // A column or a view of the old shape stands where the running release looks.
    const met = relationAtHead(run, base.name)
    const heir = met?.columns.find(({ name }) => name === from)
    if (!heir) return [{ statement, table: base.name, base, from, to }]
    const isNew = met?.oid === base.oid && !columnAtBase(run, base.oid, heir)
    return isNew ? [{ statement, table: base.name, from, to, heir: heir.type }] : []
  })
}

/** Old columns whose names all stand, each on another of them: no query fails, and all mean other data. */
function exchanges(run: MigrationRun): readonly Hit[] {
  return standingTables(run).flatMap(({ base, head }) =>
    cyclesOf(base.columns, head.columns, ({ number }) => number).flatMap((names) => {
      const statement = effectsIn(run, 'column renamed').findLast(
        ({ effect: { table, column } }) => table.after.oid === base.oid && names.includes(column.after.name),
      )?.statement
      const columns = names.map((name) => ({ kind: 'column' as const, name: `${base.name}.${name}` }))
      if (!statement || head.name !== base.name) return []
      return [
        {
          ...hitOn(statement, run, base.name),
          cause: `${statement.place.path}|${base.name} ${names.join(' ')} exchanged`,
          reach: columns,
          key: names.join('\n'),
          message: `${shown(base.name)}: ${enumerate(names)} have exchanged their names, so each query of the running release reads and writes the data of the other, and none fails`,
        },
      ]
    }),
  )
}

function renameByText(statement: TracedStatement, run: MigrationRun): readonly Rename[] {
  const { node } = statement.sql
  if (!('RenameStmt' in node) || node.RenameStmt.renameType !== 'OBJECT_COLUMN' || statement.trace.error) return []
  const { relation, relationType, subname = '', newname = '' } = node.RenameStmt
  if (relationType !== 'OBJECT_TABLE') return []
  const table = tableNamed(statement, run, relation)
  if (!table.old || isNewColumn(statement, run, relation?.relname, subname)) return []
  return [{ statement, table: table.name, from: subname, to: newname }]
}

function isSameTable(a: Rename, b: Rename): boolean {
  const plain = a.heir === undefined && b.heir === undefined
  return a === b || (plain && a.table === b.table && a.statement.place.path === b.statement.place.path)
}

/** One decision, however many columns of the table the file renames. */
function hitFor(first: Rename, group: readonly Rename[], run: MigrationRun): Hit {
  const { statement, table, base, from, to, heir } = first
  const columns = group.map((rename) => ({ kind: 'column' as const, name: `${table}.${rename.from}` }))
  const [column] = columns
  const one = group.length === 1 && column !== undefined
  const remedy = one && base && heir === undefined ? renamedColumnRemedy(base, from, to) : undefined
  const names = enumerate(group.map((rename) => `${rename.from} to ${rename.to}`))
  return {
    ...hitOn(statement, run, table),
    cause: `${statement.place.path}|${table} columns renamed`,
    subject: one ? column : { kind: 'table', name: table },
    reach: columns,
    ...(remedy === undefined ? {} : { remedy }),
    // Whoever accepts these has not accepted the next one.
    ...(one ? {} : { key: group.map((rename) => `${rename.from} ${rename.to}`).join('\n') }),
    message: one
      ? `${shown(table)}.${from}: renamed to ${to}, ${heir === undefined ? 'so queries of the running release that name it fail with 42703' : `and a new column (${heir}) has its name, which queries of the running release read and write in its place`}`
      : `${shown(table)}: ${group.length} columns renamed (${names}), so queries of the running release that name one fail with 42703`,
  }
}
