import type { CheckContext, RollbackProof } from '../../../core/check.ts'
import { count } from '../../../core/wording.ts'
import type { BaseState } from '../../../sql/base-state.ts'
import { resetSession } from '../../../sql/session.ts'
import type { DryRun } from '../dry-run.ts'
import { proveRollback, type Rollback, type RolledBack } from './rollback.ts'
import { type CommandPlan, rollbackCommand } from './rollback-command.ts'
import { isComment, lossesIn } from './rollback-said.ts'

/**
 * Tries the ways back of the new migrations, where the way there is known to be free; undefined where there is nothing to
 * try, or nothing that a trial could tell.
 */
export async function rollbackOf(
  state: BaseState,
  { judged, unproven }: DryRun,
  context: Pick<CheckContext, 'config' | 'changeSet' | 'log'>,
): Promise<Rollback | undefined> {
  if (!judged.measured || unproven.length > 0 || judged.statements.some(({ trace }) => trace.error)) return undefined
  if (state.downs.size === 0 && !state.downsExpected) return undefined
  return proveRollback({
    ...state,
    freshSession: state.session,
    reset: (session) => resetSession(session, context),
    log: context.log,
  })
}

/**
 * Whether the way back was run and led back. Values and comments that are lost do not speak against it: whatever runs
 * finds the schema of before.
 */
export function isProved({ outcome }: RolledBack): boolean {
  return (
    outcome.kind === 'ran' &&
    outcome.left.every(isComment) &&
    outcome.again === undefined &&
    outcome.secondTime.length === 0 &&
    outcome.rows.every(({ what }) => what !== 'rows-deleted' && what !== 'rows-left')
  )
}

/** What whoever has to go back must know; undefined where no migration has a way back. */
export function rollbackProof(plan: CommandPlan, { files }: Rollback): RollbackProof | undefined {
  if (files.every(({ down }) => down === undefined)) return undefined
  const isWhole = files.length === plan.added.length && files.every(isProved)
  const command = isWhole ? rollbackCommand(plan, files) : undefined
  return {
    files: files.map((file) => ({
      path: file.path,
      outcome: outcomeOf(file),
      ...(file.down ? { down: file.down.path } : {}),
    })),
    loses: files.flatMap(({ name, outcome }) => lossesIn(outcome).map((clause) => `${name}: ${clause}`)),
    ...(command === undefined ? {} : { command }),
  }
}

/** In a word of the report. */
export function outcomeOf(file: RolledBack): RollbackProof['files'][number]['outcome'] {
  const { kind } = file.outcome
  if (kind !== 'ran') return kind === 'declared' ? 'irreversible' : kind
  return isProved(file) ? 'proved' : 'incomplete'
}

/** `rollback proved for 3 of 3`. */
export function rollbackSummary({ files }: RollbackProof): string {
  return `rollback proved for ${files.filter(({ outcome }) => outcome === 'proved').length} of ${files.length}`
}

/** What was not tried, and what only our rows stood in the way of. */
export function rollbackRemarks({ files }: Rollback): readonly string[] {
  const untried = files.flatMap(({ name, outcome }) =>
    outcome.kind === 'untried' ? [`the way back of ${name} is neither proved nor disproved: ${outcome.because}`] : [],
  )
  const onRows = files.flatMap(({ name, onRows: refusal }) =>
    refusal
      ? [
          `${name} with its way back runs on empty tables; on rows that we made it fails with ${refusal.sqlstate}: ${refusal.message}`,
        ]
      : [],
  )
  return [...atMost(untried), ...atMost(onRows)]
}

const shown = 5

function atMost(remarks: readonly string[]): readonly string[] {
  const rest = remarks.length - shown
  return rest > 0 ? [...remarks.slice(0, shown), `and so for ${count(rest, 'more migration')}`] : remarks
}
