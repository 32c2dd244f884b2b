import * as z from 'zod'
import { BreakwaterError, type Location } from '../core/error.ts'
import { changeKinds } from '../core/finding.ts'
import type { Profile } from '../core/profile.ts'
import { parseStrict } from './strict-file.ts'

const text = z.string().trim().min(1, 'must not be empty')
const milliseconds = z.number().positive('must be above 0').max(600_000, 'must be at most 600000 (ten minutes)')
const minutes = z.number().min(0, 'must not be negative')
const share = z.number().min(0, 'must not be negative')
const wholeNumber = z.int().min(0, 'must not be negative')
const range = z
  .strictObject({ min: wholeNumber.optional(), max: wholeNumber.optional() })
  .refine(({ min, max }) => min === undefined || max === undefined || min <= max, 'min is above max')

const thresholdKeys = ['p50_ms', 'p95_ms', 'p99_ms', 'error_rate', 'uptime', 'rpo_minutes', 'rto_minutes'] as const
type ThresholdKey = (typeof thresholdKeys)[number]
type Thresholds = Readonly<Partial<Record<ThresholdKey, number | undefined>>>

const thresholds = z.strictObject({
  p50_ms: milliseconds.optional(),
  p95_ms: milliseconds.optional(),
  p99_ms: milliseconds.optional(),
  error_rate: share.max(1, 'is a share from 0 to 1: 0.5 % is 0.005').optional(),
  uptime: share.lt(1, 'is a share below 1: 99.9 % is 0.999').optional(),
  rpo_minutes: minutes.optional(),
  rto_minutes: minutes.optional(),
  proposed: z.array(z.enum(thresholdKeys)).optional().describe('Numbers that are defaults to edit, not requirements.'),
})

const criterion = z.strictObject({
  id: text.regex(/^[a-z0-9-]+$/, 'must be lower case letters, digits and dashes'),
  when: z
    .enum(['decision', 'rollout'])
    .describe('decision: stops the choice of this profile. rollout: stops a deploy.'),
  metric: text,
  breach: text,
  window: text,
  action: text,
  kinds: z.array(z.enum(changeKinds)).optional().describe('Kinds of change that it concerns. Default: all.'),
})

const chain = z.array(text.regex(/^[\p{L}\d][\p{L}\d _-]*$/u, 'must be the name of a role, not a person'))
const chainShape = Object.fromEntries(changeKinds.map((kind) => [kind, chain.optional()]))

/** Every key may be left out, since `extends` can give it; what is then still missing is said by `completed`. */
const fields = {
  $schema: text.optional().describe('For editors: the address of this schema.'),
  profile_name: text.regex(/^[\w.-]+$/, 'must be letters, digits, dots and dashes'),
  extends: text.optional().describe('A shipped profile that gives what this file leaves out.'),
  description: text.optional(),
  constraints: z
    .strictObject({
      team_size: range.optional(),
      qps_p99: range.optional(),
      languages: z.array(text).optional(),
      patterns: z.array(text).optional(),
      platform_team: z.boolean().optional(),
      admin_panel: z.boolean().optional(),
    })
    .optional(),
  stack: z.record(text, text).optional(),
  named_approver_chain: z.strictObject(chainShape).optional(),
  anti_recommendations: z.array(text).optional(),
  kill_criteria: z.array(criterion).optional(),
  canon_references: z.array(text).optional(),
}

/** The file, with percentiles that must rise even where one of them comes from the extended profile. */
function fileSchema(inherited: Thresholds) {
  return z.strictObject({
    ...fields,
    success_thresholds: thresholds.superRefine((own, context) => risingPercentiles(own, inherited, context)).optional(),
  })
}
type ProfileFile = z.output<ReturnType<typeof fileSchema>>

const percentiles = ['p50_ms', 'p95_ms', 'p99_ms'] as const

