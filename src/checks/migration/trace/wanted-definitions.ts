import type { CreateExtensionStmt, Node, RangeVar } from 'libpg-query'
import { grammar } from '../../../core/grammar.ts'
import { parseSql, type SqlStatement } from '../../../sql/statements.ts'
import { addedColumn, alterTable } from '../judgement/nodes.ts'
import { splitAlter } from '../remedy/alter-commands.ts'

/** A name as it is written. */
export interface WrittenName {
  readonly schema: string | undefined
  readonly name: string
}

type WantedRelation<Kind> = WrittenName & { readonly kind: Kind; readonly sql: string }

/** Something that a statement makes only where nothing of that name is there, and SQL that makes it and fills nothing. */
export type WantedDefinition =
  | WantedRelation<'table'>
  | WantedRelation<'materialized view'>
  | WantedRelation<'sequence'>
  | WantedRelation<'enum'>
  | { readonly kind: 'index'; readonly name: string; readonly table: WrittenName; readonly sql: string }
  | { readonly kind: 'column'; readonly name: string; readonly table: WrittenName; readonly sql: string }
  | { readonly kind: 'constraint'; readonly name: string; readonly table: WrittenName; readonly sql: string }
  | {
      readonly kind: 'extension'
      readonly name: string
      /** What SCHEMA and VERSION ask for. */
      readonly schema: string | undefined
      readonly version: string | undefined
    }
  | { readonly kind: 'schema'; readonly name: string; readonly owner: string }

/** What the statement would make if nothing of that name were there; a DO block that looks before it makes counts too. */
export async function wantedDefinitions(statement: SqlStatement): Promise<readonly WantedDefinition[]> {
  const { node } = statement
  if (!('DoStmt' in node)) return wantedBy(statement, false)
  const inner = await guardedStatements(node)
  return (await Promise.all(inner.map((one) => wantedBy(one, true)))).flat()
}

/** `guarded`: what surrounds the statement is its IF NOT EXISTS. */
async function wantedBy(statement: SqlStatement, guarded: boolean): Promise<readonly WantedDefinition[]> {
  const { node, text } = statement
  if ('AlterTableStmt' in node) return wantedOfTable(statement, guarded)
  if ('CreateStmt' in node) {
    const { if_not_exists, relation } = node.CreateStmt
    return if_not_exists || guarded ? named('table', relation, text) : []
  }
  if ('CreateTableAsStmt' in node) {
    const { if_not_exists, into, objtype } = node.CreateTableAsStmt
    const kind = objtype === 'OBJECT_MATVIEW' ? 'materialized view' : 'table'
    return if_not_exists ? named(kind, into?.rel, withoutData(text)) : []
  }
  if ('CreateSeqStmt' in node) {
    const { if_not_exists, sequence } = node.CreateSeqStmt
    return if_not_exists || guarded ? named('sequence', sequence, text) : []
  }
  if ('IndexStmt' in node) {
    const { if_not_exists, idxname, relation } = node.IndexStmt
    if (!(if_not_exists || guarded) || !idxname || !relation) return []
    return [{ kind: 'index', name: idxname, table: nameOf(relation), sql: withoutConcurrently(text) }]
  }
  return wantedWithoutTable(node, text, guarded)
}

function wantedWithoutTable(node: Node, text: string, guarded: boolean): readonly WantedDefinition[] {
  if ('CreateEnumStmt' in node && guarded) {
    const parts = (node.CreateEnumStmt.typeName ?? []).flatMap((part) => ('String' in part ? [part.String.sval] : []))
    const name = parts.at(-1)
    return name === undefined ? [] : [{ kind: 'enum', schema: parts.at(-2), name, sql: text }]
  }
  if ('CreateExtensionStmt' in node && node.CreateExtensionStmt.if_not_exists) {
    const { extname: name } = node.CreateExtensionStmt
    const [schema, version] = ['schema', 'new_version'].map((option) => optionOf(node.CreateExtensionStmt, option))
    return name === undefined ? [] : [{ kind: 'extension', name, schema, version }]
  }
  if ('CreateSchemaStmt' in node && node.CreateSchemaStmt.if_not_exists) {
    const owner = node.CreateSchemaStmt.authrole?.rolename
    const name = node.CreateSchemaStmt.schemaname ?? owner
    return owner === undefined || name === undefined ? [] : [{ kind: 'schema', name, owner }]
  }
  return []
}

