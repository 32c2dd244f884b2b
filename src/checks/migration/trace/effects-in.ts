import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { Effect } from './effects.ts'

/** An effect with the statement that had it. */
export interface EffectOf<What extends Effect['what']> {
  readonly statement: TracedStatement
  readonly effect: Extract<Effect, { readonly what: What }>
}

/** All effects of these kinds in the whole run, in the order in which they came about. */
export function effectsIn<What extends Effect['what']>(
  { statements }: Pick<MigrationRun, 'statements'>,
  ...kinds: readonly What[]
): readonly EffectOf<What>[] {
  return statements.flatMap((statement) =>
    statement.effects.flatMap((effect) => (isOf(effect, kinds) ? [{ statement, effect }] : [])),
  )
}

function isOf<What extends Effect['what']>(
  effect: Effect,
  kinds: readonly What[],
): effect is Extract<Effect, { readonly what: What }> {
  return kinds.some((kind) => kind === effect.what)
}
