import type { Side, Sides } from '../side.ts'
import type { Wanted } from './candidate.ts'

/**
 * A preview's URL with a path of its own stands for the contract's server: where operations already begin with that path,
 * it is not sent twice. The operations stay as the contract has them, so that plans of two previews are the same plan.
 */
export function withoutServerPath(
  wanted: readonly Wanted[],
  sides: Sides,
): { readonly wanted: readonly Wanted[]; readonly sides: Sides } {
  const whole = wanted.flatMap(wholePaths)
  if (whole.length === 0) return { wanted, sides }
  const removed = (side: Side) => repeated(side.target.prefix, whole)
  const onHead = removed(sides.head)
  const isMixed = wanted.some(({ serverPath }) => serverPath === undefined)
  // A request that is to be sent below the URL as it is must be so on both sides.
  if (isMixed && sides.base !== undefined && removed(sides.base) !== onHead) return { wanted, sides }
  const shorter = (side: Side): Side => {
    const { prefix } = side.target
    return { ...side, target: { ...side.target, prefix: prefix.slice(0, prefix.length - removed(side).length) } }
  }
  return {
    wanted: wanted.map((one) => (one.serverPath === undefined ? below(onHead, one) : one)),
    sides: { head: shorter(sides.head), base: sides.base === undefined ? undefined : shorter(sides.base) },
  }
}

interface WholePath {
  readonly path: string
  readonly serverPath: string
}

function wholePaths({ serverPath, paths, operation }: Wanted): readonly WholePath[] {
  if (serverPath === undefined) return []
  const all = 'slots' in paths ? [`${serverPath}${operation.template}`] : paths
  return all.map((path) => ({ path, serverPath }))
}

/** The end of the prefix with which every whole path begins anyway. */
function repeated(prefix: string, whole: readonly WholePath[]): string {
  if (prefix === '') return ''
  if (whole.every(({ path }) => path.startsWith(`${prefix}/`))) return prefix
  const server = whole[0]?.serverPath ?? ''
  const isShared = server !== '' && whole.every(({ serverPath }) => serverPath === server)
  return isShared && prefix.endsWith(server) ? server : ''
}

function below(prefix: string, wanted: Wanted): Wanted {
  return 'slots' in wanted.paths ? wanted : { ...wanted, paths: wanted.paths.map((path) => `${prefix}${path}`) }
}
