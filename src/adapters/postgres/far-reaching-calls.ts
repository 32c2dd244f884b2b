import type { StatementTree } from './statements.ts'

// What needs no statement of its own to reach beyond the database: a call, or a row of a catalog that all databases share.

const functions: readonly string[] = [
  ...['lo_export', 'lo_import', 'pg_read_file', 'pg_read_binary_file', 'pg_ls_dir', 'pg_file_write', 'pg_file_unlink'],
  ...[
    'pg_file_rename',
    'pg_reload_conf',
    'pg_rotate_logfile',
    'pg_promote',
    'pg_switch_wal',
    'pg_create_restore_point',
  ],
  ...['pg_create_physical_replication_slot', 'pg_create_logical_replication_slot', 'pg_drop_replication_slot'],
  ...['pg_copy_physical_replication_slot', 'pg_copy_logical_replication_slot', 'pg_replication_slot_advance'],
  ...['pg_replication_origin_create', 'pg_replication_origin_drop', 'pg_replication_origin_advance'],
  ...['pg_stat_reset_shared', 'pg_stat_statements_reset'],
]

/** They end what others do, unless the statement looks for sessions of its own database. */
const endingOthers: readonly string[] = ['pg_terminate_backend', 'pg_cancel_backend']

const sharedCatalogs: readonly string[] = [
  ...['pg_authid', 'pg_auth_members', 'pg_database', 'pg_db_role_setting', 'pg_parameter_acl', 'pg_replication_origin'],
  ...['pg_shdepend', 'pg_shdescription', 'pg_shseclabel', 'pg_subscription', 'pg_tablespace'],
  ...['pg_roles', 'pg_user', 'pg_shadow', 'pg_group'],
]

const names = [...functions, ...endingOthers, ...sharedCatalogs].join('|')

/** Words without one of which no text can hold such a call or row; most texts are looked through no further. */
export const reachingWords = new RegExp(String.raw`\b(?:${names})\b`, 'i')

const ownSessions = /\bcurrent_database\b|\bcurrent_catalog\b/i
const calledInCode = new RegExp(String.raw`\b(${functions.join('|')})"?\s*\(`, 'i')
const endedInCode = new RegExp(String.raw`\b(${endingOthers.join('|')})"?\s*\(`, 'i')
const writtenInCode = new RegExp(
  String.raw`\b(?:update|insert\s+into|delete\s+from|merge\s+into)\s+(?:only\s+)?(?:"?pg_catalog"?\s*\.\s*)?"?(${sharedCatalogs.join('|')})\b`,
  'i',
)

/** The same in the code of a DO block. */
export function farReachingCallIn(code: string): string | undefined {
  if (!reachingWords.test(code)) return undefined
  const called = calledInCode.exec(code)?.[1] ?? (ownSessions.test(code) ? undefined : endedInCode.exec(code)?.[1])
  if (called !== undefined) return `${called.toLowerCase()}()`
  const written = writtenInCode.exec(code)?.[1]
  return written === undefined ? undefined : `A change of ${written.toLowerCase()}`
}

/** They keep a query and run none of it. */
const keptUnrun = new Set(['CreateFunctionStmt', 'ViewStmt', 'RuleStmt'])

/** What a statement calls or writes that reaches beyond its database; undefined: nothing of that. */
export function farReachingCall({ kind, fields }: StatementTree): string | undefined {
  if (keptUnrun.has(kind)) return undefined
  const called = new Set<string>()
  const written = new Set<string>()
  look({ [kind]: fields }, called, written)
  const reaching = [...called].find((name) => functions.includes(name))
  const ending = called.has('current_database') ? undefined : [...called].find((name) => endingOthers.includes(name))
  const call = reaching ?? ending
  if (call !== undefined) return `${call}()`
  const catalog = [...written].find((name) => sharedCatalogs.includes(name))
  return catalog === undefined ? undefined : `A change of ${catalog}`
}

const writing: readonly string[] = ['InsertStmt', 'UpdateStmt', 'DeleteStmt', 'MergeStmt']

/** Gathers the names of called functions and of written tables, at any depth; names of other schemas are others. */
function look(value: unknown, called: Set<string>, written: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    if (key === 'FuncCall') add(called, calledName(member))
    if (writing.includes(key)) add(written, writtenName(member))
    look(member, called, written)
  }
}

function add(names: Set<string>, name: string | undefined): void {
  if (name !== undefined) names.add(name)
}

function calledName(call: unknown): string | undefined {
  const parts = memberOf(call, 'funcname')
  if (!Array.isArray(parts)) return undefined
  return String(memberOf(memberOf(parts.at(-1), 'String'), 'sval'))
}

function writtenName(statement: unknown): string | undefined {
  const table = memberOf(statement, 'relation')
  const schema = memberOf(table, 'schemaname') ?? 'pg_catalog'
  return schema === 'pg_catalog' ? String(memberOf(table, 'relname')) : undefined
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}
