import type { ChangedFile } from '../../core/change-set.ts'
import type { Applicability, Check, CheckContext } from '../../core/check.ts'
import type { Trouble } from '../../core/error.ts'
import { migrationPlan } from '../../sql/base-state.ts'
import { frameworkOf } from '../../sql/frameworks.ts'
import type { MigrationPlan } from '../../sql/migrations.ts'
import { guessName } from '../../sql/runners.ts'
import { isCodeMigration } from './command/command-files.ts'

export const migration: Check = {
  name: 'migration',
  title: 'Migrations',
  lane: 'engine',
  applies,
  load: async () => (await import('./run.ts')).run,
}

/** Whether the pull request changes anything about migrations; what that does is found out later. */
async function applies(context: CheckContext): Promise<Applicability> {
  const { changeSet, config } = context
  const folder = config.database.migrations?.replace(/^(\.?\/)+|\/+$/g, '')
  const paths = changeSet.files.flatMap(pathsOf)
  if (config.database.migrateCommand) {
    return paths.some((path) => isCodeMigration(path, config.database.migrations))
      ? { run: true }
      : { run: false, reason: 'no migration changed', errorIfSelected: nothingChanged }
  }
  if (paths.length === 0) return { run: false, reason: 'no file changed', errorIfSelected: nothingChanged }
  if (folder !== undefined) {
    const inside = (path: string) => folder === '' || folder === '.' || path.startsWith(`${folder}/`)
    const lists = await Promise.all([changeSet.base.tree.list(), changeSet.head.tree.list()])
    const found = lists.flat().some(({ path }) => inside(path) && path.endsWith('.sql'))
    if (!found) return { run: false, reason: `${folder} holds no SQL file`, error: folderMissing(folder) }
  }
  const plan = await migrationPlan(context)
  return plan && isChanged(plan) ? { run: true } : nothingToRun(paths, folder)
}

function isChanged({ added, edited, deleted, renamed, unlisted, lost, misnamed, others }: MigrationPlan): boolean {
  return [added, edited, deleted, renamed, unlisted, lost, misnamed, others].some(({ length }) => length > 0)
}

function nothingToRun(paths: readonly string[], folder: string | undefined): Applicability {
  const code = paths.flatMap((path) => {
    const framework = frameworkOf(path)
    return framework === undefined ? [] : [{ path, framework }]
  })[0]
  if (code) {
    const what = `migrations in code changed (${code.framework}: ${code.path})`
    return {
      run: false,
      reason: `${what}, which only database.migrate-command runs`,
      errorIfSelected: { code: 'migrations-in-code', message: `Only ${what}.`, hint: codeHint },
    }
  }
  const elsewhere = folder === undefined && paths.some((path) => guessName(path)?.sure)
  const reason = elsewhere
    ? 'only migrations for another database changed'
    : `no migration ${folder === undefined ? '' : `under ${folder} `}changed`
  return { run: false, reason, errorIfSelected: nothingChanged }
}

const codeHint =
  'Set database.migrate-command to the command that migrates, and database.engine to server: it is run for base and head, and what it sends is reviewed.'

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
