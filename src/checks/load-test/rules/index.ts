// Written by `npm run generate`; do not edit.
import baseBreaksSlo from './base-breaks-slo.ts'
import errorsIncreased from './errors-increased.ts'
import firstRequestFailed from './first-request-failed.ts'
import headerMissing from './header-missing.ts'
import latencyRegressed from './latency-regressed.ts'
import malformedRequestAccepted from './malformed-request-accepted.ts'
import malformedRequestCrashes from './malformed-request-crashes.ts'
import rateLimitNotKept from './rate-limit-not-kept.ts'
import sloBroken from './slo-broken.ts'

export const rules = [
  baseBreaksSlo,
  errorsIncreased,
  firstRequestFailed,
  headerMissing,
  latencyRegressed,
  malformedRequestAccepted,
  malformedRequestCrashes,
  rateLimitNotKept,
  sloBroken,
] as const
