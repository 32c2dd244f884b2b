import type { Severity } from '../../../core/finding.ts'

/** What another value of a setting means for whoever connects. */
export interface Consequence {
  /** In words that follow `so`. */
  readonly text: string
  readonly severity: Severity
  /** The value is the project's own, and may be a secret: it is not shown. */
  readonly secret: boolean
}

/**
 * Undefined where no query gets another answer: memory, plans and logs, and limits that are wider than before. `was` and
 * `is`: undefined stands for what the server has, which nobody here knows.
 */
export function consequenceOf(name: string, was: string | undefined, is: string | undefined): Consequence | undefined {
  const key = name.toLowerCase()
  if (key.includes('.')) return ofTheProject(name, was, is)
  const limit = limits[key]
  if (limit !== undefined) return isTighter(was, is) ? told(limit) : undefined
  if (key === 'connection limit') {
    return Number(is ?? -1) >= 0 && (was === undefined || Number(is) < Number(was))
      ? told('one more than that fails with 53300')
      : undefined
  }
  const only = onlyWith[key]
  if (only) return is !== undefined && only.values.test(is) ? told(only.text) : undefined
  const text = always[key]
  return text === undefined ? undefined : told(text)
}

function told(text: string): Consequence {
  return { text, severity: 'warning', secret: false }
}

/** What a name with a dot means is the project's own affair; that it was there and changed may be the running release's. */
function ofTheProject(name: string, was: string | undefined, is: string | undefined): Consequence | undefined {
  const [owner = ''] = name.split('.')
  if (was === undefined || ofExtensions.has(owner.toLowerCase())) return undefined
  const text =
    is === undefined
      ? `functions and policies that ask current_setting('${name}') fail with 42704`
      : `functions and policies that ask current_setting('${name}') get that`
  return { text, severity: 'note', secret: true }
}

/** Extensions that only log, count or plan by their settings. */
const ofExtensions: ReadonlySet<string> = new Set([
  'auto_explain',
  'pg_hint_plan',
  'pg_prewarm',
  'pg_stat_statements',
  'pgaudit',
  'plpgsql',
])

/** Each ends what takes longer; 0 is none. */
const limits: Readonly<Record<string, string>> = {
  statement_timeout: 'a statement that takes longer fails with 57014',
  lock_timeout: 'a statement that waits longer for a lock fails with 55P03',
  idle_in_transaction_session_timeout: 'a connection that rests longer in a transaction is ended with 25P03',
  idle_session_timeout: 'a connection that rests longer, as those of a pool do, is ended with 57P05',
  transaction_timeout: 'a transaction that takes longer ends its connection with 25P04',
}

/** Settings of which some values do harm. Booleans are kept as they were written. */
const onlyWith: Readonly<Record<string, { readonly values: RegExp; readonly text: string }>> = {
  default_transaction_read_only: { values: /^(on|true|yes|1)$/i, text: 'each write fails with 25006' },
  row_security: {
    values: /^(off|false|no|0)$/i,
    text: 'a query from which row security would withhold rows fails with 42501',
  },
  session_replication_role: {
    values: /^(replica|local)$/i,
    text: 'triggers do not fire, and foreign keys are not kept',
  },
  synchronous_commit: { values: /^off$/i, text: 'a COMMIT that was reported can be lost in a crash' },
}

const otherText = 'text is read, or values are shown, in another way'

const always: Readonly<Record<string, string>> = {
  search_path: 'names without a schema find other tables and functions, or fail with 42P01',
  timezone: 'times without a zone, and times shown as text, mean other moments',
  datestyle: 'a date such as 01/02/2026 is another day, and dates are shown in another way',
  intervalstyle: otherText,
  bytea_output: otherText,
  client_encoding: otherText,
  extra_float_digits: otherText,
  lc_monetary: otherText,
  lc_numeric: otherText,
  lc_time: otherText,
  standard_conforming_strings: 'a backslash in a string means something else, also in what escapes input',
  transform_null_equals: '= NULL finds other rows',
  array_nulls: otherText,
  default_text_search_config: 'to_tsvector and to_tsquery without a configuration make other lexemes than those stored',
  default_transaction_isolation:
    'a transaction sees other work of others, and from REPEATABLE READ on may fail with 40001 and has to be tried again',
  role: 'it acts with the privileges of another role',
}

/** `5s` where there was `30s`, or none that anybody here knows. */
function isTighter(was: string | undefined, is: string | undefined): boolean {
  const [before, after] = [milliseconds(was), milliseconds(is)]
  return after > 0 && (before <= 0 || after < before)
}

/** 0: no limit, or none that can be read. */
function milliseconds(value: string | undefined): number {
  const [, number = '0', unit = 'ms'] = /^\s*(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d)?\s*$/.exec(value ?? '') ?? []
  return Number(number) * (unitMs[unit] ?? 1)
}

const unitMs: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}
