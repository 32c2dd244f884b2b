import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import type { LoadOperation, LoadProbe, ProbePlan } from '../../core/load.ts'

/** Requests under way at once: a preview that has just started should not be overrun by its first questions. */
const atOnce = 4

/** One request to each operation, certificates verified, redirects not followed; bodies are thrown away. */
export async function probe(plan: ProbePlan): Promise<readonly LoadProbe[]> {
  const answers: LoadProbe[] = []
  for (let at = 0; at < plan.operations.length; at += atOnce) {
    const batch = plan.operations.slice(at, at + atOnce)
    answers.push(...(await Promise.all(batch.map((operation) => ask(plan, operation)))))
  }
  return answers
}

function ask(plan: ProbePlan, operation: LoadOperation): Promise<LoadProbe> {
  const url = new URL(plan.origin)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const secure = url.protocol === 'https:'
  return new Promise((resolve) => {
    const sent = (secure ? requestHttps : requestHttp)({
      host: plan.address ?? host,
      port: url.port || (secure ? 443 : 80),
      ...(secure && isIP(host) === 0 ? { servername: host } : {}),
      method: operation.method,
      path: operation.path,
      headers: {
        accept: '*/*',
        'user-agent': 'breakwater',
        ...operation.headers,
        host: url.host,
        connection: 'close',
      },
      agent: false,
    })
    const end = (answer: Omit<LoadProbe, 'operation'>) => {
      clearTimeout(timer)
      resolve({ operation, ...answer })
      sent.destroy()
    }
    // The whole answer has this long; a server that sends a byte a minute is not one that answers.
    const timer = setTimeout(
      () => end({ status: undefined, failure: `no answer within ${plan.timeoutMs / 1000} s` }),
      plan.timeoutMs,
    )
    sent.on('response', (response) => {
      response.on('end', () => end({ status: response.statusCode }))
      response.on('error', (error) => end({ status: undefined, failure: `the answer broke off (${reason(error)})` }))
      response.resume()
    })
    sent.on('error', (error) => end({ status: undefined, failure: reason(error) }))
    sent.end(operation.body)
  })
}

function reason(error: Error & { code?: string }): string {
  return error.code !== undefined && !error.message.includes(error.code)
    ? `${error.message} (${error.code})`
    : error.message || (error.code ?? 'unknown error')
}
