import type { FileTree } from '../core/ports.ts'
import type { MigrationFile, MigrationPlan } from './migrations.ts'

/**
 * Drizzle writes plain SQL files and a journal beside them, and runs what the journal lists, in the journal's order.
 * A file that it does not list is never run.
 */
export async function asJournaled(
  plan: MigrationPlan,
  trees: { readonly base: FileTree; readonly head: FileTree },
): Promise<MigrationPlan> {
  if (plan.runner !== 'plain') return plan
  const path = `${plan.folder}/meta/_journal.json`
  const [base, head] = await Promise.all(
    [trees.base, trees.head].map(async (tree) => tagsIn((await tree.read([path])).get(path))),
  )
  const listed = (files: readonly MigrationFile[], tags: readonly string[] | undefined) =>
    tags === undefined
      ? files
      : files.filter(({ name }) => tags.includes(name)).sort((a, b) => tags.indexOf(a.name) - tags.indexOf(b.name))
  const added = listed(plan.added, head)
  return {
    ...plan,
    history: listed(plan.history, base),
    added,
    // The journal is the order, whatever the names are.
    outOfOrder: head === undefined ? plan.outOfOrder : [],
    unlisted: plan.added.filter((file) => !added.includes(file)).map((file) => file.path),
  }
}

function tagsIn(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined
  try {
    const journal: unknown = JSON.parse(text)
    if (typeof journal !== 'object' || journal === null || !('entries' in journal)) return undefined
    if (!Array.isArray(journal.entries)) return undefined
    return journal.entries.flatMap((entry: unknown) =>
      typeof entry === 'object' && entry !== null && 'tag' in entry && typeof entry.tag === 'string' ? [entry.tag] : [],
    )
  } catch {
    // A journal that cannot be read orders nothing; the names do.
    return undefined
  }
}
