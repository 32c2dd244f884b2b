import type { AlterTableCmd, ColumnDef, DropStmt, RangeVar } from 'libpg-query'
import type { SqlStatement } from '../../../sql/statements.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { Relation } from '../trace/observe.ts'
import { isOldTable } from './said.ts'

/** A table that a statement names. */
export interface NamedTable {
  /** `schema.name` where it was measured, else as it is written. */
  readonly name: string
  /** It stood before the pull request, so its rows and its readers count. */
  readonly old: boolean
  /** Undefined where it is known by the text alone. */
  readonly relation?: Relation
}

/** The table that an ALTER TABLE changes, and its commands; undefined for every other statement. */
export function alterTable({
  node,
}: SqlStatement): { relation: RangeVar; commands: readonly AlterTableCmd[] } | undefined {
  if (!('AlterTableStmt' in node)) return undefined
  const { relation, cmds = [], objtype } = node.AlterTableStmt
  if (!relation || objtype !== 'OBJECT_TABLE') return undefined
  return { relation, commands: cmds.flatMap((command) => ('AlterTableCmd' in command ? [command.AlterTableCmd] : [])) }
}

/**
 * Index of the command of an ALTER TABLE that does this to that column or constraint; undefined where the statement is
 * none (a DO block), or where several could be meant.
 */
export function commandIndex(
  statement: SqlStatement,
  subtypes: readonly string[],
  isMeant: (command: AlterTableCmd) => boolean,
): number | undefined {
  const found = (alterTable(statement)?.commands ?? []).flatMap((command, index) =>
    subtypes.includes(command.subtype ?? '') && isMeant(command) ? [index] : [],
  )
  return found.length === 1 ? found[0] : undefined
}

/** The column that an ADD COLUMN brings. */
export function addedColumn({ subtype, def }: AlterTableCmd): ColumnDef | undefined {
  return subtype === 'AT_AddColumn' && def && 'ColumnDef' in def ? def.ColumnDef : undefined
}

/** The columns that an ALTER TABLE adds as NOT NULL, with nothing that would give old rows a value. */
export function columnsWithoutValue(statement: SqlStatement): readonly string[] {
  const added = alterTable(statement)?.commands.flatMap((command) => addedColumn(command) ?? []) ?? []
  return added.filter(lacksValue).map(({ colname = '' }) => colname)
}

/** What a DROP names: the grammar gives lists of strings there, and no relations. */
export function droppedNames({
  objects = [],
}: DropStmt): readonly { readonly schema?: string; readonly name: string }[] {
  return objects.flatMap((object) => {
    const parts = 'List' in object ? (object.List.items ?? []) : []
    const names = parts.flatMap((part) => ('String' in part && part.String.sval ? [part.String.sval] : []))
    const [name, schema] = [names.at(-1), names.at(-2)]
    return name === undefined ? [] : [schema === undefined ? { name } : { schema, name }]
  })
}

/** Finds a named table among the relations that the statement locked; where nothing was measured, by the text alone. */
export function tableNamed(statement: TracedStatement, run: MigrationRun, relation: RangeVar | undefined): NamedTable {
  const locked = lockedRelation(statement, relation)
  if (locked) return { name: locked.name, old: isOldTable(locked, run), relation: locked }
  const written = relation?.schemaname ? `${relation.schemaname}.${relation.relname}` : (relation?.relname ?? '')
  const before = run.statements.slice(0, run.statements.indexOf(statement))
  return { name: written, old: !before.some(({ sql }) => createdTable(sql) === relation?.relname) }
}

/** The relation of that name on which the statement holds a lock. */
function lockedRelation({ difference }: TracedStatement, relation: RangeVar | undefined): Relation | undefined {
  const { schemaname, relname = '' } = relation ?? {}
  const fits = ({ name }: Relation) =>
    schemaname === undefined ? name.slice(name.indexOf('.') + 1) === relname : name === `${schemaname}.${relname}`
  return [...(difference?.taken ?? []), ...(difference?.held ?? [])].map((lock) => lock.relation).find(fits)
}

/** Whether an earlier statement of the run brought the column: nobody can depend on it yet. */
export function isNewColumn(
  statement: TracedStatement,
  run: MigrationRun,
  table: string | undefined,
  column: string,
): boolean {
  return run.statements.slice(0, run.statements.indexOf(statement)).some(({ sql }) => {
    const alter = alterTable(sql)
    const added =
      alter?.relation.relname === table && alter?.commands.some((command) => addedColumn(command)?.colname === column)
    const { node } = sql
    const renamed =
      'RenameStmt' in node &&
      node.RenameStmt.renameType === 'OBJECT_COLUMN' &&
      node.RenameStmt.relation?.relname === table &&
      node.RenameStmt.newname === column
    return added || renamed
  })
}

function createdTable({ node }: SqlStatement): string | undefined {
  if ('CreateStmt' in node) return node.CreateStmt.relation?.relname
  return 'CreateTableAsStmt' in node ? node.CreateTableAsStmt.into?.rel?.relname : undefined
}

/** `serial` and its sizes: no type, but a column with a sequence of its own. */
export function isSerial({ typeName }: ColumnDef): boolean {
  const type = typeName?.names?.at(-1)
  return type !== undefined && 'String' in type && /^(small|big)?serial[248]?$/.test(type.String.sval ?? '')
}

/** NOT NULL (or a primary key) and nothing in the statement that would give old rows a value. */
function lacksValue(column: ColumnDef): boolean {
  const kinds = (column.constraints ?? []).flatMap((constraint) =>
    'Constraint' in constraint ? [constraint.Constraint.contype] : [],
  )
  const filled = kinds.some(
    (kind) => kind === 'CONSTR_DEFAULT' || kind === 'CONSTR_IDENTITY' || kind === 'CONSTR_GENERATED',
  )
  return !filled && !isSerial(column) && kinds.some((kind) => kind === 'CONSTR_NOTNULL' || kind === 'CONSTR_PRIMARY')
}
