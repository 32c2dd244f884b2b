import type { Location } from '../../core/error.ts'
import { type Hit, type Severity, type Subject, subjectText } from '../../core/finding.ts'
import type { Proof } from '../../core/proof.ts'
import { enumerate } from '../../core/wording.ts'
import type { ContractFact } from './contract-facts.ts'
import { type ExchangeFact, exchangeNote } from './exchange-facts.ts'
import type { Difference, Direction } from './schema-changes.ts'
import type { Conjunction, Limit } from './schema-view.ts'
import { isMembers } from './source.ts'

/** What every change says of itself, whatever its kind. */
interface Common {
  /** By the taxonomy and the proof; a rule only words it. */
  readonly severity: Severity
  readonly subject: Subject
  readonly reach: readonly Subject[]
  readonly location: Location
  readonly key: string
  readonly proof: Proof
  /** Base promised nothing yet of any operation that it reaches: it is told, and blocks nobody. */
  readonly mayBreak: boolean
}

/** What differs, without place and proof. */
export type Fact =
  | {
      readonly kind: 'document'
      readonly what: 'removed' | 'added'
      readonly path: string
      readonly operations: number
    }
  | {
      readonly kind: 'security'
      readonly what: 'tightened' | 'relaxed'
      /** Ways to call that are refused now, or accepted now. */
      readonly ways: readonly string[]
      /** All ways that head accepts. */
      readonly asked: readonly string[]
    }
  | ContractFact
  | ExchangeFact
  | SchemaFact

export interface SchemaFact {
  readonly kind: 'schema'
  readonly direction: Direction
  readonly difference: Difference
  /** Where, in the reader's words: `POST /orders, request body`, or `Order (sent by POST /orders and 2 more)`. */
  readonly where: string
  /** Name of the schema that changed, where it has one; then `where` says who uses it. */
  readonly owner: string | undefined
  /** `items[].status`; empty for the whole value. */
  readonly path: string
}

/** The comparison of a pair of documents, flattened once; rules choose from it and word it. */
export type Change = Common & Fact

/** What the rules judge. */
export interface Judged {
  readonly changes: readonly Change[]
}

/** A spec text a side; what a rule's examples give. */
export interface SpecExample {
  readonly base: string
  readonly head: string
}

export type ChangeOf<Kind extends Fact['kind']> = Extract<Change, { kind: Kind }>
export type SchemaChangeOf<Kind extends Difference['kind']> = ChangeOf<'schema'> & {
  readonly difference: Extract<Difference, { kind: Kind }>
}

export function changesOf<Kind extends Fact['kind']>({ changes }: Judged, kind: Kind): readonly ChangeOf<Kind>[] {
  return changes.filter((change): change is ChangeOf<Kind> => change.kind === kind)
}

/** Schema changes of some kinds, in the direction asked for: `sent` by the client or `returned` to it. */
export function schemaChangesOf<Kind extends Difference['kind']>(
  judged: Judged,
  side: 'sent' | 'returned',
  ...kinds: readonly Kind[]
): readonly SchemaChangeOf<Kind>[] {
  return changesOf(judged, 'schema').filter(
    (change): change is SchemaChangeOf<Kind> =>
      (change.direction === 'response') === (side === 'returned') &&
      kinds.some((kind) => kind === change.difference.kind),
  )
}

/** The hit of a change: everything is known but the words. */
export function hit({ severity, subject, reach, location, key, proof, mayBreak }: Common, message: string): Hit {
  // Names are a stranger's, and may have any length.
  const text = shorten(message, 600)
  return { message: text, severity: mayBreak ? 'note' : severity, subject, reach, location, key, proof }
}

/** `POST /orders, request body: status`. */
export function placeText({ where, path }: SchemaFact): string {
  return `${where}: ${path === '' ? 'the value' : path}`
}

/** `POST /orders, request body: customer.name is`, or for several `...: customer: name, mail and 3 more are`. */
export function namesText({ where, path }: SchemaFact, names: readonly string[]): string {
  const [only] = names
  if (names.length === 1) return `${where}: ${path === '' ? only : `${path}.${only}`} is`
  return `${where}: ${path === '' ? '' : `${path}: `}${enumerate(names, 6)} are`
}

/** `Order (returned by GET /orders and 3 more)`. */
export function ownerText(owner: string, direction: Direction, reach: readonly Subject[]): string {
  const subject = plainest(reach)
  if (!subject) return owner
  const verb = isCalledBack(subject) ? 'in' : direction === 'response' ? 'returned by' : 'sent to'
  return `${owner} (${verb} ${operationsText({ subject, reach })})`
}

