import type { Bindings } from './bindings.ts'
import { type AnyNode, bare, pathOf, type TaggedTemplate } from './syntax.ts'

/** What a tag makes of a template. */
export interface Tag {
  /** `sql`, `this.db.sql`. */
  readonly path: readonly string[]
  /** `values`: what stands between `${` and `}` is sent beside the text. `unknown`: nobody can tell. */
  readonly takes: 'values' | 'unknown'
  /** Drizzle's `sql` takes tables and columns as well as values. */
  readonly drizzle: boolean
}

/** Names by which libraries and their users call the tag: `sql`, `tx.sql`, `SQL`, `pgSql`, `prisma.$queryRaw`. */
const sqlName = /sql$|^sql|^\$?(queryraw|executeraw)$/i
/** What a connection or a transaction is called, where that is the tag itself, as in postgres.js. */
const connectionName = /^(tx|trx|transaction|db|pg|pool|client|conn|connection|database|query)$/i
/** Members of a tag that are tags too: slonik's `sql.unsafe` and `sql.type(..)`. */
const tagMembers = ['unsafe', 'type', 'typeAlias', 'fragment', 'prepared']
/** These put the text of a program together. */
const textTags = /^(raw|dedent|outdent|oneline\w*|stripindents?\w*|html|css|gql|graphql|markdown|md|nosql\w*|jsql)$/i

/** What the tag of a template is; undefined: none of SQL. */
export function tagOf({ tag }: Pick<TaggedTemplate, 'tag'>, bindings: Bindings): Tag | undefined {
  const path = tagPath(tag)
  const last = path?.at(-1)
  if (path === undefined || last === undefined || textTags.test(last)) return undefined
  const takes = sqlName.test(last) || connectionName.test(last) ? 'values' : 'unknown'
  return { path, takes, drizzle: isDrizzle(path[0] ?? '', tag, bindings) }
}

/** The path to the tag: `sql.type(User)` and `sql.unsafe` are `sql`. */
export function tagPath(node: AnyNode): readonly string[] | undefined {
  const tag = bare(node)
  const path = pathOf(tag.type === 'CallExpression' ? bare(tag.callee) : tag)
  const [last = '', before = ''] = [path?.at(-1), path?.at(-2)]
  return path && tagMembers.includes(last) && sqlName.test(before) ? path.slice(0, -1) : path
}

/** Whether a path is such a tag that its calls make parts of a statement: `sql(columns)`, `sql.join(..)`, `Prisma.raw`. */
export function isSqlName(name: string): boolean {
  return sqlName.test(name) || name === 'Prisma'
}

/** By the import of the tag, or where that is the file's own, by any of the library. */
function isDrizzle(root: string, tag: AnyNode, { of, modules }: Bindings): boolean {
  const binding = of(root, tag)
  const from = binding?.kind === 'import' ? binding.from : undefined
  // What begins so is no package of its own.
  if (from !== undefined && !/^[.@~#]/.test(from)) return isOfDrizzle(from)
  return modules.some(isOfDrizzle)
}

function isOfDrizzle(module: string): boolean {
  return module.startsWith('drizzle-orm')
}
