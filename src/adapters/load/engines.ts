import type { LoadEngines } from '../../core/ports.ts'
import { closedLoopEngine } from './autocannon.ts'
import { openLoopEngine } from './open-loop.ts'
import { httpProbe } from './probe.ts'

/** All that a load test works with. */
export function loadEngines(): LoadEngines {
  return { ...httpProbe(), open: openLoopEngine(), closed: closedLoopEngine() }
}
