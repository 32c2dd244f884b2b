import { describe, expect, test } from 'vitest'
import { chooseDeployment, type Wanted } from '../../../../src/checks/load-test/preview/choose-deployment.ts'
import type { Deployment } from '../../../../src/core/ports.ts'

const app = { login: 'preview-app[bot]', isApp: true }
const url = 'https://pr-7.example.dev'

function at(environment: string, given: Partial<Deployment> = {}): Deployment {
  return { environment, state: 'success', url, by: app, production: false, ...given }
}

const anything: Wanted = { environments: [], hosts: [], fromFork: false }
const workflow = { login: 'github-actions[bot]', isApp: true }
const person = { login: 'ann', isApp: false }

describe('as the providers write them', () => {
  test.each([
    [
      'Vercel',
      at('Preview', { url: 'https://shop-git-topic-acme.vercel.app', by: { login: 'vercel[bot]', isApp: true } }),
    ],
    ['Vercel, one of several projects', at('Preview – shop-api', { by: { login: 'vercel[bot]', isApp: true } })],
    [
      'Netlify',
      at('deploy-preview-7', {
        url: 'https://deploy-preview-7--shop.netlify.app',
        by: { login: 'netlify[bot]', isApp: true },
      }),
    ],
    [
      'Render',
      at('shop - PR #7', { url: 'https://shop-pr-7.onrender.com', by: { login: 'render[bot]', isApp: true } }),
    ],
    ['Fly, by a workflow', at('pr-7', { url: 'https://pr-7-acme-shop.fly.dev', by: workflow })],
    ['Cloudflare, by a workflow', at('shop (Preview)', { url: 'https://3f2a.shop.pages.dev', by: workflow })],
    [
      'Railway',
      at('shop / pr-7', { url: 'https://shop-pr-7.up.railway.app', by: { login: 'railway-app[bot]', isApp: true } }),
    ],
  ])('%s', (_, deployment) => {
    expect(chooseDeployment([deployment], anything, false)).toEqual({ kind: 'found', deployment, url: deployment.url })
  })
})

describe('production is never loaded unless the config names that very environment', () => {
  test.each([
    ['Production'],
    ['production'],
    ['Production – shop-api'],
    ['shop (Production)'],
    ['prod'],
    ['eu-prod-2'],
    ['live'],
    ['prd-eu'],
    ['shopProduction'],
    ['apiLive2'],
    ['github-pages'],
  ])('%s', (environment) => {
    expect(chooseDeployment([at(environment)], anything, false)).toEqual({
      kind: 'none',
      reason: `${environment} is production`,
      begun: false,
    })
    // A glob names no environment.
    expect(chooseDeployment([at(environment)], { ...anything, environments: ['*'] }, false)).toMatchObject({
      kind: 'none',
    })
    expect(chooseDeployment([at(environment)], { ...anything, environments: [environment] }, false)).toMatchObject({
      kind: 'found',
    })
  })

  test('flagged, whatever its name', () => {
    expect(chooseDeployment([at('Main', { production: true })], anything, false)).toMatchObject({ kind: 'none' })
  })

  test.each(['product-preview', 'reproduction', 'delivery', 'shopProducts', 'aliveCheck'])(
    '%s only sounds like it',
    (environment) => {
      expect(chooseDeployment([at(environment)], anything, false)).toMatchObject({ kind: 'found' })
    },
  )
})

