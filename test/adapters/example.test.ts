import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Example, prepareExample } from '../../src/adapters/example.ts'
import { gitIn, gitLine } from '../../src/adapters/git/git.ts'

describe('the example', () => {
  let example: Example
  beforeAll(async () => {
    example = await prepareExample()
  })
  afterAll(() => example.close())

  const git = (...args: string[]) => gitLine(gitIn(example.repository), args)
  const json = async (url: string, init?: RequestInit) => {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000), ...init })
    return { status: response.status, body: response.status === 204 ? undefined : await response.json() }
  }

  test('is a repository of two commits, with nothing uncommitted', async () => {
    expect(await git('rev-list', '--count', 'main')).toBe('1')
    expect(await git('rev-list', '--count', 'more-coffee')).toBe('2')
    expect(await git('merge-base', 'main', 'more-coffee')).toBe(await git('rev-parse', 'main'))
    expect(await git('status', '--porcelain')).toBe('')
    expect(await git('fsck', '--strict')).toBe('')
  })

  test('has the same commits every time', async () => {
    const again = await prepareExample()
    try {
      expect(again.repository).not.toBe(example.repository)
      const heads = await gitLine(gitIn(again.repository), ['for-each-ref', '--format=%(objectname) %(refname)'])
      expect(heads).toBe(await git('for-each-ref', '--format=%(objectname) %(refname)'))
    } finally {
      await again.close()
    }
  })

  test('changes the contract, the migrations and the service, and leaves the history alone', async () => {
    const changed = (await git('diff', '--name-status', 'main', 'more-coffee'))
      .split('\n')
      .map((line) => line.split('\t'))
    const byStatus = (status: string) => changed.filter(([found]) => found === status).map(([, path]) => path)
    expect(byStatus('M')).toEqual(['openapi.yaml', 'server.mjs'])
    expect(byStatus('A').map((path) => path?.replace(/_.*\.(up|down)\.sql$/, '.$1'))).toEqual([
      'migrations/000004.down',
      'migrations/000004.up',
      'migrations/000005.down',
      'migrations/000005.up',
      'migrations/000006.down',
      'migrations/000006.up',
      'migrations/000007.down',
      'migrations/000007.up',
    ])
    expect(changed.length).toBe(10)
  })

  test('both services answer, each as its contract says', async () => {
    const { baseUrl, previewUrl } = example
    expect(await json(`${baseUrl}/health`)).toEqual({ status: 200, body: { status: 'ok' } })
    expect(await json(`${previewUrl}/health`)).toEqual({ status: 200, body: { status: 'ok' } })
    expect((await json(`${baseUrl}/coffees`)).body).toContainEqual(expect.objectContaining({ priceCents: 1190 }))
    expect((await json(`${previewUrl}/coffees`)).status).toBe(422)
    expect((await json(`${previewUrl}/coffees?currency=EUR`)).body).toContainEqual(
      expect.objectContaining({ price: { cents: 1190, currency: 'EUR' } }),
    )
    expect((await json(`${baseUrl}/orders/75`, { method: 'DELETE' })).status).toBe(204)
    expect((await json(`${previewUrl}/orders/75`, { method: 'DELETE' })).status).toBe(404)
    expect((await json(`${previewUrl}/orders/75/cancellation`, { method: 'POST' })).status).toBe(204)
    const order = {
      coffee: 'sumatra',
      bags: 2,
      grind: 'moka',
      address: { name: 'A', street: 'B', city: 'C', postcode: '12345' },
    }
    const placing = { method: 'POST', body: JSON.stringify(order) }
    expect((await json(`${baseUrl}/orders`, placing)).status).toBe(201)
    expect((await json(`${previewUrl}/orders`, placing)).status).toBe(422)
  })
})

test('closing leaves nothing behind, and may be done twice', async () => {
  const example = await prepareExample()
  await example.close()
  await example.close()
  expect(existsSync(example.repository)).toBe(false)
  for (const url of [example.baseUrl, example.previewUrl]) await expect(fetch(url)).rejects.toThrow()
})

test('a service that does not start is told, and nothing is left', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'breakwater-broken-example-'))
  for (const side of ['base', 'head']) {
    await mkdir(join(directory, side))
    await writeFile(join(directory, side, 'server.mjs'), 'throw new Error("no beans left")\n')
  }
  await expect(prepareExample(directory)).rejects.toMatchObject({
    trouble: { code: 'example-failed', message: expect.stringContaining('no beans left') },
  })
  await rm(directory, { recursive: true })
})
