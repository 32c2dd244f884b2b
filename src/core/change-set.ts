import type { FileTree } from './ports.ts'

/** One side of the comparison. */
export interface Revision {
  /** As the user or the event named it: a branch, a tag, a path. */
  readonly ref: string
  /** Commit, where it is one. */
  readonly sha?: string
  readonly tree: FileTree
}

/** A file that differs between merge base and head. */
export type ChangedFile =
  | { readonly status: 'added' | 'modified'; readonly path: string }
  /** `becameLink`: something stands at the path still, a link or a submodule, which is not followed. */
  | { readonly status: 'deleted'; readonly path: string; readonly becameLink?: true }
  | { readonly status: 'renamed'; readonly path: string; readonly from: string }

/**
 * What a review compares. Config and migration history come from `base` (the tip of the base branch), specs and
 * schema files are compared from `mergeBase` to `head`.
 */
export interface ChangeSet {
  readonly base: Revision
  readonly mergeBase: Revision
  readonly head: Revision
  /** Sorted by path. */
  readonly files: readonly ChangedFile[]
}
