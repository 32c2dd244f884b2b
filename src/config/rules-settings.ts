import * as z from 'zod'
import type { RuleSetting } from '../core/config.ts'
import { severities } from '../core/finding.ts'
import type { RuleMeta } from '../core/rule.ts'
import { repositoryPath } from './values.ts'

/** A rule that a config may name. */
export type KnownRule = Pick<RuleMeta, 'id' | 'title'>

const text = z.string().trim().min(1, 'must not be empty')
const severity = z.enum([...severities, 'off'])

const places = {
  severity: severity.describe('off removes the findings; how many they were is said. error still needs a proof.'),
  files: z
    .array(text.transform(repositoryPath))
    .min(1, 'must name at least one file')
    .optional()
    .describe('Globs of the files that a finding points at. Default: everywhere.'),
}

const atFiles = z.strictObject(places)
const atOperations = z.strictObject({
  ...places,
  paths: z
    .array(text.regex(/^(?:[/*{!]|webhook:)/, 'must begin with a slash, as in `/internal/**`'))
    .min(1, 'must name at least one path')
    .optional()
    .describe('Globs of operation paths. Default: everywhere.'),
})

function settingOf<Places extends typeof atFiles | typeof atOperations>(at: Places, id: string) {
  return z
    .union(
      [severity, at, z.array(z.union([severity, at], 'must be a severity, with or without places'))],
      `must be ${severities.join(', ')} or off, or a list of such with places`,
    )
    .meta({
      id,
      description: 'A severity, one with places, or a list of such, of which the first that fits a place decides.',
    })
}

const settings = {
  operations: settingOf(atOperations, 'RuleSetting'),
  files: settingOf(atFiles, 'DatabaseRuleSetting'),
}

/** Severities by rule, for the rules of these checks (`api`: ids that begin with `api/`). */
export function rulesSchema(rules: readonly KnownRule[], checks: readonly string[], by: keyof typeof settings) {
  const known = rules.filter(({ id }) => checks.some((check) => id.startsWith(`${check}/`)))
  return z
    .strictObject(Object.fromEntries(known.map(({ id, title }) => [id, settings[by].optional().describe(title)])))
    .optional()
    .describe("Severity by rule, where it is not to be the rule's own: error, warning, note or off.")
}

/** A rule's severity as it is written, once it was validated. */
type Given =
  | RuleSetting['severity']
  | {
      readonly severity: RuleSetting['severity']
      readonly files?: readonly string[] | undefined
      readonly paths?: readonly string[] | undefined
    }

/** The settings in the order in which they stand. */
export function ruleSettingsOf(
  rules: Readonly<Record<string, Given | readonly Given[] | undefined>> = {},
): readonly RuleSetting[] {
  return Object.entries(rules).flatMap(([rule, given]) =>
    [given ?? []].flat().map((one) => {
      if (typeof one === 'string') return { rule, severity: one }
      const { severity: own, paths, files } = one
      return { rule, severity: own, ...(paths && { paths }), ...(files && { files }) }
    }),
  )
}
