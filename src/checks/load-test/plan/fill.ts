import type { CheckContext, Unproven } from '../../../core/check.ts'
import type { HttpProbe } from '../../../core/ports.ts'
import { count, enumerate, unique } from '../../../core/wording.ts'
import { settingNames } from '../settings.ts'
import type { Sides } from '../side.ts'
import type { Candidate, Wanted } from './candidate.ts'
import type { DescribedOperation } from './described.ts'
import type { Draft } from './draft.ts'
import { type Filled, idHarvest } from './harvest.ts'

/** Each operation is asked once beforehand and shares the load; more of them would each get too little of it. */
const mostOperations = 40

export interface FilledLoad {
  readonly candidates: readonly Candidate[]
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
}

/** What is to be filled, and what may be asked for ids. */
export interface Unfilled {
  readonly wanted: readonly Wanted[]
  readonly described: readonly DescribedOperation[]
  readonly lists: readonly Draft[]
}

/** Requests with every id in its place; those for which none is found are left out and said. */
export async function filled(
  { wanted, described, lists }: Unfilled,
  sides: Sides,
  probe: HttpProbe['probe'],
  { config, log, clock }: CheckContext,
): Promise<FilledLoad> {
  const harvest = idHarvest({ probe, sides, operations: described, drafts: lists, seed: config.load.seed, clock })
  const candidates: Candidate[] = []
  const left = new Map<string, string[]>()
  const unproven: Unproven[] = []
  const lent = new Map<string, readonly string[]>()
  let over = 0
  for (const { paths, needs: _, ...one } of wanted) {
    if (candidates.length >= mostOperations && !one.named) {
      over++
      continue
    }
    const found: Filled = 'slots' in paths ? await harvest(paths) : { paths, from: [] }
    if ('reason' in found) {
      const { name } = one.operation
      if (one.named) unproven.push(missed(name, found.reason))
      else left.set(found.reason, [...(left.get(found.reason) ?? []), name])
      continue
    }
    const harvested = found.from.length > 0
    candidates.push({ ...one, harvested, operation: { ...one.operation, paths: found.paths } })
    if (harvested) lent.set(one.operation.name, found.from)
  }
  for (const [reason, names] of left) log.debug(`not loaded, ${reason}: ${names.join(', ')}`)
  const remarks = [
    ...leftRemark(left, settingNames(config).operations),
    ...(over === 0 ? [] : [`${over} further safe operations were left out; at most ${mostOperations} share one run.`]),
    ...lentRemark(lent),
    ...valuesRemark(wanted, candidates),
  ]
  return { candidates: withUniqueNames(candidates), remarks, unproven }
}

function missed(name: string, reason: string): Unproven {
  return {
    subject: name,
    code: 'operation-not-loaded',
    message: `${name} was not loaded: ${reason}.`,
    hint: 'Give its parameters values under load.values, or name a request with all of them in place.',
  }
}

function leftRemark(left: ReadonlyMap<string, readonly string[]>, operations: string): readonly string[] {
  if (left.size === 0) return []
  const list = [...left].map(([reason, names]) => `${names.length} (${reason})`).join(', ')
  return [
    `Operations not loaded for want of a value: ${list}. Give values under load.values, or name requests under ${operations}.`,
  ]
}

function lentRemark(lent: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (lent.size === 0) return []
  const lists = unique([...lent.values()].flat())
  return [`Ids for ${count(lent.size, 'operation')} were taken from the answers of ${enumerate(lists)}.`]
}

/** Where values came from that nobody set for this run: what was only drawn may not be what users send. */
function valuesRemark(wanted: readonly Wanted[], candidates: readonly Candidate[]): readonly string[] {
  const names = new Set(candidates.map(({ operation }) => operation.name))
  const drafts = wanted.flatMap(({ paths, operation }): readonly Draft[] =>
    'slots' in paths && names.has(operation.name) ? [paths] : [],
  )
  const bySource = new Map<string, string[]>()
  for (const { sources, operation } of drafts) {
    for (const { parameter, source } of sources) {
      bySource.set(source, [...(bySource.get(source) ?? []), `${parameter} of ${operation.name}`])
    }
  }
  if (bySource.size === 0) return []
  const list = [...bySource].map(([source, parameters]) => {
    return `${parameters.length} from ${words[source] ?? source} (${enumerate(parameters, 2)})`
  })
  return [`Values of parameters: ${list.join('; ')}.`]
}

const words: Readonly<Record<string, string>> = {
  config: 'load.values',
  example: "the contract's examples",
  'schema example': "the schemas' examples",
  default: 'defaults',
  enum: 'the first of an enum',
  const: 'constants',
  format: 'type and format, drawn by the seed',
}

/** Two documents may describe the same template on two server paths; reports tell operations apart by their names. */
function withUniqueNames(candidates: readonly Candidate[]): readonly Candidate[] {
  const taken = new Set<string>()
  return candidates.map((candidate) => {
    const { operation, serverPath = '' } = candidate
    const options = [operation.name, `${operation.method} ${serverPath}${operation.template}`]
    let name = options.find((one) => !taken.has(one))
    for (let at = 2; name === undefined; at++) {
      const numbered = `${operation.name} #${at}`
      if (!taken.has(numbered)) name = numbered
    }
    taken.add(name)
    return { ...candidate, operation: { ...operation, name } }
  })
}
