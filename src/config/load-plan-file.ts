import * as z from 'zod'
import type { Arrivals, Credential, LoadOperation, LoadStage } from '../core/load.ts'
import type { WrittenPlan } from '../core/load-files.ts'
import { headerNameTrouble, secondsWithin } from './load-values.ts'
import { operationKeys } from './operation-keys.ts'
import { parseStrict } from './strict-file.ts'

/** Forty operations with two hundred paths each, and room for bodies. */
const maxBytes = 2 * 1024 * 1024
const mostOperations = 200
const mostPaths = 1000
const longestSeconds = 300

const text = z.string().trim().min(1, 'must not be empty')
const ms = (least: number, most: number) =>
  text.transform(secondsWithin(least, most)).transform((seconds) => Math.round(seconds * 1000))
const rate = z.number().min(0, 'must not be negative').max(10_000, 'must be at most 10000')
const value = z.union([z.string(), z.number(), z.boolean()], 'must be text, a number, or true or false')
const values = z
  .record(text, z.union([value, z.array(value).min(1, 'must hold at least one value')], 'must be a value, or a list'))
  .describe('Values for the placeholders of paths, by name.')
const request = z
  .string()
  .regex(
    /^(GET|HEAD|POST|PUT|PATCH) \/[^\p{Cc}]*$/u,
    'must be GET, HEAD, POST, PUT or PATCH, and a path: `GET /orders/{id}`',
  )
const path = z.string().regex(/^(\/[\x21-\x7e]*)?$/, 'must be a path as it is sent, as in /orders/7?limit=10')

const stage = z
  .strictObject({
    duration: ms(0.001, longestSeconds),
    rate: rate.optional().describe('Requests a second, throughout.'),
    from: rate.optional().describe('Requests a second at its start; they go in a straight line to `to`.'),
    to: rate.optional(),
  })
  .transform((given, context): LoadStage => {
    const { duration, rate: steady, from = steady, to = steady } = given
    const isBoth = steady !== undefined && (given.from !== undefined || given.to !== undefined)
    if (isBoth || from === undefined || to === undefined) {
      context.addIssue({ code: 'custom', message: 'must have either `rate`, or `from` and `to`' })
      return z.NEVER
    }
    return { durationMs: duration, from, to }
  })

const arrivals = z
  .strictObject({
    rate: rate.optional().describe('Requests a second; with `duration`.'),
    duration: ms(0.001, longestSeconds).optional(),
    stages: z.array(stage).min(1, 'must hold at least one stage').max(100).optional(),
    distribution: z.enum(['poisson', 'even']).optional().describe('Default: poisson.'),
    concurrency: z
      .int()
      .min(1, 'must be at least 1')
      .max(256, 'must be at most 256')
      .optional()
      .describe('Clients that wait for their answers, in place of a rate; with `duration`.'),
  })
  .transform(arrivalsOf)
  .describe('When requests are sent. Default: as the settings say.')

const credential = z
  .strictObject({
    in: z.enum(['header', 'query', 'cookie']),
    name: text,
    prefix: z.string().optional().describe('Stands before the secret: `Bearer `.'),
    secret: text
      .regex(/^[A-Za-z_][A-Za-z0-9_.-]*$/, 'must be the name of an environment variable, never the secret itself')
      .describe('Environment variable, or scheme under load.auth, that holds the secret.'),
  })
  .transform((given, context): Credential => {
    const trouble = given.in === 'header' ? headerNameTrouble(given.name) : undefined
    if (trouble !== undefined) context.addIssue({ code: 'custom', path: ['name'], message: trouble })
    return { ...given, prefix: given.prefix ?? '' }
  })

const operation = z.strictObject({
  request: request.describe('Method and path: `GET /orders/{id}?limit=10`.'),
  name: text.optional().describe('For reports. Default: the request.'),
  ...operationKeys,
  values: values.optional(),
  paths: z
    .array(path)
    .min(1, 'must hold at least one path')
    .max(mostPaths)
    .optional()
    .describe('Paths as they are sent, in place of values; each request draws one.'),
  credentials: z.array(credential).optional(),
})

const planFile = z.strictObject({
  version: z.literal(1).optional(),
  seed: z.int().min(0, 'must not be negative').max(4_294_967_295, 'must be below 2 to the 32nd power').optional(),
  arrivals: arrivals.optional(),
  'warm-up': ms(0, 60).optional().describe('Sent beforehand and forgotten.'),
  timeout: ms(0.01, 60).optional().describe('When a request counts as lost.'),
  values: values.optional(),
  operations: z
    .array(z.union([request, operation], 'must be a method and a path, or a mapping with `request`'))
    .min(1, 'must hold at least one operation')
    .max(mostOperations, `must hold at most ${mostOperations}`),
})

type OperationFile = z.output<typeof operation>
type PlanFile = z.output<typeof planFile>
type Values = NonNullable<PlanFile['values']>

const planSchema = planFile.transform(planOf)

/** Reads a plan that somebody wrote, or that was rendered. Whatever is wrong is named with its place. */
export function parsePlan(yaml: string, source: string): WrittenPlan {
  return { source, ...parseStrict(planSchema, yaml, source, 'load-plan-invalid', maxBytes), remarks: [] }
}

