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
  return allEffects(statements).flatMap(({ statement, effect }) => (isOf(effect, kinds) ? [{ statement, effect }] : []))
}

/** A hundred rules ask for the effects of one run. */
const flattened = new WeakMap<readonly TracedStatement[], readonly EffectOf<Effect['what']>[]>()

function allEffects(statements: readonly TracedStatement[]): readonly EffectOf<Effect['what']>[] {
  const known = flattened.get(statements)
  if (known) return known
  const all = statements.flatMap((statement) => statement.effects.map((effect) => ({ statement, effect })))
  flattened.set(statements, all)
  return all
}

function isOf<What extends Effect['what']>(
  effect: Effect,
  kinds: readonly What[],
): effect is Extract<Effect, { readonly what: What }> {
  return kinds.some((kind) => kind === effect.what)
}
