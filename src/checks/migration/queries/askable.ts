import type { Node } from 'libpg-query'
import { parseSql, relationsNamedBy } from '../../../sql/statements.ts'
import type { LeftQuery, RunningQuery } from './query.ts'

/** A query that may be prepared, with what its text alone tells. */
export interface AskableQuery {
  readonly query: RunningQuery
  /** The statement as Postgres gets it, without what stands around it. */
  readonly sql: string
  readonly node: Node
  readonly relations: readonly { readonly schema?: string; readonly name: string }[]
  /** Names of the functions that it calls, in lower case as written, without their schema. */
  readonly functions: readonly string[]
  /** It asks for all columns of something, so that its result changes with a table. */
  readonly star: boolean
  /** It has no end of its own: a recursive query. */
  readonly recursive: boolean
  /** INSERT, UPDATE, DELETE or MERGE, also within WITH. */
  readonly writes: boolean
}

/** Kinds that PREPARE takes. */
const preparable = ['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']
const writing = ['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']

/** Longer texts are data and not queries. */
const longest = 100_000

/** Reads a query; what is not exactly one statement that can be prepared is never sent. */
export async function askable(query: RunningQuery): Promise<AskableQuery | LeftQuery> {
  const left = (problem: string): LeftQuery => ({ location: query.location, problem: `${query.name} ${problem}` })
  if (query.sql.length > longest) return left('is too long to be tried')
  const parsed = await parseSql(query.sql)
  if (!parsed.parsed) return left(`is no SQL: ${parsed.failure.message}`)
  const [statement, ...others] = parsed.statements
  if (!statement || others.length > 0) return left(statement ? 'holds several statements' : 'holds no statement')
  if (!preparable.includes(statement.kind)) return left('is no query of rows')
  const found = membersWithin(statement.node)
  if (!found) return left('is nested too deeply')
  if (found.keys.has('intoClause')) return left('makes a table')
  return {
    query,
    sql: statement.text,
    node: statement.node,
    relations: relationsNamedBy(statement.node),
    functions: found.functions,
    star: found.keys.has('A_Star'),
    recursive: found.recursive,
    writes: writing.some((kind) => found.keys.has(kind)),
  }
}

/** Undefined for a tree that is deeper than our own stack. */
function membersWithin(root: unknown) {
  try {
    return membersOf(root)
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined
    throw thrown
  }
}

/** What occurs anywhere in a tree. */
function membersOf(root: unknown) {
  const keys = new Set<string>()
  const functions = new Set<string>()
  let recursive = false
  eachMember(root, (key, value) => {
    keys.add(key)
    if (key === 'funcname') functions.add(lastName(value))
    if (key === 'recursive' && value === true) recursive = true
  })
  return { keys, functions: [...functions], recursive }
}

/** Calls with each member of each object in a tree, outermost first. */
export function eachMember(root: unknown, visit: (key: string, value: unknown) => void): void {
  if (Array.isArray(root)) for (const item of root) eachMember(item, visit)
  else if (typeof root === 'object' && root !== null) {
    for (const [key, value] of Object.entries(root)) {
      visit(key, value)
      eachMember(value, visit)
    }
  }
}

function lastName(names: unknown): string {
  const last: unknown = Array.isArray(names) ? names.at(-1) : undefined
  const text = typeof last === 'object' && last !== null && 'String' in last ? last.String : undefined
  const value = typeof text === 'object' && text !== null && 'sval' in text ? text.sval : undefined
  return typeof value === 'string' ? value : ''
}
