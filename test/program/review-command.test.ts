import { expect, test } from 'vitest'
import { reproduceCommand } from '../../src/program/review-command.ts'
import { changeSetOf } from '../fakes/check-context.ts'

const changeSet = {
  ...changeSetOf({}, {}),
  base: { ...changeSetOf({}, {}).base, ref: 'main', sha: 'a'.repeat(40) },
  head: { ...changeSetOf({}, {}).head, ref: "it's; rm -rf", sha: undefined },
}

test.each([
  [undefined, ''],
  ['http://127.0.0.1:3000', ' --preview-url http://127.0.0.1:3000'],
  ['https://p.example/up?bypass=s3cret', " --preview-url 'https://p.example/up?…'"],
])('the command that reproduces a review quotes what a stranger named and holds no secret: %s', (url, told) => {
  const { sha: _, ...head } = changeSet.head
  expect(reproduceCommand({ ...changeSet, head }, { previewUrl: url, baseUrl: 'https://main.example.dev' })).toBe(
    `breakwater review --base aaaaaaaaaaaa --head 'it'\\''s; rm -rf'${told} --base-url https://main.example.dev`,
  )
})
