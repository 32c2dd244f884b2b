// Written by `npm run generate`; do not edit.
import type { Check } from '../core/check.ts'
import { apiDiff } from './api-diff/check.ts'
import { loadTest } from './load-test/check.ts'
import { migration } from './migration/check.ts'
import { schemaDiff } from './schema-diff/check.ts'

export const checks: readonly Check[] = [apiDiff, loadTest, migration, schemaDiff]
