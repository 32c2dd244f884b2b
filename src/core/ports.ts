import type { ChangeSet } from './change-set.ts'
import type { EngineName } from './config.ts'
import type { LoadPlan, LoadProbe, LoadRunOptions, LoadSample, LoadTarget, ProbePlan } from './load.ts'

/** A file of one revision. */
export interface TreeEntry {
  readonly path: string
  /** Equal ids mean equal content. */
  readonly id: string
  readonly bytes: number
}

/** All regular files of one revision. Links and submodules are left out: nothing outside the repository is read. */
export interface FileTree {
  /** Sorted by path (code units), with forward slashes, relative to the root. */
  readonly list: () => Promise<readonly TreeEntry[]>
  /** UTF-8 text of each path that exists. Throws `file-too-large` past the adapter's bound. */
  readonly read: (paths: readonly string[]) => Promise<ReadonlyMap<string, string>>
}

/** A version-controlled repository. */
export interface Repository {
  readonly changeSet: (range: { readonly base?: string; readonly head?: string }) => Promise<ChangeSet>
  /** What a reader must know: uncommitted changes that were not reviewed, a shallow clone that was deepened. */
  readonly remarks: () => Promise<readonly string[]>
  /** The working tree's own copy of a file, where it has one. */
  readonly workingCopy: (path: string) => Promise<string | undefined>
}

/** Postgres refused a statement. */
export class SqlError extends Error {
  readonly sqlstate: string
  /** Character offset into the sent text, from 1, where Postgres gives one. */
  readonly position: number | undefined
  /** Postgres' DETAIL line: `Key (id)=(1) already exists.` */
  readonly detail: string | undefined

  constructor(sqlstate: string, message: string, position?: number, detail?: string) {
    super(message)
    this.name = 'SqlError'
    this.sqlstate = sqlstate
    this.position = position
    this.detail = detail
  }
}

/** What ran the SQL, for the report: `PGlite 0.5.16 (PostgreSQL 18.6)`. */
export interface EngineFacts {
  readonly name: EngineName
  readonly version: string
}

/** An engine in the reader's words: `PGlite 0.5.16 (PostgreSQL 18.6)`, `PostgreSQL 18.4 (server)`, `pg-mem 3.0.14`. */
export function engineText({ name, version }: EngineFacts): string {
  if (name === 'server') return `${version} (server)`
  return `${name === 'pglite' ? 'PGlite' : name} ${version}`
}

/** A database's whole content, to open another session from. Only the engine that made it can read it. */
export interface DatabaseSnapshot {
  readonly discard: () => Promise<void>
}

/**
 * Snapshots that outlive the run, by a name that holds all that went into them. Never relied on: what is not there is
 * made again.
 */
export interface KeptSnapshots {
  readonly find: (name: string) => Promise<DatabaseSnapshot | undefined>
  readonly keep: (name: string, snapshot: DatabaseSnapshot) => Promise<void>
  /** For one that turned out to be broken. */
  readonly forget: (name: string) => Promise<void>
}

/**
 * Values come alike from every engine: integers and floats as numbers (an int8 past 2^53 as text), booleans, JSON parsed,
 * all else (numeric, dates, bytea) as the text that Postgres prints. Arrays of built-in types are arrays.
 */
export interface QueryResult<Row> {
  readonly rows: readonly Row[]
  /** Rows that an INSERT, UPDATE, DELETE or MERGE changed; 0 for all else. */
  readonly affected: number
}

/**
 * One connection to a scratch database that nobody else uses. Past a limit (time or memory) a call rejects with a
 * BreakwaterError `database-limit` that names the limit, and the session is dead: every later call rejects too.
 */
export interface DatabaseSession {
  readonly facts: EngineFacts
  /** One statement, prepared, with `$1` parameters. Rejects with SqlError. */
  readonly query: <Row>(sql: string, parameters?: readonly unknown[]) => Promise<QueryResult<Row>>
  /** Text as it stands, one or more statements, by the simple protocol. Rejects with SqlError. */
  readonly execute: (sql: string) => Promise<void>
  readonly snapshot: () => Promise<DatabaseSnapshot>
  /** Ends the session and what it started; safe to call twice. */
  readonly close: () => Promise<void>
}

export interface DatabaseEngine {
  readonly name: EngineName
  /** What a trace on this engine may claim. */
  readonly traces: 'locks' | 'nothing'
  /** Extensions that a session could load, by name; undefined: unknown until asked. */
  readonly extensions: readonly string[] | undefined
  /** Undefined: this engine keeps none, or nobody said where. */
  readonly kept?: KeptSnapshots | undefined
  readonly open: (options: {
    /** Extensions to make available (CREATE EXTENSION itself stays with the SQL). */
    readonly extensions: readonly string[]
    readonly from?: DatabaseSnapshot
    /** Statements are timed on many rows: they must run as fast as the engine can, whatever that costs beside. */
    readonly timed?: boolean
  }) => Promise<DatabaseSession>
}

