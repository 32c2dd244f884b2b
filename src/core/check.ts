import type { ChangeSet } from './change-set.ts'
import type { CheckName, Config } from './config.ts'
import type { Location, Trouble } from './error.ts'
import type { Finding } from './finding.ts'
import type { LoadReport } from './load.ts'
import type { LoadBaseline, LoadFiles } from './load-files.ts'
import type {
  Clock,
  DatabaseEngine,
  Deployments,
  EngineFacts,
  LoadEngines,
  Log,
  MigrationCommands,
  ServiceCommands,
} from './ports.ts'
import type { Profile } from './profile.ts'
import type { StatementTrace } from './trace.ts'

/** A whole document, operation or statement that could not be judged. One of them makes the review inconclusive. */
export interface Unproven extends Trouble {
  /** What could not be judged, in the reader's words: a path, a statement, an objective. */
  readonly subject: string
  /** Fingerprint of the finding that says the same; once that is accepted, this is no doubt any more. */
  readonly finding?: string
}

/** The ways back of the new migrations, each taken up, down and up again. */
export interface RollbackProof {
  readonly files: readonly {
    /** The migration. */
    readonly path: string
    /** Its step down, where it has one. */
    readonly down?: string
    /**
     * `proved`: down led back to the schema of before. `irreversible`: the step says so itself. `incomplete`: it ran and
     * left something. `untried`: nothing can be told.
     */
    readonly outcome: 'proved' | 'missing' | 'irreversible' | 'failed' | 'incomplete' | 'untried'
  }[]
  /** The runner's command that takes all of them back; only where each is proved. */
  readonly command?: string
  /** What comes back changed or not at all although the schema does: rows, values, labels of enums. */
  readonly loses: readonly string[]
}

/** What a check that ran has to say. */
export interface CheckResult {
  readonly findings: readonly Finding[]
  readonly unproven: readonly Unproven[]
  /** Counts and caveats that no reader should miss: what was truncated, left empty, proved equal. */
  readonly remarks: readonly string[]
  /** The check's line in the table: `2 specs, 41 operations compared`. */
  readonly summary: string
  readonly engine?: EngineFacts
  readonly trace?: readonly StatementTrace[]
  readonly rollback?: RollbackProof
  readonly load?: LoadReport
  /** The load test's run, ready to be stored: behind those of the baseline that it was given, where the plan is the same. */
  readonly loadBaseline?: LoadBaseline
}

/** "Could not tell" is a value, never a silent pass. */
export type CheckOutcome =
  | ({ readonly status: 'ran'; readonly check: CheckName } & CheckResult)
  | { readonly status: 'skipped'; readonly check: CheckName; readonly reason: string }
  | { readonly status: 'failed'; readonly check: CheckName; readonly error: Trouble }

/** The preview deployment, and who named its URL: a host is allowed by who named it. */
export interface Preview {
  readonly url: string
  readonly namedBy: 'command line' | 'workflow input' | 'config' | 'deployment'
}

/** What a check may use. */
export interface CheckContext {
  readonly changeSet: ChangeSet
  readonly config: Config
  readonly profile: Profile
  /** True where a fork's pull request started the run: nothing that it names is trusted. */
  readonly fromFork: boolean
  readonly preview: Preview | undefined
  /** Who named the URL of base, where it is not the config. */
  readonly baseNamedBy?: Preview['namedBy'] | undefined
  /** Where a preview that nobody names may be found; undefined: nobody to ask. */
  readonly deployments: Deployments | undefined
  /** Makes the engine that the config names; throws where it cannot be had. */
  readonly databaseEngine: () => Promise<DatabaseEngine>
  readonly loadEngines: () => Promise<LoadEngines>
  /** Plan and stored run that config or command line name, read and checked; empty where they name none. */
  readonly loadFiles: () => Promise<LoadFiles>
  /** An environment variable that config or command line name as holding a secret; undefined: not set, or not for this run. */
  readonly secret: (variable: string) => string | undefined
  /** Makes what runs the config's migrate-command; throws where nothing of the pull request may be run. */
  readonly migrationCommands: () => Promise<MigrationCommands>
  /** Makes what runs the config's load.start; throws where nothing of the pull request may be run. */
  readonly serviceCommands: () => Promise<ServiceCommands>
  readonly clock: Clock
  readonly log: Log
  /** Makes a thing once for all checks of a review (the base state of the database). */
  readonly once: <Value>(key: string, make: () => Promise<Value>) => Promise<Value>
  /** Runs when the review is over, whatever happened; last registered, first run. */
  readonly onClose: (close: () => Promise<void>) => void
}

/**
 * What a cheap look says: run; nothing to do (skipped, with the reason); or asked for and not available (failed).
 * `error`: the config asks for it. `errorIfSelected`: only a failure if the user named the check (`--checks`).
 */
export type Applicability =
  | { readonly run: true }
  | { readonly run: false; readonly reason: string; readonly error?: Trouble; readonly errorIfSelected?: Trouble }

export interface Check {
  readonly name: CheckName
  readonly title: string
  /**
   * `parallel`: needs nobody. `engine`: uses the database; these take turns. `alone`: measures time, so it runs when
   * everything else is over.
   */
  readonly lane: 'parallel' | 'engine' | 'alone'
  readonly applies: (context: CheckContext) => Promise<Applicability>
  /** Loads what is heavy; only called when the check applies. */
  readonly load: () => Promise<(context: CheckContext) => Promise<CheckResult>>
}

/** Start of a file: the place of something that has no finer one. */
export function startOf(path: string): Location {
  return { path, line: 1, column: 1 }
}
