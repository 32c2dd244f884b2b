import * as z from 'zod'
import { type ApiSettings, defaultApiSettings, type RuleSetting, replayMethods } from '../core/config.ts'
import { severities } from '../core/finding.ts'
import type { RuleMeta } from '../core/rule.ts'
import { repositoryPath } from './values.ts'

/** A rule that a config may name. */
export type KnownRule = Pick<RuleMeta, 'id' | 'title'>

const text = z.string().trim().min(1, 'must not be empty')
const path = text.transform(repositoryPath)

const severity = z.enum([...severities, 'off'])

const settingAtPlaces = z.strictObject({
  severity: severity.describe('off removes the findings; how many they were is said. error still needs a proof.'),
  paths: z
    .array(text.regex(/^(?:[/*{!]|webhook:)/, 'must begin with a slash, as in `/internal/**`'))
    .min(1, 'must name at least one path')
    .optional()
    .describe('Globs of operation paths. Default: everywhere.'),
  files: z
    .array(path)
    .min(1, 'must name at least one file')
    .optional()
    .describe('Globs of the files that a finding points at. Default: everywhere.'),
})

const ruleSetting = z
  .union(
    [
      severity,
      settingAtPlaces,
      z.array(z.union([severity, settingAtPlaces], 'must be a severity, with or without paths')),
    ],
    `must be ${severities.join(', ')} or off, or a list of such with paths`,
  )
  .meta({
    id: 'RuleSetting',
    description: 'A severity, one with paths, or a list of such, of which the first that fits a place decides.',
  })

/** The keys under `api:`. */
export function apiSchema(rules: readonly KnownRule[]) {
  return z.strictObject({
    specs: z.array(path).optional().describe('Globs of entry documents (OpenAPI or Swagger). Default: discovered.'),
    rules: z
      .strictObject(Object.fromEntries(rules.map(({ id, title }) => [id, ruleSetting.optional().describe(title)])))
      .optional()
      .describe("Severity by rule, where it is not to be the rule's own: error, warning, note or off."),
    undecided: z
      .enum(['warning', 'inconclusive'])
      .optional()
      .describe('What a change that could not be decided is, or makes of the review. Default: warning.'),
    'response-evolution': z
      .enum(['lenient', 'strict'])
      .optional()
      .describe(
        'strict: enum values that are new in a response, and bounds that relax there, are errors. Default: lenient.',
      ),
    'unknown-parameters': z
      .enum(['ignored', 'refused'])
      .optional()
      .describe('What the server does with parameters that its contract does not name. Default: ignored.'),
    steps: z
      .strictObject({
        pair: z.int().min(1).max(1_000_000).optional().describe('For one pair of schemas. Default: 2000.'),
        run: z.int().min(1).max(100_000_000).optional().describe('For all of them. Default: 2000000.'),
      })
      .optional()
      .describe('Steps after which a change counts as undecided.'),
    replay: z
      .enum(['preview'])
      .optional()
      .describe('Send the requests that prove a break to the preview, to show whether the server refuses them.'),
    'replay-methods': z
      .array(z.enum(replayMethods))
      .min(1, 'must name at least one method')
      .optional()
      .describe('Methods that a replay may send. Default: GET and HEAD, which change nothing.'),
  })
}

/** The settings, with every default filled in. */
export function apiSettingsOf(api: z.output<ReturnType<typeof apiSchema>>): ApiSettings {
  const { specs, rules, undecided, responseEvolution, unknownParameters, steps, replay } = defaultApiSettings
  return {
    specs: api.specs ?? specs,
    rules: api.rules ? ruleSettingsOf(api.rules) : rules,
    undecided: api.undecided ?? undecided,
    responseEvolution: api['response-evolution'] ?? responseEvolution,
    unknownParameters: api['unknown-parameters'] ?? unknownParameters,
    steps: { pair: api.steps?.pair ?? steps.pair, run: api.steps?.run ?? steps.run },
    replay: { to: api.replay ?? replay.to, methods: api['replay-methods'] ?? replay.methods },
  }
}

function ruleSettingsOf(
  rules: Readonly<Record<string, z.output<typeof ruleSetting> | undefined>>,
): readonly RuleSetting[] {
  return Object.entries(rules).flatMap(([rule, given]) =>
    [given ?? []].flat().map((one) => {
      if (typeof one === 'string') return { rule, severity: one }
      const { severity: own, paths, files } = one
      return { rule, severity: own, ...(paths && { paths }), ...(files && { files }) }
    }),
  )
}
