import { only, type Part, type Told } from './forms.ts'
import { fromProgram, type Reading } from './reading.ts'
import { constantOf, staticText } from './static-text.ts'
import { type AnyNode, bare, type Call, pathOf } from './syntax.ts'
import { isSqlName, type Tag } from './tags.ts'

/** Where a call stands, and what it would be as a value. */
interface Place {
  readonly tag: Tag
  readonly before: string
  readonly reading: Reading
  readonly value: Told
}

/**
 * What the libraries' own functions put into a statement: `sql(user, 'name')` of postgres.js, `sql.identifier` of slonik,
 * `Prisma.join`. Undefined: the call is none of these.
 */
export function helperText(call: Call, place: Place): Told | undefined {
  const path = pathOf(call.callee) ?? []
  // `tx(columns)`, where `tx` is the tag itself.
  if (path.join('.') === place.tag.path.join('.')) return dynamic(call, place)
  const [root = '', member, further] = path[0] === 'this' ? path.slice(1) : path
  if (!isSqlName(root) || further !== undefined) return undefined
  if (member === undefined) return dynamic(call, place)
  return memberText(member, call, place) ?? fromProgram(call, place.reading)
}

/** Members that make a value, of slonik, Kysely, Drizzle and postgres.js. */
const values = ['val', 'value', 'param', 'placeholder', 'typed', 'json', 'jsonb', 'date', 'timestamp', 'binary', 'uuid']
/** Members that make a name of their text. */
const names = ['identifier', 'ref', 'table', 'id']
/** Members that make SQL of their text. */
const texts = ['raw', 'unsafe', 'sql']

function memberText(member: string, { arguments: args }: Call, { before, reading, value }: Place): Told | undefined {
  const [first, second] = args
  if (values.includes(member)) return value
  if (names.includes(member)) {
    const parts = args.map((arg) => textsOf(arg, reading))
    const known = parts.flatMap((part) => part ?? [])
    return known.length > 0 && !parts.includes(undefined) ? only(known.map(identifier).join('.')) : undefined
  }
  if (texts.includes(member)) {
    const text = first && staticText(first, reading.bindings)
    return text === undefined ? undefined : only(text)
  }
  if (member === 'lit' || member === 'literalValue') return literal(first, reading)
  if (member === 'join') return /\bin\s*\(\s*$/i.test(before) ? value : undefined
  if (member === 'array') return arrayOf(second, reading, value)
  return member === 'unnest' ? unnested(second, reading) : undefined
}

/** A list of a column's values is one array of its type: slonik's `sql.array(ids, 'int4')`. */
function arrayOf(type: AnyNode | undefined, reading: Reading, value: Told): Told | undefined {
  if (!type) return value
  const name = staticText(type, reading.bindings)
  return name === undefined || !/^\w+$/.test(name) ? value : only({ value: '' }, `::"${name}"[]`)
}

function unnested(types: AnyNode | undefined, reading: Reading): Told | undefined {
  const names = types && textsOf(types, reading)
  if (!names || names.length === 0 || !names.every((name) => /^\w+$/.test(name))) return undefined
  const columns = names.flatMap((name, at): Part[] => [at > 0 ? ', ' : '', { value: '' }, `::"${name}"[]`])
  return only('unnest(', ...columns, ')')
}

function literal(node: AnyNode | undefined, { bindings }: Reading): Told | undefined {
  const written = node && bare(node)
  const constant = written?.type === 'Identifier' ? constantOf(written, bindings) : written
  if (constant?.type === 'StringLiteral') return only(`'${constant.value.replaceAll("'", "''")}'`)
  if (constant?.type === 'NumericLiteral') return only(String(constant.value))
  return constant?.type === 'BooleanLiteral' ? only(String(constant.value)) : undefined
}

/** postgres.js: what `sql(..)` becomes hangs on the keyword before it (its README, "Building queries"). */
function dynamic(call: Call, { before, reading }: Place): Told {
  const [first, ...rest] = call.arguments
  const unknown = fromProgram(call, reading)
  if (!first) return unknown
  if (/\bin\s*$/i.test(before)) return rest.length > 0 ? unknown : only('(', { value: '' }, ')')
  const columns = columnsOf(first, rest, reading)
  const list = columns?.map(identifier)
  if (/\b(select|returning)\s*$/i.test(before)) {
    const wanted = textsOf(first, reading) ?? columns
    return wanted ? only(wanted.map(identifier).join(', ')) : unknown
  }
  if (list && /\binsert\s+into\s+[\w".$ ]+$/i.test(before)) {
    const places = list.flatMap((_, at): Part[] => [at > 0 ? ', ' : '', { value: '' }])
    return only(`(${list.join(', ')}) values (`, ...places, ')')
  }
  if (list && /\bset\s*$/i.test(before)) {
    return only(...list.flatMap((name, at): Part[] => [`${at > 0 ? ', ' : ''}${name} = `, { value: '' }]))
  }
  const name =
    rest.length === 0 && bare(first).type === 'StringLiteral' ? staticText(first, reading.bindings) : undefined
  return name === undefined ? unknown : only(identifier(name))
}

/** Columns that are named, in the call or by the object's own keys. */
function columnsOf(first: AnyNode, rest: readonly AnyNode[], reading: Reading): readonly string[] | undefined {
  if (rest.length > 0) {
    const named = rest.map((node) => textsOf(node, reading))
    return named.some((one) => one === undefined) ? undefined : named.flatMap((one) => one ?? [])
  }
  const object = bare(first)
  if (object.type !== 'ObjectExpression') return undefined
  const keys = object.properties.map((property) => {
    if (property.type !== 'ObjectProperty' || property.computed) return undefined
    const { key } = property
    return key.type === 'Identifier' ? key.name : key.type === 'StringLiteral' ? key.value : undefined
  })
  const known = keys.filter((key) => key !== undefined)
  return known.length === keys.length && known.length > 0 ? known : undefined
}

/** A text, or a list of texts written out. */
function textsOf(node: AnyNode, reading: Reading): readonly string[] | undefined {
  const expression = bare(node)
  if (expression.type !== 'ArrayExpression') {
    const text = staticText(expression, reading.bindings)
    return text === undefined ? undefined : [text]
  }
  const texts = expression.elements.map((element) => element && staticText(element, reading.bindings))
  const known = texts.filter((text) => typeof text === 'string')
  return known.length === texts.length ? known : undefined
}

/** `a.b` is two names. */
function identifier(name: string): string {
  return name
    .split('.')
    .map((part) => (part === '*' ? part : `"${part.replaceAll('"', '""')}"`))
    .join('.')
}
