import type { CheckContext } from '../../../core/check.ts'
import { BreakwaterError } from '../../../core/error.ts'
import type { LoadProbe } from '../../../core/load.ts'
import type { HttpProbe } from '../../../core/ports.ts'
import { isListedHost, judgeTarget, placeOf } from '../../../core/preview-target.ts'
import type { Side } from '../side.ts'
import { isObject } from './documents.ts'
import type { SecretNeed } from './security.ts'

const timeoutMs = 10_000
const bodyBytes = 64 * 1024

type TokenNeed = Extract<SecretNeed['from'], { kind: 'token' }>

export interface Token {
  readonly value: string
  /** Undefined: it did not say. */
  readonly lifetimeMs: number | undefined
}

/**
 * A token for client credentials (RFC 6749, 4.4), asked for once. The credentials go to the URL that the config names, or
 * to one of the contract's that is the preview itself or on a host that the config lists: a contract is the pull
 * request's own word.
 */
export async function fetchToken(
  { url, setting }: TokenNeed,
  client: { readonly id: string; readonly secret: string },
  context: CheckContext,
  head: Side,
): Promise<Token> {
  if (url === undefined) throw refused('no token URL is described or set', 'Name it as token-url under load.auth.')
  const http = await context.loadEngines()
  const target = await judged(url, context, head, http.resolve)
  const form = new URLSearchParams({ grant_type: 'client_credentials' })
  if (setting.scope !== undefined) form.set('scope', setting.scope)
  // 2.3.1: a server has to take the credentials as Basic; some take them in the form alone.
  const encoded = [client.id, client.secret].map((one) => encodeURIComponent(one)).join(':')
  const basic = { authorization: `Basic ${Buffer.from(encoded).toString('base64')}` }
  const first = await post(http.probe, target, basic, form)
  const refusedBasic = first.status === 400 || first.status === 401
  if (refusedBasic) form.set('client_id', client.id)
  if (refusedBasic) form.set('client_secret', client.secret)
  return tokenIn(refusedBasic ? await post(http.probe, target, {}, form) : first, target.url.origin)
}

interface TokenTarget {
  readonly url: URL
  readonly address: string | undefined
}

async function judged(
  { text, trusted }: { readonly text: string; readonly trusted: boolean },
  context: CheckContext,
  { target }: Side,
  resolve: HttpProbe['resolve'],
): Promise<TokenTarget> {
  if (!URL.canParse(text, `${target.origin}/`)) throw refused('its token URL is no URL', 'Correct it in the contract.')
  const url = new URL(text, `${target.origin}/`)
  if (url.origin === target.origin) return secure({ url, address: target.address })
  if (!trusted && !isListedHost(url.href, context.config.load.hosts)) {
    throw refused(
      `its token URL is at ${url.origin}, another host than the preview's, and the contract is all that names it`,
      'A secret goes only where the config says: name it as token-url under load.auth, or its host under load.hosts.',
    )
  }
  const policy = {
    namedBy: trusted ? ('config' as const) : ('workflow input' as const),
    fromFork: !trusted || context.fromFork,
    hosts: context.config.load.hosts,
  }
  const { addresses } = await judgeTarget(url.href, policy, resolve)
  return secure({ url, address: addresses[0] })
}

function secure(target: TokenTarget): TokenTarget {
  if (target.url.protocol === 'https:' || isNearby(target.url.hostname, target.address)) return target
  throw refused(`its token URL ${target.url.origin} is not https`, 'Name one that is, as token-url under load.auth.')
}

/** Whether a host is this machine or its own network, where secrets need no TLS. */
export function isNearby(hostname: string, address: string | undefined): boolean {
  const place = placeOf(address ?? hostname.replace(/^\[|\]$/g, ''))
  return place === 'loopback' || place === 'private'
}

async function post(
  probe: HttpProbe['probe'],
  { url, address }: TokenTarget,
  headers: Readonly<Record<string, string>>,
  form: URLSearchParams,
): Promise<LoadProbe> {
  const [answer] = await probe({
    origin: url.origin,
    ...(address === undefined ? {} : { address }),
    operations: [
      {
        name: 'token',
        method: 'POST',
        path: `${url.pathname}${url.search}`,
        headers: { ...headers, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      },
    ],
    timeoutMs,
    bodyBytes,
  })
  if (answer === undefined) throw new Error('the probe gave no answer to a question')
  return answer
}

function tokenIn({ status, failure, body = '' }: LoadProbe, origin: string): Token {
  const hint = 'Check the client credentials, their scope and the token URL.'
  if (status === undefined) throw refused(`${origin} did not answer (${failure ?? 'no reason known'})`, hint)
  if (status < 200 || status > 299) throw refused(`${origin} answered ${status}`, hint)
  const answer = parsed(body)
  const token = isObject(answer) ? answer.access_token : undefined
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) throw refused(`${origin} gave no access_token`, hint)
  const seconds = isObject(answer) ? Number(answer.expires_in) : Number.NaN
  return { value: token, lifetimeMs: Number.isFinite(seconds) ? seconds * 1000 : undefined }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The answer itself may repeat what it was sent: nothing of it is shown. */
function refused(why: string, hint: string): BreakwaterError {
  return new BreakwaterError({ code: 'load-token-refused', message: `No token could be had: ${why}.`, hint })
}
