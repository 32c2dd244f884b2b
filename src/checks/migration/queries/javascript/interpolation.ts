import type { Bindings } from './bindings.ts'
import { either, only, sequence, type Told } from './forms.ts'
import { helperText } from './helpers.ts'
import { excerpt, fromProgram, type Reading } from './reading.ts'
import { constantOf, staticText } from './static-text.ts'
import { type AnyNode, bare, type Expression, eachNode, pathOf, type TaggedTemplate } from './syntax.ts'
import { isSqlName, type Tag, tagOf, tagPath } from './tags.ts'

const deepest = 12
/** Of one template. */
const mostParts = 1_000

/** What Postgres gets for a tagged template: `$1` for a value, the text of a template for that template. */
export function formsOf(template: TaggedTemplate, tag: Tag, reading: Reading, depth = 0): Told {
  if (depth > deepest || template.quasi.expressions.length > mostParts)
    return { problem: 'is put together of too many parts' }
  // A template within itself can't be, but may be written.
  if (reading.told.has(template)) return reading.told.get(template) ?? fromProgram(template, reading)
  reading.told.set(template, undefined)
  const told = put(template, tag, reading, depth)
  reading.told.set(template, told)
  return told
}

function put({ quasi: { quasis, expressions } }: TaggedTemplate, tag: Tag, reading: Reading, depth: number): Told {
  let all = only()
  for (const [at, { value }] of quasis.entries()) {
    if (typeof value.cooked !== 'string') return { problem: 'holds an escape that JavaScript does not know' }
    all = sequence([all, only(value.cooked)])
    const expression = expressions[at]
    if (!expression || 'problem' in all) continue
    all = sequence([all, interpolated(expression, { tag, reading, depth, before: textOf(all) })])
  }
  return all
}

/** The end of what stands before: enough for the keyword on which a helper hangs. */
function textOf({ forms: [form] }: Extract<Told, { forms: unknown }>): string {
  const parts = (form ?? [])
    .slice(-20)
    .map((part) => (typeof part === 'string' ? part.slice(-1_000) : 'value' in part ? '$0' : ''))
  return parts.join('')
}

/** Where an expression stands. */
interface Place {
  readonly tag: Tag
  readonly reading: Reading
  readonly depth: number
  /** The text of the template before it. */
  readonly before: string
}

function interpolated(node: AnyNode, place: Place): Told {
  const { reading, depth, before } = place
  if (depth > deepest) return fromProgram(node, reading)
  const expression = bare(node)
  switch (expression.type) {
    case 'TaggedTemplateExpression': {
      const inner = tagOf(expression, reading.bindings)
      if (!inner || inner.takes === 'unknown') return fromProgram(node, reading)
      reading.inlined.add(expression)
      return formsOf(expression, inner, reading, depth + 1)
    }
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = expression
      const made = [consequent, alternate].filter((branch) => makesSql(branch, reading)).length
      if (made === 0) return valueAt(node, place)
      if (made === 1) return fromProgram(node, reading)
      const told = (branch: AnyNode) => interpolated(branch, { ...place, depth: depth + 1 })
      return either(reading.source.slice(test.start ?? 0, test.end ?? 0), told(consequent), told(alternate))
    }
    case 'Identifier':
      return named(expression, place)
    case 'CallExpression':
      return helperText(expression, { ...place, before, value: valueAt(node, place) }) ?? valueUnlessSql(node, place)
    default:
      return isEmptySql(expression) ? only('') : valueUnlessSql(node, place)
  }
}

/** A constant that is SQL is that SQL; what is SQL at first and then something else can't be told. */
function named(name: Extract<Expression, { type: 'Identifier' }>, place: Place): Told {
  const { reading, depth } = place
  const binding = reading.bindings.of(name.name, name)
  if (binding?.kind !== 'variable' || !binding.value || !makesSql(binding.value, reading)) return valueAt(name, place)
  return binding.constant ? interpolated(binding.value, { ...place, depth: depth + 1 }) : fromProgram(name, reading)
}

/** `Prisma.empty`, `sql.empty`. */
function isEmptySql(node: AnyNode): boolean {
  const [root = '', member, ...others] = pathOf(node) ?? []
  return isSqlName(root) && member === 'empty' && others.length === 0
}

function valueUnlessSql(node: AnyNode, place: Place): Told {
  return makesSql(node, place.reading) ? fromProgram(node, place.reading) : valueAt(node, place)
}

/** Whether an expression has a part that a tag of SQL made. */
function makesSql(root: AnyNode, { bindings }: Reading): boolean {
  let found = false
  eachNode(root, (node) => {
    // What is waited for are rows.
    if (node.type === 'AwaitExpression') return false
    found ||= isMadeByTag(node, bindings)
    return !found
  })
  return found
}

function isMadeByTag(any: AnyNode, bindings: Bindings): boolean {
  const node = bare(any)
  if (node.type === 'TaggedTemplateExpression') return tagOf(node, bindings) !== undefined
  if (node.type === 'Identifier') {
    const constant = constantOf(node, bindings)
    return constant?.type === 'TaggedTemplateExpression' && tagOf(constant, bindings) !== undefined
  }
  if (node.type !== 'CallExpression') return isEmptySql(node)
  const [root = ''] = (tagPath(node.callee) ?? []).filter((name) => name !== 'this')
  return isSqlName(root)
}

function valueAt(node: AnyNode, { tag, reading, before }: Place): Told {
  if (tag.takes === 'unknown') return constantOrProgram(node, reading)
  if (tag.drizzle && mayBeTable(node, reading)) {
    return { problem: `names what may be a table or column of Drizzle (${excerpt(node, reading)})` }
  }
  const lines = reading.source.slice(node.start ?? 0, node.end ?? 0).replace(/[^\n]/g, '')
  const value = { value: lines }
  // Drizzle writes a list with its brackets.
  return tag.drizzle && /\bin\s*$/i.test(before) ? only('(', value, ')') : only(value)
}

function constantOrProgram(node: AnyNode, reading: Reading): Told {
  const text = staticText(node, reading.bindings)
  return text === undefined ? fromProgram(node, reading) : only(text)
}

/** Drizzle's tables are imported, or made once for the whole file; values come with a call. */
function mayBeTable(node: AnyNode, { bindings }: Reading): boolean {
  const [root] = pathOf(node) ?? []
  if (root === undefined || root === 'this') return false
  const binding = bindings.of(root, node)
  return !binding || binding.kind === 'import' || (binding.kind === 'variable' && !binding.inFunction)
}
