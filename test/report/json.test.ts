import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { renderJson } from '../../src/report/json.ts'
import fc from '../properties.ts'
import { arbitraryReview } from './arbitrary-review.ts'
import { regressed } from './sample-loads.ts'
import { blocked, inconclusive, loads, passed, ran, reviewOf, samples } from './sample-reviews.ts'

const schema = JSON.parse(readFileSync(new URL('../../references/report.schema.json', import.meta.url), 'utf8'))
const validate = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema)

function problemsOf(text: string): unknown {
  validate(JSON.parse(text))
  return validate.errors ?? []
}

describe('the published schema', () => {
  test.each(Object.entries(samples))('holds for %s', (_, review) => {
    expect(problemsOf(renderJson(review))).toEqual([])
  })
  test('holds for whatever the types allow', () => {
    fc.assert(
      fc.property(arbitraryReview, (review) => {
        expect(problemsOf(renderJson(review))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
  test('refuses what it does not know', () => {
    const report = JSON.parse(renderJson(passed))
    expect(problemsOf(JSON.stringify({ ...report, surprise: 1 }))).not.toEqual([])
  })
})

describe('the form', () => {
  const report = JSON.parse(renderJson(blocked))

  test('two spaces, a line feed at the end, keys in the order of the product page', () => {
    const text = renderJson(blocked)
    expect(text).toMatch(/^\{\n {2}"schemaVersion": 1,\n {2}"tool": \{/)
    expect(text).toMatch(/\}\n$/)
    expect(Object.keys(report)).toEqual([
      'schemaVersion',
      'tool',
      'base',
      'head',
      'profile',
      'postgresVersion',
      'verdict',
      'outcomes',
      'approvers',
      'killCriteria',
      'remarks',
      'reproduce',
    ])
    expect(Object.keys(report.outcomes[0].findings[0])).toEqual([
      'ruleId',
      'severity',
      'message',
      'remedy',
      'fingerprint',
      'cause',
      'location',
      'subject',
      'reach',
      'proof',
    ])
  })

  test('what is not there is absent', () => {
    expect(report.outcomes[0]).not.toHaveProperty('trace')
    expect(report.outcomes[0]).not.toHaveProperty('load')
    expect(JSON.parse(renderJson(inconclusive))).not.toHaveProperty('postgresVersion')
  })

  test('a revision without a commit is a path', () => {
    const compared = JSON.parse(renderJson({ ...passed, base: { ref: 'old.yaml' }, head: { ref: 'new.yaml' } }))
    expect([compared.base, compared.head]).toEqual([{ path: 'old.yaml' }, { path: 'new.yaml' }])
  })

  test('a lone surrogate does not reach the file', () => {
    expect(renderJson({ ...passed, remarks: ['a\uD800b'] })).toContain('a\uFFFDb')
  })
})

test('a witness too long to be written out is cut, and says so', () => {
  const withValue = (value: unknown) => {
    const outcomes = blocked.outcomes.map((outcome) =>
      outcome.status === 'ran'
        ? {
            ...outcome,
            findings: outcome.findings.map((finding) =>
              finding.proof.kind === 'witness' ? { ...finding, proof: { ...finding.proof, value } } : finding,
            ),
          }
        : outcome,
    )
    const text = renderJson({ ...blocked, outcomes })
    expect(problemsOf(text)).toEqual([])
    const findings = JSON.parse(text).outcomes.flatMap((one: { findings: unknown }) => one.findings)
    return findings.find(({ proof }: { proof: { kind: string } }) => proof.kind === 'witness').proof
  }
  const list = (length: number) => Array.from({ length }, () => 'a')
  // With brackets, quotes and commas: 4 a item, and one more.
  expect(withValue(list(4_999))).toMatchObject({ value: list(4_999) })
  expect(withValue(list(4_999))).not.toHaveProperty('valueShortened')
  expect(withValue(list(5_000))).toMatchObject({ value: [...list(6), '… 4994 more'], valueShortened: true })
})

describe('a load test', () => {
  const { load } = JSON.parse(renderJson(loads.regressed)).outcomes[3]

  test('says how it was measured, then what came out', () => {
    expect(Object.keys(load)).toEqual([
      ...['engine', 'model', 'distribution', 'target', 'offeredRate', 'warmupMs', 'durationMs', 'planHash', 'seed'],
      ...['generator', 'total', 'operations', 'latency', 'slo', 'overTime', 'base', 'comparison', 'errorComparison'],
      'rounds',
    ])
    expect(load.generator).toEqual({
      latenessP99Ms: 1.42,
      latenessMaxMs: 3.9,
      dropped: 0,
      cpuShare: 0.06,
      workers: 1,
      limited: false,
    })
  })

  test('holds a histogram as OpenTelemetry writes its points: a count more than bounds', () => {
    const { explicitBounds, bucketCounts, count, sum, unit } = load.latency
    expect(bucketCounts).toHaveLength(explicitBounds.length + 1)
    expect(bucketCounts.reduce((all: number, one: number) => all + one, 0)).toBe(count)
    expect(count).toBe(load.total.ok)
    expect(unit).toBe('ms')
    expect(sum / count).toBeGreaterThan(load.total.latencyMs.p50)
  })

  test('an interval without an end has none', () => {
    const [first] = regressed.comparison ?? []
    if (!first) throw new Error('the sample has a comparison')
    const open = { ...first, low: 0, high: Number.POSITIVE_INFINITY, minimumDetectable: Number.POSITIVE_INFINITY }
    const text = renderJson(reviewOf({ outcomes: [ran('load-test', { load: { ...regressed, comparison: [open] } })] }))
    expect(problemsOf(text)).toEqual([])
    expect(JSON.parse(text).outcomes[0].load.comparison[0]).toMatchObject({
      low: 0,
      high: null,
      minimumDetectable: null,
    })
  })
})
