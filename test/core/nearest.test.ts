import { expect, test } from 'vitest'
import { nearest } from '../../src/core/nearest.ts'

test.each([
  ['profil', ['profile', 'api'], 'profile'],
  ['siez', ['size', 'name'], 'size'],
  ['urlEnv', ['url-env', 'engine'], 'url-env'],
  ['URL_ENV', ['url-env', 'engine'], 'url-env'],
  ['fature', ['main', 'feature', 'features'], 'feature'],
  ['sql', ['api', 'load'], undefined],
  ['zzz', ['main', 'feature'], undefined],
  ['x', ['a', 'b'], undefined],
  ['', ['a'], undefined],
  ['anything', [], undefined],
  ['x'.repeat(1_000_000), ['y'.repeat(1_000_000)], undefined],
])('%.20s', (word, known, found) => {
  expect(nearest(word, known)).toBe(found)
})
