import type { RunnerName } from '../../core/config.ts'
import type { Location } from '../../core/error.ts'
import type { StatementTrace } from '../../core/trace.ts'
import type { MigrationPlan } from '../../sql/migrations.ts'
import type { Wrapping } from '../../sql/runner.ts'
import type { SqlStatement } from '../../sql/statements.ts'
import type { TriedQueries } from './queries/query.ts'
import type { Rollback } from './rollback/rollback.ts'
import type { DumpComparison } from './rollback/schema-dump.ts'
import type { AlteredValue } from './trace/altered-values.ts'
import type { Effect } from './trace/effects.ts'
import type { Facts } from './trace/facts.ts'
import type { KeptDefinition } from './trace/kept-definitions.ts'
import type { Difference, Settings } from './trace/observe.ts'
import type { RefusedChange } from './trace/refused-changes.ts'
import type { RefusedCommand } from './trace/refused-ddl.ts'
import type { TriedWrites } from './trace/rejected-writes.ts'
import type { RetypedColumn } from './trace/retyped-columns.ts'
import type { RoleRights } from './trace/role-rights.ts'
import type { BehindSequence, ChangedSequence } from './trace/sequences.ts'
import type { StoredResult } from './trace/stored-results.ts'

/** A failure that only the rows that we made caused: on empty tables the statement runs. */
export interface RowFailure {
  readonly sqlstate: string
  readonly message: string
  /** The rows in the tables that the statement names, as text. */
  readonly rows: string
}

/** A statement of a new migration with what Postgres did when it ran. */
export interface TracedStatement {
  readonly place: Location
  readonly sql: SqlStatement
  readonly trace: StatementTrace
  /** What the trace was made from: relations with kind and owner. Undefined where nothing was measured. */
  readonly difference: Difference | undefined
  /** The catalog when the statement began; without anything where nothing was measured. */
  readonly before: Facts
  /** The catalog when it had run; as before where it failed. */
  readonly after: Facts
  /** What it changed in the catalog, however it was written; empty where it failed or nothing was measured. */
  readonly effects: readonly Effect[]
  /** Settings that it ran under; undefined where nothing was measured. */
  readonly settings: Settings | undefined
  /** Rows that earlier migrations had put into tables and columns that it drops, by `schema.table[.column]`. */
  readonly rowsBefore: ReadonlyMap<string, number>
  /** Microseconds that its work takes a row, by the OID of the table; only where it was measured. */
  readonly costs: ReadonlyMap<number, number>
  /** Tells the statement from all others, and stays when lines move. */
  readonly key: string
  /** Where each lock that is still held was taken, by relation and mode. */
  readonly heldSince: ReadonlyMap<string, Location>
  readonly failsOnRows: RowFailure | undefined
  /** Rows that we made in the tables it names, when it ran; undefined where there were none. */
  readonly witness: string | undefined
  /** What it runs besides its own text: a DO block's body, the sources of the project's functions that it calls. */
  readonly code: string
  /** OIDs of the tables that this code truncated. */
  readonly truncated: ReadonlySet<number>
  /** Values that its USING made others than a cast would have. */
  readonly alteredValues: readonly AlteredValue[]
  /** Columns that it drops IF EXISTS, and that were not there. */
  readonly absentColumns: readonly string[]
  /** What it would make and finds there, so that it leaves that as it is (IF NOT EXISTS). */
  readonly keptDefinitions: readonly KeptDefinition[]
  /** Set where it failed for a reason that is not its own: what to do about that. */
  readonly undecided?: string
}

/** How big a table of production is, and who says so. */
export interface TableSize {
  readonly rows: number
  /** `config`, or the path of a file of statistics. */
  readonly source: string
}

/** A new file as it was run. */
export interface RehearsedFile {
  readonly path: string
  readonly text: string
  readonly sql: readonly SqlStatement[]
  readonly transaction: Wrapping['transaction']
}

/** A comment that is meant for this program, and that accepts nothing. */
export interface CommentTrouble {
  readonly place: Location
  /** Id of the rule that it names, where that is what is wrong. */
  readonly rule: string | undefined
  /** In words that follow `the comment`. */
  readonly problem: string
  /** The comment as written. */
  readonly text: string
}

