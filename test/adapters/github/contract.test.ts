import { readMarked } from '../../../src/adapters/github/marker.ts'
import { codeHostContract } from '../../contracts/code-host.ts'
import { fakeCodeHost } from '../../fakes/code-host.ts'
import { open } from './open.ts'

codeHostContract('GitHub', async () => {
  const { github, run } = await open()
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
  const fake = fakeCodeHost()
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
