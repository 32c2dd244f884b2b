import type { Severity } from './finding.ts'
import type { LoadSettings } from './load-settings.ts'

/** Names of the checks, in the order in which a report shows them. */
export const checkNames = ['api-diff', 'schema-diff', 'migration', 'load-test'] as const
export type CheckName = (typeof checkNames)[number]

export const engineNames = ['pglite', 'server', 'pg-mem'] as const
export type EngineName = (typeof engineNames)[number]

/** How migration files are named and ordered, and which transaction their runner wraps around them. */
export const runnerNames = [
  'dbmate',
  'diesel',
  'drizzle',
  'flyway',
  'golang-migrate',
  'goose',
  'liquibase',
  'node-pg-migrate',
  'plain',
  'popx',
  'prisma',
  'sqitch',
  'versioned-folders',
] as const
export type RunnerName = (typeof runnerNames)[number]

/** An entry of `accepted:`, read from the base branch. */
export interface AcceptedEntry {
  readonly fingerprint: string
  readonly by: string
  readonly reason: string
  /** ISO date, the last day on which it holds. */
  readonly until: string
}

/** How loud a rule is, everywhere or at some places. */
export interface RuleSetting {
  /** Id of the rule. */
  readonly rule: string
  readonly severity: Severity | 'off'
  /** Globs of operation paths, as the contract writes them; undefined: everywhere. */
  readonly paths?: readonly string[]
  /** Globs of the files that a finding points at; undefined: everywhere. */
  readonly files?: readonly string[]
}

/** Methods that a replay may be allowed to send. */
export const replayMethods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type ReplayMethod = (typeof replayMethods)[number]

/** What is asked of the API diff. */
export interface ApiSettings {
  /** Globs of entry documents; empty: discovered. */
  readonly specs: readonly string[]
  /** Of those of one rule, the first that fits a place decides. */
  readonly rules: readonly RuleSetting[]
  /** What a change that could not be decided makes of the review. */
  readonly undecided: 'warning' | 'inconclusive'
  /** `strict`: a response may not widen at all; `lenient`: clients are expected to bear new values and wider bounds. */
  readonly responseEvolution: 'lenient' | 'strict'
  /** What the server does with parameters that its contract does not name. */
  readonly unknownParameters: 'ignored' | 'refused'
  /** Counted steps after which a pair of schemas, or all that is left of a run, is given up as undecided. */
  readonly steps: { readonly pair: number; readonly run: number }
  /** Whether requests that prove a break are sent to the preview, and by which methods. */
  readonly replay: { readonly to: 'nobody' | 'preview'; readonly methods: readonly ReplayMethod[] }
}

/** What holds where the config says nothing of the API. */
export const defaultApiSettings: ApiSettings = {
  specs: [],
  rules: [],
  undecided: 'warning',
  responseEvolution: 'lenient',
  unknownParameters: 'ignored',
  steps: { pair: 2_000, run: 2_000_000 },
  // The methods of RFC 9110 that change nothing.
  replay: { to: 'nobody', methods: ['GET', 'HEAD'] },
}

/** Commands of the project, run by the shell in a checkout of base and of head. */
export interface MigrateCommand {
  readonly run: string
  /** Run before it in each checkout. */
  readonly install: string | undefined
  /** Undoes the new migrations, in head's checkout; absent: no way back is tried. */
  readonly rollback?: string
  /** Environment variable in which the command finds the URL of its database. */
  readonly urlEnv: string
  /** Where both are run, from the root of the repository; empty for the root. */
  readonly directory: string
}

/** What is asked of the checks that run SQL. */
export interface DatabaseSettings {
  readonly engine: EngineName
  /** Name of the environment variable that holds the server's URL; never the URL itself. */
  readonly urlEnv: string | undefined
  /** Production's major version, for the comment. */
  readonly postgresVersion: number | undefined
  /** Folder of migrations; undefined: discovered. */
  readonly migrations: string | undefined
  readonly runner: RunnerName | undefined
  /** One SQL file that holds the whole schema; undefined: the migrations decide. */
  readonly schema: string | undefined
  /** SQL files run before the history: roles, schemas, search_path, the runner's own tables. */
  readonly prelude: string | readonly string[] | undefined
  /** Values that only the deployment knows, by the name that migrations give them; absent: none. */
  readonly placeholders?: Readonly<Record<string, string>>
  /** Extensions to load besides those that a CREATE EXTENSION names. */
  readonly extensions: readonly string[]
  /** How migrations that are kept in code are run; absent: nobody has said so. False: nobody is to review them. */
  readonly migrateCommand?: MigrateCommand | false
  /** SQL file that puts rows into tables after the history. */
  readonly rows: string | undefined
  /** Rows of production by table, as written: `orders` or `shop.orders`. */
  readonly rowCounts: Readonly<Record<string, number>>
  /** CSV file with a table and its number of rows on each line. */
  readonly statistics: string | undefined
  /** A lock that is estimated to be held for less is only a note. */
  readonly maxLockHoldSeconds: number
  /** Globs of files with queries of the running release; empty: none are known. */
  readonly queries: readonly string[]
  /** Role that the application logs in as; undefined: the owner. */
  readonly role: string | undefined
  /** Of those of one rule, the first that fits a place decides. */
  readonly rules: readonly RuleSetting[]
}

/** `.github/breakwater.yml`, validated, with every default filled in. What is optional here has no default. */
export interface Config {
  /** Where it was read: a path, `defaults` when there is no file, `command line` where a command stands for one. */
  readonly source: string
  readonly profile: string
  readonly api: ApiSettings
  readonly database: DatabaseSettings
  readonly load: LoadSettings
  /** People by role: logins, or `org/team`. */
  readonly approvers: Readonly<Record<string, readonly string[]>>
  /** `named`: only roles with people behind them are required. `required`: all are. */
  readonly approvals: 'named' | 'required'
  readonly inconclusive: 'block' | 'allow'
  /** Whether remedies that one edit carries out are offered on their lines, to be committed with a click. */
  readonly suggestions: boolean
  readonly accepted: readonly AcceptedEntry[]
}
