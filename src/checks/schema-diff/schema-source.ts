import type { CheckContext } from '../../core/check.ts'
import { migrationPlan } from '../../sql/base-state.ts'
import { discoveredSchema } from '../../sql/schema-file.ts'

/**
 * The file to compare with its old self: the one that the config names or, where there are no migrations in SQL, the
 * dump that a framework keeps. Undefined: migrations are compared.
 */
export async function schemaToCompare(
  context: Pick<CheckContext, 'changeSet' | 'config'>,
): Promise<string | undefined> {
  const { schema, migrateCommand } = context.config.database
  if (schema !== undefined || migrateCommand || (await migrationPlan(context))) return schema
  const { head, mergeBase } = context.changeSet
  return (await discoveredSchema(head.tree)) ?? discoveredSchema(mergeBase.tree)
}
