import { keepBaselineCode } from './wasm-tiers.ts'

/** Postgres' own grammar, ready to parse. Heavy: loads its WebAssembly when first asked for. */
export async function grammar() {
  keepBaselineCode()
  // The bundle gives a CommonJS package's exports by `default` alone.
  const libpgQuery = (await import('libpg-query')).default
  await libpgQuery.loadModule()
  return libpgQuery
}
