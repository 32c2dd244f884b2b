import { run } from '../../../src/checks/api-diff/run.ts'
import { changeSetOf, checkContext } from '../../fakes/check-context.ts'

export type Members = Readonly<Record<string, unknown>>

/** A row of the taxonomy: what differs, and which rule says it how loud; none: silent. */
export interface Row {
  readonly name: string
  readonly base: Members
  readonly head: Members
  readonly told: readonly (readonly [rule: string, severity: 'error' | 'warning' | 'note'])[]
}

/**
 * What is told of two documents, as rule and severity, in the order of their names; a document that cannot be read fails
 * the test. What a schema lets in or out beside its break is a matter of other rows.
 */
export async function toldOf(base: Members, head: Members): Promise<readonly (readonly [string, string])[]> {
  const files = (document: Members) => ({ 'api.json': JSON.stringify(document) })
  const { findings, unproven } = await run(checkContext({ changeSet: changeSetOf(files(base), files(head)) }))
  if (unproven.length > 0) throw new Error(unproven.map(({ message }) => message).join('; '))
  return findings
    .map(({ ruleId, severity }) => [ruleId.replace('api/', ''), severity] as const)
    .filter(([rule]) => rule !== 'schema-relaxed')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}

const answers = { '200': { description: 'said' } }

/** A document of one operation. */
export function called(operation: Members, item: Members = {}, version = '3.0.3'): Members {
  return { openapi: version, paths: { '/orders/{id}': { ...item, post: { responses: answers, ...operation } } } }
}

/** The same of Swagger 2.0. */
export function swagger(operation: Members): Members {
  return { swagger: '2.0', paths: { '/orders/{id}': { post: { responses: answers, ...operation } } } }
}

/** The same operation, called by the service. */
export function webhook(operation: Members): Members {
  return { openapi: '3.1.0', paths: {}, webhooks: { shipped: { post: { responses: answers, ...operation } } } }
}

/** The same operation, as a callback of one that stays as it is. */
export function callback(operation: Members): Members {
  const item = { post: { responses: answers, ...operation } }
  return called({ callbacks: { shipped: { '{$request.body#/url}': item } } })
}
