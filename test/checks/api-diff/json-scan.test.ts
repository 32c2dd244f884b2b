import { describe, expect, test } from 'vitest'
import { hasRootMember } from '../../../src/checks/api-diff/json-scan.ts'

describe('whether the root has a member', () => {
  test.each<[string, boolean]>([
    ['{"openapi": "3.0.3"}', true],
    ['\ufeff \n{ "openapi" : "3.0.3"', true],
    ['{"a": {"openapi": 1}, "b": [{"openapi": 2}, "]"], "c": -1.5e3, "openapi": "3.1.0"}', true],
    ['{"a\\"": "openapi\\\\", "openapi": "3.1.0"}', true],
    ['{"dependencies": {"openapi": "1.0.0"}, "keywords": ["openapi"], "name": "openapi"}', false],
    ['{"a": "\\", \\"openapi\\": 1"}', false],
    ['["openapi", 1]', false],
    ['{}', false],
    ['', false],
    // None of these is JSON: what counts is that each ends.
    ['{"a": "', false],
    ['{"a": {{{', false],
    ['{"a" "b" }}}', false],
    ['{"', false],
  ])('%s', (text, expected) => {
    expect(hasRootMember(text, ['openapi', 'swagger'])).toBe(expected)
  })
})
