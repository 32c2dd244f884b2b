import { compareBody } from './compare-body.ts'
import { compareParameters } from './compare-parameters.ts'
import { compareResponses } from './compare-responses.ts'
import { compareRequirements } from './compare-security.ts'
import type { Draft } from './draft.ts'
import type { ApiPolicy } from './policy.ts'
import type { RootPair } from './schema-changes.ts'
import type { Teller } from './teller.ts'
import type { OperationPair, ValuePlace } from './value-place.ts'

export interface OperationComparison {
  readonly drafts: readonly Draft[]
  readonly values: readonly RootPair<ValuePlace>[]
}

/** What an operation asks for and answers with, structure first; its schemas are handed on. */
export function compareOperation(operations: OperationPair, policy: ApiPolicy): OperationComparison {
  const told: Teller = { drafts: [], values: [], operations, policy }
  compareParameters(told)
  compareBody(told)
  compareResponses(told)
  compareRequirements(told)
  // In a webhook the roles are swapped; its structure is left to its schemas.
  return { drafts: operations.head.role === 'sent' ? told.drafts : [], values: told.values }
}
