import type { LoadOperation, LoadRequest, LoadTarget } from './load.ts'

/** One of an operation's requests as it goes to a target: prefix before the path, secrets where they belong. */
export function loadRequest(operation: LoadOperation, target: LoadTarget, path: string): LoadRequest {
  const { name, method, credentials, body } = operation
  const headers = new Map(Object.entries(operation.headers).map(([key, value]) => [key.toLowerCase(), value]))
  let full = `${target.prefix}${path}`
  if (!full.startsWith('/')) full = `/${full}`
  for (const credential of credentials) {
    const value = secretOf(credential.secret, target)
    const key = credential.name.toLowerCase()
    if (credential.in === 'header') headers.set(key, `${credential.prefix}${value}`)
    else if (credential.in === 'query')
      full += `${full.includes('?') ? '&' : '?'}${encodeURIComponent(credential.name)}=${encodeURIComponent(value)}`
    else {
      const others = headers.get('cookie')
      headers.set('cookie', `${others === undefined ? '' : `${others}; `}${credential.name}=${value}`)
    }
  }
  return { name, method, path: full, headers: Object.fromEntries(headers), ...(body === undefined ? {} : { body }) }
}

function secretOf(name: string, { secrets }: LoadTarget): string {
  const value = Object.hasOwn(secrets, name) ? secrets[name] : undefined
  if (value === undefined) throw new Error(`the target has no secret called ${name}`)
  return value
}

/** Shorter ones would cut words out of whatever is shown. */
const shortestSecret = 6

/** Text of a server, which may repeat what it was sent, without the values of secrets. */
export function withoutSecrets(text: string, secrets: LoadTarget['secrets']): string {
  const values = Object.values(secrets).flatMap((value) => [value, encodeURIComponent(value)])
  const longestFirst = values.filter(({ length }) => length >= shortestSecret).sort((a, b) => b.length - a.length)
  return longestFirst.reduce((cut, value) => cut.replaceAll(value, '***'), text)
}
