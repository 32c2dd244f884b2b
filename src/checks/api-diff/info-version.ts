import type { Subject } from '../../core/finding.ts'
import type { Fact } from './changes.ts'
import type { Document } from './document.ts'
import type { Draft } from './draft.ts'
import { child, text } from './source.ts'

/** Whether `info.version` says of the document what its other changes say; `drafts`: these changes. */
export function compareVersions(base: Document, head: Document, drafts: readonly Draft[]): readonly Draft[] {
  const [from, to] = [versionText(base), versionText(head)]
  if (from === undefined || to === undefined) return []
  const breaks = drafts.filter(({ severity, mayBreak }) => severity === 'error' && !mayBreak).length
  const what = judge(from, to, breaks > 0)
  if (!what) return []
  const fact: Fact = { kind: 'version', what, from, to, breaks }
  const subject: Subject = { kind: 'document', name: head.path }
  const [before, after] = [versionNode(base), versionNode(head)]
  return [
    {
      fact,
      severity: 'warning',
      subject,
      reach: [subject],
      key: what,
      base: before,
      head: after,
      at: 'head',
      proof: 'structural',
    },
  ]
}

function versionNode({ root }: Document) {
  const info = child(root, 'info')
  return info && child(info, 'version')
}

function versionText({ root }: Document): string | undefined {
  const info = child(root, 'info')
  return info && text(info, 'version')
}

type What = Extract<Fact, { kind: 'version' }>['what']

/** Versions that are no numbers (a date, a name) can only be told to be the same. */
function judge(from: string, to: string, breaks: boolean): What | undefined {
  if (from === to) return breaks ? 'not-raised' : undefined
  const [before, after] = [numbersOf(from), numbersOf(to)]
  if (!before || !after) return undefined
  const order = compare(before, after)
  if (order > 0) return 'lowered'
  if (!breaks) return undefined
  if (order === 0) return 'not-raised'
  // Before 1.0.0 the second number announces breaks.
  const announcing = before[0] === 0 && after[0] === 0 ? 2 : 1
  return compare(before.slice(0, announcing), after.slice(0, announcing)) === 0 ? 'major-not-raised' : undefined
}

/** `v1.2.3-beta` is 1, 2, 3; undefined: no version of that kind. */
function numbersOf(version: string): readonly number[] | undefined {
  const found = /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:[-+].*)?$/.exec(version.trim())
  // A year is a date's.
  if (!found || Number(found[1]) > 1900) return undefined
  return found.slice(1, 4).map((part) => Number(part ?? 0))
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, number] of a.entries()) {
    const difference = number - (b[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
