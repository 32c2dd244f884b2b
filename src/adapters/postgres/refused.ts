import { BreakwaterError } from '../../core/error.ts'
import { SqlError } from '../../core/ports.ts'
import { farReachingCall, reachingWords } from './far-reaching-calls.ts'
import { codeOf, farReachingIn, rolesMadeIn } from './far-reaching-code.ts'
import { parseText, type StatementTree } from './statements.ts'

/**
 * Refuses what PGlite has no other end for, before it is sent: COPY `FROM STDIN` never answers, `PROGRAM` makes the next
 * query spin, a file would be one inside the WASM; a subscription connects to another server. Text that doesn't parse is let through: Postgres has the same grammar and says
 * why, without running any of it.
 */
export async function refuseOutward(sql: string): Promise<void> {
  if (!/\bcopy\b|\bsubscription\b/i.test(sql) || harmless.has(sql)) return
  const parsed = await parseText(sql)
  if (!('statements' in parsed)) return
  for (const { kind } of parsed.statements) {
    if (kind === 'CopyStmt') throw copyNotSupported()
    if (kind === 'CreateSubscriptionStmt' || kind === 'AlterSubscriptionStmt') throw noOtherServer(kind)
  }
  if (harmless.size < 100 && sql.length < 50_000) harmless.add(sql)
}

/** Texts that were looked at: our own questions name the subscriptions too, and are asked at every statement. */
const harmless = new Set<string>()

/** Roles that the session made, which it may therefore change and drop. */
export type OwnRoles = ReadonlySet<string>

/** Words that a text must contain to reach beyond its database, for a text that our grammar cannot read. */
const farReaching =
  /\b(copy|database|tablespace|system|role|user|group|subscription|owned|load|foreign|extension|prepare)\b/i

/**
 * Refuses what would reach beyond the scratch database on a server: other databases, tablespaces, the server's
 * settings, files and programs, other sessions, replication slots, roles that were there before. It reads statements and the text of DO blocks, not what a
 * function may execute: a role that is neither superuser nor CREATEROLE is the other half of the wall.
 */
export async function refuseFarReaching(
  sql: string,
  own: OwnRoles,
  /** `wire`: a program at the other end of the connection feeds a COPY FROM STDIN and reads a COPY TO STDOUT. */
  copy: 'refused' | 'wire' = 'refused',
): Promise<readonly StatementTree[]> {
  const parsed = await parseText(sql)
  if ('statements' in parsed) {
    for (const statement of parsed.statements) if (copy === 'refused' || !isOverWire(statement)) refuse(statement, own)
    const call = reachingWords.test(sql) ? parsed.statements.map(farReachingCall).find(Boolean) : undefined
    if (call !== undefined) throw outsideScratchDatabase(call)
    return parsed.statements
  }
  // A server of another major version may read what our grammar can't; but never what we could not judge.
  if (farReaching.test(sql) || reachingWords.test(sql))
    throw new SqlError('42601', parsed.refusal.message, parsed.refusal.position)
  return []
}

/** Statements that reach beyond the database, whatever they say. */
const alwaysFar: Readonly<Record<string, string>> = {
  CreatedbStmt: 'CREATE DATABASE',
  DropdbStmt: 'DROP DATABASE',
  AlterDatabaseStmt: 'ALTER DATABASE',
  AlterDatabaseSetStmt: 'ALTER DATABASE',
  AlterDatabaseRefreshCollStmt: 'ALTER DATABASE',
  AlterSystemStmt: 'ALTER SYSTEM',
  CreateTableSpaceStmt: 'CREATE TABLESPACE',
  DropTableSpaceStmt: 'DROP TABLESPACE',
  AlterTableSpaceOptionsStmt: 'ALTER TABLESPACE',
  CreateSubscriptionStmt: 'CREATE SUBSCRIPTION',
  AlterSubscriptionStmt: 'ALTER SUBSCRIPTION',
  ImportForeignSchemaStmt: 'IMPORT FOREIGN SCHEMA',
  LoadStmt: 'LOAD',
}

/** Extensions whose functions and tables open connections or files of the server. */
const outwardExtensions: readonly unknown[] = ['dblink', 'postgres_fdw', 'file_fdw', 'adminpack']

/** The field that tells what an ALTER, GRANT or COMMENT is about. */
const objectFields: Readonly<Record<string, readonly [field: string, words: string]>> = {
  GrantStmt: ['objtype', 'GRANT ON'],
  RenameStmt: ['renameType', 'RENAME'],
  AlterOwnerStmt: ['objectType', 'OWNER TO of'],
  CommentStmt: ['objtype', 'COMMENT ON'],
  SecLabelStmt: ['objtype', 'SECURITY LABEL ON'],
}

