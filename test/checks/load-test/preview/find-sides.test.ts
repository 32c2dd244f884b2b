import { describe, expect, test } from 'vitest'
import { findSides } from '../../../../src/checks/load-test/preview/find-sides.ts'
import type { CheckContext, Preview } from '../../../../src/core/check.ts'
import { BreakwaterError } from '../../../../src/core/error.ts'
import type { LoadProbe, ProbePlan } from '../../../../src/core/load.ts'
import type { LoadSettings } from '../../../../src/core/load-settings.ts'
import { checkContext, defaultConfig } from '../../../fakes/check-context.ts'
import { fakeClock } from '../../../fakes/clock.ts'
import { askedEngines } from '../../../fakes/load-engines.ts'

type Answer = Omit<LoadProbe, 'operation'>

const up: Answer = { status: 200 }
const refused: Answer = { status: undefined, failure: 'connect ECONNREFUSED' }

/** A context whose servers answer by a function of what is asked, and everything that they were asked. */
function world(
  load: Partial<LoadSettings>,
  answer: (plan: ProbePlan, nth: number) => Answer,
  more: Partial<CheckContext> & { addresses?: (nth: number) => readonly string[] } = {},
) {
  const clock = fakeClock()
  const asked: ProbePlan[] = []
  const progress: string[] = []
  let looked = 0
  const engines = {
    ...askedEngines(() => 200),
    resolve: async () => more.addresses?.(looked++) ?? ['93.184.216.34', '93.184.216.35'],
    probe: async (plan: ProbePlan) => {
      asked.push(plan)
      return plan.operations.map((operation) => ({ operation, ...answer(plan, asked.length) }))
    },
  }
  const context = checkContext({
    config: { ...defaultConfig, load: { ...defaultConfig.load, ...load } },
    preview: { url: 'https://pr-1.example.dev', namedBy: 'config' },
    loadEngines: async () => engines,
    clock,
    log: { progress: (text) => progress.push(text), warn: () => undefined, debug: () => undefined },
    ...more,
  })
  return { context, clock, asked, progress }
}

const byUser: Preview = { url: 'https://pr-1.example.dev/shop/?key=s3cret', namedBy: 'command line' }

describe('the preview', () => {
  test('is the judged address that answers, with the path that was named', async () => {
    const { context, asked } = world({ http: '2' }, ({ address }) => (address === '93.184.216.35' ? up : refused), {
      preview: byUser,
    })
    expect(await findSides(context)).toEqual({
      sides: {
        head: {
          side: 'head',
          target: {
            origin: 'https://pr-1.example.dev',
            address: '93.184.216.35',
            prefix: '/shop',
            secrets: {},
            http: '2',
          },
        },
        base: undefined,
      },
      remarks: [],
      unproven: [],
    })
    expect(asked.map(({ address }) => address)).toEqual(['93.184.216.34', '93.184.216.35'])
    expect(asked.flatMap(({ operations }) => operations.map(({ path }) => path))).toEqual([
      '/shop?key=s3cret',
      '/shop?key=s3cret',
    ])
  })

  test.each([404, 500, 401])('may answer %i where no health path is named', async (status) => {
    const { context } = world({}, () => ({ status }))
    expect(await findSides(context)).toMatchObject({ sides: { head: { target: { address: '93.184.216.34' } } } })
  })

  test('is waited for, with the reason and the time left', async () => {
    const { context, clock, progress } = world({ waitSeconds: 60 }, (_, nth) => (nth > 4 ? up : refused))
    await findSides(context)
    expect(clock.slept).toEqual([1000, 1000])
    expect(progress).toEqual([
      'Load test: waiting for https://pr-1.example.dev (connect ECONNREFUSED), 60 s left ...',
      'Load test: waiting for https://pr-1.example.dev (connect ECONNREFUSED), 59 s left ...',
    ])
  })

  test('that never answers is given up at the end of the wait', async () => {
    const { context, clock } = world({ waitSeconds: 10 }, () => refused)
    await expect(findSides(context)).rejects.toMatchObject({
      trouble: {
        code: 'preview-unreachable',
        message: 'The preview at https://pr-1.example.dev did not answer within 10 s: connect ECONNREFUSED.',
      },
    })
    expect(clock.slept).toEqual([1000, 1000, 1000, 3000, 3000])
  })

  test('is not waited for long where somebody watches', async () => {
    const { context, clock } = world({ waitSeconds: 300 }, () => refused, { preview: byUser })
    await expect(findSides(context)).rejects.toMatchObject({ trouble: { code: 'preview-unreachable' } })
    expect(clock.slept).toEqual([1000, 1000, 1000])
  })

  test('may get its name while it is waited for', async () => {
    const { context } = world({}, () => up, { addresses: (nth) => (nth < 2 ? [] : ['93.184.216.40']) })
    expect(await findSides(context)).toMatchObject({ sides: { head: { target: { address: '93.184.216.40' } } } })
  })

  test('is never asked before its address is judged, however often its name is looked up', async () => {
    const { context, asked } = world({}, () => refused, {
      preview: { url: 'https://pr-1.example.dev', namedBy: 'workflow input' },
      addresses: (nth) => (nth === 0 ? ['93.184.216.34'] : ['10.0.0.1']),
    })
    await expect(findSides(context)).rejects.toMatchObject({ trouble: { code: 'preview-refused' } })
    expect(asked.map(({ address }) => address)).toEqual(['93.184.216.34'])
  })
})

