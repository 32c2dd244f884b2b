/** What is known of the values that meet a list of literals. */
export type Answer =
  /** Proved: there is none. */
  | { readonly kind: 'empty' }
  /** One of them; `doubt`: what could not be taken into account, so that a referee has to confirm the value. */
  | { readonly kind: 'value'; readonly value: unknown; readonly doubt: string | undefined }
  | { readonly kind: 'undecided'; readonly reason: string }

/**
 * The answer of several cases, of which one is enough, asked only as far as needed: the first sure value, else one with
 * a doubt, else what could not be decided; `empty` only where all cases are.
 */
export function firstValue(cases: Iterable<Answer>): Answer {
  let best: Answer = { kind: 'empty' }
  for (const answer of cases) {
    if (answer.kind === 'value' && answer.doubt === undefined) return answer
    if (answer.kind !== 'empty' && best.kind !== 'value') best = answer
  }
  return best
}