const clusterObjects: Readonly<Record<string, string>> = {
  OBJECT_DATABASE: 'DATABASE',
  OBJECT_TABLESPACE: 'TABLESPACE',
  OBJECT_ROLE: 'ROLE',
  OBJECT_PARAMETER_ACL: 'PARAMETER',
}

/** Where each statement names the roles that it changes. */
const roleFields: Readonly<Record<string, readonly [field: string, words: string]>> = {
  AlterRoleStmt: ['role', 'ALTER ROLE'],
  AlterRoleSetStmt: ['role', 'ALTER ROLE'],
  DropRoleStmt: ['roles', 'DROP ROLE'],
  GrantRoleStmt: ['granted_roles', 'GRANT of the role'],
  DropOwnedStmt: ['roles', 'DROP OWNED BY'],
  ReassignOwnedStmt: ['roles', 'REASSIGN OWNED BY'],
}

function refuse({ kind, fields }: StatementTree, own: OwnRoles): void {
  if (kind === 'CopyStmt') throw copyNotSupported()
  const always = alwaysFar[kind]
  if (always) throw outsideScratchDatabase(always)
  if (kind === 'CreateExtensionStmt' && outwardExtensions.includes(fields.extname)) {
    throw outsideScratchDatabase(`CREATE EXTENSION ${fields.extname}`)
  }
  // It outlives its session, and would keep the scratch database from being dropped.
  if (kind === 'TransactionStmt' && fields.kind === 'TRANS_STMT_PREPARE') {
    throw outsideScratchDatabase('PREPARE TRANSACTION')
  }
  const code = codeOf({ kind, fields })
  const inCode = code === undefined ? undefined : farReachingIn(code, own)
  if (inCode !== undefined) throw outsideScratchDatabase(`${inCode} in a DO block`)
  const [objectField, objectWords] = objectFields[kind] ?? []
  const object = objectField && clusterObjects[String(fields[objectField])]
  if (object) throw outsideScratchDatabase(`${objectWords} ${object}`)
  const [roleField, roleWords] = roleFields[kind] ?? []
  // ALTER ROLE ALL names no role at all.
  const names = roleField ? roleNames(fields[roleField]) : undefined
  const stranger = names?.length === 0 ? 'ALL' : names?.find((name) => !own.has(name))
  if (stranger !== undefined) throw outsideScratchDatabase(`${roleWords} ${stranger}`)
}

/** Roles that a statement makes, also by the code of a DO block. */
export function rolesMadeBy(statement: StatementTree): readonly string[] {
  if (statement.kind === 'CreateRoleStmt') return [String(statement.fields.role)]
  return rolesMadeIn(codeOf(statement) ?? '')
}

function isOverWire({ kind, fields }: StatementTree): boolean {
  return kind === 'CopyStmt' && fields.filename === undefined && fields.is_program !== true
}

/** Names in a role field: a RoleSpec, or a list of RoleSpec and AccessPriv nodes. */
function roleNames(field: unknown): readonly string[] {
  if (Array.isArray(field)) return field.flatMap(roleNames)
  if (typeof field !== 'object' || field === null) return []
  if ('rolename' in field) return [String(field.rolename)]
  if ('priv_name' in field) return [String(field.priv_name)]
  if ('roletype' in field) return [String(field.roletype)]
  return Object.values(field).flatMap(roleNames)
}

/** COPY would need a client that feeds it, or reaches files and programs of the host. */
function copyNotSupported(): BreakwaterError {
  return new BreakwaterError({
    code: 'copy-not-supported',
    message: 'COPY can be run neither from standard input nor from files or programs here.',
    hint: 'Write the rows as INSERT statements, or keep data out of the migrations.',
  })
}

function noOtherServer(kind: string): BreakwaterError {
  return new BreakwaterError({
    code: 'subscription-not-supported',
    message: `${alwaysFar[kind]} connects to another server, so it was not run.`,
    hint: 'Nothing can be told about it here: look at it yourself, or set up replication outside the migrations.',
  })
}

function outsideScratchDatabase(words: string): BreakwaterError {
  return new BreakwaterError({
    code: 'outside-scratch-database',
    message: `${words} reaches beyond the scratch database, so it was not run on your server.`,
    hint: 'Use the embedded engine (database.engine "pglite"), which has nothing beyond it, or keep this statement out of the migrations.',
  })
}
