import { describe, expect, test } from 'vitest'
import { type HarOptions, parseHar } from '../../src/config/har-file.ts'
import { templateOf } from '../../src/config/har-request.ts'

interface Recorded {
  readonly url: string
  readonly method?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

function har(entries: readonly (Recorded | string)[]): string {
  return JSON.stringify({
    log: {
      version: '1.2',
      creator: { name: 'test', version: '1' },
      entries: entries.map((one) => {
        const { url, method = 'GET', status = 200, headers = {}, body } = typeof one === 'string' ? { url: one } : one
        return {
          startedDateTime: '2026-01-01T00:00:00Z',
          time: 1,
          request: {
            method,
            url,
            httpVersion: 'HTTP/1.1',
            cookies: [],
            headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
            queryString: [],
            ...(body === undefined ? {} : { postData: { mimeType: 'application/json', text: body } }),
          },
          response: { status, content: { text: 'ignored' } },
        }
      }),
    },
  })
}

const parsed = (entries: readonly (Recorded | string)[], options: HarOptions = {}) =>
  parseHar(har(entries), 'a.har', options)

describe('a recording becomes a plan', () => {
  test('operations by template, weighed by how often they were asked', () => {
    const { operations, source } = parsed([
      'https://shop.example/orders/1',
      'https://shop.example/orders/2',
      'https://shop.example/orders/2',
      'https://shop.example/health',
      'https://shop.example/health',
    ])
    expect(source).toBe('a.har')
    expect(operations).toEqual([
      {
        name: 'GET /orders/{id}',
        method: 'GET',
        template: '/orders/{id}',
        paths: ['/orders/1', '/orders/2', '/orders/2'],
        headers: {},
        credentials: [],
        weight: 3,
      },
      {
        name: 'GET /health',
        method: 'GET',
        template: '/health',
        paths: ['/health'],
        headers: {},
        credentials: [],
        weight: 2,
      },
    ])
  })

  test.each([
    ['/orders/17/lines/3', '/orders/{id}/lines/{id}'],
    ['/o/3F2504E0-4F89-11D3-9A0C-0305E82C3301', '/o/{id}'],
    ['/o/507f1f77bcf86cd799439011', '/o/{id}'],
    ['/o/01ARZ3NDEKTSV4RRFFQ69G5FAV', '/o/{id}'],
    ['/c/cus_4fdAW5ftNQow1a', '/c/{id}'],
    ['/v2/orders', '/v2/orders'],
    ['/deadbeef', '/deadbeef'],
    ['/user_preferences', '/user_preferences'],
    ['/', '/'],
  ])('%s is %s', (path, template) => {
    expect(templateOf(path)).toBe(template)
  })

  test('of one host: the one that is named, else the one with most requests; the rest is counted', () => {
    const entries = ['https://cdn.example/a', 'https://shop.example/b', 'https://shop.example/c', 'data:text/plain,x']
    const { operations, remarks } = parsed(entries)
    expect(operations.map(({ name }) => name)).toEqual(['GET /b', 'GET /c'])
    expect(remarks.join('\n')).toContain('1 (to another host)')
    expect(remarks.join('\n')).toContain('1 (not a request to an http or https URL)')
    expect(parsed(entries, { host: 'CDN.example' }).operations.map(({ name }) => name)).toEqual(['GET /a'])
  })

  test('reads only, unless more is asked for; and never a DELETE', () => {
    const entries = [
      'https://shop.example/a',
      { url: 'https://shop.example/a', method: 'POST', body: '{"sku":"x"}' },
      { url: 'https://shop.example/a', method: 'DELETE' },
    ]
    expect(parsed(entries).operations.map(({ name }) => name)).toEqual(['GET /a'])
    expect(parsed(entries).remarks.join('\n')).toContain('2 (not a GET or HEAD)')
    expect(parsed(entries, { methods: ['POST'] }).operations).toMatchObject([
      { name: 'GET /a' },
      { name: 'POST /a', body: '{"sku":"x"}' },
    ])
  })

  test('what failed when it was recorded is no traffic', () => {
    const entries = [
      'https://shop.example/a',
      { url: 'https://shop.example/b', status: 404 },
      { url: 'https://shop.example/c', status: 0 },
    ]
    const { operations, remarks } = parsed(entries)
    expect(operations.map(({ name }) => name)).toEqual(['GET /a'])
    expect(remarks.join('\n')).toContain('2 (answered with an error when it was recorded)')
  })
})

describe('nothing that lets somebody in is left', () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.s3cret'
  test.each<[string, Recorded, string]>([
    ['cookies', { url: '/a', headers: { Cookie: 'sid=s3cret' } }, 'cookies'],
    ['Authorization', { url: '/a', headers: { authorization: 'Bearer s3cret' } }, 'Authorization headers'],
    ['a key in a header', { url: '/a', headers: { 'X-Api-Key': 's3cret' } }, 'other headers with credentials'],
    [
      'a token in a header',
      { url: '/a', headers: { 'X-Shop-AccessToken': 's3cret' } },
      'other headers with credentials',
    ],
    ['a CSRF token', { url: '/a', headers: { 'X-CSRF': 's3cret' } }, 'other headers with credentials'],
    ['a JSON Web Token in any header', { url: '/a', headers: { 'X-Shop': jwt } }, 'other headers with credentials'],
    ['a header of its own', { url: '/a', headers: { 'X-Tenant': 's3cret' } }, 'header X-Tenant'],
    ['a key in the query', { url: '/a?api_key=s3cret&q=1' }, 'credentials in a query'],
    ['a signature', { url: '/a?X-Amz-Signature=s3cret' }, 'credentials in a query'],
    ['a code of a login', { url: '/a?code=s3cret-0123456789' }, 'credentials in a query'],
    ['a JSON Web Token in the query', { url: `/a?x=${jwt}` }, 'credentials in a query'],
    ['a name in the URL', { url: 'https://ann:s3cret@shop.example/a' }, 'user name and password of a URL'],
  ])('%s', (_, recorded, what) => {
    const url = recorded.url.startsWith('/') ? `https://shop.example${recorded.url}` : recorded.url
    const plan = parsed([{ ...recorded, url }])
    expect(JSON.stringify(plan)).not.toContain('s3cret')
    expect(plan.operations).toHaveLength(1)
    expect(plan.remarks.join('\n')).toContain(`1 (${what})`)
  })

  test.each<[string, Recorded, string]>([
    ['a token in the path', { url: `https://shop.example/verify/${jwt}` }, 'with a credential in its path'],
    [
      'a password in a body',
      { url: 'https://shop.example/login', method: 'POST', body: '{"user":"ann","password":"s3cret"}' },
      'with a credential in its body',
    ],
    [
      'a secret in a form',
      { url: 'https://shop.example/login', method: 'POST', body: 'client_secret=s3cret&a=b' },
      'with a credential in its body',
    ],
  ])('%s: the request is left out', (_, recorded, why) => {
    const plan = parsed([recorded, 'https://shop.example/a'], { methods: ['POST'] })
    expect(JSON.stringify(plan)).not.toContain('s3cret')
    expect(plan.remarks.join('\n')).toContain(`1 (${why})`)
  })

  test('what merely sounds alike stays, and so does what shapes the answer', () => {
    const [operation] = parsed([
      {
        url: 'https://shop.example/a?keyword=x&author=ann&state=open&code=EUR&sort_key=name',
        headers: { Accept: 'application/json', 'User-Agent': 'x', ':authority': 'y' },
      },
    ]).operations
    expect(operation?.paths).toEqual(['/a?keyword=x&author=ann&state=open&code=EUR&sort_key=name'])
    expect(operation?.headers).toEqual({ accept: 'application/json' })
  })
})

