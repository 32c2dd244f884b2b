// Written by `npm run generate`; do not edit.
import type { Check } from '../core/check.ts'

export const checks: readonly Check[] = []
