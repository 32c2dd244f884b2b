/**
 * Locks that PGlite's 18.6 takes and the server's 18.4 does not, with the reason. Nothing else may differ, and nothing
 * may be missing.
 */
export const onlyOnPglite: readonly { readonly lock: string; readonly because: string }[] = [
  {
    lock: 'public.users_pkey AccessShareLock',
    because: 'since a minor release after 18.4, what a new constraint depends on stays locked: the key’s index',
  },
  {
    lock: 'public.numbers AccessShareLock',
    because: 'the same for the sequence that a new default depends on',
  },
]
