import { quoted } from '../judgement/sql-names.ts'

/** A column, as far as a value for it has to fit. */
export interface Column {
  readonly name: string
  readonly number: number
  /** As format_type says it: `character varying(20)`, `my_enum[]`. */
  readonly type: string
  /** Name of the type, or of a domain's base type: `int4`, `varchar`. */
  readonly base: string
  /** pg_type.typcategory: N number, S string, D date, B boolean, A array, E enum, U user-defined. */
  readonly category: string
  readonly length: number | null
  readonly required: boolean
  /** A default, an identity or an expression fills it. */
  readonly hasDefault: boolean
  /** Part of a unique index, or refers to one as it seems: rows that the migration writes must not collide with ours. */
  readonly isKey: boolean
  /** A sequence fills it. */
  readonly counted: boolean
  readonly labels: readonly string[] | null
  /** Definitions of a domain's checks. */
  readonly checks: readonly string[] | null
  /** The expression of a generated column. */
  readonly expression: string | null
}

export interface TableShape {
  /** As SQL may write it. */
  readonly name: string
  /** `schema.name`. */
  readonly shown: string
  readonly columns: readonly Column[]
  readonly keys: readonly {
    readonly columns: readonly number[]
    readonly parent: number
    readonly parentName: string
    readonly parentColumns: readonly string[]
  }[]
  readonly checks: readonly string[]
}

/** Two INSERTs: every column filled, and only those that must be. */
export function rowVariants(shape: TableShape): readonly [string, string] {
  return [insert(shape, 1, true), insert(shape, 2, false)]
}

/** Whether a row needs a value there: NOT NULL, or the first of columns of which `num_nonnulls` asks for one. */
export function isNeeded({ checks }: TableShape, { name, required }: Column): boolean {
  const firsts = checks.map((check) => /num_nonnulls\(\(*"?(\w+)"?/.exec(check)?.[1])
  return required || firsts.includes(name)
}

function insert(shape: TableShape, seed: number, full: boolean): string {
  const values = shape.columns
    .filter((column) =>
      // A sequence would begin with the very numbers that migrations write out.
      column.hasDefault ? column.isKey && column.counted : full || isNeeded(shape, column),
    )
    .flatMap((column) => {
      const own = document(shape, column) ?? literal(column, checksOn(shape, column), seed)
      const value = keyValue(shape, column, own) ?? own
      return value === undefined ? [] : [{ name: quoted(column.name), value }]
    })
  if (values.length === 0) return `INSERT INTO ${shape.name} DEFAULT VALUES`
  return `INSERT INTO ${shape.name} (${values.map(({ name }) => name).join(', ')}) OVERRIDING SYSTEM VALUE VALUES (${values.map(({ value }) => value).join(', ')})`
}

/**
 * A foreign key takes what the parent has. Where that has no row yet (tables that need each other), a column that must
 * not be NULL takes the value that the parent's own row will get.
 */
function keyValue({ keys, name }: TableShape, column: Column, own: string | undefined): string | undefined {
  const key = keys.find(({ columns }) => columns.includes(column.number))
  const parentColumn = key?.parentColumns[key.columns.indexOf(column.number)]
  // A row that points at itself would have to know its own key; the same seed gives it the same value.
  if (!key || parentColumn === undefined || (key.parentName === name && column.required)) return undefined
  const parent = `(SELECT ${quoted(parentColumn)} FROM ${key.parentName} LIMIT 1)`
  return column.required && own !== undefined ? `coalesce(${parent}, ${own})` : parent
}

/** A JSON document needs the members that generated columns read from it: `->> 'a'`, `#>> '{a,b}'`. */
function document({ columns }: TableShape, column: Column): string | undefined {
  if (column.base !== 'json' && column.base !== 'jsonb') return undefined
  const root: JsonObject = {}
  for (const reader of columns) {
    if (!reader.expression?.includes(column.name)) continue
    for (const [, name, path] of reader.expression.matchAll(/->>?\s*'([^']+)'|#>>?\s*'\{([^}]+)\}'/g)) {
      put(root, path?.split(',').map((step) => step.trim()) ?? [name ?? ''], memberValue(reader, name ?? path ?? ''))
    }
  }
  return cast(JSON.stringify(root), column.type)
}

type JsonObject = { [name: string]: JsonObject | string | number | boolean }

function put(object: JsonObject, [first = '', ...rest]: readonly string[], value: string | number | boolean): void {
  if (rest.length === 0) {
    object[first] = value
    return
  }
  const inner = object[first]
  const next = typeof inner === 'object' ? inner : {}
  object[first] = next
  put(next, rest, value)
}

function memberValue({ base, category, labels }: Column, name: string): string | number | boolean {
  if (labels?.[0] !== undefined) return labels[0]
  if (category === 'N') return 1
  if (category === 'B') return true
  return category === 'D' || base.startsWith('timestamp') || /date|time|deadline/i.test(name)
    ? '2026-01-15T12:00:00Z'
    : 'a1'
}

