import type * as z from 'zod'
import { isOfConnection } from '../core/connection-headers.ts'
import type { AuthSetting } from '../core/load-settings.ts'
import { checkedUrl } from './values.ts'

// Transforms of the values that a load test is told, by file and by command line. Each adds an issue in the reader's words.

type Context = z.core.$RefinementCtx<unknown>

function refuse(context: Context, message: string): void {
  context.addIssue({ code: 'custom', message })
}

/** What may stand in the URL of a preview. */
const placeholders = ['number', 'sha', 'short-sha', 'branch'] as const

const notPlaced = 'must be a full URL, as in https://pr-{number}.example.com'

/** URL with placeholders in braces. */
export function urlTemplate(value: string, context: z.core.$RefinementCtx<string>): string {
  const known = placeholders.map((name) => `{${name}}`)
  const unknown = [...value.matchAll(/\{[^{}]*\}?|\}/g)].map(([found]) => found).find((found) => !known.includes(found))
  if (unknown !== undefined) {
    refuse(context, `holds ${unknown}, and may hold ${known.join(', ')}`)
    return value
  }
  const filled = value.replaceAll(/\{[a-z-]+\}/g, '0')
  if (!URL.canParse(filled)) refuse(context, notPlaced)
  else checkedUrl(filled, context)
  // Whoever names a branch would name the host.
  if (/^https?:\/\/\{branch\}([:/?#]|$)/i.test(value)) refuse(context, 'must not have {branch} for its whole host')
  return value
}

/** `http://localhost:{port}`: what is started here listens here. */
export function localUrl(value: string, context: z.core.$RefinementCtx<string>): string {
  if (!/^http:\/\/(localhost|127\.0\.0\.1|\[::1\]):\{port\}(\/[^{}?#\s]*)?$/.test(value)) {
    refuse(context, 'must be of the form http://localhost:{port}, with a path after it where there is one')
  }
  return value
}

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

function durationMs(value: string): number | undefined {
  const [, digits, unit = 's'] = /^(\d{1,6}(?:\.\d{1,3})?)\s*(ms|s|m|h)?$/.exec(value.trim()) ?? []
  return digits === undefined ? undefined : Number(digits) * (units[unit] ?? 1000)
}

/** Seconds of a duration such as `90s` or `5m`, within bounds (in seconds). */
export function secondsWithin(least: number, most: number) {
  return (value: string, context: z.core.$RefinementCtx<string>): number => {
    const seconds = (durationMs(value) ?? Number.NaN) / 1000
    if (seconds >= least && seconds <= most) return seconds
    refuse(context, `must be a duration such as 10s or 2m, from ${least}s to ${mostText(most)}`)
    return least
  }
}

function mostText(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`
}

/** `100/60s`, `100/m`: so many requests in a window of time. */
export function rateLimit(
  value: string,
  context: z.core.$RefinementCtx<string>,
): { readonly requests: number; readonly windowSeconds: number } {
  const [, digits = '', window = ''] = /^(\d{1,7})\s*\/\s*(\d*\s*(?:s|m))$/.exec(value.trim()) ?? []
  const windowSeconds = (durationMs(/^\d/.test(window) ? window : `1${window}`) ?? Number.NaN) / 1000
  const requests = Number(digits)
  if (!(requests >= 1 && windowSeconds >= 1 && windowSeconds <= 120)) {
    refuse(context, 'must be requests in a window of 1s to 2m, as in 100/60s')
  } else if (requests / windowSeconds > 5000) {
    refuse(context, 'is more than 5000 requests a second, which is past what one machine can try')
  }
  return { requests, windowSeconds }
}

/** RFC 9110, 5.6.2: a token. */
const headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/
const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie'])

/** Why a header of this name cannot be sent; undefined if it can. */
export function headerNameTrouble(name: string): string | undefined {
  if (!headerName.test(name)) return `"${name}" is not the name of a header`
  return isOfConnection(name) ? `the header ${name} is written by the client itself` : undefined
}

/** Headers that stand in a file which everyone can read. */
export function plainHeaders(
  value: Readonly<Record<string, string>>,
  context: z.core.$RefinementCtx<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [name, text] of Object.entries(value)) {
    const trouble =
      headerNameTrouble(name) ?? (isHeaderValue(text) ? undefined : `the value of ${name} is not one line`)
    if (trouble !== undefined) refuse(context, trouble)
    else if (secretHeaders.has(name.toLowerCase())) {
      refuse(context, `${name} holds a secret: name its environment variable under load.auth or load.headers-env`)
    }
  }
  return value
}

function isHeaderValue(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return /^[^\u0000-\u0008\u000a-\u001f\u007f]*$/.test(text)
}

/** `Strict-Transport-Security`, or `X-Content-Type-Options: nosniff`. */
export function expectedHeader(
  value: string,
  context: z.core.$RefinementCtx<string>,
): { readonly name: string; readonly value: string | undefined } {
  const at = value.indexOf(':')
  const name = (at < 0 ? value : value.slice(0, at)).trim()
  const wanted = at < 0 ? '' : value.slice(at + 1).trim()
  if (!headerName.test(name) || !isHeaderValue(wanted)) {
    refuse(context, 'must be the name of a header, or name and value as in `X-Content-Type-Options: nosniff`')
  }
  return { name, value: wanted === '' ? undefined : wanted }
}

type Credentials = Readonly<
  Partial<
    Record<
      'user-env' | 'password-env' | 'client-id-env' | 'client-secret-env' | 'token-url' | 'scope',
      string | undefined
    >
  >
>

/** A name with its password, or the id and secret of a client that fetches itself a token. */
export function credentials(given: Credentials, context: Context): AuthSetting {
  const { 'user-env': userEnv, 'password-env': passwordEnv, 'token-url': tokenUrl, scope } = given
  const { 'client-id-env': idEnv, 'client-secret-env': secretEnv } = given
  const isBasic = userEnv !== undefined || passwordEnv !== undefined
  const isClient = [idEnv, secretEnv, tokenUrl, scope].some((one) => one !== undefined)
  if (!isBasic && idEnv !== undefined && secretEnv !== undefined) {
    return { kind: 'client-credentials', idEnv, secretEnv, tokenUrl, scope }
  }
  if (!isClient && userEnv !== undefined && passwordEnv !== undefined) return { kind: 'basic', userEnv, passwordEnv }
  refuse(context, 'must have user-env and password-env, or client-id-env and client-secret-env')
  return { kind: 'secret', env: '' }
}
