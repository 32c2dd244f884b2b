import { describe, expect, test } from 'vitest'
import { renderComment } from '../../src/report/comment.ts'
import { samples } from './sample-reviews.ts'

describe.each(Object.entries(samples))('%s', (name, review) => {
  test('reads like this', async () => {
    await expect(renderComment(review, 60_000)).toMatchFileSnapshot(`./__snapshots__/comment-${name}.md`)
  })
})
