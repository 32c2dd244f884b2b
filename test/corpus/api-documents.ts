import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { run } from '../../src/checks/api-diff/run.ts'
import type { CheckResult } from '../../src/core/check.ts'
import type { Finding } from '../../src/core/finding.ts'
import { changeSetOf, checkContext } from '../fakes/check-context.ts'
import { corpus } from './repositories.ts'

/**
 * What a finding must be: a part of its rule's name, then words that its message has to hold, or operations that it has
 * to reach (`get /pets`).
 */
export type Expected = readonly [rule: string, ...words: string[]]

export interface Documents {
  readonly name: string
  readonly base: string
  readonly head: string
  /** How many schemas, each way, are known to be beyond what the search decides. */
  readonly undecided?: number
}

export const swapped = (pair: Documents): Documents => ({ ...pair, base: pair.head, head: pair.base })

const results = new Map<string, Promise<CheckResult>>()

/** The API diff of two documents of the corpus. A pair is compared once a file of tests. */
export function compared({ name, base, head }: Documents): Promise<CheckResult> {
  const key = `${name} ${base} ${head}`
  const known = results.get(key) ?? run(checkContext({ changeSet: changeSetOf(files(name, base), files(name, head)) }))
  results.set(key, known)
  return known
}

/** A single file under one name on both sides, or the folder as it is. */
function files(name: string, side: string): Record<string, string> {
  const place = join(corpus, 'openapi', name, side)
  if (!statSync(place).isDirectory()) {
    return { [`openapi${side.slice(side.lastIndexOf('.'))}`]: readFileSync(place, 'utf8') }
  }
  return Object.fromEntries(
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(place, path)).isFile())
      .map((path) => [path, readFileSync(join(place, path), 'utf8')]),
  )
}

export function said({ findings }: CheckResult, severity: string, rule = ''): readonly string[] {
  return findings.filter((one) => one.severity === severity && one.ruleId.includes(rule)).map(({ message }) => message)
}

/** Every error or warning, and not only the errors: what stands here must be silent, or at most a note. */
export function loud({ findings }: CheckResult): string {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ ruleId, message }) => `${ruleId} ${message}`)
    .join('\n')
}

/** The operations that findings of one severity reach, sorted. */
export function reached({ findings }: CheckResult, severity: string): readonly string[] {
  return [...new Set(findings.filter((one) => one.severity === severity).flatMap(operations))].sort()
}

const operations = ({ reach }: Finding): readonly string[] =>
  reach.flatMap((place) => (place.kind === 'operation' ? [`${place.method} ${place.path}`] : []))

/**
 * One finding of that severity for each that is expected, and none besides: a false alarm fails as a missed break does.
 * What is not decided is counted elsewhere: `expectSound`.
 */
export function expectAll(result: CheckResult, severity: 'error' | 'warning', expected: readonly Expected[]): void {
  const { missing, left } = taken(result, severity, expected)
  expect({ missing, unexpected: left }).toEqual({ missing: [], unexpected: [] })
}

/** One finding of that severity for each that is expected; there may be more. */
export function expectSome(result: CheckResult, severity: 'error' | 'warning', expected: readonly Expected[]): void {
  expect(taken(result, severity, expected).missing).toEqual([])
}

function taken(result: CheckResult, severity: string, expected: readonly Expected[]) {
  const left = result.findings
    .filter((one) => one.severity === severity && !one.ruleId.includes('schema-undecided'))
    .map((one) => `${one.ruleId}: ${one.message} (reaches ${operations(one).join(', ')})`)
  const missing = expected.filter(([rule, ...words]) => {
    const at = left.findIndex(
      (one) => one.split(':', 1)[0]?.includes(rule) && words.every((word) => one.includes(word)),
    )
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  return { missing, left }
}

/** What holds of any two documents: judged to the end, nothing red without proof, each cause once and by its name. */
export function expectSound(result: CheckResult, mostUndecided: number): void {
  expect(result.unproven).toEqual([])
  const undecided = result.findings.flatMap(({ message, proof }) => (proof.kind === 'undecided' ? [message] : []))
  expect(undecided.slice(mostUndecided)).toEqual([])
  const unproved = result.findings.filter(
    ({ severity, proof }) =>
      severity === 'error' && proof.kind !== 'witness' && !(proof.kind === 'diff' && proof.structural),
  )
  expect(unproved).toEqual([])
  // What changed is named, not only the keyword at which a payload fails.
  expect(
    result.findings.map(({ message }) => message).filter((one) => /\bfail \S+$|\bfails (type|schema|\d+)/.test(one)),
  ).toEqual([])
  const fingerprints = result.findings.map(({ fingerprint }) => fingerprint)
  expect(new Set(fingerprints).size).toBe(fingerprints.length)
}
