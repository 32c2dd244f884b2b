// Written by `npm run generate`; do not edit.
import firstRequestFailed from './first-request-failed.ts'
import sloBroken from './slo-broken.ts'

export const rules = [firstRequestFailed, sloBroken] as const
