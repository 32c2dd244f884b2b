import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, problem, routes } from './github-routes.ts'
import { type FakeState, newState, type Permissions, type Token } from './github-state.ts'

/** A request as the fake received it, and what it answered (0: it broke the connection). */
export interface RecordedRequest {
  readonly method: string
  /** Below the API's base path. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: unknown
  readonly status: number
}

/** What goes wrong: before the request is carried out, after it, or in time. */
type Fault =
  | 'bad-gateway'
  | 'bad-gateway-after'
  | 'reset'
  | 'reset-after'
  | { readonly slowMs: number }
  | { readonly status: number; readonly message: string; readonly headers?: Readonly<Record<string, string>> }

interface FaultPlan {
  readonly method?: string
  readonly path?: RegExp
  readonly fault: Fault
  /** How many matching requests it hits; 1 if not given. */
  readonly times?: number
}

export interface FakeGitHubOptions {
  /** Of the default token, which is a GITHUB_TOKEN. */
  readonly permissions?: Permissions
  /** Further tokens, by value. */
  readonly tokens?: Readonly<Record<string, Token>>
  readonly pull?: Partial<FakeState['pull']>
  /** Anyone may read what is public, whatever the token's permissions. */
  readonly visibility?: 'public' | 'private'
  /** `/api/v3`, as on an Enterprise Server. */
  readonly basePath?: string
}

/** A GitHub on loopback that keeps state and enforces the real limits. */
export interface FakeGitHub {
  readonly url: string
  readonly token: string
  readonly owner: string
  readonly repository: string
  readonly state: FakeState
  readonly requests: readonly RecordedRequest[]
  readonly fail: (plan: FaultPlan) => void
  readonly close: () => Promise<void>
}

const workflowToken = 'ghs_FakeWorkflowToken0123456789'
/** What the README's workflow grants. */
const reviewPermissions: Permissions = { contents: 'read', pull_requests: 'write', checks: 'write' }

export async function startFakeGitHub(options: FakeGitHubOptions = {}): Promise<FakeGitHub> {
  const basePath = options.basePath ?? ''
  const state = newState(options.pull)
  const requests: RecordedRequest[] = []
  const faults: (FaultPlan & { left: number })[] = []
  const tokens: Record<string, Token> = {
    [workflowToken]: {
      login: 'github-actions[bot]',
      kind: 'app',
      app: 'github-actions',
      permissions: options.permissions ?? reviewPermissions,
    },
    ...options.tokens,
  }
  const context = { state, visibility: options.visibility ?? 'private', basePath }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    const url = new URL(request.url ?? '/', 'http://fake')
    const method = request.method ?? 'GET'
    // GraphQL lies beside REST on an Enterprise Server: /api/graphql, /api/v3.
    const inside = url.pathname.startsWith(`${basePath}/`)
    const path = inside ? url.pathname.slice(basePath.length) : url.pathname.replace(/^\/api(?=\/graphql$)/, '')
    const body: unknown = text === '' ? undefined : JSON.parse(text)
    const query = Object.fromEntries(url.searchParams)
    const record = (status: number) => requests.push({ method, path, query, headers: request.headers, body, status })

    const fault = takeFault(method, path)
    const carryOut = (): Answer => {
      const token = tokens[(request.headers.authorization ?? '').replace(/^(token|bearer) /i, '')]
      if (!token) return problem(401, 'Bad credentials')
      const origin = `http://${request.headers.host}`
      return answer(method, { ...context, origin, path, query, body, token })
    }
    const send = ({ status, headers, json }: Answer) => {
      record(status)
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
      response.end(json === undefined ? undefined : JSON.stringify(json))
    }
    if (fault === undefined) return send(carryOut())
    if (typeof fault === 'object' && 'slowMs' in fault) {
      await new Promise((resolve) => setTimeout(resolve, fault.slowMs))
      return send(carryOut())
    }
    if (typeof fault === 'object') return send(problem(fault.status, fault.message, fault.headers))
    if (fault.endsWith('-after')) carryOut()
    if (fault.startsWith('bad-gateway')) return send(problem(502, 'Server Error'))
    record(0)
    request.socket.destroy()
  }

  function takeFault(method: string, path: string): Fault | undefined {
    const hit = faults.find(
      (plan) => plan.left > 0 && (plan.method ?? method) === method && (plan.path?.test(path) ?? true),
    )
    if (hit) hit.left -= 1
    return hit?.fault
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server's address is never a string.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${basePath}`,
    token: workflowToken,
    owner: state.owner,
    repository: state.repository,
    state,
    requests,
    fail: (plan) => faults.push({ ...plan, left: plan.times ?? 1 }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Finds the route, asks for the permission, carries it out. */
function answer(
  method: string,
  request: Omit<Parameters<(typeof routes)[number]['handle']>[0], 'match'> & { readonly visibility: string },
): Answer {
  for (const route of routes) {
    const match = route.path.exec(request.path)
    if (!match || route.method !== method) continue
    const free = route.method === 'GET' && request.visibility === 'public' && route.public !== false
    if (!free && !route.permitted(request.token)) {
      return problem(403, 'Resource not accessible by integration', {
        ...(route.accepted === undefined ? {} : { 'x-accepted-github-permissions': route.accepted }),
      })
    }
    return route.handle({ ...request, match: match.slice(1).map(decodeURIComponent) })
  }
  return problem(404, 'Not Found')
}
