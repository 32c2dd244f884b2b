import * as z from 'zod'
import type { Config } from '../core/config.ts'
import { BreakwaterError } from '../core/error.ts'
import type { FileTree } from '../core/ports.ts'
import { apiSchema, apiSettingsOf } from './api-settings.ts'
import { databaseSchema, databaseSettingsOf } from './database-settings.ts'
import { loadSchema, loadSettingsOf } from './load-settings.ts'
import type { KnownRule } from './rules-settings.ts'
import { parseStrict } from './strict-file.ts'
import { isoDate, login } from './values.ts'

/** Where the config may lie; one of the two, never both. */
export const configPaths: readonly [string, string] = ['.github/breakwater.yml', '.github/breakwater.yaml']

const text = z.string().trim().min(1, 'must not be empty')

function fileSchema(rules: readonly KnownRule[]) {
  return z.strictObject({
    profile: text.optional().describe('A shipped profile by name, or the path of a profile file in this repository.'),
    api: apiSchema(rules).optional().describe('The API contract.'),
    database: databaseSchema(rules).optional().describe('The database and its migrations.'),
    load: loadSchema.optional().describe('The load test of the preview deployment.'),
    approvers: z
      .record(
        text,
        z.union(
          [text.transform(login), z.array(text.transform(login))],
          'must be a login, org/team, or a list of them',
        ),
      )
      .optional()
      .describe('People by role: logins, or org/team.'),
    approvals: z
      .enum(['named', 'required'])
      .optional()
      .describe('named: only roles with people behind them are required (default). required: all are.'),
    inconclusive: z
      .enum(['block', 'allow'])
      .optional()
      .describe('Whether a review that could not tell fails the check (block, the default).'),
    suggestions: z
      .boolean()
      .optional()
      .describe('Whether proved remedies are also offered on their lines, as suggestions to commit. Default: true.'),
    accepted: z
      .array(
        z.strictObject({
          fingerprint: text.regex(/^[0-9a-f]{12}$/, 'must be the twelve hex digits that the comment shows'),
          by: text.transform(login).describe('Login of the person who accepts it.'),
          reason: text.describe('Why the break is acceptable.'),
          until: text.transform(isoDate).describe('Last day on which it holds: YYYY-MM-DD.'),
        }),
      )
      .optional()
      .describe('Findings that were accepted on purpose.'),
  })
}

/** The config of a repository that has none: everything is discovered, nobody has to approve. */
export const defaultConfig: Config = configOf({}, 'defaults')

/** Reads the text of a config file, with every default filled in. `rules`: those that it may give a severity. */
export function parseConfig(yaml: string, source: string, rules: readonly KnownRule[] = []): Config {
  return configOf(parseStrict(fileSchema(rules), yaml, source), source)
}

/** The config of a revision; the defaults where it has no file. */
export async function loadConfig(tree: FileTree, rules: readonly KnownRule[] = []): Promise<Config> {
  const files = await tree.read(configPaths)
  const [first, second] = [...files]
  if (second)
    throw new BreakwaterError({
      code: 'two-configs',
      message: `There are two configs: ${configPaths.join(' and ')}.`,
      hint: `Keep one of them; ${configPaths[0]} is the usual name.`,
      location: { path: second[0], line: 1, column: 1 },
    })
  return first ? parseConfig(first[1], first[0], rules) : defaultConfig
}

/** JSON Schema of the config file, for editors. */
export function configJsonSchema(rules: readonly KnownRule[]): object {
  return {
    ...z.toJSONSchema(fileSchema(rules), { io: 'input' }),
    title: 'Breakwater',
    description: 'Configuration of Breakwater: .github/breakwater.yml, read from the base branch.',
  }
}

function configOf(file: z.output<ReturnType<typeof fileSchema>>, source: string): Config {
  const { api, database, load } = file
  return {
    source,
    profile: file.profile ?? 'node-express',
    api: apiSettingsOf(api ?? {}),
    database: databaseSettingsOf(database ?? {}),
    load: loadSettingsOf(load ?? {}),
    approvers: Object.fromEntries(
      Object.entries(file.approvers ?? {}).map(([role, people]) => [role, [people].flat()]),
    ),
    approvals: file.approvals ?? 'named',
    inconclusive: file.inconclusive ?? 'block',
    suggestions: file.suggestions ?? true,
    accepted: file.accepted ?? [],
  }
}
