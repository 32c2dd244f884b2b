import { describe, expect, test } from 'vitest'
import { clip, code, fence, htmlText, inline, prose, visible } from '../../src/report/escape.ts'
import fc from '../properties.ts'

describe('prose', () => {
  test.each([
    ['plain words, user_id and all.', 'plain words, user_id and all.'],
    ['@octocat and @org/team', '@&#8203;octocat and @&#8203;org/team'],
    ['mail a@b.example', 'mail a@&#8203;b.example'],
    ['fixes #1', 'fixes #&#8203;1'],
    ['closes GH-1, org/repo#1', 'closes GH-&#8203;1, org/repo#&#8203;1'],
    ['https://evil.example and www.evil.example', 'https:&#8203;//evil.example and www.&#8203;evil.example'],
    ['<!-- breakwater -->', '&lt;!-- breakwater --&gt;'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['![x](https://evil.example/p.png)', '!\\[x\\](https:&#8203;//evil.example/p.png)'],
    ['a | b', 'a &#124; b'],
    ['*bold* _it_ ~gone~ $x$', '\\*bold\\* \\_it\\_ \\~gone\\~ \\$x\\$'],
    ['one `tick', 'one \\`tick'],
    ['back\\slash', 'back\\\\slash'],
    ['&lt; &#64;x', '&amp;lt; &amp;#&#8203;64;x'],
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['two\nlines\r\nthree', 'two lines three'],
    ['\u202Egnp.exe', '&lt;U+202E&gt;gnp.exe'],
    ['zero\u200Bwidth \u2066', 'zero&lt;U+200B&gt;width &lt;U+2066&gt;'],
    ['\u001b[31mred', '&lt;U+001B&gt;\\[31mred'],
    ['\uD800 alone', '&lt;U+D800&gt; alone'],
    ['Grüße 日本 🐘', 'Grüße 日本 🐘'],
  ])('%j', (text, escaped) => {
    expect(prose(text)).toBe(escaped)
  })
})

describe('text with code in it', () => {
  test.each([
    ['`status` became required', '`status` became required'],
    ['a `b` c', 'a `b` c'],
    ['a `@x` @y', 'a `@x` @&#8203;y'],
    ['an odd ` tick', 'an odd \\` tick'],
    ['``', '\\`\\`'],
    ['``` x ```', '\\`\\`\\` x \\`\\`\\`'],
  ])('%j', (text, escaped) => {
    expect(inline(text)).toBe(escaped)
  })
})

describe('code spans', () => {
  test.each([
    ['SELECT 1', '`SELECT 1`'],
    ['a`b', '``a`b``'],
    ['`a``', '``` `a`` ```'],
    ['a|b', '<code>a&#124;b</code>'],
    ['a\\|*b*', '<code>a\\\\&#124;\\*b\\*</code>'],
    ['<!-- x', '`<!\u200B-- x`'],
    ['a\n\nb', '`a b`'],
    ['', '(empty)'],
  ])('%j', (text, escaped) => {
    expect(code(text)).toBe(escaped)
  })
})

describe('fences', () => {
  test.each<[string, string, string]>([
    ['plain', 'SELECT 1;\n', '```sql\nSELECT 1;\n```'],
    ['that hold a fence', '```\n@x\n````', '`````sql\n```\n@x\n````\n`````'],
    ['that hold a marker', '<!-- m -->', '```sql\n<!\u200B-- m -->\n```'],
    ['with Windows line ends', 'a\r\nb', '```sql\na\nb\n```'],
    ['with a direction mark', 'a\u202Eb', '```sql\na<U+202E>b\n```'],
  ])('%s', (_, text, fenced) => {
    expect(fence('sql', text)).toBe(fenced)
  })

  test('long ones say what was cut', () => {
    expect(fence('text', 'a\nb\nc\nd', { lines: 2 })).toBe('```\na\nb\n… 2 more lines\n```')
    expect(fence('text', 'abcdef', { width: 4 })).toBe('```\nabc…\n```')
  })
})

test('tags are text in a summary', () => {
  expect(htmlText('</summary><b>@x & "y"')).toBe('&lt;/summary&gt;&lt;b&gt;@&#8203;x &amp; "y"')
})

test('cutting never splits a character', () => {
  expect(clip('ab🐘', 4)).toBe('ab🐘')
  expect(clip('a🐘b', 3)).toBe('a…')
})

describe('whatever comes in', () => {
  const hostile = fc.string({
    unit: fc.constantFrom(
      '`',
      '@',
      'a',
      '#',
      '1',
      '<',
      '!',
      '--',
      '>',
      '|',
      '\\',
      '\n',
      '\u202E',
      '[',
      ']',
      '(',
      ')',
      ' ',
      '://',
    ),
    maxLength: 40,
  })
  test('prose, code and inline stay on one line, make no cell, no tag, no mention', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const out of [prose(text), code(text), inline(text)]) {
          const outsideCode = out.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
          expect(out).not.toMatch(/[\n|]|<!--|\u202E/)
          expect(outsideCode.replace(/<\/?code>/g, '')).not.toMatch(/<|@a|(?<!&)#1|:\/\//)
        }
      }),
    )
  })
  test('a fence is closed by its last line only', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const lines = fence('text', text).split('\n')
        const ticks = lines[0] ?? ''
        expect(ticks).toMatch(/^`{3,}$/)
        expect(lines.slice(1, -1).some((line) => line.includes(ticks))).toBe(false)
        expect(lines.at(-1)).toBe(ticks)
      }),
    )
  })
  test('what nobody sees becomes visible', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}]/u)
      }),
    )
  })
})
