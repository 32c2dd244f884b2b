// Written by `npm run generate`; do not edit.
import baseBreaksSlo from './base-breaks-slo.ts'
import firstRequestFailed from './first-request-failed.ts'
import sloBroken from './slo-broken.ts'

export const rules = [baseBreaksSlo, firstRequestFailed, sloBroken] as const
