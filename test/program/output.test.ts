import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { writeReview } from '../../src/program/output.ts'
import { refuseUnwritable, replaceFile } from '../../src/program/output-file.ts'
import { temporaryFolder } from '../adapters/git/fixture.ts'
import { fakeWorld } from '../fakes/world.ts'
import { inconclusive, loads, passed, samples } from '../report/sample-reviews.ts'

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

test.each([
  ['a file that is not there yet', 'new.txt', undefined],
  ['in a folder that will be made', 'reports/today/new.txt', undefined],
  ['a folder', 'there', 'it is a folder'],
  ['below a file', 'file/new.txt', 'is no folder'],
  ['in a folder that is missing elsewhere', '../missing/new.txt', 'ENOENT'],
])('whether it can be written is known beforehand: %s', async (_, output, message) => {
  const cwd = join(temporaryFolder(), 'work')
  mkdirSync(join(cwd, 'there'), { recursive: true })
  writeFileSync(join(cwd, 'file'), '')
  const checked = refuseUnwritable(output, { cwd })
  if (message === undefined) await expect(checked).resolves.toBeUndefined()
  else {
    await expect(checked).rejects.toMatchObject({
      trouble: { code: 'output-unwritable', message: expect.stringContaining(message) },
    })
  }
  expect(readdirSync(cwd).sort()).toEqual(['file', 'there'])
})

test('what cannot be replaced stays as it was', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'kept.json')
  await replaceFile(file, 'first')
  await replaceFile(file, 'second')
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['second', ['kept.json']])
  await expect(replaceFile(join(folder, 'kept.json/below'), 'third')).rejects.toThrow('ENOTDIR')
  expect(readFileSync(file, 'utf8')).toBe('second')
})

test.each([
  ['html', /^<!doctype html>\n/],
  ['csv', /^round,side,operation,/],
  ['prometheus', /^# HELP breakwater_load_info /],
] as const)('a load test as %s', async (format, start) => {
  const world = fakeWorld({ cwd: temporaryFolder() })
  await writeReview(loads.regressed, { format, output: undefined }, world)
  expect(world.out.join('')).toMatch(start)
})

test.each([
  ['one that failed', inconclusive, /did not answer within 10 s/],
  ['one that was skipped', passed, /no preview is configured/],
  ['none', { ...passed, outcomes: [] }, /^There is no load test to write as csv\.$/],
])('figures of a load test cannot be written of %s', async (_, review, message) => {
  const world = fakeWorld({ cwd: temporaryFolder() })
  await expect(writeReview(review, { format: 'csv', output: undefined }, world)).rejects.toMatchObject({
    trouble: { code: 'no-load-test', message: expect.stringMatching(message) },
  })
  expect(world.out).toEqual([])
})

test('what goes into a file has neither colours nor pictures of the terminal', async () => {
  const terminal = { colour: true, width: 100, unicode: true }
  const world = fakeWorld({ cwd: temporaryFolder(), terminal })
  await writeReview(loads.regressed, { format: 'terminal', output: 'review.txt' }, world)
  expect(readFileSync(join(world.cwd, 'review.txt'), 'utf8')).not.toMatch(/\p{Cc}(?<!\n)|▁/u)
  await writeReview(loads.regressed, { format: 'terminal', output: undefined }, world)
  expect(world.out.join('')).toMatch(/\p{Cc}(?<!\n).*▁/su)
})
