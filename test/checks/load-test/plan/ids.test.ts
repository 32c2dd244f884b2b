import { describe, expect, test } from 'vitest'
import type { FakeAnswer } from '../../../fakes/load-engines.ts'
import { plannedLoad } from '../../../fakes/planned-load.ts'

const ok = "responses: {'200': {description: ok}}"
const spec = (paths: string) => `openapi: 3.1.0\ninfo: {title: t, version: '1'}\npaths:\n${paths}`
const orders = spec(`  /orders:\n    get: {${ok}}\n  /orders/{orderId}:\n    get: {${ok}}\n`)

async function planned(
  text: string,
  answers: Readonly<Record<string, FakeAnswer>>,
  more: { base?: string; seed?: number; values?: Readonly<Record<string, readonly string[]>> } = {},
) {
  const { seed = 1, values = {}, ...rest } = more
  const { plan, remarks, asked, unproven } = await plannedLoad({
    files: { 'openapi.yaml': text },
    load: { seed, values },
    answer: (path, origin) => answers[`${origin.replace('https://', '')} ${path}`] ?? answers[path],
    ...rest,
  })
  return { paths: Object.fromEntries(plan.operations.map((one) => [one.name, one.paths])), remarks, asked, unproven }
}

const json = (value: unknown): FakeAnswer => ({ status: 200, json: value })

