import type { Check } from '../../core/check.ts'
import { discover } from './discover.ts'

export const apiDiff: Check = {
  name: 'api-diff',
  title: 'API diff',
  lane: 'parallel',
  applies: async (context) => {
    const { changed, missing } = await discover(context)
    if (missing) return { run: false, reason: missing.message, error: missing }
    if (changed.length > 0) return { run: true }
    return { run: false, reason: 'no OpenAPI document changed' }
  },
  load: async () => (await import('./run.ts')).run,
}
