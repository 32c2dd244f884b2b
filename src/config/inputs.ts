import type * as z from 'zod'
import { checkNames, engineNames, runnerNames } from '../core/config.ts'
import { loadEngineOption, loadOptionNames, loadOptions } from './load-options.ts'
import { choice, define, listOf, type OptionDefinition, text } from './option.ts'
import { checkedUrl, databaseUrl, postgresMajors } from './values.ts'

// The one definition of everything that can be asked of Breakwater from outside: each option once, then each command with
// its options, then the inputs of the Action. The parsers, the help, action.yml and the table in the docs are all made
// from it.

const formats = ['terminal', 'json', 'markdown'] as const
const formatsOfLoad = [...formats, 'html', 'csv', 'prometheus'] as const

/** Where a load test is judged: its figures fill a page with charts, a table or metrics. */
const formatOfLoad = define({
  value: choice(formatsOfLoad).default('terminal'),
  metavariable: 'NAME',
  description: `How to write the result: ${formatsOfLoad.join(', ')}; the last two hold the figures of the load test only.`,
  default: 'terminal',
})

export const options = {
  repo: define({
    value: text.default('.'),
    metavariable: 'DIR',
    description: 'Folder of the git repository. Default: the current one.',
  }),
  base: define({
    value: text.optional(),
    metavariable: 'REF',
    description: "Branch, tag or commit to compare with. Default: origin's default branch, else main or master.",
  }),
  head: define({
    value: text.default('HEAD'),
    metavariable: 'REF',
    description: 'Branch, tag or commit to review.',
    default: 'HEAD',
  }),
  config: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'Config to use instead of .github/breakwater.yml of the base branch.',
    actionDescription: 'Path of the config in the repository, read from the base branch.',
  }),
  profile: define({
    value: text.optional(),
    metavariable: 'NAME',
    description: 'Profile to judge by: floor, approvers. Default: the one that the config names.',
  }),
  checks: define({
    value: listOf(checkNames).optional(),
    metavariable: 'LIST',
    description: `Only these checks, with commas: ${checkNames.join(', ')}. One that cannot run then counts as failed.`,
  }),
  previewUrl: define({
    value: text.transform(checkedUrl).optional(),
    metavariable: 'URL',
    description: 'Preview deployment to load-test.',
  }),
  databaseUrl: define({
    value: text.transform(databaseUrl).optional(),
    metavariable: 'URL',
    secret: true,
    description:
      'Postgres server for a scratch database that is made and dropped. Rather name an environment variable in the config (database: url-env), since arguments are visible to other users.',
    actionDescription:
      'Postgres server for a scratch database that is made and dropped. Pass a secret or the address of a service container.',
  }),
  engine: define({
    value: choice(engineNames).optional(),
    metavariable: 'NAME',
    description: `What runs the SQL: ${engineNames.join(', ')}. Default: as configured, else pglite; server with a database URL.`,
  }),
  inconclusive: define({
    value: choice(['block', 'allow']).optional(),
    metavariable: 'HOW',
    description: 'Whether a review that could not tell fails: block or allow. Default: as configured, else block.',
  }),
  schema: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'SQL file with the schema that the migrations start from.',
  }),
  history: define({
    value: text.optional(),
    metavariable: 'DIR',
    description: 'Folder of the migrations that were applied before.',
  }),
  runner: define({
    value: choice(runnerNames).optional(),
    metavariable: 'NAME',
    description: `What applies the migrations: ${runnerNames.join(', ')}. Default: told by their names.`,
  }),
  prelude: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'SQL file to run before everything else: roles, schemas, search_path.',
  }),
  rows: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'SQL file that puts rows into the tables, where those that are made up do not fit.',
  }),
  statistics: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'CSV file with a table and its rows in production on each line, to tell how long a lock is held.',
  }),
  postgresVersion: define({
    value: text
      .regex(/^\d\d?$/, postgresMajors.message)
      .transform(Number)
      .refine((major) => major >= postgresMajors.first && major <= postgresMajors.last, postgresMajors.message)
      .optional(),
    metavariable: 'MAJOR',
    description: 'Major version that production runs.',
  }),
  ...loadOptions,
  format: define({
    value: choice(formats).default('terminal'),
    metavariable: 'NAME',
    description: `How to write the result: ${formats.join(', ')}.`,
    default: 'terminal',
  }),
  output: define({
    value: text.optional(),
    metavariable: 'FILE',
    description: 'Write the result to this file instead of standard output.',
  }),
  githubToken: define({
    value: text.optional(),
    metavariable: 'TOKEN',
    secret: true,
    default: `\${{ github.token }}`,
    description: 'Token that writes the comment and the check run.',
  }),
  dryRun: define({
    value: choice(['true', 'false'])
      .default('false')
      .transform((given) => given === 'true'),
    metavariable: 'BOOLEAN',
    default: 'false',
    description: 'true: write neither comment nor check run; print in the log what would have been written.',
  }),
} as const

export type OptionName = keyof typeof options
export type OptionValues = { readonly [Name in OptionName]: z.output<(typeof options)[Name]['value']> }