describe('ids are taken from the list of the service itself', () => {
  test.each<[string, unknown]>([
    ['bare', [{ id: 7 }, { id: 8 }]],
    ['in data', { data: [{ id: 7 }, { id: 8 }], total: 2 }],
    ['in items, with a key of the parameter', { items: [{ order_id: 7, id: 99 }, { orderId: 8 }] }],
    ['in results', { results: [{ id: '7' }, { id: '8' }] }],
    ['under the name of the collection', { warnings: [], orders: [{ id: 7 }, { id: 8 }] }],
    ['embedded', { _embedded: { orders: [{ uuid: 7 }, { uuid: 8 }] } }],
    ['bare texts, each once', ['7', '8', '7']],
    ['among what is no id', [{ id: null }, { id: { a: 1 } }, { id: '' }, { id: '..' }, null, { id: 7 }, { id: 8 }]],
  ])('%s', async (_, body) => {
    const { paths, remarks } = await planned(orders, { '/orders': json(body) })
    expect(paths['GET /orders/{orderId}']).toEqual(['/orders/7', '/orders/8'])
    expect(remarks).toContain('Ids for 1 operation were taken from the answers of GET /orders.')
  })

  test('what a stranger calls an id stays one segment of the path', async () => {
    const { paths } = await planned(orders, {
      '/orders': json([{ id: 'a/b?c#d' }, { id: '\ud800' }, { id: 'x\r\nHost: y' }, { id: 'https://x/y' }]),
    })
    expect(paths['GET /orders/{orderId}']).toEqual([
      '/orders/a%2Fb%3Fc%23d',
      '/orders/x%0D%0AHost%3A%20y',
      '/orders/https%3A%2F%2Fx%2Fy',
    ])
  })

  test('nor does it lead upwards where a server takes %2F for a slash', async () => {
    const climbing = ['../admin', 'a/../b', '..\\admin', '%2e%2e/admin', '..%2Fadmin', './a', '..']
    const { paths } = await planned(orders, { '/orders': json([...climbing, 'v1..2', '...']) })
    expect(paths['GET /orders/{orderId}']).toEqual(['/orders/v1..2', '/orders/...'])
  })

  test('two long lists are compared in a moment', async () => {
    const list = (from: number) => json(Array.from({ length: 60_000 }, (_, at) => from + at))
    const { remarks } = await planned(
      orders,
      { 'head.example /orders': list(1_000_000), 'base.example /orders': list(0) },
      { base: 'https://base.example' },
    )
    expect(remarks.join()).toContain('a path parameter whose lists on base and head share no id')
  })

  test('lists that are answered slowly are not asked for ever', async () => {
    const text = spec(
      Array.from({ length: 20 }, (_, at) => `  /l${at}:\n    get: {${ok}}\n  /l${at}/{id}:\n    get: {${ok}}\n`).join(
        '',
      ),
    )
    let now = 0
    const clock = { now: () => new Date(now), sleep: async () => undefined }
    const { asked } = await plannedLoad({
      files: { 'openapi.yaml': text },
      answer: (path) => {
        now += 9000
        return path.endsWith('/7') ? 404 : json([7])
      },
      context: { clock },
    })
    // Those of the dry run come after.
    expect(asked.findIndex(([, , path], at) => asked.slice(0, at).some(([, , other]) => other === path))).toBe(7)
  })

  test.each<[string, FakeAnswer, string]>([
    ['no list', 404, 'a path parameter whose list answered 404'],
    ['an empty list', json([]), 'a path parameter whose list has no ids'],
    ['items without an id', json([{ name: 'x' }]), 'a path parameter whose list has no ids'],
    ['no JSON', 200, 'a path parameter whose list has no ids'],
    ['no answer', 'no answer within 10 s', 'a path parameter whose list did not answer'],
  ])('%s: the operation is left out, and said', async (_, answer, reason) => {
    const { paths, remarks } = await planned(
      spec(`  /orders:\n    get: {${ok}}\n  /orders/{id}:\n    get: {${ok}}\n  /health:\n    get: {${ok}}\n`),
      { '/orders': answer },
    )
    expect(paths['GET /orders/{id}']).toBeUndefined()
    expect(remarks.join('\n')).toContain(`Operations not loaded for want of a value: 1 (${reason}).`)
  })

  test('without a list there is nothing to take them from', async () => {
    const { remarks } = await planned(spec(`  /orders/{id}:\n    get: {${ok}}\n  /health:\n    get: {${ok}}\n`), {})
    expect(remarks.join('\n')).toContain('1 (a path parameter without a list to take it from)')
  })

  test('a list is asked once, however many operations want its ids', async () => {
    const text = spec(
      `  /orders:\n    get: {${ok}}\n  /orders/{id}:\n    get: {${ok}}\n  /orders/{id}/lines:\n    get: {${ok}}\n  /orders/{id}/lines/{line}:\n    get: {${ok}}\n`,
    )
    const { paths, asked } = await planned(text, {
      '/orders': json([{ id: 1 }, { id: 2 }]),
      '/orders/1/lines': json([{ id: 'a' }]),
      '/orders/2/lines': json([{ id: 'b' }]),
    })
    expect(paths['GET /orders/{id}/lines']).toEqual(['/orders/1/lines', '/orders/2/lines'])
    expect(paths['GET /orders/{id}/lines/{line}']?.[0]).toMatch(/^\/orders\/(1\/lines\/a|2\/lines\/b)$/)
    // Once for the ids, once in the dry run.
    expect(asked.filter(([, , path]) => path === '/orders')).toHaveLength(2)
  })

  test('lists may end in a slash or an extension', async () => {
    const text = spec(
      `  /users/:\n    get: {${ok}}\n  /users/{id}:\n    get: {${ok}}\n  /Calls.json:\n    get: {${ok}}\n  /Calls/{Sid}.json:\n    get: {${ok}}\n`,
    )
    const { paths } = await planned(text, {
      '/users/': json([{ id: 1 }]),
      '/Calls.json': json({ calls: [{ sid: 'C' }] }),
    })
    expect(paths['GET /users/{id}']).toEqual(['/users/1'])
    expect(paths['GET /Calls/{Sid}.json']).toEqual(['/Calls/C.json'])
  })

  test('only ids that both sides have, and the same on both', async () => {
    const { paths } = await planned(
      orders,
      {
        'head.example /orders': json([{ id: 1 }, { id: 2 }, { id: 3 }]),
        'base.example /orders': json([{ id: 3 }, { id: 2 }, { id: 9 }]),
      },
      { base: 'https://base.example' },
    )
    expect([...(paths['GET /orders/{orderId}'] ?? [])].sort()).toEqual(['/orders/2', '/orders/3'])
    const apart = await planned(
      orders,
      { 'head.example /orders': json([{ id: 1 }]), 'base.example /orders': json([{ id: 9 }]) },
      { base: 'https://base.example' },
    )
    expect(apart.remarks.join('\n')).toContain('a path parameter whose lists on base and head share no id')
  })

  test('at most two hundred, drawn by the seed', async () => {
    const many = { '/orders': json(Array.from({ length: 900 }, (_, id) => ({ id }))) }
    const [first, again, other] = await Promise.all([
      planned(orders, many),
      planned(orders, many),
      planned(orders, many, { seed: 2 }),
    ])
    expect(first.paths['GET /orders/{orderId}']).toHaveLength(200)
    expect(again.paths).toEqual(first.paths)
    expect(other.paths).not.toEqual(first.paths)
  })
})

