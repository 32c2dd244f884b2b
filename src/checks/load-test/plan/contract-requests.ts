import type { Config } from '../../../core/config.ts'
import type { Wanted } from './candidate.ts'
import { type DescribedOperation, describedOperations, locationOf } from './described.ts'
import { type ContractDocument, isObject, resolved } from './documents.ts'
import { type Draft, type DraftOptions, draftOf, longestPath, tooLong } from './draft.ts'
import { hasDots } from './ids.ts'
import { reasonToSkip } from './safety.ts'
import { securityOf } from './security.ts'

/** Operations that are not loaded, by reason, in the words of a remark. */
export type Skipped = ReadonlyMap<string, readonly string[]>

/** What the contracts describe, and the requests that may be sent of it. */
export interface ContractRequests {
  readonly described: readonly DescribedOperation[]
  /** In the contracts' order; each once, however many documents have it. */
  readonly wanted: readonly Wanted[]
  readonly skipped: Skipped
}

/** The safe operations of the contracts, each with the values that the contract itself gives as examples. */
export function contractRequests(
  documents: readonly ContractDocument[],
  options: DraftOptions,
  { load }: Config,
  shared: boolean,
): ContractRequests {
  const skipped = new Map<string, string[]>()
  const skip = (reason: string, name: string) => {
    const names = skipped.get(reason)
    if (names === undefined) skipped.set(reason, [name])
    else names.push(name)
  }
  const described: DescribedOperation[] = []
  const wanted = new Map<string, Wanted>()
  for (const { operations, elsewhere } of documents.map(describedOperations)) {
    for (const template of elsewhere) skip('described in another file', template)
    for (const operation of operations) {
      described.push(operation)
      const request = reasonToSkip(operation, shared) ?? draftOrReason(operation, options)
      if (typeof request === 'string') {
        skip(request, operation.name)
        continue
      }
      const key = `${operation.method} ${operation.serverPath}${operation.template}`
      if (!wanted.has(key)) wanted.set(key, wantedOf(request, load, false))
    }
  }
  return { described, wanted: [...wanted.values()], skipped }
}

/** A request of the contract with the credentials that the config has for it. */
export function wantedOf(draft: Draft, load: Config['load'], named: boolean): Wanted {
  const { credentials, needs, schemes } = securityOf(draft.described, load.auth)
  return {
    operation: { ...draft.operation, credentials },
    location: locationOf(draft.described),
    named,
    serverPath: draft.described.serverPath,
    schemes,
    needs,
    paths: draft,
    describesJson: describesJson(draft.described),
  }
}

function describesJson({ described, document: { root } }: DescribedOperation): boolean {
  const responses = Object.entries(isObject(described.responses) ? described.responses : {})
  const types = responses.flatMap(([status, entry]) => {
    const response = /^2/.test(status) ? resolved(root, entry) : undefined
    return isObject(response) && isObject(response.content) ? Object.keys(response.content) : []
  })
  return types.length > 0 && types.every((type) => /^application\/([\w.+-]*\+)?json\b/i.test(type))
}

/**
 * Text that is no well-formed Unicode cannot be put into a URL; and a contract's path must not lead out of the path that
 * a deployment was named with.
 */
export function draftOrReason(operation: DescribedOperation, options: DraftOptions): Draft | string {
  try {
    // The template is encoded only when its ids are known; better to learn now that it cannot be.
    encodeURI(operation.template)
    const path = `${operation.serverPath}${operation.template}`
    if (hasDots(path)) return 'a path that leads upwards'
    if (path.length > longestPath) return tooLong
    return draftOf(operation, options)
  } catch (error) {
    if (error instanceof URIError) return 'not a valid URL'
    throw error
  }
}