/** `GET /orders`, or `GET /orders and 3 more`. */
export function operationsText({ subject, reach }: Pick<Common, 'subject' | 'reach'>): string {
  const named = subjectText(plainest(reach) ?? subject)
  return reach.length > 1 ? `${named} and ${reach.length - 1} more` : named
}

/** The one of many that says most to a reader: what reads before what writes, and short paths before long ones. */
function plainest(reach: readonly Subject[]): Subject | undefined {
  let best: Subject | undefined
  for (const subject of reach) if (!best || isPlainer(subject, best)) best = subject
  return best
}

function isPlainer(one: Subject, other: Subject): boolean {
  if (one.kind !== 'operation' || other.kind !== 'operation') return subjectText(one) < subjectText(other)
  if (isCalledBack(one) !== isCalledBack(other)) return isCalledBack(other)
  if (isRead(one) !== isRead(other)) return isRead(one)
  if (one.path.length !== other.path.length) return one.path.length < other.path.length
  return subjectText(one) < subjectText(other)
}

function isRead({ method }: Extract<Subject, { kind: 'operation' }>): boolean {
  return method.toUpperCase() === 'GET'
}

function isCalledBack(subject: Subject): boolean {
  return subject.kind === 'operation' && /^(?:webhook|callback):/.test(subject.path)
}

/** Values as they are written in JSON, the first few. */
export function valuesText(values: readonly unknown[], shown = 5): string {
  const texts = values.slice(0, shown).map((value) => shorten(JSON.stringify(value) ?? 'null', 60))
  const rest = values.length - texts.length
  return rest > 0 ? `${texts.join(', ')} and ${rest} more` : texts.join(', ')
}

function shorten(text: string, limit: number): string {
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text
}

/** A limit in words, with its two sides: `from` of the side that must still fit, `to` of the one that decides. */
export function constraintText(
  difference: Extract<Difference, { kind: 'bound' | 'multipleOf' | 'uniqueItems' | 'pattern' | 'format' }>,
): { readonly label: string; readonly from: string; readonly to: string } {
  switch (difference.kind) {
    case 'bound':
      return { label: difference.bound, from: limitText(difference.from), to: limitText(difference.to) }
    case 'multipleOf':
      return { label: 'multipleOf', from: String(difference.from ?? 'none'), to: String(difference.to) }
    case 'uniqueItems':
      return { label: 'uniqueItems', from: 'false', to: 'true' }
    case 'pattern':
      return {
        label: 'pattern',
        from: shorten(difference.from.join(' and ') || 'none', 80),
        to: shorten(difference.to, 80),
      }
    case 'format':
      return { label: 'format', from: difference.from ?? 'none', to: difference.to }
    default:
      return difference satisfies never
  }
}

function limitText(limit: Limit | undefined): string {
  return limit ? `${limit.at}${limit.exclusive ? ' (exclusive)' : ''}` : 'none'
}

/** A variant by its name, else by what tells it. */
export function variantText([node]: Conjunction): string {
  if (!node || !isMembers(node.value)) return 'without a name'
  const { $ref, title, required, type, allOf } = node.value
  const [part] = Array.isArray(allOf) ? allOf : []
  if (isMembers(part) && typeof part.$ref === 'string' && $ref === undefined && title === undefined) {
    return variantText([{ ...node, value: part }])
  }
  if (typeof $ref === 'string') return shorten($ref.slice($ref.lastIndexOf('/') + 1), 60)
  if (typeof title === 'string') return shorten(title, 60)
  if (Array.isArray(required) && required.length > 0) return `with ${shorten(required.join(', '), 60)}`
  return typeof type === 'string' ? `of type ${shorten(type, 60)}` : 'without a name'
}

/** What is new and harms nobody, in words; undefined for what another rule speaks of. */
export function additionText(change: Change): string | undefined {
  const operation = operationsText(change)
  switch (change.kind) {
    case 'parameter':
    case 'body':
    case 'media':
    case 'status':
    case 'response-body':
    case 'header':
      return exchangeNote(change, operation)
    case 'schema':
      return change.difference.kind === 'property-added'
        ? `${namesText(change, change.difference.names)} new`
        : undefined
    case 'link':
      return change.what === 'added' ? `${operation}, response ${change.status}: link ${change.name} is new` : undefined
    case 'operation':
    case 'trailing-slash':
    case 'shadow':
    case 'operation-id':
    case 'tags':
    case 'extension':
    case 'stability':
    case 'lifecycle':
    case 'server':
    case 'server-variable':
    case 'token-place':
    case 'bearer-format':
    case 'callback-address':
    case 'version':
    case 'document':
    case 'parameter-moved':
    case 'parameter-characters':
    case 'parameter-default':
    case 'part':
    case 'serialization':
    case 'security':
      return undefined
    default:
      return change satisfies never
  }
}