function risingPercentiles(own: Thresholds, inherited: Thresholds, context: z.core.$RefinementCtx): void {
  const all = { ...inherited, ...own }
  for (const [at, upper] of percentiles.entries()) {
    const lower = percentiles[at - 1]
    if (!lower) continue
    const [low, high] = [all[lower], all[upper]]
    if (low === undefined || high === undefined || low <= high) continue
    const [wrong, message] =
      own[lower] === undefined
        ? [upper, `${high} is below ${lower}, which is ${low}`]
        : [lower, `${low} is above ${upper}, which is ${high}`]
    context.addIssue({ code: 'custom', path: [wrong], message })
  }
}

/** Texts of the profiles that may be extended, by name. */
export type ExtendableProfiles = Readonly<Record<string, string>>

/**
 * Reads a profile file: unknown keys and impossible numbers are refused with their place. `extends` takes the rest from
 * one of `shipped`; numbers and chains one by one, lists as a whole.
 */
export function parseProfile(content: string, path: string, shipped: ExtendableProfiles): Profile {
  const { file, base } = parseFile(content, path, shipped)
  return profileOf(base ? merged(base, file) : file, path)
}

function parseFile(content: string, path: string, shipped: ExtendableProfiles) {
  // `extends` is needed before the rest can be judged; everything else about the file is judged strictly below.
  const extendsSchema = z.looseObject({ extends: z.enum(Object.keys(shipped)).optional() })
  const { extends: name } = parseStrict(extendsSchema, content, path, 'profile-invalid')
  const baseText = name === undefined ? undefined : shipped[name]
  const base =
    baseText === undefined ? undefined : parseStrict(fileSchema({}), baseText, `${name}.json`, 'profile-invalid')
  const file = parseStrict(fileSchema(base?.success_thresholds ?? {}), content, path, 'profile-invalid')
  return { file, base }
}

function merged(base: ProfileFile, own: ProfileFile): ProfileFile {
  return {
    ...base,
    ...own,
    constraints: { ...base.constraints, ...own.constraints },
    stack: { ...base.stack, ...own.stack },
    success_thresholds: { ...base.success_thresholds, ...own.success_thresholds },
    named_approver_chain: { ...base.named_approver_chain, ...own.named_approver_chain },
  }
}

function profileOf(file: ProfileFile, source: string): Profile {
  const { proposed: _, ...numbers } = file.success_thresholds ?? {}
  const floor = completed<ThresholdKey, number>(numbers, thresholdKeys, 'success_thresholds', source)
  const chains = completed(file.named_approver_chain ?? {}, changeKinds, 'named_approver_chain', source)
  return {
    name: file.profile_name,
    source,
    description: file.description ?? '',
    floor: {
      p50Ms: floor.p50_ms,
      p95Ms: floor.p95_ms,
      p99Ms: floor.p99_ms,
      errorRate: floor.error_rate,
      uptime: floor.uptime,
      rpoMinutes: floor.rpo_minutes,
      rtoMinutes: floor.rto_minutes,
    },
    approverChains: chains,
    rollout: (file.kill_criteria ?? [])
      .filter(({ when }) => when === 'rollout')
      .map(({ id, metric, breach, window, action, kinds }) => ({
        id,
        metric,
        breach,
        window,
        action,
        ...(kinds ? { kinds } : {}),
      })),
  }
}

/** All keys are there, or the file is told which one it lacks. */
function completed<Key extends string, Value>(
  values: Readonly<Partial<Record<Key, Value | undefined>>>,
  keys: readonly Key[],
  section: string,
  path: string,
): Readonly<Record<Key, Value>> {
  const missing = keys.filter((key) => values[key] === undefined)
  if (missing.length > 0) {
    const location: Location = { path, line: 1, column: 1 }
    throw new BreakwaterError({
      code: 'profile-incomplete',
      message: `${path}: ${missing.map((key) => `"${section}.${key}"`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
      hint: 'Add what is missing, or take it from a shipped profile: "extends": "node-express".',
      location,
    })
  }
  // Every key of the record has just been seen to have a value.
  return values as Readonly<Record<Key, Value>>
}

/** JSON Schema of a profile file, for editors. */
export function profileJsonSchema(): object {
  return {
    ...z.toJSONSchema(fileSchema({}), { io: 'input' }),
    title: 'Breakwater profile',
    description: 'What a backend is held to: floors, approvers and kill criteria.',
  }
}