describe('health', () => {
  const health = '/healthz?deep=1'

  test('is asked below the path that was named, and has to be 2xx', async () => {
    const { context, asked, clock } = world({ health }, (_, nth) => ({ status: nth < 5 ? 503 : 204 }), {
      preview: byUser,
    })
    await findSides(context)
    expect(asked.at(-1)?.operations[0]?.path).toBe('/shop/healthz?deep=1')
    expect(clock.slept).toEqual([1000, 1000])
  })

  test.each([
    [{ status: 401 }, 'answered 401 at /healthz?deep=1', 'load.headers-env'],
    [{ status: 403 }, 'answered 403 at', 'load.headers-env'],
    [
      { status: 302, headers: { location: 'https://sso.example.com/login?token=s3cret' } },
      'answered 302 with a redirect to https://sso.example.com/login at',
      'Redirects are not followed',
    ],
    [{ status: 308, headers: { location: '/home' } }, 'https://pr-1.example.dev/home', 'Redirects are not followed'],
  ])('%j helps no waiting', async (answer, message, hint) => {
    const { context, clock } = world({ health }, () => answer)
    const trouble = {
      code: 'preview-unreachable',
      message: expect.stringContaining(message),
      hint: expect.stringContaining(hint),
    }
    await expect(findSides(context)).rejects.toMatchObject({ trouble })
    expect(clock.slept).toEqual([])
  })

  test('goes with the headers that open a preview, where their variables are set', async () => {
    const headersEnv = { 'x-bypass': 'BYPASS', 'x-other': 'UNSET' }
    const { context, asked } = world({ health, headersEnv }, () => up, {
      secret: (variable) => (variable === 'BYPASS' ? 'open sesame' : undefined),
    })
    expect(await findSides(context)).toMatchObject({ sides: { head: { target: { secrets: {} } } } })
    expect(asked[0]?.operations[0]?.headers).toEqual({ 'x-bypass': 'open sesame' })
  })
})

