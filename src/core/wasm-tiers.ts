import { setFlagsFromString } from 'node:v8'

/**
 * Leaves the WebAssembly that this process compiles from now on with what V8's baseline compiler makes of it.
 *
 * The tables of Postgres' grammar are one function of 100 kB. Once it is warm, V8 compiles it again to make it faster,
 * which takes seconds and 600 MiB: more than all migrations of a large project take to parse, or to run. Both flags are
 * needed; a V8 that knows neither passes them by.
 */
export function keepBaselineCode(): void {
  setFlagsFromString('--no-wasm-tier-up')
  setFlagsFromString('--no-wasm-dynamic-tiering')
}
