import type * as z from 'zod'

// Transforms of values that files, command line and Action inputs share. Each adds an issue in the reader's words.

type Context = z.core.$RefinementCtx<string>

const maxDurationSeconds = 180

function refuse(context: Context, message: string): string {
  context.addIssue({ code: 'custom', message })
  return ''
}

/** A path inside the repository, without `./` and doubled slashes. */
export function repositoryPath(value: string, context: Context): string {
  const plain = value.replaceAll('\\', '/')
  if (/^(\/|[A-Za-z]:)/.test(plain)) return refuse(context, 'must be relative to the root of the repository')
  const parts = plain.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) return refuse(context, 'must stay inside the repository (no `..`)')
  return parts.length > 0 ? parts.join('/') : refuse(context, 'must name something below the root of the repository')
}

/** The oldest that a rule knows anything of, and one that will not be there for years. */
export const postgresMajors = {
  first: 9,
  last: 29,
  message: 'must be a major version of PostgreSQL, as in 17',
} as const

/** `10s`, `2m` or plain seconds. */
export function durationSeconds(value: string, context: Context): number {
  const [, digits, unit = 's'] = /^(\d{1,6})(s|m)?$/.exec(value.trim()) ?? []
  const seconds = Number(digits) * (unit === 'm' ? 60 : 1)
  if (seconds >= 1 && seconds <= maxDurationSeconds) return seconds
  refuse(context, 'must be a duration such as 10s or 2m, from 1s to 3m')
  return 0
}

/** An absolute http or https URL; a name and password in it would end up in logs. */
export function checkedUrl(value: string, context: Context): string {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    return refuse(context, 'must be a full URL, as in https://preview-12.example.com')
  if (url.username !== '' || url.password !== '') return refuse(context, 'must not contain a user name or password')
  return value
}

/** Address of a Postgres server. It holds a password, so no message may repeat it. */
export function databaseUrl(value: string, context: Context): string {
  const protocol = URL.canParse(value) ? new URL(value).protocol : ''
  const fits = protocol === 'postgres:' || protocol === 'postgresql:'
  return fits
    ? value
    : refuse(context, 'must be a Postgres URL, as in postgres://user:password@localhost:5432/postgres')
}

/** `host` or `host:port`, in lower case. */
export function checkedHost(value: string, context: Context): string {
  const host = value.toLowerCase()
  const fits = /^(\[[0-9a-f:.]+\]|[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?$/.test(host)
  return fits ? host : refuse(context, 'must be a host or host:port, as in preview.example.com')
}

/** A login or `org/team`; people write `@ann` and mean `ann`. */
export function login(value: string, context: Context): string {
  const plain = value.replace(/^@/, '')
  const fits = /^[A-Za-z0-9][A-Za-z0-9_.-]*(\[bot\])?(\/[A-Za-z0-9_.-]+)?$/.test(plain)
  return fits ? plain : refuse(context, 'must be a login or org/team, as in ann or acme/dba')
}

/** A day that exists, as YYYY-MM-DD. */
export function isoDate(value: string, context: Context): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined
  const exists = day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value)
  return exists ? value : refuse(context, 'must be a day, as in 2027-03-31')
}
