import type { Unproven } from '../../core/check.ts'
import { type Subject, subjectText } from '../../core/finding.ts'
import { count } from '../../core/wording.ts'
import { type BrokenReference, brokenReferences, oldRemark, sinceBase } from './broken-references.ts'
import { innerCallbacksRemark } from './callbacks.ts'
import type { Change } from './changes.ts'
import { compareOperation } from './compare-operation.ts'
import { type Document, type Lost, placed } from './document.ts'
import { type Draft, locateDrafts, operationSubject } from './draft.ts'
import { compareVersions } from './info-version.ts'
import { mayBreak } from './lifecycle.ts'
import { linkTargets } from './links.ts'
import { matchOperations } from './match-operations.ts'
import { compareDetails } from './operation-details.ts'
import { type Operation, operationsOf } from './operations.ts'
import { type ApiPolicy, defaultPolicy } from './policy.ts'
import { makeReferee } from './referee.ts'
import { rootCauses } from './root-causes.ts'
import { compareSchemas } from './schema-changes.ts'
import { schemaDrafts } from './schema-drafts.ts'
import { shadowedTemplates } from './shadowed-templates.ts'
import { sharedDrafts } from './shared-drafts.ts'
import { child, children } from './source.ts'
import { type OperationPair, placeNames } from './value-place.ts'

export interface Comparison {
  readonly changes: readonly Change[]
  readonly unproven: readonly Unproven[]
  readonly operations: number
  readonly schemaPairs: number
  readonly schemaPairsThatDiffer: number
  readonly undecided: number
  /** Pairs that are written differently, and of which it is proved that they mean the same. */
  readonly schemaPairsProvedEqual: number
  readonly remarks: readonly string[]
}

/**
 * Compares two documents: reads both, judges, proves, and places what was found. `today`: the day of the review
 * (YYYY-MM-DD), after whose sunset an operation may go.
 */
export function compareDocuments(
  base: Document,
  head: Document,
  policy: ApiPolicy = defaultPolicy,
  budget?: number,
  today?: string,
): Comparison {
  const references = sinceBase(base, head)
  const before = operationsOf(base)
  const after = operationsOf(head)
  const matched = matchOperations(before.operations, after.operations, today)
  const { pairs, drafts } = matched
  const unreadable = [...before.unreadable, ...after.unreadable]
  const lost = new Set(unreadable.map(({ subject }) => subject))
  const targets = { base: linkTargets(before.operations), head: linkTargets(after.operations) }
  const compared = pairs.map((pair) => compareOperation(pair, policy, targets))
  const shadows = shadowedTemplates(matched, after.operations, makeReferee())
  const {
    pairs: schemaPairs,
    truncated,
    meaning,
  } = compareSchemas(
    compared.flatMap(({ values }) => values),
    [base.root, head.root],
    placeNames,
    policy,
    budget,
  )
  const { causes, broken } = rootCauses(schemaPairs)
  const ofSchemas = schemaDrafts(causes, meaning)
  const told = compared.flatMap(({ drafts: own }) => own)
  const all = [
    // What could not be read on one side only seems to be gone or new.
    ...[...drafts, ...told.filter(isWholeOperation)].filter(({ subject }) => !isLost(subject, lost)),
    ...shadows.drafts,
    ...sharedDrafts(told.filter((draft) => !isWholeOperation(draft))),
    ...compareDetails(pairs),
    ...ofSchemas,
  ].map(unpromised(before.operations, pairs))
  return {
    changes: locateDrafts([...all, ...compareVersions(base, head, all)]),
    unproven: [
      ...lostParts([
        ...references.fresh.map(usedBy),
        ...unreadable,
        ...broken.map((one) => ({ ...one, subject: reachText(one.reach.map(subjectText)) })),
      ]),
      ...(truncated ? [outOfBudget(head.path, schemaPairs.length)] : []),
    ],
    operations: pairs.length + drafts.length,
    schemaPairs: schemaPairs.length,
    schemaPairsThatDiffer: schemaPairs.filter(({ changes }) => changes.some(({ severity }) => severity !== 'note'))
      .length,
    remarks: [
      ...oldRemark(references.old),
      ...mayBreakRemark(all),
      ...innerCallbacksRemark(pairs),
      ...customWebhooksRemark(base, head),
      ...itemListsRemark([base, head]),
      ...(shadows.truncated ? [shadowRemark] : []),
    ],
    schemaPairsProvedEqual: schemaPairs.filter(({ relation, changes }) => relation === 'equal' && changes.length === 0)
      .length,
    undecided: ofSchemas.filter(({ proof }) => typeof proof !== 'string' && proof.kind === 'undecided').length,
  }
}

