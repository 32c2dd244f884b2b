import { describe, expect, test } from 'vitest'
import { fingerprintOf, type Hit, type Severity, severities } from '../../src/core/finding.ts'
import type { Proof } from '../../src/core/proof.ts'
import { type RuleMeta, runRules } from '../../src/core/rule.ts'

const meta: RuleMeta = { id: 'test/rule', severity: 'error', since: '0.1.0', title: 'Do not', effect: 'It breaks.' }
const hit: Hit = {
  message: 'orders: locked',
  location: { path: 'a.sql', line: 3, column: 1 },
  subject: { kind: 'table', name: 'public.orders' },
  key: 'lock',
  proof: { kind: 'source', excerpt: 'CREATE INDEX' },
}
const rule = (given: Partial<Hit>, its: Partial<RuleMeta> = {}) => ({
  meta: { ...meta, ...its },
  check: (): readonly Hit[] => [{ ...hit, ...given }],
})
const only = (given: Partial<Hit>, its?: Partial<RuleMeta>) => runRules([rule(given, its)], undefined)[0]

const text = { text: 'x' }
const proofs: readonly (readonly [name: string, proof: Proof, proved: boolean])[] = [
  [
    'a witness',
    { kind: 'witness', value: 1, acceptedBy: 'base', refusedBy: 'head', refusal: 'must be string', shown: '1' },
    true,
  ],
  ['a trace', { kind: 'trace', statement: 'X', locks: [], scans: [], rewrites: [], rows: {}, engine: 'PGlite' }, true],
  [
    'a measurement',
    { kind: 'measurement', metric: 'p99', measured: 9, floor: 1, unit: 'ms', samples: 9, exceeding: 9, probability: 0 },
    true,
  ],
  ['a query', { kind: 'query', sql: 'SELECT 1', sqlstate: '42703', statement: 'X' }, true],
  ['a structural difference', { kind: 'diff', structural: true, before: text, after: undefined }, true],
  ['any other difference', { kind: 'diff', structural: false, before: text, after: text }, false],
  ['source text', { kind: 'source', excerpt: 'X' }, false],
  ['nothing', { kind: 'undecided', reason: 'too hard' }, false],
]

describe('no unproved red', () => {
  test.each(proofs)('%s', (_, proof, proved) => {
    expect(only({ proof })?.severity).toBe(proved ? 'error' : 'warning')
  })

  test.each(severities.flatMap((most) => severities.map((wanted) => [most, wanted] as const)))(
    'a rule of at most %s that asks for %s gives the milder',
    (most, wanted) => {
      const milder: Severity = severities[Math.max(severities.indexOf(most), severities.indexOf(wanted))] ?? 'note'
      const proof: Proof = { kind: 'query', sql: 'SELECT 1', sqlstate: '42703', statement: 'X' }
      expect(only({ proof, severity: wanted }, { severity: most })?.severity).toBe(milder)
    },
  )
})

test.each(proofs)('%s makes a note no more than that', (_, proof) => {
  expect(only({ proof, severity: 'note' })?.severity).toBe('note')
})

test("a hit's own remedy, reach and cause come before what its rule and subject give", () => {
  const { subject } = hit
  const other = { kind: 'table' as const, name: 'public.users' }
  expect(only({})).toMatchObject({ reach: [subject] })
  expect(only({})).not.toHaveProperty('remedy')
  expect(only({})).not.toHaveProperty('proposed')
  expect(only({})?.cause).toBe(only({})?.fingerprint)
  expect(only({}, { remedy: 'of the rule' })).toMatchObject({ remedy: 'of the rule' })
  const steps = [{ sql: 'SELECT 1' }]
  const own = only({ remedy: 'its own', reach: [other], cause: 'c', steps, replaces: 2 }, { remedy: 'of the rule' })
  expect(own).toMatchObject({ remedy: 'its own', reach: [other], cause: 'c', proposed: { steps, replaces: 2 } })
})

describe('one finding a cause', () => {
  const general = rule({ cause: 'a.sql:3|orders' }, { id: 'test/general', general: true })
  const ids = (...rules: readonly ReturnType<typeof rule>[]) => runRules(rules, undefined).map(({ ruleId }) => ruleId)

  test('a general rule is silent where a specific one speaks, in whatever order they stand', () => {
    const specific = rule({ cause: 'a.sql:3|orders' })
    expect(ids(general, specific)).toEqual(['test/rule'])
    expect(ids(specific, general)).toEqual(['test/rule'])
  })
  test('what a specific rule tells besides its own cause is told too', () => {
    const specific = rule({ cause: 'a.sql:3|users', claims: ['a.sql:3|orders'] })
    expect(ids(general, specific)).toEqual(['test/rule'])
  })
  test('of another cause it speaks', () => {
    expect(ids(rule({ cause: 'a.sql:9|orders' }), general)).toEqual(['test/rule', 'test/general'])
    expect(ids(general)).toEqual(['test/general'])
  })
})

describe('a fingerprint', () => {
  const print = only({})?.fingerprint

  test('survives other words, places, proofs and severities', () => {
    const elsewhere = { path: 'b.sql', line: 99, column: 7 }
    const changed = only({ message: 'else', location: elsewhere, proof: proofs[1]?.[1] ?? hit.proof, severity: 'note' })
    expect(changed?.fingerprint).toBe(print)
    expect(print).toMatch(/^[0-9a-f]{12}$/)
  })
  test('tells rules, subjects and keys apart', () => {
    const all = [
      only({}),
      only({ key: 'scan' }),
      only({ subject: { kind: 'table', name: 'public.users' } }),
      only({ subject: { kind: 'view', name: 'public.orders' } }),
      only({}, { id: 'test/other' }),
    ].map((finding) => finding?.fingerprint)
    expect(new Set(all).size).toBe(5)
  })
  test('does not run its parts together', () => {
    const subject = (path: string) => ({ kind: 'operation', method: 'get', path }) as const
    expect(fingerprintOf('a', subject('/b'), 'c')).not.toBe(fingerprintOf('a', subject('/b c'), ''))
  })
})
