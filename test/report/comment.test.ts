import { describe, expect, test } from 'vitest'
import { renderCheckSummary, renderTroubleSummary } from '../../src/report/check-run.ts'
import { renderComment } from '../../src/report/comment.ts'
import { renderJobSummary } from '../../src/report/job-summary.ts'
import { renderMarkdown } from '../../src/report/markdown.ts'
import { traceSummary } from '../../src/report/proof.ts'
import { renderTerminal } from '../../src/report/terminal.ts'
import fc from '../properties.ts'
import { arbitraryReview } from './arbitrary-review.ts'
import { blocked, finding, operationRemoved, ran, reviewOf, samples, undecided } from './sample-reviews.ts'

describe.each(Object.entries(samples))('%s', (name, review) => {
  test('reads like this', async () => {
    await expect(renderComment(review, 60_000)).toMatchFileSnapshot(`./__snapshots__/comment-${name}.md`)
  })

  test('is the same every time, and the full report where there is no limit', () => {
    expect(renderComment(review, 60_000)).toBe(renderComment(structuredClone(review), 60_000))
    expect(renderMarkdown(review)).toBe(renderComment(review, 60_000))
  })
})

const words = ['blocked', 'inconclusive', 'needs approval', 'approval advised', 'passed']

describe('whatever the review and the limit', () => {
  test('it fits, with verdict, approvers and kill criteria', () => {
    fc.assert(
      fc.property(
        arbitraryReview,
        fc.oneof(fc.integer({ min: 2000, max: 8000 }), fc.integer({ min: 2000, max: 65_000 })),
        (review, limit) => {
          const text = renderComment(review, limit)
          expect(text.length).toBeLessThanOrEqual(limit)
          const [first = ''] = text.split('\n', 1)
          expect(words.some((word) => first.endsWith(`Breakwater: ${word}`))).toBe(true)
          if (review.approvers.length > 0) expect(text).toMatch(/Who must approve/)
          if (review.killCriteria.length > 0) expect(text).toMatch(/Kill criteria/)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('bytes are bytes', () => {
    fc.assert(
      fc.property(arbitraryReview, fc.integer({ min: 6000, max: 65_535 }), (review, limit) => {
        expect(Buffer.byteLength(renderCheckSummary(review, limit))).toBeLessThanOrEqual(limit)
        expect(Buffer.byteLength(renderJobSummary(review, limit))).toBeLessThanOrEqual(limit)
      }),
      { numRuns: 50 },
    )
  })

  test('what a stranger writes mentions nobody, and every fold and fence is closed', () => {
    fc.assert(
      fc.property(arbitraryReview, (review) => {
        const text = renderComment({ ...review, approvers: [] }, 60_000)
        const outside = outsideCode(text)
        expect(outside).not.toMatch(/@\w|(?<!&)#\d|<!--|<b>/)
        expect(text).not.toMatch(/\u202E|<!--/)
        expect(outside.split('<details>').length).toBe(outside.split('</details>').length)
      }),
      { numRuns: 150 },
    )
  })
})

/** Markdown without fenced blocks, code spans and the targets of links. */
function outsideCode(markdown: string): string {
  const kept: string[] = []
  let fence: string | undefined
  for (const line of markdown.split('\n')) {
    const ticks = /^ {0,3}(`{3,})[^`]*$/.exec(line)?.[1]
    if (fence === undefined && ticks) fence = ticks
    else if (fence === undefined) kept.push(line)
    else if (line.trim() === fence) fence = undefined
  }
  expect(fence).toBeUndefined()
  return kept
    .map((line) =>
      line
        .replaceAll('&#124;', ' ')
        .replace(/\\[^\w\s]|(`+)(?!`).*?(?<!`)\1(?!`)/g, ' ')
        .replace(/\]\(https:[^)]*\)/g, ']'),
    )
    .join('\n')
}

describe('what goes first', () => {
  const many = reviewOf({
    outcomes: [
      ran('api-diff', {
        findings: [
          ...Array.from({ length: 300 }, (_, at) =>
            finding({
              ...operationRemoved,
              fingerprint: String(at).padStart(12, '0'),
              message: `GET /v1/resource-${at} is gone`,
              subject: { kind: 'operation', method: 'get', path: `/v1/resource-${at}` },
            }),
          ),
          ...Array.from({ length: 300 }, (_, at) =>
            finding({ ...operationRemoved, severity: 'warning', message: `a warning, number ${at}` }),
          ),
        ],
      }),
    ],
    approvers: { product: ['dana'] },
  })

  test('errors before warnings, in a line before at length, and what was cut is said', () => {
    const text = renderComment(many, 60_000)
    expect(text.length).toBeLessThanOrEqual(60_000)
    expect(text).toMatch(/GET \/v1\/resource-299 is gone/)
    expect(text).toMatch(/Left out for length: .*the detail of \d+ errors/)
    expect(text).toMatch(/@dana/)
    expect(text).toMatch(/error budget burn rate/)
  })

  test('with little room the number of what was cut adds up', () => {
    const text = renderComment(many, 4000)
    const [, left = '0'] = /Left out for length: (\d+) errors, \d+ warnings/.exec(text) ?? []
    const shown = text.match(/^(?:- |\*\*\d+\. )GET \/v1\/resource-\d+ is gone/gm)?.length ?? 0
    expect(Number(left) + shown).toBe(300)
    expect(shown).toBeGreaterThan(5)
  })
})

// Quadratic once: a regular expression tried every line feed of a long run as the last.
test('text of a megabyte and findings by the thousand come to an end', () => {
  const big = `${'\n'.repeat(200_000)}${'`'.repeat(200_000)}${' x'.repeat(100_000)}${'@a'.repeat(100_000)}${' '.repeat(200_000)}.`
  const proof = { kind: 'diff', structural: true, before: { text: big }, after: { text: big } } as const
  const thousands = Array.from({ length: 5000 }, (_, at) =>
    finding({ ...operationRemoved, message: `GET /${at} is gone` }),
  )
  const review = reviewOf({
    outcomes: [
      ran('api-diff', {
        findings: [...thousands, finding({ ...operationRemoved, message: big, remedy: big, proof })],
        unproven: [{ subject: big, code: 'x', message: big, hint: big }],
        summary: big,
        remarks: [big],
      }),
    ],
  })
  expect(renderComment(review, 60_000).length).toBeLessThanOrEqual(60_000)
  expect(renderTerminal(review, { colour: false, width: 100 })).toMatch(/^BLOCKED/)
  expect(renderMarkdown(review).length).toBeGreaterThan(60_000)
})

test('a person is mentioned once, and only when asked', () => {
  const text = renderComment(blocked, 60_000)
  expect(text.match(/@dana\b/g)).toHaveLength(1)
  expect(text.match(/@bob\b/g)).toHaveLength(1)
  expect(renderComment(samples['needs-approval'], 60_000)).not.toMatch(/@bob\b/)
})

describe('changes that could not be decided are named as not proven', () => {
  test('in the comment and in the full report, a line each', () => {
    for (const text of [
      renderComment(undecided, 60_000),
      renderMarkdown(undecided),
      renderJobSummary(undecided, 1e6),
    ]) {
      const [, section = ''] = text.split('### What was not proven\n\n')
      expect(section).toMatch(/^2 changes could not be decided:\n\n- .*openapi\.yaml:120.*\n- .*openapi\.yaml:140.*\n/)
    }
  })
  test('many of them in a fold', () => {
    const [ran] = undecided.outcomes
    if (ran?.status !== 'ran') throw new Error('the sample has another form')
    const many = Array.from({ length: 9 }, () => ran.findings.slice(0, 1)).flat()
    expect(renderComment({ ...undecided, outcomes: [{ ...ran, findings: many }] }, 60_000)).toContain(
      '### What was not proven\n\n<details><summary>9 changes could not be decided</summary>',
    )
  })
})

test('a permission that is missing is shown as YAML to paste', () => {
  const text = renderComment(
    { ...blocked, remarks: ['The check run is missing. Grant it:\n\npermissions:\n  checks: write'] },
    60_000,
  )
  expect(text).toContain('- The check run is missing. Grant it:\n\n  ```yaml\n  permissions:\n    checks: write\n  ```')
})

describe('trouble that left nothing to judge', () => {
  test('says what and what to do', () => {
    const trouble = {
      code: 'config-invalid',
      message: 'a.yml:1:1: x\na.yml:2:1: @y',
      hint: 'Correct it.',
      location: { path: 'a.yml', line: 1, column: 1 },
    }
    expect(renderTroubleSummary(trouble, 60_000)).toBe(
      '## 🟠 Breakwater: nothing could be judged\n\n```\na.yml:1:1: x\na.yml:2:1: @y\n```\n\nCorrect it.\n\nAt `a.yml:1`.\n',
    )
  })
  test('fits', () => {
    const trouble = { code: 'x', message: '@a'.repeat(50_000), hint: '|'.repeat(50_000) }
    expect(Buffer.byteLength(renderTroubleSummary(trouble, 2000))).toBeLessThanOrEqual(2000)
  })
})

test('a proof without a lock of its own denies none that an earlier statement took', () => {
  const proof = { ...emptyTrace, engine: 'PGlite 0.5.16 (PostgreSQL 18.6)' }
  expect(traceSummary(proof)).toBe('PGlite 0.5.16 (PostgreSQL 18.6) ran it: it took no new lock')
})

const emptyTrace = { kind: 'trace', statement: 'SELECT 1', locks: [], scans: [], rewrites: [], rows: {} } as const
