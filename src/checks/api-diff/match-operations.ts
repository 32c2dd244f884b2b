import { type Draft, operationSubject } from './draft.ts'
import type { Operation } from './operations.ts'
import type { OperationPair } from './value-place.ts'

export interface Matched {
  readonly drafts: readonly Draft[]
  readonly pairs: readonly OperationPair[]
}

/** Pairs operations: by path, then without template names, then with the prefix of the servers. */
export function matchOperations(base: readonly Operation[], head: readonly Operation[]): Matched {
  const pairs: OperationPair[] = []
  let leftBase = base
  let leftHead = head
  const names = [
    ({ method, path }: Operation) => `${method} ${path}`,
    ({ key }: Operation) => key,
    ({ effectiveKey }: Operation) => effectiveKey,
  ]
  for (const name of names) {
    const free = new Map(leftHead.map((operation) => [name(operation), operation]))
    const found = leftBase.flatMap((operation) => {
      const partner = free.get(name(operation))
      if (!partner) return []
      free.delete(name(operation))
      return [{ base: operation, head: partner }]
    })
    const taken = new Set(found.flatMap((pair) => [pair.base, pair.head]))
    leftBase = leftBase.filter((operation) => !taken.has(operation))
    leftHead = leftHead.filter((operation) => !taken.has(operation))
    pairs.push(...found)
  }
  const slashless = (operations: readonly Operation[]) => new Set(operations.map(({ key }) => key.replace(/\/$/, '')))
  const [before, after] = [slashless(leftBase), slashless(leftHead)]
  return {
    pairs,
    drafts: [
      ...leftBase.map((operation) => operationDraft(operation, 'removed', after.has(operation.key.replace(/\/$/, '')))),
      ...leftHead.map((operation) => operationDraft(operation, 'added', before.has(operation.key.replace(/\/$/, '')))),
    ],
  }
}

function operationDraft(operation: Operation, what: 'removed' | 'added', slashOnly: boolean): Draft {
  const subject = operationSubject(operation)
  const removed = what === 'removed'
  return {
    fact: { kind: 'operation', what, slashOnly, deprecated: operation.deprecated },
    severity: removed ? (slashOnly ? 'warning' : 'error') : 'note',
    subject,
    reach: [subject],
    key: what,
    base: removed ? operation.node : undefined,
    head: removed ? undefined : operation.node,
    at: removed ? 'base' : 'head',
    proof: 'structural',
  }
}
