import { afterAll, beforeAll, expect, test } from 'vitest'
import fc from '../../properties.ts'
import { conductor } from './conductor.ts'
import { type Opened, open } from './open.ts'

const head = 'a'.repeat(40)
const words = (run: number) => `<!-- breakwater key=default head=${head} run=${run} attempt=1 -->\nby ${run}`

let opened: Opened
beforeAll(async () => {
  opened = await open()
})
afterAll(() => opened.github.close())

/** Several runs write at once, their requests in the given order; gives back what stands on the pull request then. */
async function race(runs: readonly number[], standing: readonly number[], choices: readonly number[]) {
  const { github, run } = opened
  github.state.comments.length = 0
  const baton = conductor(runs.length, choices)
  for (const [at, by] of standing.entries()) {
    github.state.comments.push({ id: at + 1, author: 'github-actions[bot]', body: words(by), edits: 0 })
  }
  const seats = runs.map((runId) => ({ runId, ...baton.seat() }))
  const hosts = await Promise.all(seats.map(({ runId, clock, fetch }) => run({ runId, clock, fetch })))
  const published = await Promise.all(
    hosts.map(async (host, at) => {
      const render = () => `by ${runs[at]}`
      const result = await host.upsertComment({ pull: 7, key: 'default', headSha: head, render, create: true })
      seats[at]?.leave()
      return result.status
    }),
  )
  return { bodies: github.state.comments.map(({ body }) => body), published, order: baton.order }
}

const choices = fc.array(fc.nat(5), { maxLength: 24 })

test.each([
  { title: 'two first comments', runs: [100, 101], standing: [] },
  { title: 'two edits', runs: [100, 101], standing: [99] },
  { title: 'two edits, two comments from before', runs: [101, 100], standing: [98, 99] },
  { title: 'three first comments', runs: [100, 102, 101], standing: [] },
  { title: 'three edits', runs: [102, 101, 100], standing: [99] },
])('$title: one comment, the newest words, in every order', async ({ runs, standing }) => {
  const newest = Math.max(...runs)
  await fc.assert(
    fc.asyncProperty(choices, async (order) => {
      const { bodies, published, order: went } = await race(runs, standing, order)
      expect(bodies, went.join('\n')).toEqual([words(newest)])
      expect(published[runs.indexOf(newest)]).toBe('written')
    }),
    // A fixed seed: the same orders on every machine.
    { numRuns: 12, seed: 20_261_122, endOnFailure: true },
  )
})
