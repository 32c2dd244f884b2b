import { readMarked } from '../../../src/adapters/github/marker.ts'
import type { Deployment } from '../../../src/core/ports.ts'
import { codeHostContract } from '../../contracts/code-host.ts'
import { fakeCodeHost } from '../../fakes/code-host.ts'
import { open } from './open.ts'

codeHostContract('GitHub', async () => {
  const permissions = { contents: 'read', pull_requests: 'write', checks: 'write', deployments: 'read' } as const
  const { github, run } = await open({ permissions })
  github.state.deployments.push({
    ...{ id: 1, sha: 'a'.repeat(40), environment: 'Preview', production: false, creator: 'preview-app[bot]' },
    statuses: [{ id: 2, state: 'success', creator: 'preview-app[bot]', environmentUrl: 'https://pr-7.example.dev' }],
  })
  return {
    asRun: (runId) => run({ runId }),
    bodies: () => github.state.comments.flatMap(({ body }) => readMarked(body)?.body ?? []),
    checks: () =>
      github.state.checkRuns.map(({ conclusion, title, annotations }) => ({
        conclusion,
        title,
        annotations: annotations.length,
      })),
    close: github.close,
  }
})

codeHostContract('the fake in memory', async () => {
  const deployment: Deployment = {
    ...{ environment: 'Preview', state: 'success', url: 'https://pr-7.example.dev', production: false },
    by: { login: 'preview-app[bot]', isApp: true },
  }
  const pullRequest = {
    ...{ number: 7, author: 'dana' },
    base: { ref: 'main', sha: 'b'.repeat(40), repository: 'acme/shop' },
    head: { ref: 'topic', sha: 'a'.repeat(40), repository: 'acme/shop' },
  }
  const fake = fakeCodeHost({ deployments: new Map([['a'.repeat(40), [deployment]]]), pullRequests: [pullRequest] })
  return {
    asRun: async (run) => fake.asRun(run),
    bodies: () => fake.comments.map(({ body }) => body),
    checks: () =>
      fake.checkRuns.map(({ conclusion, title, annotations }) => ({
        conclusion,
        title,
        annotations: annotations.length,
      })),
    close: async () => {},
  }
})
