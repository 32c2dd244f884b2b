import { beforeAll, describe, expect, test } from 'vitest'
import { makeLanguages, type TextQuestion } from '../../../../src/checks/api-diff/meaning/language.ts'
import { loadPatternParser } from '../../../../src/checks/api-diff/meaning/pattern-parser.ts'
import type { Steps } from '../../../../src/checks/api-diff/meaning/steps.ts'
import fc from '../../../properties.ts'

const endless: Steps = { take: () => true }
const { textsOf, matches, included } = makeLanguages()

beforeAll(loadPatternParser)

function ask(question: Partial<TextQuestion>, wanted = 4, steps = endless) {
  const all = { matching: [], notMatching: [], minLength: 0, maxLength: Number.POSITIVE_INFINITY, ...question }
  return textsOf(all, wanted, steps)
}

describe('texts of patterns', () => {
  test.each<[string, Partial<TextQuestion>, readonly string[]]>([
    ['an anchored class', { matching: ['^[a-zA-Z0-9_-]{1,64}$'] }, ['a', 'b', 'c', 'd']],
    ['all of a list', { matching: ['^(asc|desc)$'] }, ['asc', 'desc']],
    ['a list without one', { matching: ['^(asc|desc)$'], notMatching: ['^asc$'] }, ['desc']],
    ['a search without anchors', { matching: ['b'], maxLength: 1 }, ['b']],
    ['digits', { matching: ['^\\d{4}-\\d{2}$'] }, ['0000-00', '0000-01', '0000-02', '0000-03']],
    ['an email', { matching: ['^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$'] }, ['a@a.aa', 'a@a.ab', 'a@a.ac', 'a@a.ad']],
    ['the shortest first, the empty text after it', { matching: ['^(ab)?$'] }, ['ab', '']],
    ['one pattern without another', { matching: ['^[a-z]+$'], notMatching: ['^[a-f]'] }, ['g', 'h', 'i', 'j']],
    ['a lookahead at the front', { matching: ['^(?!tmp)[a-z]{3}$', '^t[lm]p$'] }, ['tlp']],
    ['two lookaheads at the front', { matching: ['^(?=.*\\d)(?=.*[A-Z]).{2}$', '^[1A]*$'] }, ['1A', 'A1']],
    ['a word boundary', { matching: ['\\bid\\b', '^[dix]{1,3}$'] }, ['id']],
    ['a letter of another script', { matching: ['^\\p{Lu}$', '^[^A-Z]$'], notMatching: ['[^À-Á]'] }, ['À', 'Á']],
    ['an escape that the u flag refuses', { matching: ['^\\_$'] }, ['_']],
    ['lengths alone', { minLength: 2, maxLength: 2 }, ['aa', 'ab', 'ac', 'ad']],
  ])('%s', (_, question, texts) => {
    expect(ask(question)).toEqual({ kind: 'texts', texts })
  })

  test.each<[string, Partial<TextQuestion>]>([
    ['a pattern and its own negation', { matching: ['^a+$'], notMatching: ['a'] }],
    ['a narrower pattern', { matching: ['^[a-f]+$'], notMatching: ['^[a-z]+$'] }],
    ['a shorter one', { matching: ['^.{1,255}$'], notMatching: ['^.{1,300}$'] }],
    ['no length left', { minLength: 3, maxLength: 2 }],
    ['longer than the pattern allows', { matching: ['^[a-z]{1,64}$'], minLength: 65 }],
    ['a length that is no multiple', { matching: ['^(?:[a-z]{4})*$'], minLength: 5001, maxLength: 5003 }],
    ['everything is refused', { notMatching: [''] }],
  ])('none: %s', (_, question) => {
    expect(ask(question)).toEqual({ kind: 'none' })
  })

  test('a long text is as long as it has to be', () => {
    const answer = ask({ matching: ['^(?:[a-z]{4})*$'], minLength: 5001, maxLength: 5004 }, 1)
    expect(answer).toEqual({ kind: 'texts', texts: ['a'.repeat(5004)] })
  })

  test.each<[string, string]>([
    ['refers back', '^(a+)b\\1$'],
    ['looks behind', '(?<=a)b'],
    ['looks ahead in the middle', '^a(?!b)'],
    ['another dialect', '\\A[[:alpha:]]\\z'],
    ['no pattern at all', '(('],
  ])('undecided: %s', (_, pattern) => {
    expect(ask({ matching: [pattern] }).kind).toBe('undecided')
    expect(matches(pattern, 'ab', endless)).toBeUndefined()
    expect(included(pattern, 'a', endless)).toBeUndefined()
  })

  test('characters beyond the first plane are one with the u flag, and two without', () => {
    expect(matches('^.$', '😀', endless)).toBe(true)
    expect(matches('^[^\\_]$', '😀', endless)).toBe(false)
    expect(matches('^[^\\_]{2}$', '😀', endless)).toBe(true)
  })
})

