import { isNewer, type Marker, markerLine } from './marker.ts'

/** A comment of ours as it stands on the pull request. */
export interface OwnComment {
  readonly id: number
  readonly url: string
  readonly marker: Marker
  readonly body: string
}

/** What this run has to say. */
export interface Words {
  readonly marker: Marker
  readonly body: string
}

export type Step =
  | { readonly kind: 'create'; readonly text: string }
  | { readonly kind: 'update'; readonly id: number; readonly text: string }
  | { readonly kind: 'delete'; readonly id: number }

/** The steps from what is there to one comment with the newest words, and whose words those are. */
export interface Plan {
  readonly steps: readonly Step[]
  readonly winner: 'mine' | OwnComment | undefined
  /** The comment that stays; undefined before it is created. */
  readonly kept: OwnComment | undefined
}

/**
 * Every run that sees the same comments plans the same: the oldest comment stays (people have its link), the newest
 * words go into it, the others go. So two runs that both created a comment end with one, whoever looks first.
 *
 * `said`: these words were written already, in an earlier round; then words of the same run are left alone.
 */
export function planComment(there: {
  /** Oldest first. */
  readonly ours: readonly OwnComment[]
  readonly mine: Words
  readonly create: boolean
  readonly said: boolean
  readonly currentHead: string | undefined
}): Plan {
  const { mine, currentHead } = there
  const [kept, ...extras] = there.ours
  if (!kept) {
    const create = { kind: 'create', text: textOf(mine) } as const
    return there.create ? { steps: [create], winner: 'mine', kept } : { steps: [], winner: undefined, kept }
  }
  const newest = extras.reduce((best, next) => (isNewer(next.marker, best.marker, currentHead) ? next : best), kept)
  const deletions = extras.map(({ id }) => ({ kind: 'delete', id }) as const)
  const beaten = isNewer(newest.marker, mine.marker, currentHead)
  const ties = !beaten && !isNewer(mine.marker, newest.marker, currentHead)
  if (beaten || (ties && there.said)) {
    const fold = newest === kept ? [] : [{ kind: 'update', id: kept.id, text: textOf(newest) } as const]
    return { steps: [...fold, ...deletions], winner: beaten ? newest : 'mine', kept }
  }
  const same = kept.marker.head === mine.marker.head && normal(kept.body) === normal(mine.body)
  const update = same ? [] : [{ kind: 'update', id: kept.id, text: textOf(mine) } as const]
  return { steps: [...update, ...deletions], winner: 'mine', kept }
}

function textOf({ marker, body }: Words): string {
  return `${markerLine(marker)}\n${body}`
}

/** GitHub may give lines back with CRLF, and without the blanks at the end. */
function normal(body: string): string {
  return body.replaceAll('\r\n', '\n').trim()
}
