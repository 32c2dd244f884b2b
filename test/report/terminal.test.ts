import { describe, expect, test } from 'vitest'
import { nowhere } from '../../src/core/error.ts'
import type { RuleMeta } from '../../src/core/rule.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { checkTitle } from '../../src/report/check-run.ts'
import { renderComment } from '../../src/report/comment.ts'
import { renderRules } from '../../src/report/rules.ts'
import { renderTerminal } from '../../src/report/terminal.ts'
import fc from '../properties.ts'
import { arbitraryReview } from './arbitrary-review.ts'
import {
  blocked,
  finding,
  hostile,
  inconclusive,
  loads,
  needsApproval,
  nothing,
  passed,
  ran,
  reviewOf,
  samples,
  undecided,
} from './sample-reviews.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const control = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069]/

const withWarning = reviewOf({
  outcomes: [
    ran('migration', {
      findings: [
        finding({
          ruleId: 'migration/missing-lock-timeout',
          severity: 'warning',
          message: 'no lock_timeout is set',
          location: { path: 'm/1.sql', line: 1, column: 1 },
          subject: { kind: 'migration', name: 'm/1.sql' },
          proof: { kind: 'source', excerpt: 'SELECT 1' },
        }),
      ],
    }),
  ],
})

describe('terminal', () => {
  test.each(Object.entries(samples))('%s reads like this', async (name, review) => {
    await expect(renderTerminal(review, { colour: false, width: 100 })).toMatchFileSnapshot(
      `./__snapshots__/terminal-${name}.txt`,
    )
  })

  test('small pictures are drawn where the terminal has the signs', async () => {
    const text = renderTerminal(loads.regressed, { colour: false, width: 100, unicode: true })
    await expect(text).toMatchFileSnapshot('./__snapshots__/terminal-regressed-unicode.txt')
    expect(text.replace(/In pictures\n(?: {2}.*\n)+\n/, '')).toBe(
      renderTerminal(loads.regressed, { colour: false, width: 100 }),
    )
  })

  test('tables fit: texts are broken, and where that is not enough each row is a paragraph', async () => {
    for (const width of [40, 60, 80, 110]) {
      const text = renderTerminal(loads.regressed, { colour: false, width, unicode: true })
      const tooWide = text
        .slice(text.indexOf('\nLoad test\n'))
        .split('\n')
        .filter((line) => line.length > width)
      // A word stays whole, so that it can be copied.
      expect(tooWide.filter((line) => !line.includes('https://'))).toEqual([])
    }
    const narrow = renderTerminal(loads.conformance, { colour: false, width: 40 })
    await expect(narrow).toMatchFileSnapshot('./__snapshots__/terminal-conformance-narrow.txt')
  })

  test('colour adds nothing but colour', () => {
    const plain = renderTerminal(blocked, { colour: false, width: 100 })
    const coloured = renderTerminal(blocked, { colour: true, width: 100 })
    expect(coloured).not.toBe(plain)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the start of a colour
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain)
  })

  test('no control character of a stranger gets through', () => {
    expect(renderTerminal(hostile, { colour: false, width: 100 })).not.toMatch(control)
    fc.assert(
      fc.property(arbitraryReview, (review) => {
        expect(renderTerminal(review, { colour: false, width: 80 })).not.toMatch(control)
      }),
      { numRuns: 100 },
    )
  })

  test.each([
    ['blocked', blocked, /^Next: correct what blocks/m],
    ['inconclusive', inconclusive, /^Next: Name the rendered document under `api.specs`\.$/m],
    ['needs approval', needsApproval, /^Next: ask dba \(acme\/dba\) and api-owner \(dana\) to approve this commit\.$/m],
    ['passed', passed, /^Next: nothing/m],
    ['nothing to review', nothing, /^Next: nothing/m],
    [
      'undecided',
      undecided,
      /^Next: look at the 2 changes that could not be decided; nothing else stands in the way\.$/m,
    ],
    ['a warning', withWarning, /^Next: look at the warning; nothing else stands in the way\.$/m],
    [
      'base and head alike',
      { ...nothing, base: nothing.head },
      /^Next: Nothing was compared: base and head are the same commit\./m,
    ],
  ])('the last line says what to do: %s', (_, review, next) => {
    expect(renderTerminal(review, { colour: false, width: 100 })).toMatch(next)
  })
})

