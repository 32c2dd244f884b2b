import type { FileTree } from '../core/ports.ts'
import { withValues } from './placeholders.ts'
import { withoutIdleCommands } from './psql.ts'

/** A schema file as psql would load it, with the config's values in the place of placeholders. */
export function loadable(text: string, values: Readonly<Record<string, string>> = {}): string {
  return withValues(withoutIdleCommands(text), { values, outsideQuotes: true })
}

/**
 * The dump of the schema that a framework keeps beside its migrations in code: Rails' `db/structure.sql`, written by
 * pg_dump. Undefined where there is none, or several of which none is the first in rank.
 */
export async function discoveredSchema(tree: FileTree): Promise<string | undefined> {
  const paths = (await tree.list())
    .map(({ path }) => path)
    .filter((path) => /(^|\/)db\/structure\.sql$/.test(path) && !/(^|\/)(node_modules|vendor|tests?|spec)\//.test(path))
    .sort((a, b) => a.split('/').length - b.split('/').length)
  const [first, second] = paths
  if (first === undefined || (second !== undefined && second.split('/').length === first.split('/').length))
    return undefined
  const text = (await tree.read([first])).get(first) ?? ''
  // Rails writes the file for any database, in the words of that database's own dump.
  return /^SET (statement_timeout|lock_timeout|client_encoding|standard_conforming_strings)\b|PostgreSQL database dump/m.test(
    text,
  )
    ? first
    : undefined
}