/** Columns that are added IF NOT EXISTS, and in a DO block the constraints too: those have no IF NOT EXISTS of their own. */
async function wantedOfTable(statement: SqlStatement, guarded: boolean): Promise<readonly WantedDefinition[]> {
  const alter = alterTable(statement)
  const isMeant = alter?.commands.some(
    ({ subtype, missing_ok }) =>
      (subtype === 'AT_AddColumn' && (missing_ok || guarded)) || (subtype === 'AT_AddConstraint' && guarded),
  )
  const pieces = isMeant ? await splitAlter(statement) : undefined
  if (!alter || !pieces) return []
  const table = nameOf(alter.relation)
  return alter.commands.flatMap((command, index): readonly WantedDefinition[] => {
    const sql = pieces[index] ?? ''
    const column = addedColumn(command)?.colname
    if (column !== undefined && (command.missing_ok || guarded)) return [{ kind: 'column', name: column, table, sql }]
    const { def } = command
    const constraint = def && 'Constraint' in def ? def.Constraint.conname : undefined
    return constraint !== undefined && guarded ? [{ kind: 'constraint', name: constraint, table, sql }] : []
  })
}

function named(
  kind: 'table' | 'materialized view' | 'sequence',
  relation: RangeVar | undefined,
  sql: string,
): readonly WantedDefinition[] {
  // Temporary ones are the session's own.
  if (!relation?.relname || relation.relpersistence === 't') return []
  return [{ kind, ...nameOf(relation), sql }]
}

function nameOf({ schemaname, relname = '' }: RangeVar): WrittenName {
  return { schema: schemaname === '' ? undefined : schemaname, name: relname }
}

function optionOf({ options = [] }: CreateExtensionStmt, wanted: string): string | undefined {
  return options.flatMap((option) => {
    const { defname, arg } = 'DefElem' in option ? option.DefElem : {}
    return defname === wanted && arg && 'String' in arg ? (arg.String.sval ?? []) : []
  })[0]
}

/** Nothing of the query is run: only the shape of its result counts. */
function withoutData(text: string): string {
  return `${text.replace(/\s+with\s+(?:no\s+)?data\s*$/i, '')}\nWITH NO DATA`
}

function withoutConcurrently(text: string): string {
  return text.replace(/^(create\s+(?:unique\s+)?index\s+)concurrently\b/i, '$1')
}

/** A DO block that goes on where something is there: it looks first, or catches the failure. */
const guard = /\bif\s+not\b|\bif\s+\w+\s+is\s+null\b|\bnot\s+found\b|\bexception\b/i

const beginning = /\b(?:create\s+(?:type|table|unlogged|unique|index|sequence)|alter\s+table)\b/i

/** More is not looked through. */
const bodyAtMost = 100_000
const statementsAtMost = 50

/** The statements that make something in a DO block that is guarded. */
async function guardedStatements(node: Extract<Node, { DoStmt: unknown }>): Promise<readonly SqlStatement[]> {
  const body = (node.DoStmt.args ?? []).flatMap((arg) => {
    const { defname, arg: value } = 'DefElem' in arg ? arg.DefElem : {}
    return defname === 'as' && value && 'String' in value ? (value.String.sval ?? []) : []
  })[0]
  if (body === undefined || body.length > bodyAtMost || !guard.test(body) || !beginning.test(body)) return []
  const pieces = (await piecesOf(body)).flatMap((piece) => {
    const start = piece.search(beginning)
    return start < 0 ? [] : [piece.slice(start).trim()]
  })
  const parsed = await Promise.all(pieces.slice(0, statementsAtMost).map(parseSql))
  return parsed.flatMap((sql) => (sql.parsed && sql.statements.length === 1 ? sql.statements : []))
}

/** Cut at the semicolons that stand in no string. */
async function piecesOf(body: string): Promise<readonly string[]> {
  const { scanSync } = await grammar()
  const bytes = Buffer.from(body, 'utf8')
  try {
    const ends = scanSync(body).tokens.flatMap(({ start, end }) =>
      end - start === 1 && bytes[start] === 0x3b ? [start] : [],
    )
    return [...ends, bytes.length].map((end, index) => bytes.toString('utf8', (ends[index - 1] ?? -1) + 1, end))
  } catch {
    // The language of the block is none that is read like SQL.
    return []
  }
}
