import type { MigrationRun } from '../subject.ts'

/**
 * `none of the 12 known queries of the running release uses it`; undefined where none is known, or where one does use
 * one of these tables of base and is answered otherwise. `one`: so does the sentence name what goes.
 */
export function unusedByQueries(
  { queries }: Pick<MigrationRun, 'queries'>,
  tables: readonly string[],
  { one }: { readonly one: boolean },
): string | undefined {
  if (!queries || queries.tried === 0) return undefined
  const used = queries.broken.some(
    ({ relations, shape }) => shape?.kind !== 'gained' && relations.some((relation) => tables.includes(relation)),
  )
  if (used) return undefined
  const it = one ? 'it' : 'any of them'
  if (queries.tried === 1) return `the one known query of the running release does not use ${it}`
  return `none of the ${queries.tried} known queries of the running release uses ${it}`
}
