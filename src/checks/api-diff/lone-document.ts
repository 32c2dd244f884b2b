import { startOf } from '../../core/check.ts'
import type { Change } from './changes.ts'
import type { Document } from './document.ts'
import { operationsOf } from './operations.ts'

export type LoneDocument =
  | { readonly base: Document; readonly head: undefined }
  | { readonly base: undefined; readonly head: Document }

/** A document that only one side has. */
export function loneDocument({ base, head }: LoneDocument): Change {
  const path = base?.path ?? head?.path ?? ''
  const document = base ?? head
  const excerpt = { text: document?.title || path, location: startOf(path) }
  const subject = { kind: 'document', name: path } as const
  return {
    kind: 'document',
    what: base ? 'removed' : 'added',
    path,
    operations: document ? operationsOf(document).operations.length : 0,
    severity: base ? 'error' : 'note',
    mayBreak: false,
    subject,
    reach: [subject],
    location: startOf(path),
    key: base ? 'removed' : 'added',
    proof: { kind: 'diff', structural: true, before: base ? excerpt : undefined, after: base ? undefined : excerpt },
  }
}
