import { expect, test } from 'vitest'
import { previewUrl } from '../../src/core/preview-url.ts'

const place = {
  number: 7,
  sha: '0123456789abcdef0123456789abcdef01234567',
  branch: 'Feature/New_Shop',
  fromFork: false,
}

test.each([
  ['https://preview.example.com', 'https://preview.example.com'],
  ['https://pr-{number}.example.com/{number}', 'https://pr-7.example.com/7'],
  ['https://{short-sha}.example.com', 'https://0123456.example.com'],
  ['https://example.com/{sha}', `https://example.com/${place.sha}`],
  ['https://{branch}--shop.example.com', 'https://feature-new-shop--shop.example.com'],
])('%s', (template, url) => {
  expect(previewUrl(template, place)).toBe(url)
})

test.each([
  ['https://pr-{number}.example.com', { number: undefined }],
  ['https://{sha}.example.com', { sha: undefined }],
  ['https://{short-sha}.example.com', { sha: undefined }],
  // Somebody could name a branch `www`.
  ['https://{branch}.example.com', { fromFork: true }],
  ['https://{branch}.example.com', { branch: '///' }],
])('%s cannot be filled in without %j', (template, missing) => {
  expect(previewUrl(template, { ...place, ...missing })).toBeUndefined()
})

test.each(['a.evil.test/', '@evil.test', 'evil.test#', '..', '%2e', 'x'.repeat(200), 'ä\u202eb'])(
  'a branch called %j stays one label of the host',
  (branch) => {
    const url = previewUrl('https://x{branch}x.example.com', { ...place, branch })
    if (url === undefined) return
    expect(new URL(url).hostname).toMatch(/^x[a-z0-9-]{0,63}x\.example\.com$/)
  },
)