describe('before any list', () => {
  test('links, which name the place in the answer', async () => {
    const text = spec(`  /search:
    get:
      responses:
        '200':
          description: ok
          links:
            Order: {operationId: getOrder, parameters: {ref: '$response.body#/hits/0/order/ref'}}
  /orders:
    get: {${ok}}
  /orders/{ref}:
    get: {operationId: getOrder, ${ok}}
`)
    const { paths } = await planned(text, {
      '/search': json({ hits: [{ order: { ref: 'a' } }, { order: { ref: 'b' } }, {}] }),
      '/orders': json([{ ref: 'not this' }]),
    })
    expect(paths['GET /orders/{ref}']).toEqual(['/orders/a', '/orders/b'])
  })

  test('values of the config, and those of an enum', async () => {
    const text = spec(`  /reports/{period}/{region}:
    get:
      parameters:
        - {name: period, in: path, required: true, schema: {enum: [day, week]}}
        - {name: region, in: path, required: true, schema: {type: string}}
      ${ok}
`)
    const { paths } = await planned(text, {}, { values: { region: ['eu', 'us'] } })
    expect([...(paths['GET /reports/{period}/{region}'] ?? [])].sort()).toEqual([
      '/reports/day/eu',
      '/reports/day/us',
      '/reports/week/eu',
      '/reports/week/us',
    ])
  })
})

test('after any list, the contract’s own example', async () => {
  const text = spec(
    `  /orders/{id}:\n    get:\n      parameters: [{name: id, in: path, required: true, example: 42}]\n      ${ok}\n`,
  )
  expect((await planned(text, {})).paths['GET /orders/{id}']).toEqual(['/orders/42'])
})

describe('an id that a list names may be none for an operation', () => {
  const lines = spec(`  /orders:\n    get: {${ok}}\n  /orders/{id}/lines:\n    get: {${ok}}\n`)
  const three = { '/orders': json([{ id: 1 }, { id: 2 }, { id: 3 }]) }

  test('it is left out beside those that answer', async () => {
    const { paths, remarks } = await planned(lines, { ...three, '/orders/1/lines': 404, '/orders/3/lines': 404 })
    expect(paths['GET /orders/{id}/lines']).toEqual(['/orders/2/lines'])
    expect(remarks).toContain(
      '2 paths of GET /orders/{id}/lines answered 404 before the load, so they are not among those that are loaded.',
    )
  })

  test('a server error stays in: it is the service’s own', async () => {
    const { paths } = await planned(lines, { ...three, '/orders/1/lines': 500 })
    expect(paths['GET /orders/{id}/lines']).toEqual(['/orders/1/lines', '/orders/2/lines', '/orders/3/lines'])
  })

  test('so does what base answers and head does not; what base refuses goes', async () => {
    const answers = { ...three, 'head.example /orders/1/lines': 404, 'base.example /orders/3/lines': 404 }
    const { paths } = await planned(lines, answers, { base: 'https://base.example' })
    expect([...(paths['GET /orders/{id}/lines'] ?? [])].sort()).toEqual(['/orders/1/lines', '/orders/2/lines'])
  })

  test('where none answers, the operation is left out', async () => {
    const { paths, remarks } = await planned(lines, { '/orders': json([{ id: 1 }]), '/orders/1/lines': 404 })
    expect(paths['GET /orders/{id}/lines']).toBeUndefined()
    expect(remarks.join('\n')).toContain('GET /orders/{id}/lines answered 404 before the load, so it was not loaded.')
  })

  test('the more operations, the fewer ids of each are tried, and none that was not', async () => {
    const many = spec(
      `  /orders:\n    get: {${ok}}\n${Array.from({ length: 20 }, (_, at) => `  /orders/{id}/p${at}:\n    get: {${ok}}\n`).join('')}`,
    )
    const { paths, asked } = await planned(many, { '/orders': json(Array.from({ length: 100 }, (_, id) => ({ id }))) })
    expect(paths['GET /orders/{id}/p7']).toHaveLength(10)
    // The list twice, each operation's ten.
    expect(asked).toHaveLength(2 + 20 * 10)
    const reached = new Set(asked.map(([, , path]) => path))
    expect(
      Object.values(paths)
        .flat()
        .every((path) => reached.has(path)),
    ).toBe(true)
  })
})
