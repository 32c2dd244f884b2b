import { validateHeaderName, validateHeaderValue } from 'node:http'
import { isIP } from 'node:net'
import { isOfConnection } from '../../core/connection-headers.ts'
import { BreakwaterError } from '../../core/error.ts'
import type { Credential, LoadOperation, LoadTarget } from '../../core/load.ts'
import { placeOf } from '../../core/preview-target.ts'

/** An operation as it is sent to one target, secrets and all: never shown to anyone. */
export interface ReadyOperation {
  readonly method: string
  /** In the order of the plan's paths, with prefix and query credentials. */
  readonly paths: readonly string[]
  /** By lower-case name; with `host` and, where there is a body, `content-length`. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
}

/** A plan's operations, made ready to be sent to a target. */
export function readyOperations(operations: readonly LoadOperation[], target: LoadTarget): readonly ReadyOperation[] {
  return operations.map((operation) => {
    const body = operation.body === undefined ? undefined : Buffer.from(operation.body)
    const credentials = operation.credentials.map((credential) => ({
      ...credential,
      value: credential.prefix + secretOf(credential, operation, target),
    }))
    const inQuery = credentials.filter((credential) => credential.in === 'query')
    const query = inQuery.map(({ name, value }) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
    const ready = {
      method: operation.method,
      paths: operation.paths.map((path) => withQuery(target.prefix + path || '/', query)),
      headers: {
        ...headersOf(operation, credentials, target),
        // A method that expects a body says so where there is none (RFC 9110, 8.6).
        ...(body !== undefined || /^(POST|PUT|PATCH)$/.test(operation.method)
          ? { 'content-length': String(body?.length ?? 0) }
          : {}),
      },
      body,
    }
    refuseUnsendable(operation, ready)
    return ready
  })
}

function headersOf(
  operation: LoadOperation,
  credentials: readonly (Credential & { readonly value: string })[],
  target: LoadTarget,
): Record<string, string> {
  const headers: Record<string, string> = { accept: '*/*', 'user-agent': 'breakwater' }
  for (const [name, value] of Object.entries(operation.headers)) {
    if (!isOfConnection(name)) headers[name.toLowerCase()] = value
  }
  for (const credential of credentials) {
    if (credential.in === 'header') headers[credential.name.toLowerCase()] = credential.value
    if (credential.in === 'cookie') {
      const cookie = `${credential.name}=${credential.value}`
      headers.cookie = headers.cookie === undefined ? cookie : `${headers.cookie}; ${cookie}`
    }
  }
  return { ...headers, host: new URL(target.origin).host }
}

function secretOf({ secret }: Credential, { name }: LoadOperation, { secrets }: LoadTarget): string {
  const value = Object.hasOwn(secrets, secret) ? secrets[secret] : undefined
  if (value !== undefined) return value
  throw new BreakwaterError({
    code: 'load-secret-missing',
    message: `${name} needs the secret ${secret}, which the load test was not given.`,
    hint: 'Hand it to the step as an environment variable of the name that load.auth gives.',
  })
}

function withQuery(path: string, query: string): string {
  if (query === '') return path
  return `${path}${path.includes('?') ? '&' : '?'}${query}`
}

/** Said before the run rather than thrown in the middle of it; without the value, which may be a secret. */
function refuseUnsendable({ name }: LoadOperation, { method, paths, headers }: ReadyOperation): void {
  const refuse = (what: string) => {
    throw new BreakwaterError({
      code: 'load-request-invalid',
      message: `${name} cannot be sent: ${what} holds a character that HTTP does not allow.`,
      hint: 'Percent-encode it in paths; header values are one line of Latin-1.',
    })
  }
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(method)) refuse('its method')
  if (method.toUpperCase() === 'CONNECT') {
    throw new BreakwaterError({
      code: 'load-request-invalid',
      message: `${name} cannot be sent: CONNECT asks a proxy for a tunnel, not a service for an answer.`,
      hint: 'Leave the operation out.',
    })
  }
  if (paths.some((path) => !/^\/[\x21-\x7e]*$/.test(path))) refuse('a path')
  for (const [header, value] of Object.entries(headers)) {
    try {
      validateHeaderName(header)
      validateHeaderValue(header, value)
    } catch {
      refuse(`the header ${header}`)
    }
  }
}

/**
 * Without TLS a secret is read by everyone on the way, and goes to whoever answers; only on one's own machine or network
 * is that nobody else.
 */
export function refuseClearSecrets(operations: readonly LoadOperation[], { origin, address }: LoadTarget): void {
  const url = new URL(origin)
  if (url.protocol === 'https:' || operations.every(({ credentials }) => credentials.length === 0)) return
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const judged = address ?? (host === 'localhost' ? '127.0.0.1' : host)
  if (isIP(judged) > 0 && ['loopback', 'private'].includes(placeOf(judged))) return
  throw new BreakwaterError({
    code: 'load-secret-refused',
    message: `${origin} is not served over TLS, so no secret is sent there.`,
    hint: 'Load a preview over https, or operations that need no credentials.',
  })
}

/** Where to connect, and whose certificate is expected there. */
export interface Endpoint {
  readonly secure: boolean
  /** The judged address, else the name. */
  readonly host: string
  readonly port: number
  /** For TLS; undefined where the host is an address. */
  readonly servername: string | undefined
}

/** Connections go to the judged address, so that a second look-up cannot lead elsewhere; names stay the host's. */
export function endpointOf({ origin, address }: Pick<LoadTarget, 'origin' | 'address'>): Endpoint {
  const url = new URL(origin)
  const name = url.hostname.replace(/^\[|\]$/g, '')
  const secure = url.protocol === 'https:'
  return {
    secure,
    host: address ?? name,
    port: Number(url.port || (secure ? 443 : 80)),
    servername: secure && isIP(name) === 0 ? name : undefined,
  }
}
