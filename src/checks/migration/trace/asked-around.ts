import type { DatabaseSession } from '../../../core/ports.ts'
import type { Population } from '../rows/populate.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { Facts } from './facts.ts'
import { type RefusedChange, refusedChanges } from './refused-changes.ts'
import { refusedCommands } from './refused-ddl.ts'
import { tryWrites } from './rejected-writes.ts'
import { retypedColumns } from './retyped-columns.ts'
import { changedSequences, readSequences, type Sequences, sequencesBehind } from './sequences.ts'
import { storedResults } from './stored-results.ts'

/** What only shows by a question before the first new migration and one after the last. */
export interface AskedBefore {
  readonly sequences: Sequences
  readonly refusedChanges: readonly RefusedChange[]
}

/** Undefined where the engine measures nothing. */
export async function askedBefore(
  session: DatabaseSession,
  base: Facts,
  measured: boolean,
): Promise<AskedBefore | undefined> {
  if (!measured) return undefined
  return { sequences: await readSequences(session), refusedChanges: await refusedChanges(session, base) }
}

export type AskedAfter = Pick<
  MigrationRun,
  | 'triedWrites'
  | 'storedResults'
  | 'retypedColumns'
  | 'refusedCommands'
  | 'refusedChanges'
  | 'sequencesBehind'
  | 'changedSequences'
>

/** Nothing after a failure: neither tables nor rows are what they would be. `then`: undefined where nothing is measured. */
export async function askedAfter(
  statements: readonly TracedStatement[],
  session: DatabaseSession,
  facts: MigrationRun['facts'],
  then: AskedBefore | undefined,
  { isOurs }: Population,
): Promise<AskedAfter> {
  if (!then || statements.some(({ trace }) => trace.error)) return {}
  const wasRefused = ({ table, command }: RefusedChange) =>
    then.refusedChanges.some((known) => known.table === table && known.command === command)
  return {
    triedWrites: await tryWrites(session, facts),
    storedResults: await storedResults(session, facts),
    retypedColumns: await retypedColumns(session, facts),
    refusedCommands: await refusedCommands(session, facts),
    refusedChanges: (await refusedChanges(session, facts.head)).filter((refused) => !wasRefused(refused)),
    sequencesBehind: await sequencesBehind(session, facts, then.sequences, isOurs),
    changedSequences: await changedSequences(session, then.sequences),
  }
}