describe('who is believed', () => {
  test.each<[string, Deployment, Partial<Wanted>, string | undefined]>([
    ['a person is not', at('qa', { by: person }), {}, 'qa was deployed by ann, who is no app'],
    ['nobody known is not', at('qa', { by: { login: '', isApp: false } }), {}, 'nobody known'],
    [
      'a person is, to a host that the config lists',
      at('qa', { by: person }),
      { hosts: ['pr-7.example.dev'] },
      undefined,
    ],
    ['a person is not, to another host', at('qa', { by: person }), { hosts: ['example.dev'] }, 'load.hosts'],
    ['an app is not, without TLS', at('qa', { url: 'http://pr-7.example.dev' }), {}, 'not https'],
    [
      'an app is, without TLS, to a host that the config lists',
      at('qa', { url: 'http://pr-7.example.dev' }),
      { hosts: ['pr-7.example.dev'] },
      undefined,
    ],
    ['a workflow is', at('qa', { by: workflow }), {}, undefined],
    ["a workflow that a fork's pull request brought is not", at('qa', { by: workflow }), { fromFork: true }, 'fork'],
    ["an app is, on a fork's pull request too", at('qa'), { fromFork: true }, undefined],
    ['what has no URL is nothing', at('qa', { url: undefined }), {}, 'has no URL'],
    ['what is no URL is nothing', at('qa', { url: 'javascript:alert(1)' }), {}, 'not https'],
  ])('%s', (_, deployment, wanted, reason) => {
    const choice = chooseDeployment([deployment], { ...anything, ...wanted }, false)
    if (reason === undefined) expect(choice).toMatchObject({ kind: 'found' })
    else expect(choice).toMatchObject({ kind: 'none', reason: expect.stringContaining(reason) })
  })
})

describe('how it stands', () => {
  const other = 'https://other.example.dev'

  test.each<[string, readonly Deployment[], readonly string[], object]>([
    ['nothing', [], [], { kind: 'none', reason: '' }],
    [
      'failed',
      [at('qa', { state: 'failure', url: undefined })],
      [],
      { kind: 'none', reason: 'qa failed', begun: true },
    ],
    ['inactive', [at('qa', { state: 'inactive' })], [], { kind: 'none', reason: 'qa is inactive' }],
    ['inactive and named', [at('qa', { state: 'inactive' })], ['qa'], { kind: 'found', url }],
    [
      'inactive, beside one that is up',
      [at('qa', { state: 'inactive', url: other }), at('q')],
      ['q*'],
      { kind: 'found', url },
    ],
    ['under way', [at('qa', { state: 'under way', url: undefined })], [], { kind: 'under way', environments: ['qa'] }],
    ['under way again, with its earlier URL', [at('qa', { state: 'under way' })], [], { kind: 'under way' }],
    ['under way by a person', [at('qa', { state: 'under way', url: undefined, by: person })], [], { kind: 'none' }],
    [
      'one under way beside one that is up: it may be the preview, too',
      [at('web'), at('api', { state: 'under way', url: undefined })],
      [],
      { kind: 'under way', environments: ['api'] },
    ],
    ['production under way is none', [at('production', { state: 'under way' }), at('qa')], [], { kind: 'found', url }],
    ['two', [at('web'), at('api', { url: other })], [], { kind: 'several', environments: ['web', 'api'] }],
    ['two of one URL', [at('web'), at('api')], [], { kind: 'found', url }],
    ['two, of which one is named', [at('web'), at('api', { url: other })], ['API'], { kind: 'found', url: other }],
    ['named by a glob', [at('web/7'), at('api/7', { url: other })], ['api/*'], { kind: 'found', url: other }],
    [
      'none is named',
      [at('web')],
      ['api'],
      { kind: 'none', reason: 'web is not among load.environments', begun: false },
    ],
  ])('%s', (_, deployments, environments, expected) => {
    expect(chooseDeployment(deployments, { ...anything, environments }, false)).toMatchObject(expected)
  })

  test('once nobody waits any more, what is up counts', () => {
    const pending = at('api', { state: 'under way', url: undefined })
    expect(chooseDeployment([at('web'), pending], anything, true)).toMatchObject({ kind: 'found', url })
    expect(chooseDeployment([pending], anything, true)).toEqual({ kind: 'under way', environments: ['api'] })
  })
})

test('names of any length are shown in part', () => {
  const [choice] = [chooseDeployment([at('x'.repeat(5000), { state: 'failure', url: undefined })], anything, false)]
  expect(JSON.stringify(choice).length).toBeLessThan(200)
})
