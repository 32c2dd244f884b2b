import { readCatalog } from '../../../sql/catalog.ts'
import { compareCatalogs } from '../../../sql/catalog-changes.ts'
import { upFile } from '../trace/send-file.ts'
import { type Course, type RolledBack, reasonToGiveUp, send } from './rollback.ts'

/**
 * Whether all new migrations, taken back one after another from the last to the first, restore the catalog of base. The
 * steps of some projects are pairs only together: the way back of one file takes away what another has made. Tried
 * where a file by itself does not go back; false where one has no way back, or the time is over.
 */
export async function goBackTogether(course: Course, files: readonly RolledBack[]): Promise<boolean> {
  const needed = files.some(
    ({ outcome }) => outcome.kind === 'failed' || (outcome.kind === 'ran' && outcome.left.length > 0),
  )
  if (!needed || files.length < 2 || performance.now() > course.until) return false
  try {
    return await restores(course, files)
  } catch (thrown) {
    if (reasonToGiveUp(thrown) === undefined) throw thrown
    return false
  }
}

/** On empty tables: what only our rows stand in the way of proves nothing. */
async function restores(course: Course, files: readonly RolledBack[]): Promise<boolean> {
  const session = await course.freshSession()
  const before = await readCatalog(session)
  const { plan, texts } = course
  const ups = plan.added.map((added) => ({ added, up: upFile(plan.runner, texts, added) }))
  for (const { up } of ups) if (!(await send(course, session, up)).ran) return false
  for (const { added, up } of ups.filter(({ added }) => !added.repeatable).reverse()) {
    const down = files.find(({ path }) => path === added.path)?.down
    if (!down || performance.now() > course.until) return false
    if (!(await send(course, session, { ...down, settings: up.settings })).ran) return false
  }
  return compareCatalogs(before, await readCatalog(session)).length === 0
}
