import type { Severity } from '../../core/finding.ts'
import type { Fact } from './changes.ts'
import { type Draft, operationSubject } from './draft.ts'
import type { Writer } from './exchange-facts.ts'
import type { Role } from './operations.ts'
import type { ApiPolicy } from './policy.ts'
import type { Direction, RootPair } from './schema-changes.ts'
import type { Node } from './source.ts'
import type { OperationPair, ValuePlace } from './value-place.ts'

export interface Teller {
  readonly drafts: Draft[]
  readonly values: RootPair<ValuePlace>[]
  readonly operations: OperationPair
  readonly policy: ApiPolicy
}

export function tell(
  told: Teller,
  fact: Fact,
  severity: Severity,
  key: string,
  base: Node | undefined,
  head: Node | undefined,
): void {
  const subject = operationSubject(told.operations.head)
  const at = 'what' in fact && fact.what === 'removed' ? 'base' : 'head'
  told.drafts.push({ fact, severity, subject, reach: [subject], key, base, head, at, proof: 'structural' })
}

export function direct(told: Teller, direction: Direction): Direction {
  if (told.operations.head.role === 'sent') return direction
  return direction === 'response' ? 'request' : 'response'
}

export function roleOf({ operations }: Teller): Role {
  return operations.head.role
}

/** Who writes the request or the response of this operation: in a webhook the service sends and the client answers. */
export function writerOf(told: Teller, part: 'request' | 'response'): Writer {
  return (part === 'request') === (roleOf(told) === 'sent') ? 'client' : 'service'
}

/** The side whose promise the writer keeps, and the side that has to bear it. */
export function sidesOf<Side>(
  writer: Writer,
  base: Side,
  head: Side,
): { readonly sender: Side; readonly receiver: Side } {
  return writer === 'client' ? { sender: base, receiver: head } : { sender: head, receiver: base }
}
