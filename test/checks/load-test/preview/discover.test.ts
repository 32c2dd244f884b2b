import { describe, expect, test } from 'vitest'
import { loadTest } from '../../../../src/checks/load-test/check.ts'
import { findSides } from '../../../../src/checks/load-test/preview/find-sides.ts'
import type { CheckContext } from '../../../../src/core/check.ts'
import { BreakwaterError } from '../../../../src/core/error.ts'
import type { LoadSettings } from '../../../../src/core/load-settings.ts'
import type { CommitDeployments, Deployment } from '../../../../src/core/ports.ts'
import { checkContext, defaultConfig } from '../../../fakes/check-context.ts'
import { fakeClock } from '../../../fakes/clock.ts'
import { askedEngines } from '../../../fakes/load-engines.ts'

const url = 'https://pr-7.example.dev'
const up: Deployment = {
  ...{ environment: 'Preview', state: 'success', url, production: false },
  by: { login: 'preview-app[bot]', isApp: true },
}
const pending: Deployment = { ...up, state: 'under way', url: undefined }
const failed: Deployment = { ...pending, state: 'failure' }

type Answer = readonly Deployment[] | Error | Extract<CommitDeployments, { status: 'refused' }>

/** A host that tells other deployments each time it is asked; the last answer stays. */
function world(answers: readonly Answer[], load: Partial<LoadSettings> = {}, more: Partial<CheckContext> = {}) {
  const clock = fakeClock()
  const progress: string[] = []
  const asked: string[] = []
  const context = checkContext({
    config: { ...defaultConfig, load: { ...defaultConfig.load, ...load } },
    deployments: {
      deploymentsOf: async (sha) => {
        const answer = answers[Math.min(asked.length, answers.length - 1)] ?? []
        asked.push(sha)
        if (answer instanceof Error) throw answer
        return 'status' in answer ? answer : { status: 'read', deployments: answer, more: false }
      },
    },
    loadEngines: async () => askedEngines(() => 200),
    clock,
    log: { progress: (text) => progress.push(text), warn: () => undefined, debug: () => undefined },
    ...more,
  })
  return { context, clock, progress, asked }
}

const named = { environments: ['Preview'] }
const refused = { status: 'refused', reason: 'GitHub answered 403.', permission: 'deployments: read' } as const
const outage = new BreakwaterError({ code: 'github-unreachable', message: 'GitHub answered 502.', hint: 'Wait.' })

describe('a preview that nobody names', () => {
  test('is the deployment of head, asked for once, judged and told', async () => {
    const { context, asked } = world([[up]])
    expect(await loadTest.applies(context)).toEqual({ run: true })
    expect(await findSides(context)).toMatchObject({
      sides: { head: { target: { origin: url, address: '93.184.216.34' } } },
      remarks: [`Loaded the deployment to Preview at ${url}, as preview-app[bot] made it known.`],
    })
    expect(asked).toEqual(['a'.repeat(40)])
  })

  test('at a private address is refused: no app may send us there', async () => {
    const engines = { ...askedEngines(() => 200), resolve: async () => ['10.1.2.3'] }
    const { context } = world([[up]], {}, { loadEngines: async () => engines })
    await expect(findSides(context)).rejects.toMatchObject({ trouble: { code: 'preview-refused' } })
    expect(engines.asked).toEqual([])
  })

  test('is waited for while it is under way', async () => {
    const { context, clock, progress } = world([[pending], [pending], [up]])
    expect(await loadTest.applies(context)).toEqual({ run: true })
    expect(clock.slept).toEqual([15_000, 15_000])
    expect(progress).toEqual([
      'Load test: waiting for the deployment to Preview, 300 s left ...',
      'Load test: waiting for the deployment to Preview, 285 s left ...',
    ])
  })

  test('that is not up in time is a failure, not silence', async () => {
    const { context, asked } = world([[pending]], { waitSeconds: 60 })
    expect(await loadTest.applies(context)).toMatchObject({
      run: false,
      error: { code: 'preview-late', message: expect.stringContaining('not up within 60 s') },
    })
    expect(asked).toHaveLength(5)
  })

  test.each<[string, readonly Answer[], string]>([
    ['none', [[]], 'no preview deployment'],
    ['one that failed', [[failed]], 'no preview deployment: Preview failed'],
    ['one that fails while it is waited for', [[pending], [failed]], 'no preview deployment: Preview failed'],
    ['two', [[up, { ...up, environment: 'web', url: 'https://x.dev' }]], 'several deployments could be the preview'],
    ['no permission', [refused], 'the workflow needs the permission deployments: read'],
    ['an outage', [outage], 'deployments could not be read: GitHub answered 502.'],
  ])('%s: skipped, and said; a failure only where the check was asked for', async (_, answers, reason) => {
    const { context } = world(answers)
    expect(await loadTest.applies(context)).toEqual({
      run: false,
      reason: expect.stringContaining(reason),
      errorIfSelected: expect.objectContaining({ code: 'preview-absent' }),
    })
  })
})

