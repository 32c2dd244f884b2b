import * as z from 'zod'
import { type ApiSettings, defaultApiSettings, replayMethods } from '../core/config.ts'
import { type KnownRule, ruleSettingsOf, rulesSchema } from './rules-settings.ts'
import { repositoryPath } from './values.ts'

const text = z.string().trim().min(1, 'must not be empty')
const path = text.transform(repositoryPath)

/** The keys under `api:`. */
export function apiSchema(rules: readonly KnownRule[]) {
  return z.strictObject({
    specs: z.array(path).optional().describe('Globs of entry documents (OpenAPI or Swagger). Default: discovered.'),
    rules: rulesSchema(rules, ['api'], 'operations'),
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
