import { expect, test } from 'vitest'
import { acceptanceText } from '../../src/report/finding-text.ts'

const links = { repositoryUrl: 'https://github.com/o/r', head: { ref: 'change', sha: 'a'.repeat(40) } }
const place = { path: 'db/2.sql', line: 3, column: 1 }

test.each([
  [
    'by the config',
    { by: 'carol', reason: 'it holds 40 rows', until: '2026-12-31' },
    'by `carol` until `2026-12-31`: it holds 40 rows',
  ],
  [
    'by a comment in the file',
    { by: 'db/2.sql:3', place, reason: 'it holds 40 rows' },
    `in the file, at [\`db/2.sql:3\`](https://github.com/o/r/blob/${'a'.repeat(40)}/db/2.sql#L3): it holds 40 rows`,
  ],
  ['with markup in the reason', { by: 'carol', reason: '<img src=x> @all' }, 'by `carol`: '],
])('%s', (_, accepted, text) => {
  const said = acceptanceText(accepted, links)
  expect(said.startsWith(text)).toBe(true)
  expect(said).not.toMatch(/<img|@all\b/)
})
