import type { Check, CheckContext, CheckOutcome } from '../../core/check.ts'
import { type CheckName, checkNames } from '../../core/config.ts'
import { troubleOf } from '../../core/error.ts'

/** Everything of a check's context but what the review itself provides. */
export type ReviewContext = Omit<CheckContext, 'once' | 'onClose'>

/**
 * Runs the checks and gives their outcomes in the order of a report. `selected`: those that the user named; the others
 * are skipped. Checks that share the database take turns; one that measures time runs when the rest is over. Whatever
 * happens, everything that a check opened is closed before this returns.
 */
export async function review(
  checks: readonly Check[],
  selected: readonly CheckName[] | undefined,
  context: ReviewContext,
): Promise<readonly CheckOutcome[]> {
  const resources = ownedResources()
  const full: CheckContext = { ...context, once: resources.once, onClose: resources.onClose }
  const run = (lane: Check['lane']) => checks.filter((check) => check.lane === lane)
  const attemptAll = async (turn: readonly Check[]) => {
    const outcomes: CheckOutcome[] = []
    for (const check of turn) outcomes.push(await attempt(check, selected, full))
    return outcomes
  }
  try {
    const together = await Promise.all([...run('parallel').map((check) => [check]), run('engine')].map(attemptAll))
    const alone = await attemptAll(run('alone'))
    const outcomes = [...together.flat(), ...alone]
    return outcomes.sort((a, b) => checkNames.indexOf(a.check) - checkNames.indexOf(b.check))
  } finally {
    await resources.close()
  }
}

async function attempt(
  check: Check,
  selected: readonly CheckName[] | undefined,
  context: CheckContext,
): Promise<CheckOutcome> {
  const { name } = check
  if (selected && !selected.includes(name)) return { status: 'skipped', check: name, reason: 'not among --checks' }
  try {
    const applicability = await check.applies(context)
    if (applicability.run) {
      context.log.progress(`${check.title} ...`)
      const run = await check.load()
      return { status: 'ran', check: name, ...(await run(context)) }
    }
    const { reason, error, errorIfSelected } = applicability
    // Asked for and not to be had is a failure: a check that cannot run must never look like a pass.
    const failure = error ?? (selected ? errorIfSelected : undefined)
    return failure ? { status: 'failed', check: name, error: failure } : { status: 'skipped', check: name, reason }
  } catch (thrown) {
    if (thrown instanceof Error) context.log.debug(thrown.stack ?? thrown.message)
    return { status: 'failed', check: name, error: troubleOf(thrown) }
  }
}

/** What the checks of one review make once and share, and what has to be closed after the last of them. */
function ownedResources(): Pick<CheckContext, 'once' | 'onClose'> & { close: () => Promise<void> } {
  const made = new Map<string, Promise<unknown>>()
  const closers: (() => Promise<void>)[] = []
  return {
    once: <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
      const known = made.get(key) ?? make()
      made.set(key, known)
      // Each key is used with one type only, the one that its maker gives.
      return known as Promise<Value>
    },
    onClose: (close) => {
      closers.push(close)
    },
    close: async () => {
      // One that fails to close must not keep the others open, and cannot change what was found.
      for (const close of closers.reverse()) await close().catch(() => undefined)
    },
  }
}
