import { describe, expect, test } from 'vitest'
import { parse } from '../../../src/checks/api-diff/parse.ts'
import { locate } from '../../../src/checks/api-diff/positions.ts'
import { child, type Node, rootOf, type SourceFile } from '../../../src/checks/api-diff/source.ts'

function place(path: string, text: string, pointer: readonly string[]) {
  const found = find(path, text, pointer)
  return found && [found.line, found.column]
}

function find(path: string, text: string, pointer: readonly string[]) {
  const home: SourceFile['home'] = {
    side: 'head',
    version: '3.0',
    forgiven: new WeakSet(),
    resolve: () => {
      throw new Error('nothing is referred to here')
    },
  }
  let node: Node = rootOf({ path, text, home, ...parse(path, text) })
  for (const key of pointer) {
    const next = child(node, key)
    if (!next) throw new Error(`no ${key}`)
    node = next
  }
  const [found] = locate([node]).values()
  return found
}

describe('line and column of a node: its key, or the item of a list', () => {
  const yaml = `# a comment
openapi: 3.0.3
"quoted key": {flow: [1, {x: 2}]}
list:
  - name: a   # first
    enum:
      - one
      - two
  - |
    block: not a key
  - &anchor
    deep: {er: true}
alias: *anchor
text: >-
  list:
    - not a list
last: ~
`
  test.each<[readonly string[], readonly [number, number]]>([
    [['openapi'], [2, 1]],
    [
      ['quoted key', 'flow'],
      [3, 16],
    ],
    [
      ['quoted key', 'flow', '1', 'x'],
      [3, 27],
    ],
    [
      ['list', '0', 'name'],
      [5, 5],
    ],
    [
      ['list', '0', 'enum', '1'],
      [8, 9],
    ],
    [
      ['list', '2', 'deep', 'er'],
      [12, 12],
    ],
    [['last'], [17, 1]],
    // What an alias stands for is written elsewhere; the alias itself is the nearest place.
    [
      ['alias', 'deep'],
      [13, 1],
    ],
  ])('YAML: %j', (pointer, expected) => {
    expect(place('a.yaml', yaml, pointer)).toEqual(expected)
  })

  const json = `{
  "a": {"b": [1, "], {", {"c\\u0041": null}]},
  "d\\"e": [[], {}, -1.5e3, {"f": true}]
}`
  test.each<[readonly string[], readonly [number, number]]>([
    [['a'], [2, 3]],
    [
      ['a', 'b', '1'],
      [2, 18],
    ],
    [
      ['a', 'b', '2', 'cA'],
      [2, 27],
    ],
    [
      ['d"e', '3', 'f'],
      [3, 29],
    ],
  ])('JSON: %j', (pointer, expected) => {
    expect(place('a.json', json, pointer)).toEqual(expected)
  })

  test('JSON on one line', () => {
    expect(place('a.json', '{"a":1,"b":{"c":2}}', ['b', 'c'])).toEqual([1, 13])
  })
})

describe('what is shown of a place is whole, or says that it is not', () => {
  const flow = "paths: {/b: {get: {responses: {'200': {description: ok}}}}}"
  const long = `${flow.slice(0, -1)}, /c: {summary: ${'x'.repeat(500)}}}`
  test.each([
    { name: 'the last line, without its end', text: flow, shown: flow },
    {
      name: 'a line that goes on for long',
      text: `${long}\n`,
      shown: "paths: {/b: {get: {responses: {'200': {description: ok …",
    },
    { name: 'a line that ends soon', text: `${flow}\nlast: 1\n`, shown: flow },
  ])('$name', ({ text, shown }) => {
    expect(find('a.yaml', text, ['paths', '/b'])?.excerpt).toBe(shown)
  })
})
