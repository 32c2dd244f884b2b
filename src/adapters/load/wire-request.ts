import type { LoadPlan, LoadTarget } from '../../core/load.ts'
import { randomFrom } from '../../core/random.ts'
import type { ReadyRequest } from './autocannon-client.ts'
import { type ReadyOperation, readyOperations } from './requests.ts'

/**
 * What one connection sends, request after request: operations by their weight, each with one of its paths, drawn by the
 * plan's seed and the connection's number, so that connections don't go in lock-step. Bytes are made once for all.
 */
export function requestSource(plan: LoadPlan, target: LoadTarget): (connection: number) => () => ReadyRequest {
  const ready = readyOperations(plan.operations, target).map((operation, index) =>
    operation.paths.map(
      (path): ReadyRequest => ({
        operation: index,
        bytes: bytesOf(operation, path),
        head: operation.method.toUpperCase() === 'HEAD',
      }),
    ),
  )
  if (ready.some((requests) => requests.length === 0) || ready.length === 0) {
    throw new Error('A load plan needs operations, and each of them a path.')
  }
  const bounds: number[] = []
  let all = 0
  for (const { weight } of plan.operations) {
    all += weight
    bounds.push(all)
  }
  return (connection) => {
    const random = randomFrom(plan.seed, connection)
    return () => {
      const drawn = random() * all
      // Rounding may leave the last bound a hair below what was drawn.
      const paths = ready[bounds.findIndex((bound) => drawn < bound)] ?? ready.at(-1) ?? []
      const request = paths[Math.floor(random() * paths.length)]
      if (request === undefined) throw new Error('A load plan needs an operation with a path.')
      return request
    }
  }
}

/** Method, path and headers were checked for what would end a line early. */
function bytesOf({ method, headers, body }: ReadyOperation, path: string): Buffer {
  const all = {
    ...headers,
    connection: 'keep-alive',
    // RFC 9110 8.6: a method that expects a body says so where there is none.
    ...(body === undefined && /^(POST|PUT|PATCH)$/.test(method) ? { 'content-length': '0' } : {}),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  const head = [`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head, 'latin1'), body ?? Buffer.alloc(0)])
}
