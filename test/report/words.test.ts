import { expect, test } from 'vitest'
import { sentence } from '../../src/report/words.ts'

test.each([
  ['Drop it', 'Drop it.'],
  ['Drop it. ', 'Drop it.'],
  ['Drop it. (It is empty.)', 'Drop it. (It is empty.)'],
  ['Drop it (it is empty)', 'Drop it (it is empty).'],
])('%s', (text, ended) => {
  expect(sentence(text)).toBe(ended)
})
