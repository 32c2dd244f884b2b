import type { ChangeSet } from '../../../core/change-set.ts'
import type { MigrationPlan } from '../../../sql/migrations.ts'
import type { Excerpt } from '../subject.ts'

/** Both texts of each migration in code that was edited, and the last text of each that was deleted, by path. */
export async function codeExcerpts(
  { base, head }: Pick<ChangeSet, 'base' | 'head'>,
  { edited, deleted }: Pick<MigrationPlan, 'edited' | 'deleted'>,
): Promise<ReadonlyMap<string, Excerpt>> {
  const paths = edited.map(({ after }) => after.path)
  const before = await base.tree.read([...paths, ...deleted.map(({ path }) => path)])
  const after = await head.tree.read(paths)
  return new Map(
    [...before].map(([path, was]) => {
      const is = after.get(path)
      return [path, { before: was, after: is, sameStatements: is !== undefined && bare(was) === bare(is) }]
    }),
  )
}

/** Code without what changes nothing in any of the languages: space, and lines that are comments. */
function bare(code: string): string {
  return code
    .split('\n')
    .filter((line) => !/^\s*(#|\/\/|\/\*|\*|--)/.test(line))
    .join('')
    .replace(/\s+|[;,]/g, '')
}