describe('what opens a preview', () => {
  const load = { headersEnv: { 'x-bypass': 'BYPASS' } }
  const given: Partial<CheckContext> = { secret: () => 'open sesame' }

  test.each<[string, string, readonly string[], boolean]>([
    ['over TLS', 'https://pr-1.example.dev', ['93.184.216.34'], true],
    ['to this machine', 'http://localhost:3000', ['127.0.0.1'], true],
    ['to a container beside the job', 'http://shop:3000', ['172.18.0.2'], true],
    ['where anybody on the way can read it', 'http://pr-1.example.dev', ['93.184.216.34'], false],
  ])('%s', async (_, url, addresses, isSent) => {
    const preview: Preview = { url, namedBy: 'config' }
    const { context, asked } = world(load, () => up, { ...given, preview, addresses: () => addresses })
    if (isSent) await findSides(context)
    else await expect(findSides(context)).rejects.toMatchObject({ trouble: { code: 'load-secret-refused' } })
    expect(asked.map(({ operations }) => operations[0]?.headers)).toEqual(isSent ? [{ 'x-bypass': 'open sesame' }] : [])
  })

  test('is not shown where a redirect repeats it', async () => {
    const headers = { location: 'https://sso.example/login/open%20sesame?next=open+sesame' }
    const { context } = world(load, () => ({ status: 302, headers }), given)
    const { remarks } = await findSides(context)
    expect(remarks.join()).toContain('a redirect to https://sso.example/login/***.')
    expect(remarks.join()).not.toContain('sesame')
  })

  test.each(['open\nsesame', 'open\u2028sesame'])(
    'is refused at once where no header can carry it: %j',
    async (value) => {
      const { context, asked, clock } = world(load, () => up, { secret: () => value })
      const start = clock.now().getTime()
      const thrown = await findSides(context).catch((error: unknown) => error)
      expect(thrown).toMatchObject({ trouble: { code: 'load-secret-invalid' } })
      expect(String(thrown)).not.toContain('sesame')
      expect([asked, clock.now().getTime()]).toEqual([[], start])
    },
  )

  test('and is not set is what a closed preview is told for', async () => {
    const { context } = world({ ...load, health: '/up' }, () => ({ status: 401 }))
    await expect(findSides(context)).rejects.toMatchObject({
      trouble: { hint: expect.stringContaining('BYPASS, which load.headers-env names, is not set for this run') },
    })
  })

  test('is advised where nobody is let in', async () => {
    const { context } = world({}, () => ({ status: 403 }))
    expect((await findSides(context)).remarks).toEqual([
      'The preview at https://pr-1.example.dev answers 403. It is protected: name the header that opens it, and the environment variable of its value, under load.headers-env.',
    ])
  })

  test('is called by its option where there is no config', async () => {
    const { context } = world({}, () => ({ status: 403 }))
    const typed = { ...context, config: { ...context.config, source: 'command line' } }
    expect((await findSides(typed)).remarks[0]).toMatch(/, under --header-env\.$/)
  })

  test('is not asked for again where it is given', async () => {
    const { context } = world(load, () => ({ status: 403 }), given)
    expect((await findSides(context)).remarks).toEqual([])
  })
})

test('a redirect of the URL itself is not followed, and where it leads is said', async () => {
  const { context, asked } = world({}, () => ({ status: 301, headers: { location: 'http://10.0.0.1/admin' } }))
  expect((await findSides(context)).remarks).toEqual([
    'The preview at https://pr-1.example.dev answers 301 with a redirect to http://10.0.0.1/admin. Redirects are not followed: if that is where the service is, name that URL.',
  ])
  expect(asked.map(({ origin }) => origin)).toEqual(['https://pr-1.example.dev'])
})

describe('base', () => {
  const base = 'https://main.example.dev/shop'

  test('is the URL that the config names', async () => {
    const { context } = world({ base }, () => up)
    expect((await findSides(context)).sides.base).toEqual({
      side: 'base',
      target: {
        origin: 'https://main.example.dev',
        address: '93.184.216.34',
        prefix: '/shop',
        secrets: {},
        http: '1.1',
      },
    })
  })

  test('that does not answer costs the comparison, not the measurement', async () => {
    const { context } = world({ base, waitSeconds: 0 }, ({ origin }) => (origin.includes('main') ? refused : up))
    expect(await findSides(context)).toMatchObject({
      sides: { base: undefined },
      unproven: [
        {
          subject: 'base against head',
          code: 'base-unreachable',
          message: 'The deployment of base at https://main.example.dev did not answer: connect ECONNREFUSED.',
        },
      ],
    })
  })

  test.each([
    ['the config', undefined, true],
    ['a workflow input', 'workflow input', false],
  ] as const)('at a private address may be named by %s: %j', async (_, baseNamedBy, isAllowed) => {
    const preview: Preview = { url: 'http://localhost:3000', namedBy: 'workflow input' }
    const { context } = world({ base: 'http://base.internal' }, () => up, {
      ...{ preview, baseNamedBy },
      addresses: (nth) => [nth === 0 ? '127.0.0.1' : '10.0.0.7'],
    })
    if (isAllowed) expect((await findSides(context)).sides.base?.target.address).toBe('10.0.0.7')
    else await expect(findSides(context)).rejects.toMatchObject({ trouble: { code: 'preview-refused' } })
  })

  test('that is the preview itself is compared, and said', async () => {
    const { context } = world({ base: 'https://pr-1.example.dev/' }, () => up)
    expect((await findSides(context)).remarks).toEqual([
      'Base and preview are the same URL: what differs between them is chance.',
    ])
  })
})

