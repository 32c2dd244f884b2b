import { rules as apiDiff } from '../checks/api-diff/rules/index.ts'
import { rules as migration } from '../checks/migration/rules/index.ts'
import { rules as schemaDiff } from '../checks/schema-diff/rules/index.ts'
import type { KnownRule } from '../config/rules-settings.ts'

/** Rules whose severity a config may set. */
export const configurableRules: readonly KnownRule[] = [...apiDiff, ...migration, ...schemaDiff].map(
  ({ meta: { id, title } }) => ({ id, title }),
)
