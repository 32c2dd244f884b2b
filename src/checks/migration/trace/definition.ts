import type { ColumnFacts, ConstraintFacts, TableFacts } from './facts.ts'

/** One part of what a thing is. */
export interface DefinitionPart {
  /** What it is told by on both sides. */
  readonly key: string
  /** As people write it: `note text NOT NULL`. */
  readonly text: string
  /** What is compared: the text without what Postgres may print in more than one way. */
  readonly value: string
  /** What fills a column that is left out, where that is compared too; one that nobody asked for does no harm. */
  readonly filled?: string
  /** There without being asked for, it makes an INSERT fail that does not know it. */
  readonly required?: boolean
}

/** What a thing is, as the catalog has it. */
export type Definition = readonly DefinitionPart[]

export interface DefinitionDifference {
  /** Undefined: there is nothing of the kind. */
  readonly stands: DefinitionPart | undefined
  /** Undefined: it was not asked for. */
  readonly asked: DefinitionPart | undefined
}

/** What was asked for and is not there, or is another; and what must be filled without being asked for. */
export function differencesOf(stands: Definition, asked: Definition): readonly DefinitionDifference[] {
  const standing = new Map(stands.map((part) => [part.key, part]))
  const wanted = new Set(asked.map(({ key }) => key))
  const lacking = asked.flatMap((part): readonly DefinitionDifference[] => {
    const there = standing.get(part.key)
    const same = there?.value === part.value && (!part.filled || there.filled === part.filled)
    return same ? [] : [{ stands: there, asked: part }]
  })
  const besides = stands.filter(({ key, required }) => required === true && !wanted.has(key))
  return [...lacking, ...besides.map((part) => ({ stands: part, asked: undefined }))]
}

/** A table or materialized view: what it is, its columns, and what is bound to hold. */
export function tableDefinition(table: TableFacts): Definition {
  const unlogged = table.persistence === 'unlogged' ? 'an unlogged table' : 'a table'
  const kind = kinds[table.kind] ?? unlogged
  const parted = table.partitionKey === undefined ? '' : ` partitioned by ${table.partitionKey}`
  const partition = table.bound === undefined ? '' : `, a partition ${table.bound}`
  const text = `${kind}${parted}${partition}`
  const query = table.definition === undefined ? [] : [{ key: 'query', text: 'its query', value: table.definition }]
  return [
    { key: 'kind', text, value: text },
    ...table.columns.map(columnPart),
    ...table.constraints.map(constraintPart),
    ...query,
  ]
}

const kinds: Readonly<Record<string, string>> = { v: 'a view', m: 'a materialized view', f: 'a foreign table' }

export function columnPart(column: ColumnFacts): DefinitionPart {
  const { name, type, notNull, value, identity, generated, collation } = column
  const expression = value === null ? '' : plain(value)
  const always = generated === null ? '' : ` GENERATED ALWAYS AS (${value}) ${generated.toUpperCase()}`
  const number = identity === null ? '' : ` GENERATED ${identity.toUpperCase()} AS IDENTITY`
  const standard = value === null || generated !== null ? '' : ` DEFAULT ${value}`
  const bare = `${type}${collation === null ? '' : ` COLLATE ${collation}`}${notNull === 'no' ? '' : ' NOT NULL'}`
  return {
    key: `column ${name}`,
    text: `${name} ${bare}${always}${number}${standard}`,
    value: generated === null ? bare : `${bare} ${generated} ${expression}`,
    filled: generated === null && identity === null ? expression : number,
    required: notNull !== 'no' && `${always}${number}${standard}` === '',
  }
}

/** By what it says, whatever it is called. */
export function constraintPart({ definition }: ConstraintFacts): DefinitionPart {
  const text = definition.replace(/ NOT VALID$/, '')
  return { key: plain(text), text, value: plain(text) }
}

/** `pg_get_indexdef` without the name. */
export function indexPart(definition: string): DefinitionPart {
  const text = definition.replace(/^(CREATE (?:UNIQUE )?INDEX) (?:"(?:[^"]|"")+"|[^\s"]+) ON (?:ONLY )?/, '$1 ON ')
  return { key: '', text, value: text }
}

const cast =
  /::(?:character varying|double precision|bit varying|time(?:stamp)?(?:\(\d\))? with(?:out)? time zone|"[^"]+"(?:\."[^"]+")?|[\w.]+)(?:\(\d+(?:,\d+)?\))?(?:\[\])*/g

/** An expression without what depends on how it came about: casts, parentheses, the name of a sequence. */
function plain(expression: string): string {
  return expression
    .replace(/nextval\('(?:[^']|'')*'::regclass\)/g, 'nextval')
    .replace(cast, '')
    .replace(/\bCURRENT_TIMESTAMP\b/g, 'now()')
    .replace(/'(-?\d+(?:\.\d+)?)'/g, '$1')
    .replace(/[()\s]/g, '')
}
