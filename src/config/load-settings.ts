import * as z from 'zod'
import {
  type AuthSetting,
  defaultLoadSettings,
  type LoadSettings,
  type OperationSetting,
  type StartSetting,
} from '../core/load-settings.ts'
import {
  credentials,
  expectedHeader,
  headerNameTrouble,
  localUrl,
  rateLimit,
  secondsWithin,
  urlTemplate,
} from './load-values.ts'
import { operationKeys } from './operation-keys.ts'
import { sloSchema, sloSettingsOf } from './slo.ts'
import { checkedHost, checkedUrl, durationSeconds, repositoryPath } from './values.ts'

const text = z.string().trim().min(1, 'must not be empty')
const line = text.regex(/^[^\r\n]*$/, 'must be one line')
const path = text.transform(repositoryPath)
const request = text.regex(/^[A-Z]+ \/\S*$/, 'must be a method and a path, as in `GET /orders?limit=10`')
const variable = text.regex(
  /^[A-Za-z_][A-Za-z0-9_]*$/,
  'must be the name of an environment variable, never the secret itself',
)

const command = line.describe(
  'Shell command that starts the service; it finds its port in PORT, and is ended afterwards.',
)
const start = z.union(
  [
    command,
    z.strictObject({
      run: command,
      install: line.optional().describe('Shell command that is run before, in a fresh checkout of base and of head.'),
      url: text
        .transform(localUrl)
        .optional()
        .describe('Where it listens, with {port} for its port. Default: http://localhost:{port}.'),
      directory: path.optional().describe('Folder in which the commands are run. Default: the root of the repository.'),
    }),
  ],
  'must be a command, or a mapping with `run`',
)

const auth = z.union(
  [
    variable.transform((env): AuthSetting => ({ kind: 'secret', env })),
    z
      .strictObject({
        'user-env': variable.optional(),
        'password-env': variable.optional(),
        'client-id-env': variable.optional(),
        'client-secret-env': variable.optional(),
        'token-url': text.transform(checkedUrl).optional().describe("Default: the contract's."),
        scope: line.optional(),
      })
      .transform(credentials),
  ],
  'must be the name of an environment variable, never the secret itself, or a mapping with the names of several',
)

const operation = z.union(
  [
    request,
    z.strictObject({
      request: request.describe('Method and path: `GET /orders?limit=10`.'),
      ...operationKeys,
    }),
  ],
  'must be a method and a path, as in `GET /orders?limit=10`, or a mapping with `request`',
)

const value = z.union([z.string(), z.number(), z.boolean()], 'must be text, a number, or true or false')
const oneOrMore = 'must be text, a number, true or false, or a list of such'

