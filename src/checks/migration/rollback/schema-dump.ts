import type { CheckContext } from '../../../core/check.ts'
import { count } from '../../../core/wording.ts'
import type { BaseState } from '../../../sql/base-state.ts'
import { type Catalog, readCatalog } from '../../../sql/catalog.ts'
import { compareCatalogs, type SchemaChange } from '../../../sql/catalog-changes.ts'
import { loadable } from '../../../sql/schema-file.ts'
import { prepareSessions } from '../../../sql/session.ts'
import type { DryRun } from '../dry-run.ts'
import { sendFile, upFile } from '../trace/send-file.ts'
import { reasonToGiveUp } from './rollback.ts'

/** How the file in which a project keeps its whole schema compares with what its migrations make. */
export interface DumpComparison {
  readonly path: string
  /** Whether the pull request touched the file. */
  readonly edited: boolean
  /** From what the file says to what the migrations make, without what the base branch differed in already. */
  readonly drift: readonly SchemaChange[]
  /** How many differences the base branch had. */
  readonly earlier: number
}

/** The state after the migrations of one revision, and what its dump says. */
interface Revision {
  readonly migrated: Catalog
  readonly dumped: Catalog
}

/** What the pull request made to differ, or left to. */
export function compareDump(path: string, edited: boolean, base: Revision, head: Revision): DumpComparison {
  const before = driftIn(base)
  const known = new Set(before.map(identity))
  return { path, edited, drift: driftIn(head).filter((change) => !known.has(identity(change))), earlier: before.length }
}

/** Owners, privileges and comments are what people leave out of a dump; roles are in none. */
function driftIn({ migrated, dumped }: Revision): readonly SchemaChange[] {
  return compareCatalogs(dumped, migrated).filter(({ what, object }) => what !== 'attribute' && object !== 'role')
}

function identity(change: SchemaChange): string {
  return JSON.stringify([
    change.what,
    change.object,
    change.name,
    'before' in change && change.before,
    'after' in change && change.after,
  ])
}

export interface DumpOutcome {
  readonly dump?: DumpComparison
  readonly remarks: readonly string[]
}

/** Compares the file that `database.schema` names, where migrations stand beside it; it costs a database or two. */
export async function dumpOf(
  context: Pick<CheckContext, 'config' | 'databaseEngine' | 'changeSet' | 'log'>,
  state: BaseState,
  { judged, unproven }: DryRun,
): Promise<DumpOutcome> {
  const path = context.config.database.schema
  const { base: baseRevision, head: headRevision } = context.changeSet
  // Where the file stands for the history there is nothing to compare it with.
  if (path === undefined || state.schema !== undefined || !judged.measured) return { remarks: [] }
  if (unproven.length > 0 || judged.statements.some(({ trace }) => trace.error)) return { remarks: [] }
  const [was, is] = [(await baseRevision.tree.read([path])).get(path), (await headRevision.tree.read([path])).get(path)]
  if (was === undefined || is === undefined) return { remarks: [] }
  context.log.progress(`comparing ${path} with what the migrations make ...`)
  try {
    const migrated = await migratedCatalogs(state)
    if (!migrated)
      return { remarks: [`${path} was not compared with the migrations, which do not run on empty tables`] }
    const before = await loaded(context, was)
    const after = is === was ? before : await loaded(context, is)
    const base = { migrated: migrated.before, dumped: before }
    const dump = compareDump(path, is !== was, base, { migrated: migrated.after, dumped: after })
    const differed = `${path} differs from what the migrations of the base branch make, in ${count(dump.earlier, 'place')}: that is not told again`
    return { dump, remarks: dump.earlier > 0 ? [differed] : [] }
  } catch (thrown) {
    const because = reasonToGiveUp(thrown)
    if (because === undefined) throw thrown
    return { remarks: [`${path} was not compared with the migrations: ${because}`] }
  }
}

/** The catalogs before and after the new migrations. */
async function migratedCatalogs(state: BaseState): Promise<{ before: Catalog; after: Catalog } | undefined> {
  const session = await state.session()
  try {
    const before = await readCatalog(session)
    const { runner, added } = state.plan
    for (const file of added) {
      const sent = await sendFile(session, runner, upFile(runner, state.texts, file))
      if (!sent.ran) return undefined
    }
    return { before, after: await readCatalog(session) }
  } finally {
    // Two databases at once would share the memory of one machine.
    await session.close()
  }
}

async function loaded(
  context: Pick<CheckContext, 'config' | 'databaseEngine' | 'changeSet'>,
  dump: string,
): Promise<Catalog> {
  const text = loadable(dump)
  const session = await (await prepareSessions(context, [text])).open()
  try {
    await session.execute(text)
    return await readCatalog(session)
  } finally {
    await session.close()
  }
}
