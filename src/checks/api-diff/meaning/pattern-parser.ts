import type { JS } from 'refa'

type Parser = typeof JS

/** Kept for as long as the process lives, as an import is. */
let loaded: Parser | undefined

/**
 * Loads what reads patterns. It is a megabyte of code, most documents hold no pattern, and nothing may wait in the midst
 * of a comparison: so a document that holds one is loaded together with it.
 */
export async function loadPatternParser(): Promise<void> {
  // A CommonJS package: bundled, all that it has is its default.
  loaded ??= (await import('refa')).default.JS
}

export function patternParser(): Parser {
  if (!loaded) throw new Error('a pattern was read before `loadPatternParser`')
  return loaded
}