function checksOn({ checks }: TableShape, column: Column): readonly string[] {
  const named = new RegExp(`(^|[^\\w"])"?${column.name.replace(/[^\w]/g, '.')}"?($|[^\\w"])`)
  return [...checks.filter((check) => named.test(check)), ...(column.checks ?? [])]
}

/** A value as SQL text; undefined where nothing is known that would fit. */
function literal(column: Column, checks: readonly string[], seed: number): string | undefined {
  const { base, category, labels, length, type } = column
  if (labels?.[0] !== undefined) return cast(labels[0], type)
  const key = column.isKey ? improbable(column, seed) : undefined
  if (key !== undefined && category === 'N' && onlyLowerBounds(checks, Number(key))) return cast(key, type)
  const allowed = fromChecks(checks, category)
  if (allowed !== undefined) return cast(allowed, type)
  if (key !== undefined) return cast(key, type)
  if (category === 'A') return cast('{}', type)
  if (category === 'R') return cast('empty', type)
  const known = knownValues[base]
  if (known !== undefined) return cast(typeof known === 'function' ? known(seed) : known, type)
  if (category === 'N') return cast(String(seed), type)
  if (category === 'S') return cast(lastOf(`a${seed}`, length), type)
  return undefined
}

/** A key that nobody writes into a migration, where one is a number or a text. */
function improbable({ base, category, length, type }: Column, seed: number): string | undefined {
  if (category === 'N') return String((largest(base, type) ?? 0) + seed)
  return ['text', 'varchar', 'bpchar', 'citext'].includes(base) ? lastOf(`row7q${seed}`, length) : undefined
}

/** A round number below the end of the type. Undefined: of that kind nothing is known. */
function largest(base: string, type: string): number | undefined {
  if (base === 'int2') return 31_700
  if (['int4', 'int8', 'float4', 'float8', 'oid'].includes(base)) return base === 'float4' ? 7_310_000 : 731_000_000
  if (base !== 'numeric') return undefined
  const [, precision, scale = '0'] = /\((\d+)(?:,(\d+))?\)/.exec(type) ?? []
  const digits = precision === undefined ? 10 : Math.min(10, Number(precision) - Number(scale))
  return digits < 2 ? undefined : 7 * 10 ** (digits - 1)
}

/** The end of a text, where the seed is. */
function lastOf(text: string, length: number | null): string {
  return length === null ? text : text.slice(-length)
}

/** Whether the checks only ask for at least something, which the value is. */
function onlyLowerBounds(checks: readonly string[], value: number): boolean {
  return checks.every((check) => {
    const comparisons = [...check.matchAll(/(<>|>=|<=|!=|=|<|>)\s*\(?'?(-?\d+(?:\.\d+)?)?/g)]
    return comparisons.every(([, operator = '', number]) => operator.startsWith('>') && value > Number(number))
  })
}

/** Of types that are neither numbers nor plain text: a value, or one for each seed. By pg_type.typname. */
export const knownValues: Readonly<Record<string, string | ((seed: number) => string)>> = {
  bool: 'true',
  bit: '1',
  varbit: '1',
  uuid: (seed) => `7f3a9c52-4b1e-4d86-9a07-c35e${String(seed).padStart(8, '0')}`,
  date: '2026-01-15',
  time: '12:00',
  timetz: '12:00+00',
  timestamp: '2026-01-15 12:00',
  timestamptz: '2026-01-15 12:00+00',
  interval: '1 hour',
  json: '{}',
  jsonb: '{}',
  bytea: '\\x01',
  inet: '192.0.2.1',
  cidr: '192.0.2.0/24',
  macaddr: '00:00:5e:00:53:01',
  macaddr8: '00:00:5e:00:53:01:00:01',
  tsvector: 'a',
  tsquery: 'a',
  xml: '<a/>',
  point: '(0,0)',
  line: '{1,1,0}',
  lseg: '[(0,0),(1,1)]',
  box: '(1,1),(0,0)',
  path: '[(0,0),(1,1)]',
  polygon: '((0,0),(1,1),(1,0))',
  circle: '<(0,0),1>',
  ltree: (seed) => `a${seed}`,
  hstore: 'a=>1',
  citext: (seed) => `a${seed}`,
  cube: '(0)',
  int4range: '[1,2)',
  pg_lsn: '0/1',
}

/** The first literal that a CHECK compares the column with, moved past it where the comparison is strict. */
function fromChecks(checks: readonly string[], category: string): string | undefined {
  for (const check of checks) {
    if (category === 'N') {
      const [, operator, number] = /(>=|<=|>|<|=)\s*(?:ANY\s*\(ARRAY\[)?\(?'?(-?\d+(?:\.\d+)?)'?/.exec(check) ?? []
      if (number === undefined) continue
      const value = Number(number)
      return String(operator === '>' ? value + 1 : operator === '<' ? value - 1 : value)
    }
    const [, text] = /=\s*(?:ANY\s*\(+ARRAY\[)?\(?'((?:[^']|'')*)'/.exec(check) ?? []
    if (category === 'S' && text !== undefined) return text.replaceAll("''", "'")
  }
  return undefined
}

function cast(text: string, type: string): string {
  return `'${text.replaceAll("'", "''")}'::${type}`
}