describe('what stands in no file', () => {
  const review = reviewOf({
    outcomes: [
      ran('load-test', {
        findings: [
          finding({
            ruleId: 'load/slo-broken',
            severity: 'error',
            message: 'p99 is 843 ms, the floor 600 ms',
            location: nowhere,
            subject: { kind: 'endpoint', name: 'all loaded operations' },
            proof: { kind: 'source', excerpt: '' },
          }),
        ],
      }),
    ],
    parts: { base: { ref: 'http://127.0.0.1:1/' }, head: { ref: 'http://127.0.0.1:1/' } },
  })
  test('is told without a place, and one server is not compared with itself', () => {
    const text = renderTerminal(review, { colour: false, width: 100 })
    expect(text).toMatch(/^ {2}error {2}load\/slo-broken {2}[0-9a-f]{12}$/m)
    expect(text).toContain('\nhttp://127.0.0.1:1/; profile node-express')
    const comment = renderComment(review, 60_000)
    expect(comment).toMatch(/\*\*1\. p99 is 843 ms, the floor 600 ms\*\*\\\n`load\/slo-broken` · fingerprint/)
    expect(comment).not.toContain(' against ')
  })
  test('is no annotation: no line of the diff is its place', () => {
    expect(annotationsOf(review)).toEqual([])
  })
})

test('a failed check and its place are two words', () => {
  const error = { code: 'x', message: 'no', hint: 'Look.', location: { path: 'a.yml', line: 3, column: 1 } }
  const review = reviewOf({ outcomes: [{ status: 'failed', check: 'load-test', error }] })
  expect(renderTerminal(review, { colour: false, width: 100 })).toContain('load-test failed (a.yml:3): no. Look.')
})

describe('annotations', () => {
  test('one a finding that somebody should act on, errors first', () => {
    const annotations = annotationsOf(blocked)
    expect(annotations.map(({ level, title }) => [level, title])).toEqual([
      ['failure', 'api/operation-removed'],
      ['failure', 'api/request-property-became-required'],
      ['failure', 'migration/create-index-not-concurrently'],
      ['failure', 'migration/migration-fails'],
      ['failure', 'migration/drop-column'],
      ['failure', 'load/slo-broken'],
      ['warning', 'api/response-enum-value-added'],
    ])
    expect(annotations[1]).toMatchObject({ path: 'openapi.yaml', line: 72, column: 9 })
    expect(annotations[0]).toMatchObject({
      path: 'openapi.yaml',
      line: 1,
      message: expect.stringContaining('It stood at line 41 of base.'),
    })
  })
  test('none for what was accepted', () => {
    expect(annotationsOf(needsApproval)).toEqual([])
  })
  test('no control characters', () => {
    for (const { title, message } of annotationsOf(hostile)) expect(`${title}${message}`).not.toMatch(control)
  })
})

test.each([
  [blocked, 'blocked: 2 errors in api-diff'],
  [needsApproval, 'needs approval: approval of 4f2d9c1 is missing from dba and api-owner'],
  [passed, 'passed: nothing blocks and nobody has to approve'],
  [nothing, 'passed: nothing to review'],
])('the title of the check run', (review, title) => {
  expect(checkTitle(review)).toBe(title)
})

describe('rules', () => {
  const rule: RuleMeta = {
    id: 'api/b',
    severity: 'error',
    since: '0.1.0',
    title: 'Keep b',
    effect: 'It breaks.',
    remedy: 'Mend it.',
  }
  const other: RuleMeta = { ...rule, id: 'api/a', severity: 'warning', title: 'Keep a' }

  test('a list, by id', () => {
    expect(renderRules([rule, other])).toBe(
      'api/a  warning  Keep a\napi/b  error    Keep b\n\n2 rules, each with the highest severity that it has by itself. `breakwater rules ID` explains one, and how to set another.\n',
    )
  })
  test('one at length', () => {
    expect(renderRules([rule, other], 'api/b')).toBe(
      'api/b (at most error, since 0.1.0)\n\nKeep b\n\nWhat happens\n  It breaks.\n\nRemedy\n  Mend it.\n',
    )
  })
  test('as JSON and as Markdown', () => {
    expect(JSON.parse(renderRules([rule, other], 'api/a', 'json'))).toEqual([other])
    expect(renderRules([rule], undefined, 'markdown')).toBe(
      '| Rule | At most | |\n| --- | --- | --- |\n| `api/b` | error | Keep b |\n',
    )
  })
})
