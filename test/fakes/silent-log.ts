import type { Log } from '../../src/core/ports.ts'

/** A log that keeps its warnings. */
export function silentLog(): Log & { readonly warnings: readonly string[] } {
  const warnings: string[] = []
  return { warnings, progress: () => undefined, debug: () => undefined, warn: (text) => void warnings.push(text) }
}