describe('bounds', () => {
  test('forty operations, two hundred paths each', () => {
    const { operations, remarks } = parsed([
      ...Array.from({ length: 60 }, (_, at) => `https://shop.example/p${at}x`),
      ...Array.from({ length: 1000 }, (_, at) => `https://shop.example/orders/${at}`),
    ])
    expect(operations).toHaveLength(40)
    expect(operations[0]?.name).toBe('GET /orders/{id}')
    expect(operations[0]?.paths).toHaveLength(200)
    expect(new Set(operations[0]?.paths).size).toBe(200)
    expect(operations[0]?.weight).toBe(1000)
    expect(remarks.join('\n')).toContain('21 (rarer than the forty operations kept)')
  })

  test.each([
    ['no JSON', '{', 'is no JSON'],
    ['another JSON', '{"a":1}', 'is no HAR file'],
    ['no entry', har([]), 'it has no entries'],
    ['nothing to send', har([{ url: 'https://shop.example/a', method: 'POST' }]), '1 not a GET or HEAD'],
    [
      'entries of anything',
      '{"log":{"entries":[1,null,{"request":{}},{"request":{"method":"GET","url":"javascript:1"}}]}}',
      '4 not a request to an http or https URL',
    ],
    ['a prototype', '{"log":{"entries":[],"__proto__":{"entries":[1]}}}', 'it has no entries'],
  ])('%s is told with the file', (_, text, message) => {
    expect(() => parseHar(text, 'a.har')).toThrow(message)
    try {
      parseHar(text, 'a.har')
    } catch (error) {
      expect(error).toMatchObject({ trouble: { code: 'har-invalid', location: { path: 'a.har', line: 1, column: 1 } } })
    }
  })

  test('a line end in a header or path ends no request early', () => {
    const { operations } = parsed([{ url: 'https://shop.example/a\r\nb', headers: { Accept: 'x\r\nHost: evil' } }])
    expect(operations).toMatchObject([{ paths: ['/ab'], headers: {} }])
  })
})

test('a recording full of the beginnings of tokens is read in a moment', () => {
  const postData = { text: 'eyJ'.repeat(20_000) }
  const entry = { request: { method: 'POST', url: 'https://shop.example.com/a', postData }, response: { status: 200 } }
  const text = JSON.stringify({ log: { entries: Array.from({ length: 200 }, () => entry) } })
  expect(parseHar(text, 'x.har', { methods: ['POST'] }).operations).toMatchObject([{ name: 'POST /a', weight: 200 }])
})
