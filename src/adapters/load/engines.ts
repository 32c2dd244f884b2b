import { cpus } from 'node:os'
import type { LoadEngines } from '../../core/ports.ts'
import { closedLoopEngine } from './autocannon.ts'
import { openLoopEngine } from './open-loop.ts'
import { httpProbe } from './probe.ts'

/** All that a load test works with. */
export function loadEngines(): LoadEngines {
  return { ...httpProbe(), machine: machineFacts(), open: openLoopEngine(), closed: closedLoopEngine() }
}

/** Figures of another machine are other figures. */
function machineFacts(): string {
  const cores = cpus()
  return `${cores[0]?.model ?? 'unknown processor'}, ${cores.length} cores, Node ${process.versions.node}`
}
