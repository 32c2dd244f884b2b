import type { ChangedFile } from '../../core/change-set.ts'
import { type CheckContext, type CheckResult, startOf, type Unproven } from '../../core/check.ts'
import { BreakwaterError, type Trouble, troubleOf } from '../../core/error.ts'
import { runConfiguredRules } from '../../core/rule-settings.ts'
import { type Comparison, compareDocuments, unreadableParts } from './compare.ts'
import { assertReadable, type DocumentPair, discover } from './discover.ts'
import { type Document, loadDocument } from './document.ts'
import { type LoneDocument, loneDocument } from './lone-document.ts'
import { mergeChanges } from './merge-changes.ts'
import { operationsOf } from './operations.ts'
import { policyOf } from './policy.ts'
import { replay } from './replay.ts'
import { rules } from './rules/index.ts'
import { unprovenOf } from './undecided.ts'

/** Compares every changed document of the change set; one that cannot be read costs the others nothing. */
export async function run(context: CheckContext): Promise<CheckResult> {
  const { api } = context.config
  const { changed, remarks } = await discover(context)
  const loaded: LoadedPair[] = []
  const unproven: Unproven[] = []
  for (const pair of changed) {
    context.log.progress(`API diff: ${pair.head ?? pair.base}`)
    const { document, trouble } = await loadPair(context, pair)
    if (document) loaded.push(document)
    if (trouble) unproven.push({ ...trouble, subject: pair.head ?? pair.base ?? '' })
  }
  const comparisons: Comparison[] = []
  const policy = policyOf(api)
  const today = context.clock.now().toISOString().slice(0, 'YYYY-MM-DD'.length)
  const { pairs, alone } = pairLoners(loaded)
  for (const { base, head } of pairs) {
    try {
      comparisons.push(compareDocuments(base, head, policy, undefined, today))
    } catch (thrown) {
      if (thrown instanceof Error) context.log.debug(thrown.stack ?? thrown.message)
      unproven.push({ ...troubleOf(thrown), subject: head.path })
    }
  }
  for (const { head } of alone) if (head) unproven.push(...unreadableParts(head))
  const changes = [...alone.map(loneDocument), ...mergeChanges(comparisons.map((one) => one.changes))]
  const judged = runConfiguredRules(rules, { changes }, api.rules)
  const { findings, remarks: replayRemarks } = await replay(judged.findings, context)
  return {
    findings,
    unproven: [
      ...unproven,
      ...comparisons.flatMap((comparison) => comparison.unproven),
      ...(api.undecided === 'inconclusive' ? unprovenOf(findings) : []),
    ],
    remarks: [
      ...remarks,
      ...judged.remarks,
      ...replayRemarks,
      ...countRemarks(comparisons),
      ...comparisons.flatMap(({ remarks: own }) => own),
    ],
    summary: summaryOf(
      pairs.length,
      alone.length,
      sum(comparisons, ({ operations }) => operations),
    ),
  }
}

type LoadedPair =
  | { readonly base: Document; readonly head: Document }
  | { readonly base: Document; readonly head: undefined }
  | { readonly base: undefined; readonly head: Document }

async function loadPair(
  { changeSet }: CheckContext,
  { base, head }: DocumentPair,
): Promise<{ document?: LoadedPair; trouble?: Trouble }> {
  if (base !== undefined && head === undefined && becameLink(changeSet.files, base))
    return { trouble: linkNotFollowed(base) }
  try {
    const before = base === undefined ? undefined : await load(changeSet.mergeBase.tree, base, 'base')
    const after = head === undefined ? undefined : await load(changeSet.head.tree, head, 'head')
    if (before && after) return { document: { base: before, head: after } }
    if (before) return { document: { base: before, head: undefined } }
    return after ? { document: { base: undefined, head: after } } : {}
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown
    return { trouble: thrown.trouble }
  }
}

function becameLink(files: readonly ChangedFile[], path: string): boolean {
  return files.some((file) => file.path === path && file.status === 'deleted' && file.becameLink)
}

/** It may hold the same as before, or anything: nothing outside the repository's own files is read. */
function linkNotFollowed(path: string): Trouble {
  return {
    code: 'link-not-followed',
    message: `${path} is a link or a submodule now, which is not followed.`,
    hint: 'Commit the document itself at this path, or name the file that it leads to under `api.specs`.',
    location: startOf(path),
  }
}

async function load(
  tree: CheckContext['changeSet']['head']['tree'],
  path: string,
  side: 'base' | 'head',
): Promise<Document> {
  assertReadable((await tree.list()).find((entry) => entry.path === path))
  return await loadDocument(tree, path, side)
}

type Both = Extract<LoadedPair, { base: Document; head: Document }>

/** A document that moved and changed too much for git is found again by its title and its operations. */
function pairLoners(loaded: readonly LoadedPair[]): { pairs: readonly Both[]; alone: readonly LoneDocument[] } {
  const pairs = loaded.filter((pair): pair is Both => pair.base !== undefined && pair.head !== undefined)
  const gone = loaded.flatMap(({ base, head }) => (base && !head ? [base] : []))
  const fresh = new Set(loaded.flatMap(({ base, head }) => (head && !base ? [head] : [])))
  const found: Both[] = []
  const left = gone.filter((base) => {
    const [best] = [...fresh]
      .map((head) => ({ head, likeness: likeness(base, head) }))
      .filter(({ likeness: one }) => one > 0)
      .sort((a, b) => b.likeness - a.likeness)
    if (!best) return true
    fresh.delete(best.head)
    found.push({ base, head: best.head })
    return false
  })
  return {
    pairs: [...pairs, ...found],
    alone: [
      ...left.map((base) => ({ base, head: undefined })),
      ...[...fresh].map((head) => ({ base: undefined, head })),
    ],
  }
}

/** Share of the operations in common; a shared title counts as much as half of them. */
function likeness(base: Document, head: Document): number {
  const before = new Set(operationsOf(base).operations.map(({ key }) => key))
  const after = operationsOf(head).operations.map(({ key }) => key)
  const shared = after.filter((key) => before.has(key)).length
  const share = shared / Math.max(1, before.size, after.length)
  return (base.title !== '' && base.title === head.title ? 0.5 : 0) + (share >= 0.3 ? share : 0)
}

function summaryOf(pairs: number, alone: number, operations: number): string {
  const parts = [
    ...(pairs > 0 ? [`${count(pairs, 'document')}, ${count(operations, 'operation')} compared`] : []),
    ...(alone > 0 ? [`${count(alone, 'document')} added or removed`] : []),
  ]
  return parts.length > 0 ? parts.join('; ') : 'no document could be compared'
}

function countRemarks(comparisons: readonly Comparison[]): readonly string[] {
  const total = sum(comparisons, ({ schemaPairs }) => schemaPairs)
  if (total === 0) return []
  const equal = total - sum(comparisons, ({ schemaPairsThatDiffer }) => schemaPairsThatDiffer)
  const rewritten = sum(comparisons, ({ schemaPairsProvedEqual }) => schemaPairsProvedEqual)
  const undecided = sum(comparisons, ({ undecided: one }) => one)
  return [
    [
      `${count(total, 'pair')} of schemas compared, ${equal} of them without harm`,
      ...(rewritten > 0 ? [`${count(rewritten, 'schema')} written differently and proved equal`] : []),
      ...(undecided > 0 ? [`${count(undecided, 'change')} not proved either way`] : []),
    ].join('; '),
  ]
}

function sum<Value>(values: readonly Value[], of: (value: Value) => number): number {
  return values.reduce((total, value) => total + of(value), 0)
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`
}
