import type { Location } from '../../core/error.ts'
import type { Hit } from '../../core/finding.ts'
import type { Excerpt } from '../../core/proof.ts'
import type { SchemaChange } from '../../sql/catalog-changes.ts'

/** What the rules judge: every difference, and where each was written. */
export interface SchemaComparison {
  /** `migrations`: each difference is explained by one, and judged there. `file`: the schema file is all there is. */
  readonly source: 'migrations' | 'file'
  readonly changes: readonly SchemaChange[]
  readonly locate: (change: SchemaChange) => Location
}

/** A rule's example: two schemas, or one and the migration that changes it. */
export type SchemaExample =
  | { readonly base: string; readonly head: string }
  | { readonly base: string; readonly migration: string }

/** One hit for each change that `say` has words for. */
export function hitsOn(
  comparison: SchemaComparison,
  say: (change: SchemaChange) => string | undefined,
): readonly Hit[] {
  return comparison.changes.flatMap((change) => {
    const message = say(change)
    return message === undefined ? [] : [hitOf(comparison, change, message)]
  })
}

function hitOf({ source, locate }: SchemaComparison, change: SchemaChange, message: string): Hit {
  const { object, name } = change
  const location = locate(change)
  const companions = change.what === 'dropped' ? change.with : []
  return {
    message: `${name}: ${message}`.replaceAll(/\bpublic\./g, ''),
    location,
    subject: { kind: object, name },
    reach: [{ kind: object, name }, ...companions.map((place) => ({ kind: place.object, name: place.name }))],
    // Who accepted a change of type to bigint has not accepted one to text.
    key: change.what === 'dropped' ? 'dropped' : `${change.what} ${change.after}`,
    proof: {
      kind: 'diff',
      structural: false,
      before: change.what === 'added' ? undefined : excerpt(change.before),
      after: change.what === 'dropped' ? undefined : { ...excerpt(change.after), location },
    },
    ...(source === 'migrations' ? { severity: 'note' as const } : {}),
  }
}

/** A long body (a function's, a view's) is shown from its start. */
function excerpt(text: string): Excerpt {
  return { text: text.length > 2_000 ? `${text.slice(0, 2_000)}\n...` : text }
}

/** `public.orders` as people say it. */
export function shown(name: string): string {
  return name.replace(/^public\./, '')
}
