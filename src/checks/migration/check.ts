import type { ChangedFile } from '../../core/change-set.ts'
import type { Applicability, Check, CheckContext } from '../../core/check.ts'
import type { Trouble } from '../../core/error.ts'
import { guessName, isOtherDialect } from '../../sql/runners.ts'
import { isCodeMigration } from './command-files.ts'

export const migration: Check = {
  name: 'migration',
  title: 'Migrations',
  lane: 'engine',
  applies,
  load: async () => (await import('./run.ts')).run,
}

/** A look at the names of what changed; which of it is new is found out later. */
async function applies({ changeSet, config }: CheckContext): Promise<Applicability> {
  const folder = config.database.migrations?.replace(/^(\.?\/)+|\/+$/g, '')
  const paths = changeSet.files.flatMap(pathsOf)
  if (config.database.migrateCommand) {
    return paths.some((path) => isCodeMigration(path, config.database.migrations))
      ? { run: true }
      : { run: false, reason: 'no migration changed', errorIfSelected: nothingChanged }
  }
  if (folder === undefined) {
    const changed = paths.some((path) => {
      const name = guessName(path)
      return name !== undefined && !isOtherDialect(name.folder)
    })
    if (changed) return { run: true }
    const reason = paths.some((path) => guessName(path) !== undefined)
      ? 'only migrations for another database changed'
      : 'no migration changed'
    return { run: false, reason, errorIfSelected: nothingChanged }
  }
  const inside = (path: string) => folder === '' || folder === '.' || path.startsWith(`${folder}/`)
  if (paths.some((path) => inside(path) && path.endsWith('.sql'))) return { run: true }
  const lists = await Promise.all([changeSet.base.tree.list(), changeSet.head.tree.list()])
  const found = lists.flat().some(({ path }) => inside(path) && path.endsWith('.sql'))
  return found
    ? { run: false, reason: `no migration under ${folder} changed`, errorIfSelected: nothingChanged }
    : { run: false, reason: `${folder} holds no SQL file`, error: folderMissing(folder) }
}

function pathsOf(file: ChangedFile): readonly string[] {
  return file.status === 'renamed' ? [file.path, file.from] : [file.path]
}

const nothingChanged: Trouble = {
  code: 'nothing-to-run',
  message: 'No migration changed between the merge base and head.',
  hint: 'Commit the migration, or name its folder with database.migrations if it is not called migrations.',
}

function folderMissing(folder: string): Trouble {
  return {
    code: 'migrations-not-found',
    message: `Neither base nor head has an SQL file under ${folder}, the folder that database.migrations names.`,
    hint: 'Correct database.migrations, or remove the key to have the folder discovered.',
  }
}