describe('hostile patterns', () => {
  // The steps given are those of one pair of schemas.
  const counted = (): Steps => {
    let left = 2_000
    return {
      take: (count) => {
        left -= count
        return left >= 0
      },
    }
  }

  test.each<[string, string]>([
    ['repetition of repetition', '(?:a{1000}){1000}'],
    ['ranges of ranges', '(?:x{1,1000}){1,1000}'],
    ['a billion times nothing', '(){1000000000}'],
    ['50 kB', 'a'.repeat(50_000)],
    ['10,000 groups in each other', `${'('.repeat(10_000)}${')'.repeat(10_000)}`],
    ['200 groups in each other, hidden by classes', `${'([)]'.repeat(200)}${')'.repeat(200)}`],
    ['a subset construction of 2^400 states', '^.*a.{400}$'],
  ])('%s is undecided', (_, pattern) => {
    expect(ask({ matching: [pattern] }, 4, counted()).kind).toBe('undecided')
  })

  test.each<[string, string, boolean]>([
    ['(a+)+$', `${'a'.repeat(5_000)}b`, false],
    ['^(a|a)*$', `${'a'.repeat(5_000)}b`, false],
    ['^(\\w+\\s?)*$', `${'word '.repeat(1_000)}!`, false],
    ['(x+x+)+y', `${'x'.repeat(5_000)}y`, true],
  ])('%s ends on a long text', (pattern, text, expected) => {
    expect(matches(pattern, text, counted())).toBe(expected)
  })

  test('what is asked without steps is not decided', () => {
    const none: Steps = { take: () => false }
    expect(matches('^fresh$', 'fresh', none)).toBeUndefined()
    expect(ask({ matching: ['^fresh$'] }, 1, none).kind).toBe('undecided')
  })
})

describe('against every short text', () => {
  const letters = ['a', 'b', 'c']
  const texts = ['']
  for (let at = 0; at < texts.length; at++) {
    if ((texts[at] ?? '').length < 5) for (const letter of letters) texts.push(texts[at] + letter)
  }
  const { pattern } = fc.letrec<{ pattern: string; atom: string; sequence: string }>((tie) => ({
    atom: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '^', '$', '\\b', '\\B', '\\w'),
      tie('pattern').map((inner) => `(${inner})`),
      fc
        .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,2}', '{2,}', '*?'))
        .map(([a, b]) => `(?:${a})${b}`),
    ),
    sequence: fc.array(tie('atom'), { maxLength: 4 }).map((parts) => parts.join('')),
    pattern: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('|')),
  }))

  test('matches says what RegExp says', () => {
    let decided = 0
    fc.assert(
      fc.property(pattern, (source) => {
        const expression = new RegExp(source, 'u')
        // One of its own for each: all patterns of one share a bound.
        const own = makeLanguages()
        const said = texts.map((text) => ({ text, matches: own.matches(source, text, endless) }))
        const wrong = said.filter(({ text, matches: one }) => one !== undefined && one !== expression.test(text))
        expect(wrong).toEqual([])
        if (said.every(({ matches: one }) => one !== undefined)) decided++
      }),
      { numRuns: 150 },
    )
    // A pattern of many repetitions within each other may be over its bound.
    expect(decided).toBeGreaterThan(140)
  })

  test('textsOf gives all that there are, and says none only where there are none', () => {
    const question = fc.record({
      matching: fc.array(pattern, { maxLength: 2 }),
      notMatching: fc.array(pattern, { maxLength: 2 }),
      minLength: fc.nat(3),
      maxLength: fc.nat(5),
    })
    let decided = 0
    fc.assert(
      fc.property(question, (asked) => {
        const expected = texts.filter(
          (text) =>
            text.length >= asked.minLength &&
            text.length <= asked.maxLength &&
            asked.matching.every((source) => new RegExp(source, 'u').test(text)) &&
            !asked.notMatching.some((source) => new RegExp(source, 'u').test(text)),
        )
        const answer = makeLanguages().textsOf({ ...asked, matching: [...asked.matching, '^[abc]*$'] }, 100, endless)
        if (answer.kind === 'undecided') return
        decided++
        const found = answer.kind === 'texts' ? answer.texts : []
        if (expected.length === 0) expect(answer.kind).toBe('none')
        if (expected.length < 100) expect([...found].sort()).toEqual([...expected].sort())
        else expect(expected).toEqual(expect.arrayContaining([...found]))
      }),
      { numRuns: 150 },
    )
    expect(decided).toBeGreaterThan(130)
  })
})
