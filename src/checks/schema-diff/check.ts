import type { Applicability, Check, CheckContext } from '../../core/check.ts'
import type { Trouble } from '../../core/error.ts'
import { migrationPlan } from '../../sql/base-state.ts'
import { codePlan, isToRun } from '../../sql/code-migrations.ts'
import { schemaToCompare } from './schema-source.ts'

export const schemaDiff: Check = {
  name: 'schema-diff',
  title: 'Database schema',
  lane: 'engine',
  applies,
  load: async () => (await import('./run.ts')).run,
}

async function applies(context: CheckContext): Promise<Applicability> {
  const schema = await schemaToCompare(context)
  return schema === undefined ? migrationsApply(context) : fileApplies(context, schema)
}

async function migrationsApply(context: CheckContext): Promise<Applicability> {
  if (context.changeSet.files.length === 0) return { run: false, reason: 'no file changed' }
  if (context.config.database.migrateCommand) {
    return isToRun(await codePlan(context)) ? { run: true } : { run: false, reason: 'no new migration' }
  }
  const plan = await migrationPlan(context)
  if (!plan) return { run: false, reason: 'no migrations and no schema file', errorIfSelected: nothingToCompare }
  return plan.added.length > 0
    ? { run: true }
    : { run: false, reason: `no new migration under ${plan.folder || 'the root'}` }
}

/** The file is compared from the merge base on, as specs are: what base gained since is not this pull request's. */
async function fileApplies({ changeSet }: CheckContext, path: string): Promise<Applicability> {
  const [before, after] = await Promise.all(
    [changeSet.mergeBase, changeSet.head].map(async ({ tree }) =>
      (await tree.list()).find((entry) => entry.path === path),
    ),
  )
  if (!before && !after) return { run: false, reason: `there is no ${path}`, error: fileMissing(path) }
  return before?.id === after?.id ? { run: false, reason: `${path} is unchanged` } : { run: true }
}

const nothingToCompare: Trouble = {
  code: 'schema-not-found',
  message: 'Neither base nor head has migrations in SQL, and the config names no schema file.',
  hint: 'Name the folder of the migrations with database.migrations, or a schema file with database.schema. Migrations in code need database.migrate-command.',
}

function fileMissing(path: string): Trouble {
  return {
    code: 'schema-file-missing',
    message: `Neither the merge base nor head has ${path}, which database.schema names.`,
    hint: 'Correct database.schema (a path from the root of the repository), or remove the key to compare migrations.',
  }
}
