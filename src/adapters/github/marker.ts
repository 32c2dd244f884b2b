/** Who wrote a comment of ours, and about what; hidden in the comment's first line. */
export interface Marker {
  readonly key: string
  readonly head: string
  readonly run: number
  readonly attempt: number
}

const pattern =
  /^<!-- breakwater key=(\S{1,2000}) head=([0-9a-f]{7,64}) run=(\d{1,15}) attempt=(\d{1,6}) -->(?:\r?\n|$)/

/** The first line of a comment of ours. */
export function markerLine({ key, head, run, attempt }: Marker): string {
  return `<!-- breakwater key=${encodeKey(key)} head=${head} run=${run} attempt=${attempt} -->`
}

/**
 * Takes a comment apart. Only a marker that opens the comment counts, so a quotation (`> <!-- ...`) is none. That the
 * comment is ours is for its author to say: anyone can copy a marker.
 */
export function readMarked(comment: string): { readonly marker: Marker; readonly body: string } | undefined {
  const match = pattern.exec(comment)
  if (!match) return undefined
  const [line, key = '', head = '', run, attempt] = match
  const decoded = decodeKey(key)
  if (decoded === undefined) return undefined
  return {
    marker: { key: decoded, head, run: Number(run), attempt: Number(attempt) },
    body: comment.slice(line.length),
  }
}

/**
 * Whose word counts: who judged the pull request's present head; else the later run, as GitHub numbers them. A re-run
 * keeps its number and counts its attempts, so an old run that is started again does not overtake a newer one.
 */
export function isNewer(one: Marker, other: Marker, currentHead: string | undefined): boolean {
  if (currentHead !== undefined && (one.head === currentHead) !== (other.head === currentHead)) {
    return one.head === currentHead
  }
  return one.run === other.run ? one.attempt > other.attempt : one.run > other.run
}

/** No blank, and no `-`, so that it can't end the HTML comment. */
function encodeKey(key: string): string {
  return encodeURIComponent(key).replaceAll('-', '%2D')
}

function decodeKey(key: string): string | undefined {
  try {
    return decodeURIComponent(key)
  } catch {
    return undefined
  }
}
