import { farReachingCallIn } from './far-reaching-calls.ts'
import type { StatementTree } from './statements.ts'

// A DO block is looked through as text, strings and comments included: what a string holds may be executed. What it puts
// together out of pieces is not seen; for that the role of the URL is the other half of the wall.

/** The code of a DO block; undefined for any other statement. */
export function codeOf({ kind, fields }: StatementTree): string | undefined {
  if (kind !== 'DoStmt') return undefined
  const found: string[] = []
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('sval' in value && typeof value.sval === 'string') found.push(value.sval)
    for (const member of Object.values(value)) look(member)
  }
  look(fields.args)
  return found.join('\n')
}

const name = String.raw`"(?:[^"]|"")+"|[a-z_][\w$]*`

/** Roles that the code makes, where it names them. */
export function rolesMadeIn(code: string): readonly string[] {
  const made = code.matchAll(new RegExp(String.raw`\bcreate\s+(?:role|user|group)\s+(?!mapping\b)(${name})`, 'gi'))
  return [...made].map(([, written = '']) => plainName(written))
}

/** What of the code reaches beyond its database, in words; undefined: nothing that can be seen. */
export function farReachingIn(code: string, own: ReadonlySet<string>): string | undefined {
  // As it is written, and with its comments taken for the blanks that they are: a string may hold what looks like one.
  return reachingIn(code, own) ?? reachingIn(withoutComments(code), own)
}

function withoutComments(code: string): string {
  return code.replace(/--[^\n]*/g, ' ').replace(/\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/g, ' ')
}

function reachingIn(code: string, own: ReadonlySet<string>): string | undefined {
  const [, found] = always.find(([pattern]) => pattern.test(code)) ?? []
  if (found !== undefined) return found
  const call = farReachingCallIn(code)
  if (call !== undefined) return call
  // The scratch database may change itself, and how else would a migration name it.
  const itself = /\bcurrent_database\b|\bcurrent_catalog\b/i.test(code)
  const [, database] = itself ? [] : (ofDatabases.find(([pattern]) => pattern.test(code)) ?? [])
  if (database !== undefined) return database
  const mine = new Set([...own, ...rolesMadeIn(code)])
  // Statement by statement: a hostile text is long, and a search across all of it would take the square of its length.
  const statements = code.split(';')
  if (statements.some((text) => /\bcopy\b/i.test(text) && /\b(?:from|to)\s+(?:program\s*)?'/i.test(text))) return 'COPY'
  return strangersRole(code, mine) ?? strangersMembership(statements, mine)
}

const always: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/\balter\s+system\b/i, 'ALTER SYSTEM'],
  [/\bcreate\s+database\b/i, 'CREATE DATABASE'],
  [/\bdrop\s+database\b/i, 'DROP DATABASE'],
  [/\b(?:create|alter|drop)\s+tablespace\b/i, 'a change of tablespaces'],
  [/\b(?:create|alter)\s+subscription\b/i, 'CREATE SUBSCRIPTION'],
  [/\bimport\s+foreign\s+schema\b/i, 'IMPORT FOREIGN SCHEMA'],
  [/\bon\s+(?:tablespace|parameter)\b/i, 'GRANT ON TABLESPACE'],
  [
    /\bcreate\s+extension\s+(?:if\s+not\s+exists\s+)?"?(?:dblink|postgres_fdw|file_fdw|adminpack)\b/i,
    'CREATE EXTENSION of one that opens connections or files',
  ],
]

const ofDatabases: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/\balter\s+database\b/i, 'ALTER DATABASE'],
  [/\bon\s+database\b/i, 'GRANT ON DATABASE'],
]

/** A role that the code changes, drops or empties, and that the session did not make. */
function strangersRole(code: string, own: ReadonlySet<string>): string | undefined {
  const changed = code.matchAll(
    /\b(alter\s+(?:role|user|group)|drop\s+(?:role|user|group)|drop\s+owned\s+by|reassign\s+owned\s+by)\s+(?!mapping\b)(?:if\s+exists\s+)?("(?:[^"]|"")+"|[^\s;'",]+)/gi,
  )
  for (const [, command = '', written = ''] of changed) {
    if (!own.has(plainName(written))) return `${command.toUpperCase().replace(/\s+/g, ' ')} ${written}`
  }
  return undefined
}

/** Membership in a role that the session did not make: GRANT and REVOKE without ON. */
function strangersMembership(statements: readonly string[], own: ReadonlySet<string>): string | undefined {
  for (const text of statements) {
    const [begin, command = ''] = /\b(grant|revoke)\s/i.exec(text) ?? []
    const rest = begin === undefined ? '' : text.slice(text.indexOf(begin) + begin.length)
    const end = rest.search(/\s(?:to|from)\b/i)
    const roles = rest.slice(0, Math.max(end, 0))
    if (end < 0 || /\bon\b|\bcurrent_user\b/i.test(roles)) continue
    const stranger = roles
      .replace(/^\s*(?:admin|inherit|set)\s+option\s+for\s+/i, '')
      .split(',')
      .find((written) => !own.has(plainName(written.trim())))
    if (stranger !== undefined) return `${command.toUpperCase()} of the role ${stranger.trim()}`
  }
  return undefined
}

/** A name as the catalog has it. */
function plainName(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase()
}
