import { expect, test } from 'vitest'
import { leavesItsFile } from '../../../src/checks/api-diff/external-reference.ts'
import { parse } from '../../../src/checks/api-diff/parse.ts'

test.each<[boolean, string, string]>([
  [true, 'a.yaml', 'a: {$ref: other.yaml}'],
  [true, 'a.yaml', "a: {'$ref': './other.yaml#/A'}"],
  [true, 'a.yaml', 'a:\n  $ref:\n    other.yaml'],
  [true, 'a.yaml', 'a:\n  $ref: >-\n    other.yaml'],
  [true, 'a.yaml', 'x: &b other.yaml\na: [{$ref: *b}]'],
  [true, 'a.json', '{"a": {"$ref" : "other.json"}}'],
  [false, 'a.yaml', "a: {$ref: '#/b'}\nb: 1"],
  [false, 'a.yaml', 'properties:\n  $ref:\n    type: string'],
  [false, 'a.yaml', 'properties: {$ref: {type: string}}'],
  [false, 'a.json', '{"properties": {"$ref": {"type": "string"}}}'],
  [false, 'a.json', '{"required": ["$ref"], "$ref": ["other.json"]}'],
  [false, 'a.yaml', 'description: >\n  a $ref: other.yaml'],
])('%s: %s of %s', (expected, path, text) => {
  expect(leavesItsFile(text, parse(path, text).value)).toBe(expected)
})