describe('environments that the config names', () => {
  test('are waited for, though no deployment has begun', async () => {
    const { context, clock } = world([[], [pending], [up]], named)
    expect(await loadTest.applies(context)).toEqual({ run: true })
    expect(clock.slept).toEqual([15_000, 15_000])
  })

  test('are waited for, though others are up', async () => {
    const web = { ...up, environment: 'web', url: 'https://web.example.dev' }
    const { context, clock } = world([[web], [web, up]], named)
    expect(await loadTest.applies(context)).toEqual({ run: true })
    expect(clock.slept).toEqual([15_000])
  })

  test('nobody deploys for a laptop or a merge queue, so that is no failure', async () => {
    const { context } = world([[]], named, { deployments: undefined })
    expect(await loadTest.applies(context)).toMatchObject({ run: false, reason: 'no preview deployment' })
    expect(await loadTest.applies(context)).not.toHaveProperty('error')
  })

  test.each<[string, readonly Answer[], string]>([
    ['never come', [[]], 'no preview deployment'],
    ['fail', [[failed]], 'Preview failed'],
    ['cannot be asked for', [refused], 'deployments: read'],
  ])('%s: a failure', async (_, answers, reason) => {
    const { context } = world(answers, { ...named, waitSeconds: 30 })
    expect(await loadTest.applies(context)).toMatchObject({
      run: false,
      error: { code: 'preview-absent', message: expect.stringContaining(reason), location: { path: 'defaults' } },
    })
  })

  test('an outage of GitHub is told as what it is', async () => {
    await expect(loadTest.applies(world([outage], named).context)).rejects.toBe(outage)
  })
})

describe('nobody is asked', () => {
  test.each<[string, Partial<CheckContext>, object]>([
    ['where a preview is named', { preview: { url, namedBy: 'workflow input' } }, { run: true }],
    ['on a laptop', { deployments: undefined }, { run: false, reason: 'no preview deployment' }],
  ])('%s', async (_, more, expected) => {
    const { context, asked } = world([[up]], {}, more)
    expect(await loadTest.applies(context)).toMatchObject(expected)
    expect(asked).toEqual([])
  })

  test("where the config's URL cannot be filled in: another preview than the one named is none", async () => {
    const { context, asked } = world([[up]], { preview: 'https://pr-{number}.example.dev' })
    expect(await loadTest.applies(context)).toEqual({
      run: false,
      reason: 'https://pr-{number}.example.dev cannot be filled in here',
      errorIfSelected: expect.objectContaining({ code: 'preview-absent' }),
    })
    expect(asked).toEqual([])
  })

  test('where both sides are started', async () => {
    const start = { run: 'npm start', install: undefined, url: 'http://localhost:{port}', directory: '' }
    const { context, asked } = world([[up]], { start })
    expect(await loadTest.applies(context)).toEqual({ run: true })
    expect(asked).toEqual([])
  })
})
