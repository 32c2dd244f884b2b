import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCommandLine } from '../../src/config/command-line.ts'
import { writeReview } from '../../src/program/output.ts'
import { judgeSingle } from '../../src/program/single-check.ts'
import { temporaryFolder } from '../adapters/git/fixture.ts'
import { fakeWorld } from '../fakes/world.ts'

const spec = (paths: string) => `openapi: 3.0.3
info: {title: Orders, version: 1.0.0}
paths:
  /orders:
    get: {responses: {'200': {description: the orders}}}
${paths}`
const jobs = `  /internal/jobs:
    get: {responses: {'200': {description: the jobs}}}
`

/** The command on two contracts, of which head lacks `GET /internal/jobs`; with a config where one is given. */
async function compared(config?: string) {
  const cwd = temporaryFolder()
  const file = (name: string, text: string) => {
    writeFileSync(join(cwd, name), text)
    return join(cwd, name)
  }
  const argv = ['api-diff', file('v1.yaml', spec(jobs)), file('v2.yaml', spec('')), '--format', 'markdown']
  const command = parseCommandLine(config === undefined ? argv : [...argv, '--config', file('breakwater.yml', config)])
  if (command.command !== 'api-diff') throw new Error('the command is api-diff')
  const world = fakeWorld({ cwd })
  const review = await judgeSingle(command, world)
  await writeReview(review, command, world)
  return { review, out: world.out.join(''), err: world.err.join('') }
}

describe('breakwater api-diff', () => {
  test('without a config, an operation that is gone blocks', async () => {
    const { review, out } = await compared()
    expect(review.verdict.decision).toBe('block')
    expect(out).toContain('## Breaking\n\n- `GET /internal/jobs` is gone')
  })

  test('a config is honoured, and what it turns off is told beside the changelog', async () => {
    const { review, out, err } = await compared(
      'api: {rules: {api/operation-removed: {severity: off, paths: [/internal/**]}}}',
    )
    expect(review.verdict.decision).not.toBe('block')
    expect(out).toContain('No change that a client could notice.')
    expect(err).toContain('note: 1 finding is off by config: api/operation-removed (1)')
  })

  test('a rule that there is not is an error of the config, with its line and the nearest', async () => {
    await expect(compared('api:\n  rules:\n    api/operation-remved: off')).rejects.toMatchObject({
      trouble: {
        code: 'config-invalid',
        location: { line: 3 },
        message: expect.stringContaining('did you mean "api/operation-removed"?'),
      },
    })
  })
})