/** The keys under `load:`. */
export const loadSchema = z
  .strictObject({
    preview: text
      .transform(urlTemplate)
      .optional()
      .describe(
        'URL of the preview deployment; may hold {number}, {sha}, {short-sha} and {branch}. Default: discovered.',
      ),
    base: text
      .regex(/^[^{}]*$/, 'must be one URL; only that of a preview may hold placeholders')
      .transform(checkedUrl)
      .optional()
      .describe('URL of a deployment of the base branch to compare with. Never discovered.'),
    start: start.optional().describe('How base and head are started on this machine, where they are not deployed.'),
    hosts: z.array(text.transform(checkedHost)).optional().describe('Hosts a preview may be on: host or host:port.'),
    environments: z
      .array(text)
      .min(1, 'must name at least one environment')
      .optional()
      .describe('Globs of the deployment environments that hold previews. Default: all but production.'),
    wait: text
      .transform(secondsWithin(0, 1800))
      .optional()
      .describe('How long to wait for a deployment under way and its first healthy answer: `90s`. Default: 5m.'),
    health: text
      .regex(/^\/[^\s#]*$/, 'must be a path, as in /healthz')
      .optional()
      .describe('Path that answers 2xx once the preview may be loaded. Default: any answer will do.'),
    'headers-env': z
      .record(text, variable)
      .superRefine((given, { addIssue }) => {
        for (const name of Object.keys(given)) {
          const message = headerNameTrouble(name)
          if (message !== undefined) addIssue({ code: 'custom', path: [name], message })
        }
      })
      .optional()
      .describe('Headers that open a protected preview: name of the header to the environment variable of its value.'),
    auth: z
      .record(text, auth)
      .optional()
      .describe("Environment variables that hold the secrets, by name of the contract's security scheme."),
    operations: z
      .array(operation)
      .optional()
      .describe('Requests to send, as `GET /orders?limit=10`. Default: safe operations of the contract.'),
    values: z
      .record(text, z.union([value, z.array(value).min(1, 'must hold at least one value')], oneOrMore))
      .optional()
      .describe("Values of the contract's parameters, by name."),
    plan: path.optional().describe('Plan in YAML that says what to send.'),
    har: path.optional().describe('HAR file whose requests are sent, without its cookies and credentials.'),
    rate: z
      .number()
      .positive('must be above 0')
      .max(10_000, 'must be at most 10000')
      .optional()
      .describe('Requests a second. Default: the floor of the throughput, else 20.'),
    arrivals: z
      .enum(['poisson', 'even'])
      .optional()
      .describe('Whether requests arrive as from many independent users (poisson, the default) or evenly.'),
    concurrency: z
      .int()
      .min(1, 'must be at least 1')
      .max(256, 'must be at most 256')
      .optional()
      .describe('Clients that wait for their answers, in place of a rate: a closed loop.'),
    'warm-up': text.transform(secondsWithin(0, 60)).optional().describe('Sent beforehand and forgotten. Default: 10s.'),
    duration: text
      .transform(durationSeconds)
      .optional()
      .describe('How long to measure: `10s`, `2m`; at most 3m. Default: 60s.'),
    seed: z
      .int()
      .min(0, 'must not be negative')
      .max(4_294_967_295, 'must be below 2 to the 32nd power')
      .optional()
      .describe('Of arrival times, the order of operations and their values. Default: 1.'),
    http: z
      .union([z.string(), z.number()], 'must be 1.1 or 2')
      .transform((given, context): '1.1' | '2' => {
        const version = String(given)
        if (version === '1.1' || version === '2') return version
        context.addIssue({ code: 'custom', message: 'must be 1.1 or 2' })
        return z.NEVER
      })
      .optional()
      .describe('Version of HTTP: 1.1 (the default) or 2.'),
    slo: sloSchema.optional().describe("Floors that go before the profile's."),
    gate: z
      .enum(['slo', 'regressions'])
      .optional()
      .describe('regressions: one that is confirmed is an error. slo (the default): it is a warning.'),
    'expect-headers': z
      .array(z.union([text, z.record(text, text)], 'must be a header, as in `X-Content-Type-Options: nosniff`'))
      .transform((given) =>
        given.flatMap((one) =>
          typeof one === 'string' ? [one] : Object.entries(one).map(([name, wanted]) => `${name}: ${wanted}`),
        ),
      )
      .pipe(z.array(z.string().transform(expectedHeader)))
      .optional()
      .describe('Headers that each answer has to carry: `Strict-Transport-Security`, `X-Frame-Options: DENY`.'),
    'rate-limit': text
      .transform(rateLimit)
      .optional()
      .describe('Rate limit that the service is to keep: `100/60s`. It is tried, and 429 is no error.'),
    'probe-validation': z
      .boolean()
      .optional()
      .describe('Whether malformed requests are sent, which have to be refused with 4xx. Default: false.'),
    sweep: z
      .boolean()
      .optional()
      .describe('Whether rising concurrency is tried, for advice on scaling. Default: false.'),
    baseline: path.optional().describe('Stored run that is told beside this one.'),
  })
  .superRefine(oneOfEach)

type File = z.output<typeof loadSchema>

/** Keys that say the same thing in two ways. */
const alternatives: readonly (readonly [keyof File, keyof File, string])[] = [
  ['start', 'preview', 'starts head itself'],
  ['start', 'base', 'starts base itself'],
  ['concurrency', 'rate', 'makes a closed loop, which offers no rate'],
  ['plan', 'operations', 'says what is sent'],
  ['har', 'operations', 'says what is sent'],
  ['har', 'plan', 'says what is sent'],
]

function oneOfEach(load: File, { addIssue }: z.core.$RefinementCtx): void {
  for (const [key, other, because] of alternatives) {
    if (load[key] === undefined || load[other] === undefined) continue
    addIssue({ code: 'custom', path: [other], message: `cannot stand beside load.${key}, which ${because}` })
  }
}

/** The settings, with every default filled in. */
export function loadSettingsOf(load: File): LoadSettings {
  const defaults = defaultLoadSettings
  return {
    preview: load.preview,
    base: load.base,
    start: load.start === undefined ? undefined : startOf(load.start),
    hosts: load.hosts ?? [],
    environments: load.environments ?? [],
    waitSeconds: load.wait ?? defaults.waitSeconds,
    health: load.health,
    headersEnv: load['headers-env'] ?? {},
    auth: load.auth ?? {},
    operations: (load.operations ?? []).map(operationSetting),
    values: Object.fromEntries(
      Object.entries(load.values ?? {}).map(([name, given]) => [name, [given].flat().map(String)]),
    ),
    plan: load.plan,
    har: load.har,
    rate: load.rate,
    arrivals: load.arrivals ?? defaults.arrivals,
    concurrency: load.concurrency,
    warmupSeconds: load['warm-up'] ?? defaults.warmupSeconds,
    durationSeconds: load.duration ?? defaults.durationSeconds,
    seed: load.seed ?? defaults.seed,
    http: load.http ?? defaults.http,
    slo: sloSettingsOf(load.slo),
    gate: load.gate ?? defaults.gate,
    expectHeaders: load['expect-headers'] ?? [],
    rateLimit: load['rate-limit'],
    probeValidation: load['probe-validation'] ?? false,
    sweep: load.sweep ?? false,
    baseline: load.baseline,
  }
}

function startOf(given: z.output<typeof start>): StartSetting {
  const { run, install, url, directory = '' } = typeof given === 'string' ? { run: given } : given
  return { run, install, url: url ?? 'http://localhost:{port}', directory }
}

function operationSetting(given: z.output<typeof operation>): OperationSetting {
  if (typeof given === 'string') return operationOf(given)
  const { request: asked, weight = 1, headers = {}, body } = given
  const expected = given['expect-status']
  const isJson = body !== undefined && typeof body !== 'string'
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type')
  return {
    ...operationOf(asked),
    weight,
    expectStatus: expected === undefined ? undefined : [expected].flat(),
    headers: isJson && !typed ? { ...headers, 'content-type': 'application/json' } : headers,
    body: isJson ? JSON.stringify(body) : body,
  }
}

/** `GET /orders?limit=10` as the settings have it. */
export function operationOf(request: string): OperationSetting {
  const [method = '', path = ''] = request.split(' ')
  return { method, path, weight: 1, expectStatus: undefined, headers: {}, body: undefined }
}
