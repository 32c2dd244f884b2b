import { knownValues } from '../rows/row-values.ts'
import type { TableFacts } from '../trace/facts.ts'
import type { AskableQuery } from './askable.ts'
import { type ParameterUse, parameterUses } from './parameter-uses.ts'
import { type Stage, type TypeInfo, tableCalled } from './stage.ts'

/** A value for each parameter, as text, with whether it goes into a column. */
export interface Sample {
  readonly values: readonly string[]
  readonly assigned: readonly boolean[]
}

/**
 * A value for each parameter: that of a row that is there where it is compared with a column or written into one, so
 * that conditions find it and checks, enums and foreign keys let it pass; a new one for a key that is inserted
 * (`again`: the row's own there too); else any of its type.
 */
export async function sampleValues(
  stage: Stage,
  asked: AskableQuery,
  parameters: readonly number[],
  { again }: { readonly again: boolean },
): Promise<Sample> {
  const uses = parameterUses(asked.node)
  const values: string[] = []
  for (const [index, oid] of parameters.entries()) {
    const use = uses.get(index + 1)
    const type = await stage.typeOf(oid)
    const found = use && (await valueFor(stage, asked, use, again))
    values.push(fitted(found, type) ?? (await anyValue(stage, type)))
  }
  return { values, assigned: parameters.map((_, index) => uses.get(index + 1)?.use === 'assigned') }
}

async function valueFor(
  stage: Stage,
  asked: AskableQuery,
  use: ParameterUse,
  again: boolean,
): Promise<string | undefined> {
  if (!('column' in use)) return use.use === 'limit' ? '10' : '0'
  const table = tableOf(stage, asked, use)
  if (!table) return undefined
  const fresh = use.use === 'assigned' && !use.update && !again ? freshKey(table, use.column) : undefined
  return fresh ?? (await stage.rowOf(table))?.get(use.column)
}

function tableOf(
  { facts }: Stage,
  { relations }: AskableQuery,
  use: Extract<ParameterUse, { readonly column: string }>,
): TableFacts | undefined {
  const named = relations.filter(({ name }) => use.table === undefined || name === use.table)
  const tables = named.flatMap((relation) => tableCalled(facts, relation) ?? [])
  return tables.find(({ columns }) => columns.some(({ name }) => name === use.column))
}

/** A value that no row has, for a column of a unique key that refers to nothing; undefined for all other columns. */
function freshKey({ columns, indexes, constraints }: TableFacts, name: string): string | undefined {
  const column = columns.find((candidate) => candidate.name === name)
  const unique = indexes.some((index) => index.unique && index.columns.includes(name))
  const refers = constraints.some(({ kind, columns: own }) => kind === 'foreign key' && own.includes(name))
  if (!column || !unique || refers) return undefined
  const [, length] = /^character(?: varying)?\((\d+)\)$/.exec(column.type) ?? []
  if (/^(text|citext|character)/.test(column.type)) return 'breakwater7q'.slice(-Number(length ?? 12))
  if (column.type === 'smallint') return '31997'
  if (/^(integer|bigint)$/.test(column.type)) return '1997310077'
  if (column.type === 'numeric') return '1997310077'
  if (column.type === 'uuid') return '7f3a9c52-4b1e-4d86-9a07-c35e99731007'
  if (/^timestamp/.test(column.type)) return '2026-01-16 12:34:56'
  return column.type === 'date' ? '2026-01-16' : undefined
}

/** An array of the one value, where the parameter takes many: `id = ANY($1)`. */
function fitted(value: string | undefined, type: TypeInfo | undefined): string | undefined {
  return value !== undefined && type?.category === 'A' && !value.startsWith('{') ? arrayOf(value) : value
}

function arrayOf(value: string): string {
  return `{"${value.replace(/["\\]/g, '\\$&')}"}`
}

async function anyValue(stage: Stage, type: TypeInfo | undefined): Promise<string> {
  if (!type) return ''
  if (type.label !== null) return type.label
  if (type.element !== 0) {
    const element = await stage.typeOf(type.element)
    return element ? arrayOf(await anyValue(stage, element)) : '{}'
  }
  const known = knownValues[type.base]
  if (known !== undefined) return typeof known === 'function' ? known(1) : known
  return type.category === 'N' ? '1' : type.category === 'S' ? 'a1' : ''
}

/** `$1 = 5, $2 = a1`, short enough for a sentence; undefined where there are none. */
export function shownValues(values: readonly string[]): string | undefined {
  if (values.length === 0) return undefined
  const short = (value: string) => (value.length > 40 ? `${value.slice(0, 40)} ...` : value)
  const shown = values.slice(0, 8).map((value, index) => `$${index + 1} = ${short(value)}`)
  return `${shown.join(', ')}${values.length > 8 ? ' ...' : ''}`
}
