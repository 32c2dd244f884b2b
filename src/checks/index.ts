// Written by `npm run generate`; do not edit.
import type { Check } from '../core/check.ts'
import { loadTest } from './load-test/check.ts'
import { migration } from './migration/check.ts'

export const checks: readonly Check[] = [loadTest, migration]
