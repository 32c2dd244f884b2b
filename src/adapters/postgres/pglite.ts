import type { DatabaseEngine, Log } from '../../core/ports.ts'
import { openChildSession, snapshotFile, snapshotFrom } from './child-session.ts'
import { loadableExtensions, pgliteExtensions } from './extensions.ts'
import { keptSnapshots } from './kept-snapshots.ts'
import type { DatabaseLimits } from './limits.ts'
import { refuseOutward } from './refused.ts'

/**
 * Postgres compiled to WASM, each session in a child process of its own, in memory. `cacheDirectory`: where snapshots
 * are kept from one run to the next.
 */
export function pgliteEngine(limits: DatabaseLimits, log: Log, cacheDirectory?: string): DatabaseEngine {
  return {
    name: 'pglite',
    traces: 'locks',
    extensions: pgliteExtensions,
    ...(cacheDirectory === undefined
      ? {}
      : { kept: keptSnapshots(cacheDirectory, { of: snapshotFile, from: snapshotFrom }) }),
    open: async ({ extensions, from, timed = false }) =>
      openChildSession({
        engine: 'pglite',
        extensions: loadableExtensions(extensions),
        from,
        timed,
        limits,
        remark: log.warn,
        guard: refuseOutward,
      }),
  }
}
