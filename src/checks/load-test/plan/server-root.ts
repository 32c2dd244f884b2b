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
 * preview, often has its operations at the root. Where a few operations answer 404 below the path, and any of them
 * answers otherwise without it, all are asked without.
 */
export async function placed(
  wanted: readonly Wanted[],
  lists: readonly Draft[],
  probe: HttpProbe['probe'],
  { target }: Side,
): Promise<Placed> {
  const tried = wanted.flatMap(wholeDraft).slice(0, mostTried)
  const unchanged = { wanted, lists, remarks: [] }
  if (tried.length === 0) return unchanged
  const found = async (pathOf: (draft: Draft) => string) => {
    const answers = await probe({
      origin: target.origin,
      ...(target.address === undefined ? {} : { address: target.address }),
      operations: tried.map(({ draft, operation }) => loadRequest({ ...operation, paths: [] }, target, pathOf(draft))),
      timeoutMs,
    })
    return answers.filter(({ status }) => status !== undefined && status !== 404)
  }
  const plain = ({ operation, queries }: Draft) => `${encodeURI(operation.template)}${queries[0] ?? ''}`
  if ((await found((draft) => `${draft.described.serverPath}${plain(draft)}`)).length > 0) return unchanged
  if ((await found(plain)).length === 0) return unchanged
  const paths = [...new Set(tried.map(({ draft }) => draft.described.serverPath))]
  return {
    wanted: wanted.map((one) => ('slots' in one.paths ? { ...one, serverPath: '', paths: atRoot(one.paths) } : one)),
    lists: lists.map(atRoot),
    remarks: [
      `Below ${enumerate(paths)}, where the contract has its server, ${target.origin} answers 404; its operations were found without it, and are loaded there.`,
    ],
  }
}

function atRoot(draft: Draft): Draft {
  return { ...draft, described: { ...draft.described, serverPath: '' } }
}

interface Tried {
  readonly draft: Draft
  readonly operation: Wanted['operation']
}

/** Requests that are whole as they are, to a server that has a path. */
function wholeDraft({ paths, operation }: Wanted): readonly Tried[] {
  if (!('slots' in paths) || paths.slots.length > 0 || paths.described.serverPath === '') return []
  const isRead = operation.method === 'GET' || operation.method === 'HEAD'
  return isRead ? [{ draft: paths, operation }] : []
}
