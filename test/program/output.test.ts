import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { writeReview } from '../../src/program/output.ts'
import { temporaryFolder } from '../adapters/git/fixture.ts'
import { fakeWorld } from '../fakes/world.ts'
import { samples } from '../report/sample-reviews.ts'

test('a file inside the current folder is written, its folder made, and its place told', async () => {
  const world = fakeWorld({ cwd: temporaryFolder() })
  await writeReview(samples.passed, { format: 'terminal', output: 'reports/today/review.txt' }, world)
  expect(readFileSync(join(world.cwd, 'reports/today/review.txt'), 'utf8')).toMatch(/^PASSED\n/)
  expect(world.err).toEqual(['report written to reports/today/review.txt\n'])
  expect(world.out).toEqual([])
})

test.each(['absolute', 'relative'])('no folder is made elsewhere (%s path)', async (kind) => {
  const missing = join(temporaryFolder(), 'missing')
  const world = fakeWorld({ cwd: temporaryFolder() })
  const output = join(kind === 'absolute' ? missing : relative(world.cwd, missing), 'review.json')
  await expect(writeReview(samples.passed, { format: 'json', output }, world)).rejects.toMatchObject({
    trouble: { code: 'output-unwritable', message: expect.stringContaining('ENOENT') },
  })
  expect(existsSync(missing)).toBe(false)
  expect(world.err).toEqual([])
})