/** JSON Schema of the plan file, for editors. */
export function planJsonSchema(): object {
  return {
    ...z.toJSONSchema(planSchema, { io: 'input' }),
    title: 'Breakwater load plan',
    description: 'What a load test asks, and when: without any host or secret.',
  }
}

function arrivalsOf(
  given: {
    readonly rate?: number | undefined
    readonly duration?: number | undefined
    readonly stages?: readonly LoadStage[] | undefined
    readonly distribution?: 'poisson' | 'even' | undefined
    readonly concurrency?: number | undefined
  },
  context: z.core.$RefinementCtx<unknown>,
): Arrivals {
  const { rate: steady, duration, stages, distribution = 'poisson', concurrency } = given
  const ways = [steady, stages, concurrency].filter((one) => one !== undefined)
  const refuse = (message: string): Arrivals => {
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  }
  if (ways.length !== 1) return refuse('must have one of `rate`, `stages` and `concurrency`')
  if (stages !== undefined) {
    if (duration !== undefined) return refuse('must not have `duration` beside `stages`, which have their own')
    const all = stages.reduce((sum, { durationMs, from, to }) => sum + durationMs * (from + to), 0)
    return all > 0 ? { model: 'open', distribution, stages } : refuse('must ask for something: every rate is 0')
  }
  if (duration === undefined) return refuse('must say for how long: `duration: 60s`')
  if (concurrency !== undefined) {
    if (given.distribution !== undefined) return refuse('must not have `distribution` beside `concurrency`')
    return { model: 'closed', concurrency, durationMs: duration }
  }
  if (steady === undefined || steady === 0) return refuse('must have a `rate` above 0')
  return { model: 'open', distribution, stages: [{ durationMs: duration, from: steady, to: steady }] }
}

/** The plan, every placeholder filled; names are unique, since reports tell operations apart by them. */
function planOf(file: PlanFile, context: z.core.$RefinementCtx<unknown>): Omit<WrittenPlan, 'source' | 'remarks'> {
  const { seed, arrivals: given, timeout, values: shared = {} } = file
  const warmupMs = file['warm-up']
  const names = new Set<string>()
  const operations = file.operations.map((one, at): LoadOperation => {
    const described = typeof one === 'string' ? { request: one } : one
    const refuse = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['operations', at, ...(typeof one === 'string' ? [] : [key])], message })
    const made = operationOf(described, { ...shared, ...described.values }, refuse)
    if (names.has(made.name))
      refuse('name', `a second operation is called ${made.name}; give each a \`name\` of its own`)
    names.add(made.name)
    return made
  })
  return {
    operations,
    ...(given === undefined ? {} : { arrivals: given }),
    ...(warmupMs === undefined ? {} : { warmupMs }),
    ...(timeout === undefined ? {} : { timeoutMs: timeout }),
    ...(seed === undefined ? {} : { seed }),
  }
}

type Described = Pick<OperationFile, 'request'> & Partial<OperationFile>

function operationOf(given: Described, known: Values, refuse: (key: string, message: string) => void): LoadOperation {
  const [, method = '', asked = ''] = /^(\S+) (.*)$/su.exec(given.request) ?? []
  const { name = given.request, weight = 1, headers = {}, body, credentials = [] } = given
  const expected = given['expect-status']
  const isJson = body !== undefined && typeof body !== 'string'
  const isTyped = Object.keys(headers).some((one) => one.toLowerCase() === 'content-type')
  return {
    name,
    method,
    template: asked.split('?')[0] ?? asked,
    paths: given.paths ?? filled(asked, known, (message) => refuse('request', message)),
    headers: isJson && !isTyped ? { ...headers, 'content-type': 'application/json' } : headers,
    credentials,
    weight,
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : body }),
    ...(expected === undefined ? {} : { expectStatus: [expected].flat() }),
  }
}

/** A template with every combination of its placeholders' values, as far as a plan holds them. */
function filled(template: string, known: Values, refuse: (message: string) => void): readonly string[] {
  const parts = template.split(/\{([^{}]*)\}/)
  let paths: readonly string[] = ['']
  for (const [at, part] of parts.entries()) {
    const own = Object.hasOwn(known, part) ? known[part] : undefined
    if (at % 2 === 1 && own === undefined) {
      refuse(`{${part}} has no values: give them under \`values\`, or all paths under \`paths\``)
      return ['/']
    }
    const values = [own].flat().slice(0, mostPaths)
    const pieces = at % 2 === 0 ? [encoded(part, refuse)] : values.map((one) => encodeURIComponent(String(one)))
    paths = pieces.flatMap((piece) => paths.map((one) => `${one}${piece}`)).slice(0, mostPaths)
  }
  return paths
}

function encoded(literal: string, refuse: (message: string) => void): string {
  // What is encoded already stays as it is.
  if (/^[\x21-\x7e]*$/.test(literal)) return literal.replaceAll('#', '%23')
  if (literal.isWellFormed()) return encodeURI(literal).replaceAll('#', '%23')
  refuse('is no text that a URL can carry')
  return ''
}
