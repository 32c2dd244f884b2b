import type { TableFacts } from '../trace/facts.ts'

/** A table as SQL names it: without `public`, which is in everybody's search_path. */
export function sqlTable({ schema, name }: Pick<TableFacts, 'schema' | 'name'>): string {
  const own = sqlName(name.slice(schema.length + 1))
  return schema === 'public' ? own : `${sqlName(schema)}.${own}`
}

/** A name as SQL text, in quotes whatever it is: for what nobody reads. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A name as SQL text, in quotes only where it needs them. */
export function sqlName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) && !reserved.has(name) ? name : quoted(name)
}

/** A text as an SQL literal. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** A text as an SQL literal, whatever `standard_conforming_strings` says. */
export function escapedText(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** At most 63 bytes of a name made of parts, as Postgres itself shortens the names that it makes up. */
export function madeUpName(...parts: readonly string[]): string {
  const name = parts
    .join('_')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
  return name.length <= 63
    ? name
    : `${name.slice(0, 54)}_${[...name]
        .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffff_ffff, 7)
        .toString(36)
        .slice(0, 8)}`
}

/** PostgreSQL's documentation, appendix C: key words that are reserved, or cannot be a name of a table or function. */
const reserved: ReadonlySet<string> = new Set(
  `all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both case cast
  char character check coalesce collate collation column concurrently constraint create cross current_catalog
  current_date current_role current_schema current_time current_timestamp current_user dec decimal default deferrable
  desc distinct do else end except exists extract false fetch float for foreign freeze from full grant greatest group
  grouping having ilike in initially inner inout int integer intersect interval into is isnull join lateral leading
  least left like limit localtime localtimestamp national natural nchar none normalize not notnull null nullif numeric
  offset on only or order out outer overlaps overlay placing position precision primary real references returning right
  row select session_user setof similar smallint some substring symmetric system_user table tablesample then time
  timestamp to trailing treat trim true union unique user using values varchar variadic verbose when where window with`.split(
    /\s+/,
  ),
)
