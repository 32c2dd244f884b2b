import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { parseStrict } from '../../src/config/strict-file.ts'
import { BreakwaterError, type Trouble } from '../../src/core/error.ts'

const schema = z.strictObject({
  name: z.string().optional(),
  size: z.enum(['small', 'large']).optional(),
  load: z.strictObject({ count: z.int().min(1).max(9).optional(), hosts: z.array(z.string()).optional() }).optional(),
  people: z.record(z.string(), z.union([z.string(), z.array(z.string())], 'must be a person or a list')).optional(),
  entries: z.array(z.strictObject({ id: z.string(), reason: z.string() })).optional(),
})

function troubleIn(text: string, path = 'a.yml'): Trouble {
  try {
    parseStrict(schema, text, path)
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return thrown.trouble
    throw thrown
  }
  throw new Error('nothing was refused')
}

describe('what is right is read', () => {
  test.each([
    ['yaml', 'name: x\nload:\n  count: 3\n', { name: 'x', load: { count: 3 } }],
    ['json', '{"name": "x", "load": {"count": 3}}', { name: 'x', load: { count: 3 } }],
    ['empty', '', {}],
    ['comments only', '# nothing yet\n', {}],
    ['a byte order mark', '\uFEFFname: x\n', { name: 'x' }],
    ['CRLF', 'name: x\r\nsize: small\r\n', { name: 'x', size: 'small' }],
    [
      'an alias',
      'entries:\n  - &a {id: "1", reason: r}\n  - *a\n',
      { entries: [1, 2].map(() => ({ id: '1', reason: 'r' })) },
    ],
  ])('%s', (_, text, value) => {
    expect(parseStrict(schema, text, 'a.yml')).toEqual(value)
  })
})

describe('what is wrong is named with its place', () => {
  test.each([
    ['name: x\nsiez: small\n', 2, 1, 'unknown key "siez" (did you mean "size"?)'],
    ['load:\n  cuont: 1\n', 2, 3, 'unknown key "load.cuont" (did you mean "count"?)'],
    ['{\n  "load": { "Hosts": [] }\n}', 2, 13, 'unknown key "load.Hosts" (did you mean "hosts"?)'],
    ['weather: sunny\n', 1, 1, 'unknown key "weather"'],
    ['__proto__: {a: 1}\n', 1, 1, 'unknown key "__proto__"'],
    ['name: [a]\n', 1, 7, '"name" must be text, and is a list'],
    ['name: 3\n', 1, 7, '"name" must be text, and is 3'],
    ['name:\n', 1, 6, '"name" must be text, and is empty'],
    ['size: smal\n', 1, 7, '"size" is "smal", and must be small or large'],
    ['load:\n  count: 0\n', 2, 10, '"load.count": Too small: expected number to be >=1'],
    ['load:\n  count: 1.5\n', 2, 10, '"load.count" must be a whole number, and is 1.5'],
    ['load:\n  hosts: [a, 2]\n', 2, 14, '"load.hosts[1]" must be text, and is 2'],
    ['people:\n  dba: {a: 1}\n', 2, 8, '"people.dba": must be a person or a list'],
    ['people:\n  dba: [ann, 7]\n', 2, 14, '"people.dba[1]" must be text, and is 7'],
    ['entries:\n  - id: a\n', 2, 5, '"entries[0].reason" is missing'],
    [
      'entries:\n  - &a {id: "1", raeson: r, reason: r}\n  - *a\n',
      2,
      18,
      'unknown key "entries[0].raeson" (did you mean "reason"?)',
    ],
    ['- a\n', 1, 1, 'the file must be a mapping (keys and values), and is a list'],
    ['just words', 1, 1, 'the file must be a mapping (keys and values), and is "just words"'],
    ['name: x\nname: y\n', 2, 1, 'the key "name" stands here a second time'],
    ['name: "x\n', 2, 1, 'Missing closing "quote'],
    ['a: 1\n---\nb: 2\n', 2, 1, 'Source contains multiple documents'],
  ])('%j', (text, line, column, message) => {
    const trouble = troubleIn(text)
    expect(trouble).toMatchObject({ code: 'config-invalid', location: { path: 'a.yml', line, column } })
    expect(trouble.message).toContain(`a.yml:${line}:${column}: ${message}`)
  })

  test('several problems are told at once, in the order of the file', () => {
    const lines = troubleIn('size: tiny\nnam: a\nload: {cont: 1, hots: []}\n').message.split('\n')
    const places = lines.filter((line) => !line.startsWith(' ')).map((line) => line.replace(/: .*/, ''))
    expect(places).toEqual(['a.yml:1:7', 'a.yml:2:1', 'a.yml:3:8', 'a.yml:3:17'])
  })

  test('of several problems each has its own advice below it', () => {
    const { message, hint } = troubleIn('name: 3\nload: {hosts: 5}\nsize: smal\n')
    expect(message.split('\n')).toEqual([
      'a.yml:1:7: "name" must be text, and is 3',
      '  Put it into quotes if it is meant as text.',
      'a.yml:2:15: "load.hosts" must be a list, and is 5',
      '  Write a list: `hosts: [...]`.',
      'a.yml:3:7: "size" is "smal", and must be small or large',
      '  Did you mean small?',
    ])
    expect(hint).toBe('Correct these 3 places in a.yml.')
  })

  test('a word where a list is needed is shown as a list', () => {
    expect(troubleIn('load: {hosts: a.example}\n').hint).toBe('Write a list: `hosts: ["a.example"]`.')
  })

  test('more than five are counted', () => {
    const text = ['k1', 'k2', 'k3', 'k4', 'k5', 'k6', 'k7'].map((key) => `${key}: 1\n`).join('')
    expect(troubleIn(text).message).toContain('and 2 more')
  })

  test('the hint lists the keys that may stand there', () => {
    expect(troubleIn('load: {x: 1}\n').hint).toBe('Keys that may stand here: count, hosts.')
  })

  test('the code is the caller’s', () => {
    expect(() => parseStrict(schema, 'x: 1', 'p.json', 'profile-invalid')).toThrow(
      expect.objectContaining({ trouble: expect.objectContaining({ code: 'profile-invalid' }) }),
    )
  })
})

describe('hostile text is refused, and soon', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((k, i) => `${k}: &${k} [${Array(10).fill(`*${'abcdefghi'[i]}`).join(',')}]`),
  ]
  test.each([
    ['aliases that multiply', bomb.join('\n')],
    ['deep nesting', '['.repeat(100_000)],
    ['deep blocks', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['too large', `name: ${'x'.repeat(200_000)}`],
    ['very many keys', Array.from({ length: 15_000 }, (_, i) => `k${i}:`).join('\n')],
    ['an unknown tag that would run code', 'name: !!js/function "process.exit()"'],
    ['control characters', 'na\u0000me: x'],
  ])('%s', (_, text) => {
    expect(troubleIn(text)).toMatchObject({ code: 'config-invalid' })
  })
})
