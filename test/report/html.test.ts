import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { renderHtml } from '../../src/report/html.ts'
import { link } from '../../src/report/html-text.ts'
import fc from '../properties.ts'
import { arbitraryReview } from './arbitrary-review.ts'
import { hostile, loads, samples } from './sample-reviews.ts'

const elements =
  /^(?:a|article|body|br|circle|code|desc|details|div|figcaption|figure|footer|h[123]|head|header|html|li|line|main|meta|p|path|pre|rect|section|span|strong|style|summary|svg|table|tbody|td|text|th|thead|title|tr|ul)$/
const attributes =
  /^(?:aria-labelledby|charset|class|content|cx|cy|d|height|href|http-equiv|id|lang|name|r|rel|role|scope|viewBox|width|x|x1|x2|y|y1|y2)$/
const empty = /^(?:meta|br|line|path|rect|circle)$/

/** Reads the page as strictly as XML: every tag is one of ours, is closed, and has attributes of ours only. */
function problemsOf(html: string): readonly string[] {
  const body = html.replace(/^<!doctype html>\n/, '').replace(/<style>[^<]*<\/style>/, '')
  const problems: string[] = []
  const open: string[] = []
  let at = 0
  for (const tag of body.matchAll(/<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+\d?="[^"<>]*")*)\/?>/g)) {
    const [whole, slash, name = '', given = ''] = tag
    const between = body.slice(at, tag.index)
    if (/[<>]|&(?!(?:amp|lt|gt|quot|#39);)/.test(between)) problems.push(`unescaped: ${between}`)
    at = tag.index + whole.length
    if (!elements.test(name)) problems.push(whole)
    for (const [, attribute = ''] of given.matchAll(/ ([a-zA-Z-]+\d?)="/g))
      if (!attributes.test(attribute)) problems.push(whole)
    if (slash && open.pop() !== name) problems.push(`unbalanced: ${whole}`)
    if (!slash && !empty.test(name)) open.push(name)
  }
  if (body.slice(at).trim() !== '' || open.length > 0) problems.push(`left open: ${open.join(', ')}`)
  return problems
}

describe.each(Object.entries(samples))('%s', (_, review) => {
  const html = renderHtml(review)
  test('is a page of our own elements, with nothing to fetch or to run', () => {
    expect(problemsOf(html)).toEqual([])
    for (const [, address] of html.matchAll(/ (?:href|src)="([^"]*)"/g))
      expect(address).toBe('https://github.com/acme/orders/actions/runs/4711')
    expect(html).not.toMatch(/url\(|@import|<script|<link|<img/)
  })
  test('is the same every time', () => {
    expect(renderHtml(structuredClone(review))).toBe(html)
  })
})

test('whatever the review, no text of a stranger becomes an element or a control character', () => {
  fc.assert(
    fc.property(arbitraryReview, (review) => {
      const html = renderHtml(review)
      expect(problemsOf(html)).toEqual([])
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
      expect(html).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2066-\u2069]/)
    }),
    { numRuns: 20 },
  )
})

test.each([
  '<p>a < b</p>',
  '<p>&copy;</p>',
  '<script>alert(1)</script>',
  '<p onclick="alert(1)">a</p>',
  '<p><b>a</p></b>',
  '<p>a',
])('the reader of pages sees what is wrong with %s', (html) => {
  expect(problemsOf(html)).not.toEqual([])
})

test('the policy of the page lets its own style in, and nothing else', () => {
  const html = renderHtml(hostile)
  const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(html).toContain(
    `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
  )
  expect(html).not.toMatch(/ style="/)
})

describe('the load test', () => {
  test('each picture has a title, a description and its figures as a table', () => {
    const html = renderHtml(loads.regressed)
    const pictures = html.match(/<svg [^>]*aria-labelledby="(chart-\d-title) (chart-\d-text)"/g) ?? []
    expect(pictures).toHaveLength(4)
    for (const id of [1, 2, 3, 4]) {
      expect(html).toContain(`<title id="chart-${id}-title">`)
      expect(html).toContain(`<desc id="chart-${id}-text">`)
    }
    expect(html).toContain('<summary>Latencies as a table</summary>')
    // A row of figures a second.
    expect(html.split('The run second by second as a table')[1]?.match(/<tr>/g)?.length).toBeGreaterThan(60)
  })
  test('what was not measured leaves a gap', () => {
    const html = renderHtml(loads.aborted)
    const [line = ''] =
      /(?<=<path class="first" d=")[^"]*/.exec(html.split('<figcaption>Latency over time')[1] ?? '') ?? []
    // Ten of fourteen seconds had answers.
    expect(line.match(/[ML]/g)).toHaveLength(10)
  })
  test('an end before its time is said first', () => {
    const section = renderHtml(loads.aborted).split('<h2>Load test</h2>')[1] ?? ''
    expect(section.indexOf('class="alarm"')).toBeLessThan(section.indexOf('Open loop'))
    expect(section).toContain('All figures are partial.')
  })
})

test.each([
  ['https://github.com/a/b', '<a href="https://github.com/a/b" rel="noreferrer">x</a>'],
  ['https://a/"onload="', '<a href="https://a/&quot;onload=&quot;" rel="noreferrer">x</a>'],
  ['javascript:alert(1)', 'x'],
  [undefined, 'x'],
])('a link to %s', (address, html) => {
  expect(link('x', address)).toBe(html)
})
