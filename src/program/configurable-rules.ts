import { rules as apiDiff } from '../checks/api-diff/rules/index.ts'
import type { KnownRule } from '../config/api-settings.ts'

/** Rules whose severity a config may set. */
export const configurableRules: readonly KnownRule[] = apiDiff.map(({ meta: { id, title } }) => ({ id, title }))
