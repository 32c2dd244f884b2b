import type { LoadProbe } from '../../../core/load.ts'
import { loadRequest } from '../../../core/load-request.ts'
import type { HttpProbe } from '../../../core/ports.ts'
import { enumerate } from '../../../core/wording.ts'
import type { Side } from '../side.ts'
import type { Wanted } from './candidate.ts'
import type { Draft } from './draft.ts'

const timeoutMs = 10_000
/** Operations that are tried to tell whether the service has the contract's server path at all. */
const mostTried = 3

export interface Placed {
  readonly wanted: readonly Wanted[]
  readonly lists: readonly Draft[]
  readonly remarks: readonly string[]
}

/**
 * Contracts name the path of their public server (`/auth/v1`), which a gateway puts there; the service itself, as a
 * preview, often has its operations at the root. Where a few operations are not found below the path, and one is without
 * it, all are asked without.
 */
export async function placed(
  wanted: readonly Wanted[],
  lists: readonly Draft[],
  probe: HttpProbe['probe'],
  { target }: Side,
): Promise<Placed> {
  const isAsked = wanted.some(({ paths, serverPath = '' }) => 'slots' in paths && serverPath !== '')
  const tried = isAsked ? lists.filter(isWhole).slice(0, mostTried) : []
  const unchanged = { wanted, lists, remarks: [] }
  if (tried.length === 0) return unchanged
  const ask = async (pathOf: (draft: Draft) => string) => {
    const answers = await probe({
      origin: target.origin,
      ...(target.address === undefined ? {} : { address: target.address }),
      operations: tried.map((draft) => loadRequest({ ...draft.operation, paths: [] }, target, pathOf(draft))),
      timeoutMs,
    })
    return answers
  }
  const plain = ({ operation, queries }: Draft) => `${encodeURI(operation.template)}${queries[0] ?? ''}`
  const below = await ask((draft) => `${draft.described.serverPath}${plain(draft)}`)
  if (below.some(isFound) || !below.some(({ status }) => status === 404)) return unchanged
  if (!(await ask(plain)).some(isFound)) return unchanged
  const paths = [...new Set(tried.map(({ described }) => described.serverPath))]
  return {
    wanted: wanted.map((one) => ('slots' in one.paths ? { ...one, serverPath: '', paths: atRoot(one.paths) } : one)),
    lists: lists.map(atRoot),
    remarks: [
      `Below ${enumerate(paths)}, where the contract has its server, ${target.origin} answers 404; its operations were found without it, and are loaded there.`,
    ],
  }
}

/** A page for people is what many servers give for any path. */
function isFound({ status, headers = {} }: LoadProbe): boolean {
  return status !== undefined && status >= 200 && status < 300 && !/^text\/html/i.test(headers['content-type'] ?? '')
}

function atRoot(draft: Draft): Draft {
  return { ...draft, described: { ...draft.described, serverPath: '' } }
}

/** A read that needs no id, of a server that has a path. */
function isWhole({ operation: { method }, slots, described }: Draft): boolean {
  return (method === 'GET' || method === 'HEAD') && slots.length === 0 && described.serverPath !== ''
}
