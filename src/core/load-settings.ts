/** A request that the config names. */
export interface OperationSetting {
  readonly method: string
  /** Path and query below the preview's URL; a template (`/orders/{id}`) names an operation of the contract. */
  readonly path: string
  readonly weight: number
  readonly expectStatus: readonly number[] | undefined
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** A floor that goes before the profile's. */
export interface SloSetting {
  readonly metric: 'p50' | 'p95' | 'p99' | 'p99.9' | 'errorRate' | 'throughput'
  /** Milliseconds, share from 0 to 1, or expected answers a second. */
  readonly floor: number
  /** Name of the operation (`GET /orders/{id}`); undefined: all together. */
  readonly operation: string | undefined
}

/** Where the secret of a security scheme is found: environment variables by their names, never the secrets themselves. */
export type AuthSetting =
  | { readonly kind: 'secret'; readonly env: string }
  | { readonly kind: 'basic'; readonly userEnv: string; readonly passwordEnv: string }
  | {
      readonly kind: 'client-credentials'
      readonly idEnv: string
      readonly secretEnv: string
      /** Default: the contract's. Its host has to be allowed like any other. */
      readonly tokenUrl: string | undefined
      readonly scope: string | undefined
    }

/** How base and head are started where neither is deployed: by the shell, in a checkout of each. */
export interface StartSetting {
  readonly run: string
  readonly install: string | undefined
  /** Where it listens: `http://localhost:{port}`; the port is given in the environment variable PORT. */
  readonly url: string
  /** From the root of the repository; empty for the root. */
  readonly directory: string
}

/** What is asked of the load test. */
export interface LoadSettings {
  /** URL of the preview deployment; may hold {number}, {sha}, {short-sha} and {branch}. */
  readonly preview: string | undefined
  /** URL of a deployment of base to compare with; never discovered. */
  readonly base: string | undefined
  readonly start: StartSetting | undefined
  /** Further hosts that a preview may be on; `host` or `host:port`. */
  readonly hosts: readonly string[]
  /** Globs of the deployment environments in which a preview is looked for; empty: all but those that are production. */
  readonly environments: readonly string[]
  /** How long to wait for a deployment under way, and for its first healthy answer. */
  readonly waitSeconds: number
  /** Path that answers 2xx once the preview may be loaded; undefined: any answer will do. */
  readonly health: string | undefined
  /** Headers that open a protected preview: name of the header to the environment variable that holds its value. */
  readonly headersEnv: Readonly<Record<string, string>>
  /** By name of the contract's security scheme. */
  readonly auth: Readonly<Record<string, AuthSetting>>
  /** Empty: safe operations of the contract. */
  readonly operations: readonly OperationSetting[]
  /** Values for parameters of the contract, by the parameter's name. */
  readonly values: Readonly<Record<string, readonly string[]>>
  /** Path of a plan in YAML, or of a HAR file, in the repository. */
  readonly plan: string | undefined
  readonly har: string | undefined
  /** Requests a second; undefined: the profile's throughput floor, else 20. */
  readonly rate: number | undefined
  readonly arrivals: 'poisson' | 'even'
  /** Given: a closed loop of so many clients, which offers no rate. */
  readonly concurrency: number | undefined
  readonly warmupSeconds: number
  readonly durationSeconds: number
  readonly seed: number
  readonly http: '1.1' | '2'
  readonly slo: readonly SloSetting[]
  /** `regressions`: one that is confirmed is an error; else a warning. */
  readonly gate: 'slo' | 'regressions'
  /** Header that each answer has to carry, with its value where that matters. */
  readonly expectHeaders: readonly { readonly name: string; readonly value: string | undefined }[]
  readonly rateLimit: { readonly requests: number; readonly windowSeconds: number } | undefined
  /** Whether malformed requests are sent, which have to be refused with 4xx; POST and the like only where named. */
  readonly probeValidation: boolean
  /** Whether concurrency is swept for advice on scaling. */
  readonly sweep: boolean
  /** A stored run to be told beside this one. */
  readonly baseline: string | undefined
}

/** What holds where nobody says anything. */
export const defaultLoadSettings: LoadSettings = {
  preview: undefined,
  base: undefined,
  start: undefined,
  hosts: [],
  environments: [],
  waitSeconds: 300,
  health: undefined,
  headersEnv: {},
  auth: {},
  operations: [],
  values: {},
  plan: undefined,
  har: undefined,
  rate: undefined,
  arrivals: 'poisson',
  concurrency: undefined,
  warmupSeconds: 10,
  durationSeconds: 60,
  seed: 1,
  http: '1.1',
  slo: [],
  gate: 'slo',
  expectHeaders: [],
  rateLimit: undefined,
  probeValidation: false,
  sweep: false,
  baseline: undefined,
}
