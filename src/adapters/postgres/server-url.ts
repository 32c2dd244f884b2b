import { BreakwaterError } from '../../core/error.ts'

/** Where a server is. The URL holds a password, so it is never printed; `place` is. */
export interface ServerUrl {
  /** The same server and login, another database. */
  readonly forDatabase: (name: string) => string
  readonly own: string
  readonly place: string
  readonly user: string
  /** The text without the password, wherever it stands in it. */
  readonly redact: (text: string) => string
}

/** Reads `postgres://user:password@host:port/database`. */
export function serverUrl(databaseUrl: string): ServerUrl {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) throw notAUrl()
  const secrets = [url.password, decoded(url.password), ...url.searchParams.getAll('password'), databaseUrl]
  const socket = url.searchParams.get('host')
  return {
    own: databaseUrl,
    forDatabase: (name) => {
      const other = new URL(url)
      other.pathname = `/${name}`
      return other.href
    },
    place: url.hostname ? `${url.hostname}:${url.port || '5432'}` : (socket ?? 'the local socket'),
    user: decoded(url.username) || 'the default user',
    redact: (text) => secrets.filter(Boolean).reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function notAUrl(): BreakwaterError {
  return new BreakwaterError({
    code: 'database-url-invalid',
    message: 'The database URL is not one of a Postgres server (it is not shown, since it may hold a password).',
    hint: 'Write it as postgres://user:password@host:5432/database, with special characters in the password percent-encoded.',
  })
}
