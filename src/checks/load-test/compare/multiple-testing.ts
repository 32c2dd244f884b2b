/**
 * Holm (1979): which of several hypotheses may be refused so that the probability of refusing even one that holds stays
 * below `family`, however they depend on each other.
 */
export function holm(probabilities: readonly number[], family: number): readonly boolean[] {
  const refused = probabilities.map(() => false)
  for (const [step, { p, at }] of ascending(probabilities).entries()) {
    if (p > family / (probabilities.length - step)) break
    refused[at] = true
  }
  return refused
}

/** Benjamini and Hochberg (1995): of those that are refused, the share that holds is `rate` at most, on average. */
export function benjaminiHochberg(probabilities: readonly number[], rate: number): readonly boolean[] {
  const ordered = ascending(probabilities)
  const last = ordered.findLastIndex(({ p }, step) => p <= (rate * (step + 1)) / probabilities.length)
  const refused = probabilities.map(() => false)
  for (const { at } of ordered.slice(0, last + 1)) refused[at] = true
  return refused
}

function ascending(probabilities: readonly number[]): readonly { readonly p: number; readonly at: number }[] {
  return probabilities.map((p, at) => ({ p, at })).sort((a, b) => a.p - b.p)
}
