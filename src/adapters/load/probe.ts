import { lookup } from 'node:dns/promises'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { PassThrough, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import type { LoadProbe, LoadRequest, ProbePlan } from '../../core/load.ts'
import type { HttpProbe } from '../../core/ports.ts'
import { endpointOf } from './requests.ts'

/** Requests under way at once: a preview that has just started should not be overrun by its first questions. */
const atOnce = 4

/** Single questions by node:http: certificates verified, redirects not followed, connections not kept. */
export function httpProbe(): HttpProbe {
  return { resolve, probe }
}

async function resolve(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true }).catch(() => [])
  return found.map(({ address }) => address)
}

async function probe(plan: ProbePlan): Promise<readonly LoadProbe[]> {
  const answers: LoadProbe[] = []
  for (let at = 0; at < plan.operations.length; at += atOnce) {
    const batch = plan.operations.slice(at, at + atOnce)
    answers.push(...(await Promise.all(batch.map((operation) => ask(plan, operation)))))
  }
  return answers
}

async function ask(plan: ProbePlan, operation: LoadRequest): Promise<LoadProbe> {
  try {
    return { operation, ...(await answerTo(plan, operation)) }
  } catch (thrown) {
    // A method, path or header that cannot be sent: no answer, and the other questions are still asked.
    return { operation, status: undefined, failure: thrown instanceof Error ? reason(thrown) : String(thrown) }
  }
}

function answerTo(plan: ProbePlan, operation: LoadRequest): Promise<Omit<LoadProbe, 'operation'>> {
  return new Promise((resolve) => {
    const sent = started(plan, operation)
    const end = (answer: Omit<LoadProbe, 'operation'>) => {
      clearTimeout(timer)
      resolve(answer)
      sent.destroy()
    }
    const fail = (failure: string) => end({ status: undefined, failure })
    // The whole answer has this long; a server that sends a byte a minute is not one that answers.
    const timer = setTimeout(() => fail(`no answer within ${plan.timeoutMs / 1000} s`), plan.timeoutMs)
    sent.on('response', (response) => {
      const text = plan.bodyBytes === undefined ? undefined : textOf(response, plan.bodyBytes)
      response.on('end', async () => {
        const body = await text
        end({ status: response.statusCode, headers: headersOf(response), ...(body === undefined ? {} : { body }) })
      })
      response.on('error', (error) => fail(`the answer broke off (${reason(error)})`))
      response.resume()
    })
    sent.on('error', (error) => fail(reason(error)))
    sent.end(operation.body)
  })
}

function started({ origin, address }: ProbePlan, { method, path, headers, body }: LoadRequest): ClientRequest {
  const { secure, host, port, servername } = endpointOf({ origin, ...(address === undefined ? {} : { address }) })
  return (secure ? requestHttps : requestHttp)({
    host,
    port,
    ...(servername === undefined ? {} : { servername }),
    method,
    path,
    headers: {
      accept: '*/*',
      'accept-encoding': 'identity',
      'user-agent': 'breakwater',
      ...headers,
      // Node leaves it out for GET and DELETE, and the server would take the body for another request.
      ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      host: new URL(origin).host,
      connection: 'close',
    },
    agent: false,
  })
}

function headersOf({ headersDistinct }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]))
}

/** The first bytes of the body as text; undefined where it is packed in a way that nobody asked for and we cannot undo. */
async function textOf(response: IncomingMessage, bytes: number): Promise<string | undefined> {
  const unpacked = unpackerOf(response.headers['content-encoding'])
  if (unpacked === undefined) return undefined
  const chunks: Buffer[] = []
  let wanted = bytes
  await new Promise<void>((resolve) => {
    unpacked.on('data', (chunk: Buffer) => {
      chunks.push(chunk.subarray(0, wanted))
      wanted -= Math.min(chunk.length, wanted)
      if (wanted === 0) resolve()
    })
    for (const event of ['end', 'error', 'close']) unpacked.on(event, resolve)
    // Not piped: a small answer may unpack to a huge one, and what comes after the wanted part has only to end.
    response.on('data', (chunk: Buffer) => {
      if (wanted > 0 && unpacked.writable) unpacked.write(chunk)
    })
    response.on('end', () => unpacked.end())
    response.on('close', () => {
      if (!response.complete) unpacked.destroy()
    })
  })
  unpacked.destroy()
  // `stream` leaves off a character that the cut went through.
  return new TextDecoder().decode(Buffer.concat(chunks), { stream: true })
}

/** For the servers that pack their answers though they were asked not to. */
function unpackerOf(encoding = 'identity'): Transform | undefined {
  switch (encoding.toLowerCase()) {
    case 'identity':
      return new PassThrough()
    case 'gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    default:
      return undefined
  }
}

function reason(error: Error & { code?: string }): string {
  // OpenSSL tells where in its source it stood.
  const [, tls] = /:error:[0-9A-F]+:[^:]*:[^:]*:([^:\n]+)/.exec(error.message) ?? []
  if (tls !== undefined)
    return `TLS failed: ${tls}${tls === 'wrong version number' ? '; it seems to speak http only' : ''}`
  return error.code !== undefined && !error.message.includes(error.code)
    ? `${error.message} (${error.code})`
    : error.message || (error.code ?? 'unknown error')
}
