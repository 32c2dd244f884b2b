import type { Side, Sides } from '../side.ts'
import type { Candidate } from './candidate.ts'

/**
 * A preview's URL with a path of its own stands for the contract's server: where operations already begin with that path,
 * it is not sent twice. The operations stay as the contract has them, so that plans of two previews are the same plan.
 */
export function withoutServerPath(
  candidates: readonly Candidate[],
  sides: Sides,
): { readonly candidates: readonly Candidate[]; readonly sides: Sides } {
  const described = candidates.filter(({ serverPath }) => serverPath !== undefined)
  if (described.length === 0) return { candidates, sides }
  const removed = (side: Side) => repeated(side.target.prefix, described)
  const onHead = removed(sides.head)
  const literals = described.length < candidates.length
  // A request that is to be sent below the URL as it is must be so on both sides.
  if (literals && sides.base !== undefined && removed(sides.base) !== onHead) return { candidates, sides }
  const shorter = (side: Side): Side => {
    const { prefix } = side.target
    return { ...side, target: { ...side.target, prefix: prefix.slice(0, prefix.length - removed(side).length) } }
  }
  return {
    candidates: candidates.map((candidate) =>
      candidate.serverPath === undefined ? below(onHead, candidate) : candidate,
    ),
    sides: { head: shorter(sides.head), base: sides.base === undefined ? undefined : shorter(sides.base) },
  }
}

/** The end of the prefix with which every operation of the contract begins anyway. */
function repeated(prefix: string, described: readonly Candidate[]): string {
  if (prefix === '') return ''
  const paths = described.flatMap(({ operation }) => operation.paths)
  if (paths.every((path) => path.startsWith(`${prefix}/`))) return prefix
  const server = described[0]?.serverPath ?? ''
  const shared = server !== '' && described.every(({ serverPath }) => serverPath === server)
  return shared && prefix.endsWith(server) ? server : ''
}

function below(prefix: string, candidate: Candidate): Candidate {
  const { operation } = candidate
  return { ...candidate, operation: { ...operation, paths: operation.paths.map((path) => `${prefix}${path}`) } }
}
