import { describe, expect, test } from 'vitest'
import { samplePattern, tameLength } from '../../../src/checks/api-diff/pattern.ts'

describe('patterns that may be run', () => {
  test.each([
    ['^[a-z]+$', true],
    ['^sha256:[a-f0-9]{64}$', true],
    ['^[^@]+@[^@]+\\.[a-z]{2,}$', true],
    ['^(a+)+$', false],
    ['^(a|a)*$', false],
    ['^([a-z]{2}){3,}$', false],
    ['(?=.*[a-z]).+', false],
    ['^a{1,99999}$', false],
    ['a*a*a*a*', false],
  ])('%s: %s', (pattern, tame) => {
    expect(tameLength(pattern) > 0).toBe(tame)
  })
})

describe('texts that match', () => {
  test.each([
    '^[a-z]+$',
    '^sha256:[a-f0-9]{64}$',
    '^\\d{4}-\\d{2}$',
    '^(GET|POST)$',
    '^[^/]+$',
    '^https://',
    '^v[0-9]+(?:\\.[0-9]+)?$',
    '^[A-Z]{3}-\\w+$',
  ])('%s', (pattern) => {
    expect(samplePattern(pattern)).toMatch(new RegExp(pattern))
  })
  test.each(['(?=x)x', 'a{', '[a', '(a'])('none is made for %s', (pattern) => {
    expect(samplePattern(pattern)).toBeUndefined()
  })
})
