import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseBaseline, renderBaseline } from '../../src/config/baseline-file.ts'
import type { LoadBaseline } from '../../src/core/load-files.ts'
import type { Review } from '../../src/core/review.ts'
import { loadFilesOf, loadFilesOnDisk, refuseUnstorable, saveBaseline } from '../../src/program/load-files.ts'
import { defaultConfig, memoryTree } from '../fakes/check-context.ts'
import { fakeWorld } from '../fakes/world.ts'

const plan = 'operations:\n  - GET /orders\n'
const baseline: LoadBaseline = {
  version: 1,
  planHash: 'a'.repeat(64),
  runs: [
    {
      ...{ generator: 'breakwater open loop', machine: 'a CPU', recordedAt: '2026-01-15T12:00:00.000Z', failed: 0 },
      operations: { 'GET /orders': [[5000, 3]] },
      rounds: [[[5000, 3]]],
    },
  ],
}
const recording = JSON.stringify({
  log: { entries: [{ request: { method: 'GET', url: 'https://shop.example.com/orders' }, response: { status: 200 } }] },
})

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'breakwater-load-files-'))
  await writeFile(join(folder, 'plan.yml'), plan)
  await writeFile(join(folder, 'orders.har'), recording)
  await writeFile(join(folder, 'runs.json'), renderBaseline(baseline))
})

afterAll(() => rm(folder, { recursive: true }))

describe('files that the config names', () => {
  const tree = memoryTree({
    'load/plan.yml': plan,
    'load/orders.har': recording,
    'runs.json': renderBaseline(baseline),
  })
  const config = (load: Partial<typeof defaultConfig.load>) => ({
    ...defaultConfig,
    source: '.github/breakwater.yml',
    load: { ...defaultConfig.load, ...load },
  })

  test('none', async () => {
    expect(await loadFilesOf(tree, config({}))).toEqual({})
  })

  test('plan and stored runs, from the tree', async () => {
    const files = await loadFilesOf(tree, config({ plan: 'load/plan.yml', baseline: 'runs.json' }))
    expect(files).toMatchObject({ plan: { source: 'load/plan.yml', operations: [{ name: 'GET /orders' }] }, baseline })
  })

  test('a recording', async () => {
    const { plan: read } = await loadFilesOf(tree, config({ har: 'load/orders.har' }))
    expect(read?.operations).toMatchObject([{ name: 'GET /orders', paths: ['/orders'] }])
  })

  test('one that the base branch does not have', async () => {
    await expect(loadFilesOf(tree, config({ plan: 'load/plan.yaml' }))).rejects.toMatchObject({
      trouble: {
        code: 'load-file-missing',
        message: 'load.plan names load/plan.yaml, which the base branch does not have.',
        hint: expect.stringContaining('Did you mean load/plan.yml?'),
        location: { path: '.github/breakwater.yml' },
      },
    })
  })
})

describe('files that the command line names', () => {
  const world = () => fakeWorld({ cwd: folder })

  test('are read from the disk', async () => {
    const files = await loadFilesOnDisk({ plan: 'plan.yml', baseline: 'runs.json' }, undefined, world())
    expect(files).toMatchObject({ plan: { operations: [{ name: 'GET /orders' }] }, baseline })
  })

  test('stored runs that are not there yet are none, if this run goes there', async () => {
    expect(await loadFilesOnDisk({ baseline: 'new.json' }, 'new.json', world())).toEqual({})
    await expect(loadFilesOnDisk({ baseline: 'new.json' }, 'other.json', world())).rejects.toMatchObject({
      trouble: { code: 'input-not-found', hint: expect.stringContaining('--baseline') },
    })
  })

  test('what is no plan says where', async () => {
    await writeFile(join(folder, 'wrong.yml'), 'operations: []\n')
    await expect(loadFilesOnDisk({ plan: 'wrong.yml' }, undefined, world())).rejects.toMatchObject({
      trouble: { code: 'load-plan-invalid', location: { path: 'wrong.yml' } },
    })
  })

  test('a folder is no file', async () => {
    await expect(loadFilesOnDisk({ har: '.' }, undefined, world())).rejects.toMatchObject({
      trouble: { message: '. is no file.', hint: 'Give --har the path of a file.' },
    })
  })
})

describe('storing a run', () => {
  const outcome = { status: 'ran', check: 'load-test', findings: [], unproven: [], remarks: [], summary: '' } as const
  // Nothing else of a review is looked at.
  const review = (loadBaseline?: LoadBaseline) =>
    ({ outcomes: [{ ...outcome, ...(loadBaseline === undefined ? {} : { loadBaseline }) }] }) as unknown as Review

  test('writes what can be read again', async () => {
    const world = fakeWorld({ cwd: folder })
    await saveBaseline(review(baseline), 'stored.json', world)
    expect(parseBaseline(await readFile(join(folder, 'stored.json'), 'utf8'), 'stored.json')).toEqual(baseline)
    expect(world.err.join('')).toBe('1 run stored in stored.json\n')
  })

  test('says where there was nothing to store', async () => {
    const world = fakeWorld({ cwd: folder })
    await saveBaseline(review(), 'nothing.json', world)
    expect(world.err.join('')).toContain('nothing.json was not written')
    await expect(readFile(join(folder, 'nothing.json'))).rejects.toThrow()
  })

  test('says where it cannot be written, before the run as after it', async () => {
    const world = fakeWorld({ cwd: folder })
    const trouble = { code: 'output-unwritable', hint: expect.stringContaining('--save-baseline') }
    await expect(saveBaseline(review(baseline), 'no/such/folder.json', world)).rejects.toMatchObject({ trouble })
    await expect(refuseUnstorable('no/such/folder.json', world)).rejects.toMatchObject({ trouble })
    await expect(refuseUnstorable('.', world)).rejects.toMatchObject({ trouble })
    await refuseUnstorable('free.json', world)
  })
})