export interface CommandDefinition {
  readonly summary: string
  /** Positional arguments as the help shows them. */
  readonly arguments: string
  readonly options: readonly OptionName[]
  /** Where the command has a default of its own. */
  readonly defaults?: Partial<Readonly<Record<OptionName, string>>>
  /** Options that are called as elsewhere and know other words here. */
  readonly own?: Partial<Readonly<Record<OptionName, OptionDefinition<unknown>>>>
  readonly examples: readonly string[]
}

export const commands = {
  review: {
    summary: 'Review a branch of a local repository: all checks, one verdict.',
    arguments: '',
    options: [
      'repo',
      'base',
      'head',
      'config',
      'profile',
      'checks',
      'previewUrl',
      'baseUrl',
      'databaseUrl',
      'engine',
      'inconclusive',
      'format',
      'output',
    ],
    examples: [
      'breakwater review',
      'breakwater review --base origin/main --checks api-diff,migration',
      'breakwater review --preview-url http://localhost:3000 --format json --output report.json',
    ],
    own: { format: formatOfLoad },
  },
  'api-diff': {
    summary: 'Compare two API contracts (OpenAPI 3, Swagger 2).',
    arguments: '<BASE> <HEAD>',
    options: ['config', 'format', 'output'],
    examples: [
      'breakwater api-diff old/openapi.yaml new/openapi.yaml',
      'breakwater api-diff main:openapi.yaml openapi.yaml',
      'breakwater api-diff v1.yaml v2.yaml --format markdown --output CHANGES.md',
    ],
  },
  'schema-diff': {
    summary: 'Compare two database schemas (SQL file or folder of migrations).',
    arguments: '<BASE> <HEAD>',
    options: ['engine', 'databaseUrl', 'runner', 'prelude', 'format', 'output'],
    examples: ['breakwater schema-diff old.sql new.sql', 'breakwater schema-diff main:db/migrations db/migrations'],
  },
  migrate: {
    summary: 'Dry-run migrations: what each statement locks, scans, rewrites and changes.',
    arguments: '<PATH...>',
    options: [
      'schema',
      'history',
      'runner',
      'prelude',
      'rows',
      'statistics',
      'postgresVersion',
      'config',
      'engine',
      'databaseUrl',
      'format',
      'output',
    ],
    examples: [
      'breakwater migrate db/migrations/0042_orders.sql --history db/migrations',
      'breakwater migrate change.sql --schema schema.sql',
    ],
  },
  load: {
    summary: 'Load-test a server: floors judged from exact counts, or head against base.',
    arguments: '[URL...]',
    options: [...loadOptionNames, 'engine', 'config', 'profile', 'inconclusive', 'format', 'output'],
    examples: [
      'breakwater load http://localhost:3000/health',
      "breakwater load http://localhost:3000 --operation 'GET /orders' --rate 50 --duration 30s --slo p99=300ms",
      'breakwater load https://base.example.com/orders https://head.example.com/orders',
      'breakwater load --spec openapi.yaml --target http://localhost:3000 --header-env Authorization=API_TOKEN',
      'breakwater load http://localhost:3000 --format html --output load.html',
      'breakwater load --spec openapi.yaml --rate 2000 --export k6-operator --machines 4 --output load.yaml',
      'breakwater load --from-k6 pod-1.json --from-k6 pod-2.json --slo p99=300ms',
    ],
    own: { engine: loadEngineOption, format: formatOfLoad },
  },
  rules: {
    summary: 'List the rules, or explain one.',
    arguments: '[ID]',
    options: ['format'],
    examples: ['breakwater rules', 'breakwater rules migration/drop-column'],
  },
  example: {
    summary: 'Review the built-in example, end to end, and print the comment that GitHub would get.',
    arguments: '',
    options: ['format', 'output'],
    defaults: { format: 'markdown' },
    examples: ['breakwater example', 'breakwater example --format terminal'],
  },
} as const satisfies Record<string, CommandDefinition>

export type CommandName = keyof typeof commands

type OwnValues<Own> = {
  readonly [Name in keyof Own]: Own[Name] extends { value: infer Schema extends z.ZodType } ? z.output<Schema> : never
}

/** What a command is given: its options by name, in its own words where it has some. */
export type CommandValues<Name extends CommandName> = (typeof commands)[Name] extends { own: infer Own }
  ? Omit<Pick<OptionValues, (typeof commands)[Name]['options'][number]>, keyof Own> & OwnValues<Own>
  : Pick<OptionValues, (typeof commands)[Name]['options'][number]>

/** An option as a command understands it. */
export function optionOf(command: CommandName, name: OptionName): OptionDefinition<unknown> {
  const { own }: CommandDefinition = commands[command]
  return own?.[name] ?? options[name]
}

/** What the Action takes; each may be left empty. */
export const actionInputs = [
  'githubToken',
  'config',
  'profile',
  'checks',
  'previewUrl',
  'baseUrl',
  'databaseUrl',
  'engine',
  'inconclusive',
  'dryRun',
] as const satisfies readonly OptionName[]

/** `previewUrl` as the outside spells it: `preview-url`. */
export function optionText(name: OptionName): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