/** SQLSTATE of a statement that we refused to send, since it reaches beyond the scratch database; no class of Postgres. */
export const refusedOutside = 'BW001'

/** What a statement is to the transaction around it. */
export type WireRole =
  /** BEGIN or START TRANSACTION. */
  | 'begin'
  /** COMMIT, ROLLBACK, and what else ends a transaction. */
  | 'end'
  /** Refuses a transaction (25001), or steers transactions itself (2D000). */
  | 'alone'
  /** Neither touches tables nor is of any interest: SET, SAVEPOINT, LISTEN. */
  | 'aside'
  | 'work'

/** One statement of a text that a program sends. */
export interface WirePart {
  readonly text: string
  /** Characters (code points) before it in the text that was sent. */
  readonly offset: number
  readonly role: WireRole
}

/** A statement of a program, held back by the proxy between it and the server. */
export interface WireStatement {
  readonly part: WirePart
  /** Bound values as text; undefined for one that is NULL or came in binary. */
  readonly parameters: readonly (string | undefined)[]
  /** Which of the program's connections sends it. */
  readonly connection: number
  /** Number of its transaction, from 1 over all connections; null outside one. */
  readonly transaction: number | null
  /** Another than before: meanwhile something ran on another connection, or was rolled back. */
  readonly epoch: number
}

/** What became of a statement. */
export interface WireOutcome {
  readonly ms: number
  /** The server's refusal; the session can answer nothing then. */
  readonly error?: SqlError
}

/** Who looks at each statement of a program before and after it runs, on the very connection that runs it. */
export interface WireWatch {
  /** Splits a text; undefined where it cannot be read. */
  readonly read: (text: string) => Promise<readonly WirePart[] | undefined>
  /** Called before a statement; gives what is called after it. */
  readonly around: (
    session: DatabaseSession,
    statement: WireStatement,
  ) => Promise<(outcome: WireOutcome) => Promise<void>>
  /** A statement that was sent in a way that lets nobody look in between. */
  readonly unseen: (text: string) => void
}

/** What became of a program that migrates. */
export interface CommandResult {
  readonly exitCode: number | null
  /** Statements that reached the server through the proxy. */
  readonly statements: number
  /** The last lines that it printed, without passwords. */
  readonly output: string
}

/** Runs the migrations of frameworks that keep them in code. */
export interface MigrationCommands {
  /**
   * Runs the configured command in a checkout of base or head against the database of a session of the engine "server".
   * Rejects where the checkout, the install command or the time limit stands in the way; an exit code is no rejection.
   */
  readonly run: (options: {
    readonly revision: 'base' | 'head'
    readonly database: DatabaseSession
    readonly watch?: WireWatch
    /** Run the command that undoes so many migrations, in place of the one that makes them. */
    readonly undo?: number
  }) => Promise<CommandResult>
  readonly close: () => Promise<void>
}

/** A service of the project's own that was started for the load test. */
export interface StartedService {
  readonly url: string
  /** Settles once it has ended, with why and its last words; never rejects. */
  readonly ended: Promise<string>
}

/** Starts the project's service from base and head. */
export interface ServiceCommands {
  /** Rejects where checkout or install command stand in the way. What was started need not answer yet. */
  readonly start: (revision: 'base' | 'head') => Promise<StartedService>
  /** Ends all that was started. */
  readonly close: () => Promise<void>
}

/** Asks a server single questions. */
export interface HttpProbe {
  /** IP addresses of a host, to be judged before anything is sent; empty where it has none. */
  readonly resolve: (host: string) => Promise<readonly string[]>
  /** One request to each operation, certificates verified, redirects not followed. Never rejects for an answer. */
  readonly probe: (plan: ProbePlan) => Promise<readonly LoadProbe[]>
}

/** Sends a plan's requests, and counts what becomes of them. */
export interface LoadEngine {
  readonly name: string
  /**
   * Rejects with `load-aborted` once the signal is aborted; with `load-secret-refused` rather than send a secret to whom
   * it cannot verify. An answer of whatever kind, or none, is no rejection.
   */
  readonly run: (plan: LoadPlan, target: LoadTarget, options: LoadRunOptions) => Promise<LoadSample>
}

/** What a load test works with: single questions, steady traffic, and traffic that waits for its answers. */
export interface LoadEngines extends HttpProbe {
  /** What sends: CPU model, cores, Node version. Absent: not known. */
  readonly machine?: string
  /** Keeps its connections to a target between runs, so that rounds that follow each other find them warm. */
  readonly open: LoadEngine
  readonly closed: LoadEngine
}

