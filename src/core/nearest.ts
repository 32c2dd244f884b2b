import { distance } from 'fastest-levenshtein'

/**
 * The known word that was probably meant, or undefined where none is near enough to be worth a reader's while.
 * Spellings that differ only in case, dashes or underscores (`urlEnv`, `url_env`) count as the same word.
 */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const wanted = plain(word)
  const ranked = known
    .map((candidate) => ({ candidate, off: distance(wanted, plain(candidate)) }))
    .sort((a, b) => a.off - b.off)
  const best = ranked[0]
  // Two of five letters: `siez` finds `size`, `sql` does not find `api`.
  return best && best.off <= Math.max(1, Math.round(wanted.length * 0.4)) && best.off < plain(best.candidate).length
    ? best.candidate
    : undefined
}

/** Bounded, since the word may come from a stranger and the distance costs length times length. */
function plain(word: string): string {
  return word
    .slice(0, 200)
    .toLowerCase()
    .replace(/[-_\s]/g, '')
}