/** What was said of production: nobody here has seen it. */
export interface Production {
  /** Major version that production runs, as the config says; undefined: nobody said, so the oldest supported counts. */
  readonly postgresVersion: number | undefined
  /** Rows of production's tables, by `schema.name`, where somebody said. */
  readonly sizes: ReadonlyMap<string, TableSize>
  /** A lock held for less is only a note, where the size is known. */
  readonly maxLockHoldSeconds: number
}

/** Everything that the rules of this check judge. */
export interface MigrationRun extends Production {
  readonly statements: readonly TracedStatement[]
  /** OIDs of the relations that stood before the first new migration: only for them can anyone wait. */
  readonly preexisting: ReadonlySet<number>
  /** Writes that were sent once more where a trigger is new; undefined where none was, or nothing could be tried. */
  readonly triedWrites?: TriedWrites
  /** What keeps results of functions and text search configurations that changed, by their OID; undefined where nobody could look. */
  readonly storedResults?: ReadonlyMap<number, readonly StoredResult[]>
  /** Writes to published tables that Postgres refuses since the new migrations; undefined where none was asked. */
  readonly refusedChanges?: readonly RefusedChange[]
  /** DDL that new event triggers refuse; undefined where none was tried. */
  readonly refusedCommands?: readonly RefusedCommand[]
  /** Sequences whose next value an older row may have already; undefined where nothing could be asked. */
  readonly sequencesBehind?: readonly BehindSequence[]
  /** Sequences of before that count otherwise; undefined where nothing could be asked. */
  readonly changedSequences?: readonly ChangedSequence[]
  /** Columns that have a type of another kind; undefined where nothing could be asked. */
  readonly retypedColumns?: readonly RetypedColumn[]
  /** What the application's role may do with what is new; undefined where none is configured, or could be taken. */
  readonly roleRights?: RoleRights
  /** The catalog before the first new migration and after the last; without anything where nothing was measured. */
  readonly facts: { readonly base: Facts; readonly head: Facts }
  /** Each new file that was run, with the transaction that its runner puts around it. */
  readonly files: readonly RehearsedFile[]
  readonly plan: Pick<
    MigrationPlan,
    'runner' | 'folder' | 'edited' | 'deleted' | 'renamed' | 'duplicates' | 'outOfOrder'
  >
  /** New files that mix statements that refuse a transaction with others, where the runner refuses that. */
  readonly mixed: readonly { readonly path: string; readonly statement: SqlStatement }[]
  /** The engine in the reader's words: `PGlite 0.5.16 (PostgreSQL 18.6)`. */
  readonly engine: string
  /** False: the engine sees no locks, so no rule may speak of one. */
  readonly measured: boolean
  /** The way back of each new file; undefined where none was tried. */
  readonly rollback?: Rollback
  /** The running release's queries on head's schema; undefined where none are known, or nothing could be tried. */
  readonly queries?: TriedQueries
  /** The file with the whole schema against what the migrations make; undefined where there is none, or it was not loaded. */
  readonly dump?: DumpComparison
  /** Accept comments that accept nothing; known once all findings are. */
  readonly commentTroubles?: readonly CommentTrouble[]
  /** Both texts of each file that was edited, and the last text of each that was deleted, by path. */
  readonly excerpts: ReadonlyMap<string, Excerpt>
}

/** A file that stood on the base branch, before and after. */
export interface Excerpt {
  readonly before: string
  /** Undefined: it was deleted. */
  readonly after: string | undefined
  /** Only comments and layout differ. */
  readonly sameStatements: boolean
}

/** What an example of a rule is made of. */
export type MigrationExample =
  | {
      /** SQL of the earlier migrations. */
      readonly schema: string
      /** SQL of the new one. */
      readonly migration: string
      /** Default: plain. */
      readonly runner?: RunnerName
      /** SQL of its way back; then that is tried too. Null: most earlier migrations have one, this one has none. */
      readonly down?: string | null
      /** The schema file of base and of head. */
      readonly dump?: { readonly base: string; readonly head: string }
      /** Production's major version; default: not said. */
      readonly postgresVersion?: number
      /** Queries of the running release by name, in SQL with `$1`. */
      readonly queries?: Readonly<Record<string, string>>
      /** Names of those that node-postgres prepares by name. */
      readonly prepared?: readonly string[]
      /** The role that asks them, which the example need not create; default: the owner. */
      readonly role?: string
    }
  | {
      /** Files of base and head, for what is judged by files alone. */
      readonly base: Readonly<Record<string, string>>
      readonly head: Readonly<Record<string, string>>
    }
