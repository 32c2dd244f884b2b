import type { DatabaseEngine, Log } from '../../core/ports.ts'
import { openChildSession } from './child-session.ts'
import { loadableExtensions, pgliteExtensions } from './extensions.ts'
import type { DatabaseLimits } from './limits.ts'
import { refuseOutward } from './refused.ts'

/** Postgres compiled to WASM, each session in a child process of its own, in memory. */
export function pgliteEngine(limits: DatabaseLimits, log: Log): DatabaseEngine {
  return {
    name: 'pglite',
    traces: 'locks',
    extensions: pgliteExtensions,
    open: async ({ extensions, from }) =>
      openChildSession({
        engine: 'pglite',
        extensions: loadableExtensions(extensions),
        from,
        limits,
        remark: log.warn,
        guard: refuseOutward,
      }),
  }
}
