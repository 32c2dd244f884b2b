import { createHash } from 'node:crypto'
import type { Location } from './error.ts'
import type { Proof } from './proof.ts'

/** SARIF's result levels. */
export const severities = ['error', 'warning', 'note'] as const
export type Severity = (typeof severities)[number]

/** What a finding is about, in the reader's words. Webhook operations have the path `webhook:NAME`. */
export type Subject =
  | { readonly kind: 'operation'; readonly method: string; readonly path: string }
  | { readonly kind: 'document'; readonly name: string }
  | { readonly kind: DatabaseObject; readonly name: string }
  | { readonly kind: 'migration'; readonly name: string }
  | { readonly kind: 'endpoint'; readonly name: string }

export type DatabaseObject =
  | 'schema'
  | 'table'
  | 'column'
  | 'index'
  | 'constraint'
  | 'view'
  | 'enum'
  | 'domain'
  | 'type'
  | 'sequence'
  | 'function'
  | 'trigger'
  | 'policy'
  | 'extension'
  | 'rule'
  | 'statistics'
  | 'publication'
  | 'subscription'
  | 'event trigger'
  | 'cast'
  | 'operator'
  | 'operator class'
  | 'operator family'
  | 'collation'
  | 'conversion'
  | 'text search configuration'
  | 'text search dictionary'
  | 'foreign-data wrapper'
  | 'server'
  | 'user mapping'
  | 'language'
  | 'access method'
  | 'default privileges'
  | 'setting'
  | 'role'
  | 'database'

/** A kind of change that a profile names approvers for. */
export const changeKinds = ['stack', 'schema_migration', 'external_service', 'api_breaking', 'slo_breach'] as const
export type ChangeKind = (typeof changeKinds)[number]

/** Who took the responsibility for a finding, and why. */
export interface Acceptance {
  /** A name, or `PATH:LINE` of the comment that says so. */
  readonly by: string
  /** Where that comment stands; undefined: the config says so. */
  readonly place?: Location
  readonly reason: string
  /** ISO date (YYYY-MM-DD) after which it no longer holds. */
  readonly until?: string
}

/** What a rule says of a subject; the runner stamps id, severity and fingerprint on it. */
export interface Hit {
  readonly message: string
  readonly location: Location
  readonly subject: Subject
  /** What tells this hit from the rule's others on the same subject; stable under edits elsewhere. Never a line. */
  readonly key: string
  readonly proof: Proof
  /** Everything that the cause reaches, the subject included. Default: the subject alone. */
  readonly reach?: readonly Subject[]
  /** Names the fact behind the finding, so that a specific rule supersedes a general one. Default: the fingerprint. */
  readonly cause?: string
  /** Further facts that it tells, by their cause: of these too a general rule need not speak. */
  readonly claims?: readonly string[]
  /** Overrides the rule's remedy where one can be more exact (real names). */
  readonly remedy?: string
  /** What to send in place of the statement, step by step; shown only after it was run and found harmless. */
  readonly steps?: readonly RemedyStep[]
  /** Index of the ALTER TABLE command that the steps are for, where the statement has several; default: all of it. */
  readonly replaces?: number
  /** May only lower what the rule's meta says. */
  readonly severity?: Severity
}

/** One step of a remedy: a migration of its own, or a transaction of its own at least. */
export interface RemedyStep {
  /** One statement, without its semicolon. */
  readonly sql: string
  /** Postgres refuses it inside a transaction, so the runner must be told to use none. */
  readonly withoutTransaction?: true
  /** It is to be sent again and again: `until it changes no row`. */
  readonly repeat?: string
  /** Why it comes as a step of its own, for whoever reads the plan. */
  readonly note?: string
}

/** A remedy as SQL, run by the check on the same rows before it was shown. */
export interface ProvedRemedy {
  readonly steps: readonly RemedyStep[]
  /** What ran it: `PGlite 0.5.16 (PostgreSQL 18.6)`. */
  readonly engine: string
  /** The edit of the file that follows the remedy, where one edit does it. */
  readonly replacement?: TextReplacement
}

/** Whole lines of a file, from 1, and the text to put in their place. */
export interface TextReplacement {
  readonly path: string
  readonly startLine: number
  readonly endLine: number
  readonly text: string
}

export interface Finding {
  readonly ruleId: string
  readonly severity: Severity
  readonly message: string
  readonly remedy?: string
  readonly fingerprint: string
  readonly cause: string
  readonly location: Location
  readonly subject: Subject
  readonly reach: readonly Subject[]
  readonly proof: Proof
  /** Steps that nobody has run yet; none of it is in a report. */
  readonly proposed?: { readonly steps: readonly RemedyStep[]; readonly replaces: number | undefined }
  readonly fix?: ProvedRemedy
  readonly accepted?: Acceptance
}

/** A subject in one line: `DELETE /orders/{id}`, `column public.orders.total`. */
export function subjectText(subject: Subject): string {
  return subject.kind === 'operation'
    ? `${subject.method.toUpperCase()} ${subject.path}`
    : subject.kind === 'endpoint' || subject.kind === 'document'
      ? subject.name
      : `${subject.kind} ${subject.name}`
}

/**
 * Twelve hex digits over rule id, subject and the rule's own key; never message, line or proof, so that it survives
 * edits elsewhere in the file.
 */
export function fingerprintOf(ruleId: string, subject: Subject, key: string): string {
  const text = JSON.stringify([ruleId, subjectText(subject), key])
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

/** The milder of two severities. */
export function milder(a: Severity, b: Severity): Severity {
  return severities.indexOf(a) >= severities.indexOf(b) ? a : b
}