export interface Clock {
  readonly now: () => Date
  readonly sleep: (ms: number) => Promise<void>
}

/** Progress and remarks for the person who waits; never results. */
export interface Log {
  /** What is being done now; the next one replaces it on a terminal. */
  readonly progress: (text: string) => void
  /** Figures that change several times a second: redrawn on a terminal, a line now and then elsewhere. */
  readonly tick?: (text: string) => void
  readonly warn: (text: string) => void
  /** For whoever looks for a bug of ours; silent unless asked for. */
  readonly debug: (text: string) => void
}

/** A review or comment that approves, as the host recorded it. */
export interface Approval {
  readonly login: string
  readonly sha: string
}

/** What the host knows of who approved what. */
export interface ApprovalState {
  readonly author: string | undefined
  /** Each person's latest review, where it approves. */
  readonly approvals: readonly Approval[]
  /** Members of each `org/team` that was asked for; undefined where the token may not read it. */
  readonly teams: Readonly<Record<string, readonly string[] | undefined>>
}

export interface Annotation {
  readonly path: string
  readonly line: number
  readonly column?: number
  readonly level: 'failure' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

export type Conclusion = 'success' | 'failure' | 'action_required'

/** What became of a write: done, or not allowed, with the YAML line that would grant it. */
export type Published =
  | { readonly status: 'written' | 'unchanged'; readonly url: string }
  | { readonly status: 'superseded'; readonly reason: string }
  /** Nothing of ours was there, and none was to be made. */
  | { readonly status: 'absent' }
  | { readonly status: 'refused'; readonly reason: string; readonly permission: string }

/** An edit of whole lines of a file of head, offered where the lines stand. */
export interface Suggestion {
  /** Of the finding that it mends; offered once for each and each text. */
  readonly fingerprint: string
  readonly path: string
  /** From 1. */
  readonly startLine: number
  readonly endLine: number
  /** Markdown: why, and the edit as the host wants it. */
  readonly body: string
}

/** A deployment of a commit, as the code host was told. */
export interface Deployment {
  readonly environment: string
  /** `inactive`: it was there; it was taken down, or another took the place of its environment. */
  readonly state: 'success' | 'under way' | 'failure' | 'inactive'
  /** Where it is, by its latest success. */
  readonly url: string | undefined
  /** Who said so. */
  readonly by: { readonly login: string; readonly isApp: boolean }
  /** Flagged as production. */
  readonly production: boolean
}

/** The deployments of a commit: of each environment and each who deploys to it, the latest. */
export type CommitDeployments =
  | {
      readonly status: 'read'
      readonly deployments: readonly Deployment[]
      /** There are more than were looked at. */
      readonly more: boolean
    }
  | { readonly status: 'refused'; readonly reason: string; readonly permission: string }

export interface Deployments {
  readonly deploymentsOf: (sha: string) => Promise<CommitDeployments>
}

/** An open pull request as the host tells it; its names are strangers'. */
export interface OpenPullRequest {
  readonly number: number
  readonly author: string | undefined
  readonly base: { readonly ref: string; readonly sha: string; readonly repository: string }
  /** Repository: undefined where the fork was deleted. */
  readonly head: { readonly ref: string; readonly sha: string; readonly repository: string | undefined }
}

/** Where the pull request lives. */
export interface CodeHost extends Deployments {
  /** Open pull requests whose head is this commit, oldest first. */
  readonly pullRequestsAt: (sha: string) => Promise<readonly OpenPullRequest[]>
  readonly approvalState: (pull: number, teams: readonly string[]) => Promise<ApprovalState>
  /** Exactly one comment of ours a pull request and key, whatever else runs at the same time. */
  readonly upsertComment: (comment: {
    readonly pull: number
    /** Tells our comments on one pull request apart (monorepo targets). */
    readonly key: string
    readonly headSha: string
    /** Renders the body into at most this many characters, without the marker. */
    readonly render: (limit: number) => string
    /** False: bring an old comment up to date, but post no new one. */
    readonly create: boolean
  }) => Promise<Published>
  readonly writeCheckRun: (run: {
    readonly name: string
    readonly sha: string
    readonly conclusion: Conclusion
    readonly title: string
    /** Renders the summary into at most this many bytes. */
    readonly render: (limit: number) => string
    readonly annotations: readonly Annotation[]
  }) => Promise<Published>
  /** Offers edits on the lines of the pull request, each once, however often it is asked. */
  readonly suggest: (offer: {
    readonly pull: number
    readonly headSha: string
    readonly suggestions: readonly Suggestion[]
  }) => Promise<Published>
}