describe('both sides started here', () => {
  const start = { run: 'npm start', install: undefined, url: 'http://localhost:{port}/api', directory: '' }
  const running = new Promise<string>(() => undefined)

  /** Services at fixed ports that end as told; `undefined` never ends. */
  function started(
    ends: { readonly head?: string; readonly base?: string | Error },
    answer: (plan: ProbePlan, nth: number) => Answer,
    more: Parameters<typeof world>[2] = {},
  ) {
    const asked: string[] = []
    const closed: (() => Promise<void>)[] = []
    const made = world({ start, waitSeconds: 6 }, answer, {
      preview: undefined,
      addresses: () => ['127.0.0.1'],
      onClose: (close) => closed.push(close),
      serviceCommands: async () => ({
        start: async (revision) => {
          asked.push(revision)
          const end = ends[revision]
          if (end instanceof Error) throw end
          const url = `http://localhost:${revision === 'head' ? 4001 : 4002}/api`
          return { url, ended: end === undefined ? running : Promise.resolve(end) }
        },
        close: async () => void asked.push('closed'),
      }),
      ...more,
    })
    return { ...made, started: asked, closed }
  }

  test('answer, and are ended with the review', async () => {
    const { context, started: order, closed } = started({}, () => up)
    expect((await findSides(context)).sides).toMatchObject({
      head: { target: { origin: 'http://localhost:4001', address: '127.0.0.1', prefix: '/api' } },
      base: { target: { origin: 'http://localhost:4002', address: '127.0.0.1', prefix: '/api' } },
    })
    for (const close of closed) await close()
    expect(order).toEqual(['head', 'base', 'closed'])
  })

  test('a head that ends is told with its last words, and waited for no longer', async () => {
    const { context, clock } = started({ head: 'it ended with status 1. Its last words: no database' }, () => refused)
    await expect(findSides(context)).rejects.toMatchObject({
      trouble: {
        code: 'service-not-started',
        message: 'The command of load.start was run in head, and it ended with status 1. Its last words: no database',
      },
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(clock.slept.length).toBeLessThan(2)
  })

  test('a head that listens elsewhere is told where it should', async () => {
    const { context } = started({}, () => refused)
    await expect(findSides(context)).rejects.toMatchObject({
      trouble: {
        code: 'service-not-started',
        message: expect.stringContaining('runs in head, but: The preview at http://localhost:4001 did not answer'),
        hint: 'It has to listen on the port that it finds in PORT, at http://localhost:{port}/api.',
      },
    })
  })

  test.each([
    ['ends', { base: 'it ended with status 1. It printed nothing.' }, 'it ended with status 1'],
    [
      'cannot be installed',
      { base: new BreakwaterError({ code: 'service-not-started', message: 'No install.', hint: 'Try.' }) },
      'No install.',
    ],
  ])('a base that %s costs the comparison only', async (_, ends, message) => {
    const { context } = started(ends, ({ origin }) => (origin.endsWith('4002') ? refused : up))
    expect(await findSides(context)).toMatchObject({
      sides: { base: undefined },
      unproven: [{ subject: 'base against head', message: expect.stringContaining(message) }],
    })
  })

  test('a preview that was named is not started', async () => {
    const { context, started: order } = started({}, () => up, { preview: byUser })
    expect((await findSides(context)).sides.head.target.origin).toBe('https://pr-1.example.dev')
    expect(order).toEqual([])
  })

  test('what may not be run is refused', async () => {
    const refusal = new BreakwaterError({ code: 'load-start-refused', message: 'A fork.', hint: 'Look.' })
    const { context } = started({}, () => up, { serviceCommands: () => Promise.reject(refusal) })
    await expect(findSides(context)).rejects.toBe(refusal)
  })
})
