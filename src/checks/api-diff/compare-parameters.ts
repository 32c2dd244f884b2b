import type { Severity } from '../../core/finding.ts'
import type { Fact } from './changes.ts'
import { unfolded } from './folded-parameters.ts'
import { type Parameter, parameterText, placeName } from './parameters.ts'
import { defaultOf, itemsOf } from './schema-shape.ts'
import { compareSerialization, type SerializationChange } from './serialization.ts'
import { member, type Node } from './source.ts'
import { direct, roleOf, sidesOf, type Teller, tell, writerOf } from './teller.ts'

/** What an operation asks for beside its body, by what travels and not by how it is written down. */
export function compareParameters(told: Teller): void {
  const { base, head } = told.operations
  const before = byKey(unfolded(base.parameters, head.parameters))
  const after = byKey(unfolded(head.parameters, base.parameters))
  const gone = [...before.values()].filter(({ key, in: place }) => !after.has(key) && place !== 'path')
  // One in the path is asked for by the path itself.
  const fresh = [...after.values()].filter(({ key, in: place }) => !before.has(key) && place !== 'path')
  for (const [key, parameter] of before) {
    const own = after.get(key)
    if (own) compareParameter(told, parameter, own)
  }
  const moved = new Map(gone.flatMap((one) => partner(one, gone, fresh)))
  for (const [from, to] of moved) tellMoved(told, from, to)
  const targets = new Set(moved.values())
  for (const one of gone) if (!moved.has(one)) tellOne(told, 'removed', one, removedSeverity(told, one))
  for (const one of fresh) if (!targets.has(one)) tellOne(told, 'added', one, addedSeverity(told, one))
}

function byKey(parameters: readonly Parameter[]): ReadonlyMap<string, Parameter> {
  return new Map(parameters.map((one) => [one.key, one]))
}

/** The one parameter of the same name in another place. */
function partner(
  one: Parameter,
  gone: readonly Parameter[],
  fresh: readonly Parameter[],
): readonly (readonly [Parameter, Parameter])[] {
  const alike = ({ name }: Parameter) => name.toLowerCase() === one.name.toLowerCase()
  const [found, ...more] = fresh.filter(alike)
  return found && more.length === 0 && gone.filter(alike).length === 1 ? [[one, found]] : []
}

function tellMoved(told: Teller, from: Parameter, to: Parameter): void {
  const fact: Fact = {
    kind: 'parameter-moved',
    role: roleOf(told),
    name: to.name,
    from: placeName(from.in),
    to: placeName(to.in),
  }
  tell(told, fact, 'error', `${from.key} moved to ${to.in}`, from.node, to.node)
}

function tellOne(told: Teller, what: 'removed' | 'added', parameter: Parameter, severity: Severity): void {
  const { key, node } = parameter
  const [base, head] = what === 'removed' ? [node, undefined] : [undefined, node]
  tell(told, parameterFact(told, what, parameter), severity, `${key} ${what}`, base, head)
}

function parameterFact(
  told: Teller,
  what: Extract<Fact, { kind: 'parameter' }>['what'],
  { required, in: place, name }: Parameter,
): Fact {
  return { kind: 'parameter', what, role: roleOf(told), required, place: placeName(place), name }
}

/** What a webhook sends is judged as an answer is: who listens may count on what is required. */
function removedSeverity(told: Teller, { required }: Parameter): Severity {
  if (roleOf(told) === 'received') return required ? 'error' : 'warning'
  return told.policy.unknownParameters === 'refused' ? 'error' : 'warning'
}

function addedSeverity(told: Teller, { required }: Parameter): Severity {
  return required && roleOf(told) === 'sent' ? 'error' : 'note'
}

function compareParameter(told: Teller, base: Parameter, head: Parameter): void {
  compareRequired(told, base, head)
  compareCharacters(told, base, head)
  const written = compareWritten(told, base, head)
  if (roleOf(told) === 'sent') compareDefault(told, base, head)
  // A document against a text has nothing in common that a schema could say.
  if ((base.content === undefined) !== (head.content === undefined) || written.kind === 'unlisted') return
  const sent = roleOf(told) === 'sent'
  told.values.push({
    base: !sent && written.kind === 'list' ? itemsOf(base.schema) : base.schema,
    head: sent && written.kind === 'list' ? itemsOf(head.schema) : head.schema,
    direction: direct(told, head.content === undefined ? 'parameter' : 'request'),
    root: {
      operations: told.operations,
      name: parameterText(head),
      carrier: { kind: 'parameter', base, head },
    },
  })
}

function compareRequired(told: Teller, base: Parameter, head: Parameter): void {
  if (base.required === head.required) return
  const what = head.required ? 'became-required' : 'became-optional'
  // Who sends breaks by what is asked for, who listens by what is no longer promised.
  const harms = (what === 'became-required') === (roleOf(told) === 'sent')
  const key = `${head.key} ${what}`
  tell(told, parameterFact(told, what, head), harms ? 'error' : 'note', key, base.node, head.node)
}

function compareWritten(told: Teller, base: Parameter, head: Parameter): SerializationChange {
  const { sender, receiver } = sidesOf(writerOf(told, 'request'), base, head)
  const change = compareSerialization(sender, receiver)
  const { name, key } = head
  if (change.kind === 'list') {
    tell(told, parameterFact(told, 'became-list', head), 'note', `${key} became-list`, base.node, head.node)
  } else if (change.kind !== 'same') {
    const [from, to] = sender === base ? [change.from, change.to] : [change.to, change.from]
    const fact: Fact = { kind: 'serialization', role: roleOf(told), place: placeName(head.in), name, from, to }
    tell(told, fact, 'error', `${key} ${from} ${to}`, base.node, head.node)
  }
  return change
}

const allowances = [
  ['allowReserved', 'reserved'],
  ['allowEmptyValue', 'empty'],
] as const

/** The two keywords speak of the query, where some characters, and an empty value, have to be allowed. */
function compareCharacters(told: Teller, base: Parameter, head: Parameter): void {
  if (head.in !== 'query' && head.in !== 'formData') return
  const { sender, receiver } = sidesOf(writerOf(told, 'request'), base, head)
  for (const [keyword, what] of allowances) {
    if (member(sender.node, keyword) !== true || member(receiver.node, keyword) === true) continue
    const fact: Fact = {
      kind: 'parameter-characters',
      role: roleOf(told),
      what,
      place: placeName(head.in),
      name: head.name,
    }
    tell(told, fact, 'warning', `${head.key} ${what}`, base.node, head.node)
  }
}

/** What the server fills in for whoever leaves the parameter out. */
function compareDefault(told: Teller, base: Parameter, head: Parameter): void {
  if (base.required || head.required) return
  const [before, after] = [defaultOf(base.schema), defaultOf(head.schema)]
  const [from, to] = [jsonText(before), jsonText(after)]
  if (from === to) return
  const fact: Fact = { kind: 'parameter-default', place: placeName(head.in), name: head.name, from, to }
  tell(told, fact, 'warning', `${head.key} default ${to}`, before ?? base.node, after ?? head.node)
}

function jsonText(node: Node | undefined): string | undefined {
  return node && JSON.stringify(sorted(node.value))
}

/** Names in one order, so that equal values read the same. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
