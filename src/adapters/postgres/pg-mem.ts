import type { DatabaseEngine, Log } from '../../core/ports.ts'
import { openChildSession } from './child-session.ts'
import type { DatabaseLimits } from './limits.ts'

/** The imitation, for trivial schemas by choice. It takes no locks, so a trace on it claims nothing. */
export function pgMemEngine(limits: DatabaseLimits, log: Log): DatabaseEngine {
  return {
    name: 'pg-mem',
    traces: 'nothing',
    extensions: undefined,
    // In a child process too: it is plain JavaScript, and a strange text can make it loop.
    open: ({ extensions, from }) =>
      openChildSession({
        engine: 'pg-mem',
        extensions,
        from,
        timed: false,
        limits,
        remark: log.warn,
        guard: async () => undefined,
      }),
  }
}
