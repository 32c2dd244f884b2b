import { subjectText } from '../../core/finding.ts'
import type { Fact } from './changes.ts'
import { type Draft, operationSubject } from './draft.ts'
import { sunsetOf } from './lifecycle.ts'
import type { Operation } from './operations.ts'
import { child, isMembers, type Node } from './source.ts'
import type { OperationPair } from './value-place.ts'

export interface Matched {
  readonly drafts: readonly Draft[]
  readonly pairs: readonly OperationPair[]
}

/**
 * Pairs operations by the URL that they are called at (server and path, template names aside), then by their path
 * where the servers moved, and then with a trailing slash more or less. What has no partner is gone or new.
 * `today`: the day of the review (YYYY-MM-DD), for what was to go by a day; without it no such day is over.
 */
export function matchOperations(base: readonly Operation[], head: readonly Operation[], today?: string): Matched {
  const left: Left = { base, head }
  const pairs = names.flatMap((keysOf) => takePairs(left, keysOf))
  const slashed = slashless.flatMap((keysOf) => takePairs(left, keysOf))
  // Whoever renames an operation has one thing to say to its clients, not two.
  const renamed = new Map(
    renames.flatMap((keysOf) => takeLonePairs(left, keysOf)).map((pair) => [pair.base, pair.head]),
  )
  const isGone = new Set([...left.base, ...renamed.keys()])
  return {
    pairs: [...pairs, ...slashed],
    drafts: [
      ...slashed.map(slashDraft),
      ...base.filter((one) => isGone.has(one)).map((one) => removedDraft(one, renamed.get(one), today)),
      ...left.head.map(addedDraft),
    ],
  }
}

/** What has no partner yet. */
interface Left {
  base: readonly Operation[]
  head: readonly Operation[]
}

/** One key in common is enough to be the same. */
type KeysOf = (operation: Operation) => readonly string[]

const names: readonly KeysOf[] = [
  ({ path, effectiveKeys }) => effectiveKeys.map((key) => `${key} ${path}`),
  ({ effectiveKeys }) => effectiveKeys,
  ({ method, path }) => [`${method} ${path}`],
  ({ key }) => [key],
]

const slashless: readonly KeysOf[] = [
  ({ effectiveKeys }) => effectiveKeys.map((key) => key.replace(/\/$/, '')),
  ({ key }) => [key.replace(/\/$/, '')],
]

/** How an operation under another path is known again: by its id, or by all that it takes and gives. */
const renames: readonly KeysOf[] = [
  ({ id, role }) => (id === undefined || role === 'received' ? [] : [id]),
  ({ method, role, node }) => (role === 'received' || !saysMuch(node) ? [] : [`${method} ${shapeOf(node)}`]),
]

function takePairs(left: Left, keysOf: KeysOf): readonly OperationPair[] {
  const free = new Map<string, Operation>()
  for (const operation of left.head) for (const key of keysOf(operation)) if (!free.has(key)) free.set(key, operation)
  const taken = new Set<Operation>()
  const pairs: OperationPair[] = []
  for (const base of left.base) {
    const partners = keysOf(base).flatMap((key) => free.get(key) ?? [])
    const head = partners.find((partner) => !taken.has(partner))
    if (!head) continue
    taken.add(base).add(head)
    pairs.push({ base, head })
  }
  remove(left, taken)
  return pairs
}

/** Only where nobody else on either side has that key. */
function takeLonePairs(left: Left, keysOf: KeysOf): readonly OperationPair[] {
  const before = onlyOnes(left.base, keysOf)
  const after = onlyOnes(left.head, keysOf)
  const pairs = [...before].flatMap(([key, base]) => {
    const head = after.get(key)
    return head ? [{ base, head }] : []
  })
  remove(left, new Set(pairs.flatMap(({ base, head }) => [base, head])))
  return pairs
}

function onlyOnes(operations: readonly Operation[], keysOf: KeysOf): ReadonlyMap<string, Operation> {
  const found = new Map<string, Operation | undefined>()
  for (const operation of operations) {
    for (const key of keysOf(operation)) found.set(key, found.has(key) ? undefined : operation)
  }
  return new Map([...found].flatMap(([key, operation]) => (operation ? [[key, operation] as const] : [])))
}

function remove(left: Left, taken: ReadonlySet<Operation>): void {
  left.base = left.base.filter((operation) => !taken.has(operation))
  left.head = left.head.filter((operation) => !taken.has(operation))
}

/** An operation that takes and gives nothing looks like every other one. */
function saysMuch(operation: Node): boolean {
  return shapeOf(operation).length > 200
}

/** All that an operation says of requests and responses, without what is written for readers. */
function shapeOf(operation: Node): string {
  const shape = ['parameters', 'requestBody', 'responses'].map((key) => child(operation, key)?.value)
  return JSON.stringify(shape, (key, value: unknown) =>
    (key === 'description' || key === 'summary' || key === 'example') && !isMembers(value) ? undefined : value,
  )
}

function slashDraft({ base, head }: OperationPair): Draft {
  const fact: Fact = { kind: 'trailing-slash', from: base.path, to: head.path }
  return draft(head, fact, 'warning', base.node, head.node, 'trailing slash')
}

function removedDraft(base: Operation, renamedTo: Operation | undefined, today: string | undefined): Draft {
  const { node, deprecated, role } = base
  const sunset = sunsetOf(node)
  const sunsetIsOver = sunset?.day !== undefined && today !== undefined && sunset.day < today
  const fact: Fact = {
    kind: 'operation',
    what: 'removed',
    role,
    deprecated,
    sunset,
    sunsetIsOver,
    renamedTo: renamedTo && subjectText(operationSubject(renamedTo)),
  }
  return draft(base, fact, deprecated && sunsetIsOver ? 'note' : 'error', node, renamedTo?.node, 'removed')
}

function addedDraft(head: Operation): Draft {
  return draft(head, { kind: 'operation', what: 'added', role: head.role }, 'note', undefined, head.node, 'added')
}

function draft(
  operation: Operation,
  fact: Fact,
  severity: Draft['severity'],
  base: Node | undefined,
  head: Node | undefined,
  key: string,
): Draft {
  const subject = operationSubject(operation)
  return { fact, severity, subject, reach: [subject], key, base, head, at: 'head', proof: 'structural' }
}
