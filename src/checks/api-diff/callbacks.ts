import { BreakwaterError } from '../../core/error.ts'
import { count } from '../../core/wording.ts'
import type { Fact } from './changes.ts'
import { follow } from './document.ts'
import { operationSubject } from './draft.ts'
import { valueKey } from './meaning/schema.ts'
import type { Operation } from './operations.ts'
import { operationNodes } from './path-item.ts'
import { child, children, type Node } from './source.ts'
import type { Teller } from './teller.ts'
import type { OperationPair } from './value-place.ts'

/** A request that the service sends while it answers an operation. */
export interface Callback {
  readonly name: string
  /** Where it is sent: a runtime expression such as `{$request.body#/url}`. */
  readonly address: string
  /** In swapped roles; its path is `callback:NAME of POST /orders`. */
  readonly operation: Operation
}

export interface WrittenCallback {
  readonly name: string
  readonly address: string
  readonly method: string
  readonly item: Node
  readonly node: Node
  /** The path that its operation is named for. */
  readonly path: string
}

/** A component may be shared by many operations: what is read is bounded in all. */
export const maxCallbacks = 20_000

/** Finds the callbacks of an operation; what a callback's own operations call back is not looked at. */
export function callbackFinder(): (operation: Node, method: string, path: string) => readonly WrittenCallback[] {
  let left = maxCallbacks
  return (operation, method, path) =>
    children(child(operation, 'callbacks'))
      .filter(({ key }) => !key.startsWith('x-'))
      .flatMap((written) => {
        const addresses = children(follow(written)).filter(({ key }) => !key.startsWith('x-'))
        return addresses.flatMap((at) => {
          const item = follow(at)
          const which = addresses.length > 1 ? ` ${at.key}` : ''
          const name = `callback:${written.key}${which} of ${method.toUpperCase()} ${path}`
          return operationNodes(item).map((one) => {
            if (left-- <= 0) throw tooMany(one.node)
            return { ...one, name: written.key, address: at.key, item, path: name }
          })
        })
      })
}

function tooMany({ file }: Node): BreakwaterError {
  return new BreakwaterError({
    code: 'too-many-callbacks',
    message: `${file.path} has more than ${maxCallbacks} callbacks, each counted where it is used`,
    hint: 'Split the document.',
  })
}

/**
 * The callbacks that both sides have, by name and address; told: what is gone, what is new, and what is sent to
 * another address than the client gave.
 */
export function compareCallbacks(told: Teller): readonly OperationPair[] {
  const { base, head } = told.operations
  if (base.callbacks.length === 0 && head.callbacks.length === 0) return []
  const pairs: OperationPair[] = []
  let before = base.callbacks
  let after = head.callbacks
  const take = (keyOf: (callback: Callback) => string, found?: (base: Callback, head: Callback) => void) => {
    const free = new Map(after.map((callback) => [keyOf(callback), callback]))
    before = before.filter((callback) => {
      const own = free.get(keyOf(callback))
      if (!own) return true
      free.delete(keyOf(callback))
      after = after.filter((other) => other !== own)
      pairs.push({ base: callback.operation, head: own.operation })
      found?.(callback, own)
      return false
    })
  }
  take(({ name, address, operation }) => `${operation.method} ${name} ${address}`)
  // The client knows the address that it gave, not what the document calls the callback.
  take(({ address, operation }) => `${operation.method} ${address}`)
  take(
    ({ name, operation }) => `${operation.method} ${name}`,
    (from, to) => {
      const fact: Fact = { kind: 'callback-address', from: from.address, to: to.address }
      push(told, fact, 'error', to.operation, from.operation.node.parent, to.operation.node.parent, to.address)
    },
  )
  for (const { operation } of before) {
    const fact: Fact = {
      kind: 'operation',
      what: 'removed',
      role: 'received',
      deprecated: operation.deprecated,
      sunset: undefined,
      sunsetIsOver: false,
      renamedTo: undefined,
    }
    push(told, fact, 'error', operation, operation.node, undefined, 'removed')
  }
  for (const { operation } of after) {
    const fact: Fact = { kind: 'operation', what: 'added', role: 'received' }
    push(told, fact, 'note', operation, undefined, operation.node, 'added')
  }
  return pairs
}

function push(
  { drafts }: Teller,
  fact: Fact,
  severity: 'error' | 'note',
  operation: Operation,
  base: Node | undefined,
  head: Node | undefined,
  key: string,
): void {
  const subject = operationSubject(operation)
  const at = head ? 'head' : 'base'
  drafts.push({ fact, severity, subject, reach: [subject], key, base, head, at, proof: 'structural' })
}

/** What a callback's own operations call back is not read: nobody has been seen to write that, but it is told. */
export function innerCallbacksRemark(pairs: readonly OperationPair[]): readonly string[] {
  const n = pairs.filter(({ base, head }) => innerCallbacks(base) !== innerCallbacks(head)).length
  return n === 0 ? [] : [`changed, and not judged: callbacks of the callbacks of ${count(n, 'operation')}`]
}

function innerCallbacks({ callbacks }: Operation): string {
  return callbacks.map(({ operation }) => valueKey(child(operation.node, 'callbacks')?.value)).join()
}
