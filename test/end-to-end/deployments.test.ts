import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../adapters/git/fixture.ts'
import { descriptionPath, openDescription } from '../github-openapi.ts'
import { copyOfBundle } from './bundle.ts'
import { openPullRequest, type PullRequest } from './pull-request.ts'

// dist/ as the runner starts it, on the events of a preview that is deployed beside it.
let bundle: ReturnType<typeof copyOfBundle>
let preview: Server
let host: string
const asked: { readonly url: string; readonly bypass: unknown }[] = []
let pull: PullRequest | undefined

beforeAll(async () => {
  bundle = copyOfBundle()
  preview = createServer((request, response) => {
    const bypass = request.headers['x-bypass']
    asked.push({ url: request.url ?? '', bypass })
    response.statusCode = bypass === 'open-sesame' ? 200 : 401
    response.end('[]')
  })
  await new Promise<void>((resolve) => preview.listen(0, '127.0.0.1', resolve))
  // A TCP server's address is never a string.
  host = `127.0.0.1:${(preview.address() as AddressInfo).port}`
})
afterEach(async () => {
  asked.splice(0)
  const requests = pull?.github.requests ?? []
  await pull?.close()
  if (descriptionPath !== undefined) expect(requests.flatMap(openDescription(descriptionPath))).toEqual([])
})
afterAll(() => {
  preview.close()
  preview.closeAllConnections()
  bundle.remove()
})

const permissions = { contents: 'read', pull_requests: 'write', checks: 'write', deployments: 'read' } as const
const app = 'preview-app[bot]'

/** A service whose config lists the preview's host, with so short a load that only its way is tested. */
async function opened(): Promise<PullRequest> {
  const folder = temporaryFolder()
  const config = `load:
  hosts: ["${host}"]
  headers-env: {x-bypass: BYPASS}
  health: /orders
  operations: [GET /orders]
  rate: 20
  warm-up: 0s
  duration: 1s
`
  for (const side of ['base', 'head']) {
    mkdirSync(join(folder, side, '.github'), { recursive: true })
    writeFileSync(join(folder, side, '.github/breakwater.yml'), config)
  }
  writeFileSync(join(folder, 'head/change.txt'), 'a change')
  const sides = { base: join(folder, 'base'), head: join(folder, 'head') }
  pull = await openPullRequest(bundle.directory, sides, { github: { permissions } })
  return pull
}

const run = {
  inputs: { checks: 'load-test', inconclusive: 'allow' },
  env: { BYPASS: 'open-sesame' },
}

function up(headSha: string) {
  const creator = { login: app, type: 'Bot' }
  return {
    eventName: 'deployment_status',
    event: {
      deployment: { sha: headSha, environment: 'Preview', production_environment: false, creator },
      deployment_status: { state: 'success', environment: 'Preview', environment_url: `http://${host}/`, creator },
    },
  }
}

interface Outcome {
  readonly check: string
  readonly status: string
  readonly remarks?: readonly string[]
  readonly load?: { readonly total: { readonly sent: number; readonly ok: number } }
}

function loadTestIn(report: string | undefined): Outcome | undefined {
  const { outcomes }: { outcomes: readonly Outcome[] } = JSON.parse(readFileSync(report ?? '', 'utf8'))
  return outcomes.find(({ check }) => check === 'load-test')
}

test('a deployment that is up: its pull request is found, its preview opened, loaded, and told', async () => {
  const { github, headSha, runAction } = await opened()
  const { code, stdout, stderr, outputs } = await runAction({ ...run, ...up(headSha) })
  expect(code, stderr).toBe(0)
  const outcome = loadTestIn(outputs.report)
  expect(outcome).toMatchObject({
    status: 'ran',
    remarks: expect.arrayContaining([expect.stringContaining(`Loaded the deployment to Preview at http://${host}`)]),
  })
  const { sent = 0, ok = -1 } = outcome?.load?.total ?? {}
  expect(sent).toBeGreaterThan(0)
  expect(ok).toBe(sent)
  // Health, the first question, and the load; nobody came without what opens it.
  expect(asked.length).toBeGreaterThanOrEqual(sent + 2)
  expect(new Set(asked.map(({ bypass }) => bypass))).toEqual(new Set(['open-sesame']))
  expect(github.state.checkRuns).toMatchObject([{ name: 'Breakwater', head_sha: headSha }])
  expect(github.state.comments).toHaveLength(1)
  expect(stdout).toContain('::add-mask::open-sesame')
  expect((stdout + stderr).replace(/^::add-mask::.*$/gm, '')).not.toContain('open-sesame')
})

test('a pull request finds the deployment of its head', async () => {
  const { github, headSha, runAction } = await opened()
  github.state.deployments.push({
    ...{ id: 11, sha: headSha, environment: 'Preview', production: false, creator: app },
    statuses: [{ id: 12, state: 'success', creator: app, environmentUrl: `http://${host}` }],
  })
  const { code, outputs, stderr } = await runAction(run)
  expect(code, stderr).toBe(0)
  expect(loadTestIn(outputs.report)).toMatchObject({ status: 'ran' })
  expect(asked.length).toBeGreaterThan(2)
})
