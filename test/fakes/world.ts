import { systemClock } from '../../src/adapters/clock.ts'
import type { World } from '../../src/program/world.ts'
import { silentLog } from './silent-log.ts'

/** A world that keeps what it is told. */
export function fakeWorld(overrides: Partial<World> = {}): World & { readonly out: string[]; readonly err: string[] } {
  const [out, err]: [string[], string[]] = [[], []]
  return {
    cwd: process.cwd(),
    env: {},
    clock: systemClock,
    log: silentLog(),
    stdout: (text) => out.push(text),
    stderr: (text) => err.push(text),
    terminal: { colour: false, width: 100 },
    ...overrides,
    out,
    err,
  }
}