/** A whole operation (a callback) that came or went; its place is its own. */
function isWholeOperation({ fact }: Draft): boolean {
  return fact.kind === 'operation'
}

/** Marks what reaches only operations of which base promised nothing yet. */
function unpromised(base: readonly Operation[], pairs: readonly OperationPair[]): (draft: Draft) => Draft {
  const texts = (operations: readonly Operation[]) =>
    operations.flatMap((one) => [one, ...one.callbacks.map(({ operation }) => operation)]).map(operationText)
  const free = new Set([
    ...texts(base.filter(mayBreak)),
    ...texts(pairs.filter((pair) => mayBreak(pair.base)).map(({ head }) => head)),
  ])
  if (free.size === 0) return (draft) => draft
  return (draft) =>
    draft.reach.every((subject) => free.has(subjectText(subject))) ? { ...draft, mayBreak: true } : draft
}

function operationText(operation: Operation): string {
  return subjectText(operationSubject(operation))
}

function mayBreakRemark(drafts: readonly Draft[]): readonly string[] {
  const n = drafts.filter((draft) => draft.mayBreak && draft.severity !== 'note').length
  return n === 0 ? [] : [`${count(n, 'change')} of operations at draft or alpha level told as notes`]
}

/** Before 3.1 webhooks are an extension, which may hold anything; silence about them must not be taken for approval. */
function customWebhooksRemark(base: Document, head: Document): readonly string[] {
  const n = Math.max(...[base, head].map(({ root }) => children(child(root, 'x-webhooks')).length))
  return n === 0 ? [] : [`not judged: ${count(n, 'webhook')} under x-webhooks`]
}

/** Before 3.1 OpenAPI knows no list of schemas under `items`, and nobody can say what its author means. */
function itemListsRemark(documents: readonly Document[]): readonly string[] {
  const old = documents.filter(({ version }) => version !== '3.1')
  const places = old.map(({ root }) => root.file.text.match(/\bitems["']?\s*:\s*(?:\[|\n\s*- )/g)?.length ?? 0)
  const n = Math.max(0, ...places)
  return n === 0
    ? []
    : [`not judged: items that are a list of schemas (${count(n, 'place')}), which OpenAPI before 3.1 does not know`]
}

const shadowRemark = 'not every new path could be tried against the templates of base'

function isLost(subject: Subject, lost: ReadonlySet<string>): boolean {
  return lost.has(subjectText(subject)) || (subject.kind === 'operation' && lost.has(subject.path))
}

function outOfBudget(path: string, pairs: number): Unproven {
  return {
    subject: path,
    code: 'budget',
    message: `${path} was compared up to ${pairs} pairs of schemas, and there are more`,
    hint: 'Split the document, or review it in smaller changes.',
    location: { path, line: 1, column: 1 },
  }
}

/** A brand-new document has nothing to be compared with, but must hold together. */
export function unreadableParts(document: Document): readonly Unproven[] {
  return lostParts([...brokenReferences(document).map(usedBy), ...operationsOf(document).unreadable])
}

/** Told once, with its line, however many came across it. */
function lostParts(lost: readonly (Lost & { readonly subject: string })[]): readonly Unproven[] {
  const told = uniqueBy(placed(lost), ({ trouble }) => JSON.stringify([trouble.message, trouble.location]))
  return told.map(({ subject, trouble }) => ({ ...trouble, subject }))
}

function usedBy({ trouble, at, users }: BrokenReference): Lost & { readonly subject: string } {
  return { trouble, at, subject: reachText(users) }
}

function reachText([first, ...others]: readonly string[]): string {
  if (first === undefined) return 'a schema'
  return others.length === 0 ? first : `${first} and ${others.length} more`
}

/** The first of each key. */
function uniqueBy<Value>(values: readonly Value[], key: (value: Value) => string): readonly Value[] {
  return [...new Map(values.toReversed().map((value) => [key(value), value])).values()].toReversed()
}
