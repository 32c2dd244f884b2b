import { type ApiSettings, defaultApiSettings } from '../../core/config.ts'

/** What a team may decide of how its contract is judged; the rest is the same for everybody. */
export interface ApiPolicy {
  /**
   * `lenient`: a response whose enum gains values, or whose bounds, lengths, patterns, multipleOf or uniqueItems relax,
   * is a warning. `strict`: it is an error like any other break that a witness proves.
   */
  readonly responseEvolution: 'lenient' | 'strict'
  /** `refused`: the server answers an unknown parameter with an error, so to remove one breaks whoever sends it. */
  readonly unknownParameters: 'ignored' | 'refused'
  /** Counted steps, never time: the same input gives the same bytes. What is left when they are used up is undecided. */
  readonly steps: { readonly pair: number; readonly run: number }
}

export function policyOf({ responseEvolution, unknownParameters, steps }: ApiSettings): ApiPolicy {
  return { responseEvolution, unknownParameters, steps }
}

export const defaultPolicy: ApiPolicy = policyOf(defaultApiSettings)
