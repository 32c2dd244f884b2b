// Written by `npm run generate`; do not edit.
import baseBreaksSlo from './base-breaks-slo.ts'
import errorsIncreased from './errors-increased.ts'
import firstRequestFailed from './first-request-failed.ts'
import latencyRegressed from './latency-regressed.ts'
import sloBroken from './slo-broken.ts'

export const rules = [baseBreaksSlo, errorsIncreased, firstRequestFailed, latencyRegressed, sloBroken] as const
