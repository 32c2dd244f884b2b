import type { ChangedFile } from '../../core/change-set.ts'
import type { Applicability, Check, CheckContext } from '../../core/check.ts'
import type { Trouble } from '../../core/error.ts'
import { enumerate } from '../../core/wording.ts'
import { migrationPlan } from '../../sql/base-state.ts'
import { codePlan, isToRun } from '../../sql/code-migrations.ts'
import { mayBeCode } from '../../sql/frameworks.ts'
import type { MigrationPlan } from '../../sql/migrations.ts'
import { guessName } from '../../sql/runners.ts'
import { type UnrunCode, unrunCode } from './command/unrun-code.ts'
import { unreadSql } from './unread-sql.ts'

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
    const plan = await codePlan(context)
    return isToRun(plan) || plan.edited.length > 0 || plan.deleted.length > 0
      ? { run: true }
      : { run: false, reason: 'no migration changed', errorIfSelected: nothingChanged }
  }
  if (paths.length === 0) return { run: false, reason: 'no file changed', errorIfSelected: nothingChanged }
  const code = await unrunCode(context)
  if (code.unproven.length > 0 || code.plan.edited.length > 0 || code.plan.deleted.length > 0) return { run: true }
  if (folder !== undefined) {
    const inside = (path: string) => folder === '' || folder === '.' || path.startsWith(`${folder}/`)
    const lists = await Promise.all([changeSet.base.tree.list(), changeSet.head.tree.list()])
    const found = lists.flat().some(({ path }) => inside(path) && (path.endsWith('.sql') || mayBeCode(path)))
    if (!found) return { run: false, reason: `${folder} holds no SQL file`, error: folderMissing(folder) }
  }
  const plan = await migrationPlan(context)
  return plan && isChanged(plan) ? { run: true } : nothingToRun(paths, folder, code, await unreadSql(context))
}

/** Whether a pull request changes anything about migrations in SQL. */
export function isChanged({
  added,
  edited,
  deleted,
  renamed,
  unlisted,
  lost,
  misnamed,
  others,
}: MigrationPlan): boolean {
  return [added, edited, deleted, renamed, unlisted, lost, misnamed, others].some(({ length }) => length > 0)
}

function nothingToRun(
  paths: readonly string[],
  folder: string | undefined,
  { plan, remarks }: UnrunCode,
  unread: readonly string[],
): Applicability {
  const [remark] = remarks
  if (remark !== undefined) return { run: false, reason: remark, errorIfSelected: nothingChanged }
  if (plan.renamed.length > 0) {
    return { run: false, reason: 'migrations were only moved to another folder', errorIfSelected: nothingChanged }
  }
  const elsewhere = folder === undefined && paths.some((path) => guessName(path)?.sure)
  const unchanged = `no migration ${folder === undefined ? '' : `under ${folder} `}changed`
  const unseen = `; nobody reviews the DDL in ${enumerate(unread)} (database.schema names a schema file, database.migrations a folder)`
  const reason = elsewhere
    ? 'only migrations for another database changed'
    : `${unchanged}${unread.length > 0 ? unseen : ''}`
  return { run: false, reason, errorIfSelected: nothingChanged }
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
