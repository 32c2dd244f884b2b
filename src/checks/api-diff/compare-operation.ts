import { compareCallbacks } from './callbacks.ts'
import { compareBody } from './compare-body.ts'
import { compareParameters } from './compare-parameters.ts'
import { compareResponses } from './compare-responses.ts'
import { compareRequirements } from './compare-security.ts'
import { compareServers } from './compare-servers.ts'
import type { Draft } from './draft.ts'
import { compareLifecycle } from './lifecycle.ts'
import { compareLinks, type LinkTargets } from './links.ts'
import type { Operation } from './operations.ts'
import type { ApiPolicy } from './policy.ts'
import type { RootPair } from './schema-changes.ts'
import type { Teller } from './teller.ts'
import type { OperationPair, ValuePlace } from './value-place.ts'

export interface OperationComparison {
  readonly drafts: readonly Draft[]
  readonly values: readonly RootPair<ValuePlace>[]
}

const noTargets = { base: new Map(), head: new Map() }

/** What an operation asks for and answers with, structure first; its schemas are handed on. */
export function compareOperation(
  operations: OperationPair,
  policy: ApiPolicy,
  targets: { readonly base: LinkTargets; readonly head: LinkTargets } = noTargets,
): OperationComparison {
  const told: Teller = { drafts: [], values: [], operations: withForms(operations), policy }
  compareParameters(told)
  compareBody(told)
  compareResponses(told)
  const around: Teller = { ...told, operations, drafts: [] }
  compareRequirements(around)
  compareServers(around)
  compareLifecycle(around)
  compareLinks(around, targets)
  const callbacks = compareCallbacks(around).map((pair) => compareOperation(pair, policy, targets))
  return {
    drafts: [...told.drafts, ...around.drafts, ...callbacks.flatMap((one) => one.drafts)],
    values: [...told.values, ...callbacks.flatMap((one) => one.values)],
  }
}

/** Between Swagger 2.0 and OpenAPI 3 form fields became a body; what travels is the same. */
function withForms({ base, head }: OperationPair): OperationPair {
  if (isSwagger(base) === isSwagger(head)) return { base, head }
  return { base: withForm(base), head: withForm(head) }
}

function isSwagger({ node }: Operation): boolean {
  return node.file.home.version === '2.0'
}

function withForm(operation: Operation): Operation {
  if (!operation.form) return operation
  const parameters = operation.parameters.filter((parameter) => parameter.in !== 'formData')
  return { ...operation, parameters, body: operation.form }
}
