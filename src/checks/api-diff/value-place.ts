import type { Operation } from './operations.ts'
import type { Parameter } from './parameters.ts'

/** An operation that both sides have. */
export interface OperationPair {
  readonly base: Operation
  readonly head: Operation
}

/** Where a value stands in an operation that both sides have. */
export interface ValuePlace {
  readonly operations: OperationPair
  /** `request body`, `response 200`, `query parameter status`, `response 200, header X-Total`. */
  readonly name: string
  readonly carrier:
    | { readonly kind: 'parameter'; readonly base: Parameter; readonly head: Parameter }
    | { readonly kind: 'body'; readonly type: string }
    | { readonly kind: 'response'; readonly status: string; readonly type: string }
    | { readonly kind: 'header'; readonly status: string; readonly name: string }
}

/** How places are named and sorted. */
export const placeNames = {
  nameOf: ({ name }: ValuePlace) => name,
  orderOf: ({ operations: { head }, name }: ValuePlace) => `${head.path} ${head.method} ${name}`,
}
