import type { Excerpt, Proof } from '../core/proof.ts'
import { blocksReads, blocksWrites, type LockTaken } from '../core/trace.ts'
import { enumerate } from '../core/wording.ts'
import { clip, code, fence, htmlText, inline, type Language, oneLine } from './escape.ts'
import {
  comparisonText,
  diffText,
  exchangeText,
  measurementText,
  queryText,
  replayText,
  rowsText,
  sidesOf,
} from './words.ts'

/** A proof as Markdown: what it is, in a line that can be folded, and the evidence. */
export interface ProofText {
  /** HTML, for a `<summary>`. */
  readonly summary: string
  /** Markdown blocks, separated by blank lines. */
  readonly body: string
}

/** Undefined where the evidence is one sentence, which `proofSentence` gives. */
export function proofText(proof: Proof, path: string): ProofText | undefined {
  switch (proof.kind) {
    case 'witness':
      return {
        summary: `Proof: ${proof.acceptedBy} accepts this, ${proof.refusedBy} refuses it`,
        body: [
          fence(languageOf(proof.shown), proof.shown),
          `${capital(proof.acceptedBy)} accepts it. ${capital(proof.refusedBy)} refuses it: ${code(clip(proof.refusal, 600))}`,
          ...(proof.replay ? [inline(replayText(proof.replay))] : []),
        ].join('\n\n'),
      }
    case 'trace':
      return { summary: `Proof: ${htmlText(traceSummary(proof))}`, body: traceBody(proof) }
    case 'query':
      return {
        summary: `Proof: ${htmlText(queryText(proof))}`,
        body: [
          fence('sql', proof.sql),
          ...(proof.values ? [`Run with ${code(clip(proof.values, 600))}.`] : []),
          ...(proof.error
            ? [`${proof.sqlstate ? 'Postgres says' : 'The difference'}: ${code(clip(proof.error, 600))}`]
            : []),
          ...(proof.statement ? ['After', fence('sql', proof.statement)] : []),
        ].join('\n\n'),
      }
    case 'diff':
      return {
        summary: `Proof: ${htmlText(diffText(proof))}`,
        body: fence(
          'diff',
          [...marked('-', proof.before, sidesOf(proof)[0]), ...marked('+', proof.after, sidesOf(proof)[1])].join('\n'),
        ),
      }
    case 'exchange':
      return {
        summary: `Proof: the preview answered ${proof.status} to this`,
        body: [fence(languageOf(proof.shown), proof.shown), inline(exchangeText(proof))].join('\n\n'),
      }
    case 'source':
      return { summary: 'As written', body: fence(languageOfPath(path), proof.excerpt) }
    case 'measurement':
    case 'comparison':
    case 'undecided':
      return undefined
    default:
      return proof satisfies never
  }
}

/** Evidence that is one sentence; undefined for the others. */
export function proofSentence(proof: Proof): string | undefined {
  switch (proof.kind) {
    case 'measurement':
      return inline(measurementText(proof))
    case 'comparison':
      return inline(comparisonText(proof))
    case 'undecided':
      return `Not proved: ${inline(proof.reason)}`
    default:
      return undefined
  }
}

/** `ShareLock on public.orders, which it scans`. */
export function traceSummary(proof: Extract<Proof, { kind: 'trace' }>): string {
  const { locks, scans, rewrites, rows, sqlstate, engine } = proof
  if (sqlstate !== undefined) return `${engine} refused it with SQLSTATE ${sqlstate}`
  const strongest = strongestFirst(locks)[0]
  const did = [
    ...(strongest ? [`took ${strongest.mode} on ${strongest.relation}`] : []),
    ...(scans.length > 0 ? [`scanned ${enumerate(scans)}`] : []),
    ...(rewrites.length > 0 ? [`rewrote ${enumerate(rewrites)}`] : []),
    ...(Object.keys(rows).length > 0 ? ['changed rows'] : []),
  ]
  return `${engine} ran it: ${did.length > 0 ? did.join(', ') : 'it took no new lock'}`
}

/** Whom a lock keeps waiting. */
export function waiters(lock: LockTaken): string {
  if (!lock.preexisting) return 'nobody, it is new'
  if (blocksReads(lock.mode)) return 'reads and writes'
  return blocksWrites(lock.mode) ? 'writes' : 'other schema changes'
}

/** Locks that somebody waits for come first, the strongest of them on top. */
export function strongestFirst(locks: readonly LockTaken[]): readonly LockTaken[] {
  const weight = (lock: LockTaken) =>
    (lock.preexisting ? 4 : 0) + (blocksReads(lock.mode) ? 2 : blocksWrites(lock.mode) ? 1 : 0)
  return [...locks].sort((a, b) => weight(b) - weight(a))
}

const maxLocks = 12

function traceBody(proof: Extract<Proof, { kind: 'trace' }>): string {
  const { statement, locks, scans, rewrites, rows, sqlstate, error } = proof
  const shown = strongestFirst(locks).slice(0, maxLocks)
  const facts = [
    ...(sqlstate ? [`- fails with SQLSTATE ${code(sqlstate)}${error ? `: ${inline(error)}` : ''}`] : []),
    ...(scans.length > 0 ? [`- reads from end to end: ${codes(scans)}`] : []),
    ...(rewrites.length > 0 ? [`- writes anew: ${codes(rewrites)}`] : []),
    ...(Object.keys(rows).length > 0 ? [`- rows: ${inline(rowsText(rows))}`] : []),
    ...(locks.length > maxLocks ? [`- ${locks.length - maxLocks} more locks`] : []),
  ]
  const table = [
    '| Lock | On | Keeps waiting | |',
    '| --- | --- | --- | --- |',
    ...shown.map((lock) => `| ${lock.mode} | ${code(lock.relation)} | ${waiters(lock)} | ${lock.source} |`),
  ]
  return [
    fence('sql', statement),
    ...(shown.length > 0 ? [table.join('\n')] : []),
    ...(facts.length > 0 ? [facts.join('\n')] : []),
  ].join('\n\n')
}

export function codes(names: readonly string[], shown = 8): string {
  const rest = names.length - shown
  return `${names.slice(0, shown).map(code).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

function marked(sign: '-' | '+', excerpt: Excerpt | undefined, side: string): readonly string[] {
  if (!excerpt) return []
  const { text, location } = excerpt
  const place = location ? [`@@ ${side} ${oneLine(location.path)}:${location.line} @@`] : []
  return [
    ...place,
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => `${sign} ${line}`),
  ]
}

function languageOf(shown: string): Language {
  if (/^(?:# .*\n)?curl /.test(shown)) return 'sh'
  if (/^(?:[A-Z]+ \S|HTTP\/)/.test(shown)) return 'http'
  return /^\s*[[{"\d]|^\s*(?:true|false|null)\b/.test(shown) ? 'json' : 'text'
}

function languageOfPath(path: string): Language {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase()
  if (extension === 'sql') return 'sql'
  if (extension === 'json') return 'json'
  return extension === 'yml' || extension === 'yaml' ? 'yaml' : 'text'
}

export function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
