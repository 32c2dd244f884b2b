import type { Excerpt } from '../../../core/proof.ts'
import { count, enumerate } from '../../../core/wording.ts'
import { enumLabels, type SchemaChange } from '../../../sql/catalog-changes.ts'
import { differenceFrom } from '../../../sql/catalog-difference.ts'
import { shown } from '../judgement/said.ts'
import type { RollbackOutcome } from './rollback.ts'
import type { RowDifference } from './rollback-rows.ts'

type Ran = RollbackOutcome & { readonly kind: 'ran' }

/** What a step down should have undone and did not, and that in words. */
export function leftByDown({ left, rows, secondTime }: Ran): {
  readonly changes: readonly SchemaChange[]
  readonly clauses: readonly string[]
} {
  const undone = left.filter((change) => !isLabelAdded(change))
  const changes = left.length > 0 ? undone : secondTime
  return {
    changes,
    clauses: [
      ...differenceFrom(changes).said.map((clause) => (left.length > 0 ? clause : `${clause} once it is up again`)),
      ...rowsSaid(rows),
    ],
  }
}

/** Of tables that a step down empties the names are enough. */
function rowsSaid(rows: readonly RowDifference[]): readonly string[] {
  const emptied = rows.filter(({ what, after }) => what === 'rows-deleted' && after === 0)
  const names = emptied.map(({ table }) => shown(table))
  const others = rows.filter(({ what }) => what.endsWith('rows-left') || what === 'rows-deleted')
  return [
    ...(names.length > 0 ? [`all rows of ${enumerate(names, 5)} are gone`] : []),
    ...others
      .filter((difference) => !emptied.includes(difference))
      .map(({ table, before, after }) => `table ${shown(table)} has ${count(after, 'row')}, had ${before}`),
  ]
}

/** What no step down could bring back, in words; empty where there is nothing such. */
export function irreversibleIn(outcome: RollbackOutcome): readonly string[] {
  if (outcome.kind === 'declared') return [declared(outcome)]
  if (outcome.kind !== 'ran') return []
  const { left, rows, reordered, again } = outcome
  const labels = left.filter(isLabelAdded)
  const lost = rows.filter(({ what }) => what === 'rows-lost' || what === 'values-lost')
  const told = new Set(lost.map(({ table }) => table))
  return [
    ...labels.map((change) => `${labelsSaid(change)}${again ? `, and up again fails with ${again.sqlstate}` : ''}`),
    ...lost.map(lostSaid),
    ...reordered
      .filter((table) => !told.has(table))
      .map((table) => `the columns of ${shown(table)} come back in another order`),
  ]
}

/** All that a way back costs which ends at the schema of before. */
export function lossesIn(outcome: RollbackOutcome): readonly string[] {
  const comments = outcome.kind === 'ran' ? outcome.left.filter(isComment) : []
  return [...irreversibleIn(outcome), ...differenceFrom(comments).said]
}

/** Whether all that is left is such that a release may run on it: comments, and rows that come of ours alone. */
export function isHarmless({ left, rows, again, secondTime }: Ran): boolean {
  const weighty = rows.some(({ what }) => what === 'rows-left' || what === 'rows-deleted')
  return left.every(isComment) && !weighty && again === undefined && secondTime.length === 0
}

export function isComment(change: SchemaChange): boolean {
  return change.what === 'attribute' && change.aspect === 'comment'
}

function declared({ raises, comment, left }: RollbackOutcome & { readonly kind: 'declared' }): string {
  if (raises !== undefined) return `its down step refuses to run: ${raises}`
  const said = comment === undefined ? '' : ` ("${comment}")`
  return `its down step does nothing${said}: ${enumerate(differenceFrom(left).said)}`
}

function lostSaid({ table, what, before, after, columns }: RowDifference): string {
  const name = shown(table)
  if (what === 'rows-lost') {
    return after === 0
      ? `${name} comes back without its ${count(before, 'row')}`
      : `${name} comes back with ${after} of its ${count(before, 'row')}`
  }
  if (columns.length > 0)
    return `the values of ${name}.${enumerate(columns)} are lost (in ${count(before, 'row')} here)`
  return `the rows of ${name} come back with other values (${count(before, 'row')} here)`
}

/** Labels that were added to an enum, and nothing else: Postgres cannot drop one. */
export function isLabelAdded(change: SchemaChange): boolean {
  if (change.what !== 'changed' || change.aspect !== 'labels') return false
  const added = new Set(addedLabels(change))
  return (
    enumLabels(change.after)
      .filter((label) => !added.has(label))
      .join() === enumLabels(change.before).join()
  )
}

function addedLabels(change: SchemaChange): readonly string[] {
  if (change.what !== 'changed') return []
  const known = new Set(enumLabels(change.before))
  return enumLabels(change.after).filter((label) => !known.has(label))
}

function labelsSaid(change: SchemaChange): string {
  const labels = addedLabels(change)
  return `${enumerate(labels)} of enum ${shown(change.name)} ${labels.length === 1 ? 'stays' : 'stay'}: Postgres cannot drop a label`
}

/** One side of a difference, from its start. */
export function shownSide(text: string): Excerpt {
  return { text: text.length > 2_000 ? `${text.slice(0, 2_000)}\n...` : text }
}

/** A statement may be a megabyte of INSERT; a report needs its beginning. */
export function startOfStatement(text: string): string {
  return text.length > 2_000 ? `${text.slice(0, 2_000)} ...` : text
}

/** After what one way back does by itself. */
export const backTogether = '; all new migrations taken back together, last first, restore the schema'
