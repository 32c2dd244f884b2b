/** A recorded request without anything that lets somebody in. */
export interface RecordedRequest {
  readonly method: string
  /** `/orders/{id}` */
  readonly template: string
  /** Path and query, as they are sent. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

interface Recorded {
  readonly method: string
  readonly url: URL
  readonly headers?: readonly { readonly name: string; readonly value: string }[] | undefined
  readonly postData?: { readonly mimeType?: string | undefined; readonly text?: string | undefined } | undefined
}

/** Headers that change the answer and tell nothing about who asked. */
const kept = new Set(['accept', 'accept-language', 'content-type', 'prefer', 'x-requested-with'])
/** The client's own, or of its cache; nobody misses them. */
const dull =
  /^(:.*|host|connection|keep-alive|user-agent|referer|origin|accept-encoding|content-length|transfer-encoding|te|trailer|upgrade|upgrade-insecure-requests|expect|pragma|cache-control|if-.*|range|dnt|priority|sec-.*|purpose|x-forwarded-.*|via|forwarded|save-data)$/i
/** Names of what lets somebody in, wherever they stand; whole words, so that `keyword` and `author` stay. */
const credential =
  /(^|[^a-z])(authorization|auth|token|api_?key|apikey|secret|password|passwd|pwd|session|session_?id|sid|jwt|csrf|xsrf|signature|hmac|assertion|otp|credentials?)([^a-z]|$)/i
/** Names that mean much else as well (`state=open`): a credential where the value is as long as one. */
const perhapsCredential = /(^|[^a-z])(key|code|state|nonce|sig|pass|pin|hash|ticket)([^a-z]|$)/i
const mostBody = 64 * 1024

/** The request with its credentials left out and counted; or why nothing of it can be sent. */
export function plainRequest(recorded: Recorded, stripped: Map<string, number>): RecordedRequest | string {
  const { method, url } = recorded
  const found = new Map<string, number>()
  const strip = (what: string) => found.set(what, (found.get(what) ?? 0) + 1)
  // Stripped of what stands in it, such a path is another.
  if (url.pathname.split('/').some((segment) => isSecretText(decoded(segment)))) return 'with a credential in its path'
  const body = bodyOf(recorded)
  if (typeof body === 'object') return body.reason
  if (url.username !== '' || url.password !== '') strip('user name and password of a URL')
  const template = templateOf(url.pathname)
  const query = queryOf(url, strip)
  const headers = headersOf(recorded, strip)
  for (const [what, times] of found) stripped.set(what, (stripped.get(what) ?? 0) + times)
  return { method, template, path: `${url.pathname}${query}`, headers, ...(body === undefined ? {} : { body }) }
}

/** Numbers, UUIDs and the like become placeholders: operations are told apart by what they are, not by whose data. */
export function templateOf(pathname: string): string {
  return pathname
    .split('/')
    .map((segment) => (isId(segment) ? '{id}' : segment))
    .join('/')
}

function isId(segment: string): boolean {
  return (
    /^\d+$/.test(segment) ||
    /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(segment) ||
    // Hashes, object ids, ULIDs, and ids with a prefix (`cus_4fdAW5ftNQow1a`).
    /^[0-9a-f]{16,}$/i.test(segment) ||
    /^[0-9A-HJKMNP-TV-Z]{26}$/.test(segment) ||
    /^(?=[^\d]*\d)[a-z]{2,8}_[0-9A-Za-z]{8,}$/.test(segment)
  )
}

function queryOf(url: URL, strip: (what: string) => void): string {
  // As it was written: form encoding would write a space as another character than it had.
  const parts = url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '')
  const plain = parts.filter((part) => {
    const [name = '', ...value] = part.split('=')
    const isSecret = isCredential(decoded(name), decoded(value.join('=')))
    if (isSecret) strip('credentials in a query')
    return !isSecret
  })
  return plain.length === 0 ? '' : `?${plain.join('&')}`
}

function headersOf({ headers = [] }: Recorded, strip: (what: string) => void): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {}
  for (const { name, value } of headers) {
    const key = name.toLowerCase()
    if (key === 'cookie') strip('cookies')
    else if (key === 'authorization' || key === 'proxy-authorization') strip('Authorization headers')
    else if (isCredential(name, value)) strip('other headers with credentials')
    else if (kept.has(key) && /^[\x20-\x7e]{1,1000}$/.test(value)) plain[key] = value
    else if (!dull.test(key)) strip(`header ${/^[A-Za-z0-9_-]{1,40}$/.test(name) ? name : 'without a proper name'}`)
  }
  return plain
}

function bodyOf({ method, postData }: Recorded): string | undefined | { readonly reason: string } {
  if (method === 'GET' || method === 'HEAD' || postData?.text === undefined || postData.text === '') return undefined
  const { text } = postData
  if (text.length > mostBody) return { reason: 'with a body of more than 64 KiB' }
  // Names in JSON and in forms; a body without its password is another request.
  const names = [...text.matchAll(/"([^"\\]{1,100})"\s*:|(?:^|[&?])([^=&\s]{1,100})=/g)].map(
    ([, json, form]) => json ?? form ?? '',
  )
  const isSecret = names.some((name) => credential.test(words(decoded(name)))) || isSecretText(text)
  return isSecret ? { reason: 'with a credential in its body' } : text
}

function isCredential(name: string, value: string): boolean {
  const plain = words(name)
  return credential.test(plain) || (perhapsCredential.test(plain) && /^\S{16,}$/.test(value)) || isSecretText(value)
}

/** `accessToken` and `X-Api-Key` in words. */
function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/-/g, '_')
}

/** Text that is a secret by its form: a JSON Web Token, or a key with a well-known start. */
function isSecretText(value: string): boolean {
  return (
    // From its dot on: the text before may be thousands of such beginnings.
    /(?<=eyJ[A-Za-z0-9_-]{10,400})\.eyJ[A-Za-z0-9_-]{5}/.test(value) ||
    /(^|[^A-Za-z0-9])(gh[pousr]_|github_pat_|sk_live_|sk_test_|sk-|xox[abprs]-|AKIA)[A-Za-z0-9_-]{10,}/.test(value) ||
    /^(Bearer|Basic)\s+\S{8,}/i.test(value)
  )
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
