import type { CheckContext } from '../../core/check.ts'
import { compareCatalogs } from '../../sql/catalog-changes.ts'
import { commandSchemas, runnableTexts } from '../../sql/command-state.ts'
import { isOfFramework } from '../../sql/framework-tables.ts'
import { renamesBetween } from '../../sql/identities.ts'
import { locateIn } from './locate.ts'
import type { Compared } from './migrated.ts'

/** Compares the state that base's migrations in code lead to with the one that head's do. */
export async function compareByCommand(context: CheckContext): Promise<Compared> {
  const { before, after, facts, failed } = await commandSchemas(context)
  const renames = renamesBetween(before.identities, after.identities)
  const changes = compareCatalogs(before.catalog, after.catalog, renames)
  return {
    comparison: {
      source: 'migrations',
      changes: changes.filter((change) => !isOfFramework(change)),
      locate: locateInCode(await runnableTexts(context)),
    },
    facts,
    remarks: failed ? ["head's migrate-command ended in failure: what stood then is compared"] : [],
  }
}

/** Code names a table by its model, so of `shop_order.note` it may only hold `order` and `note`. */
function locateInCode(files: Parameters<typeof locateIn>[0]): ReturnType<typeof locateIn> {
  const locate = locateIn(files)
  const start = { path: files[0]?.path ?? '', line: 1, column: 1 }
  return (change) => {
    const { words } = change
    const model = words.map((word, index) => (index === 0 ? word.replace(/^[^_]+_/, '') : word))
    const places = [words, model, words.slice(-1), model.slice(0, 1)].map((named) =>
      locate({ ...change, words: named }),
    )
    return places.find(({ path, line }) => path !== start.path || line !== start.line) ?? start
  }
}
