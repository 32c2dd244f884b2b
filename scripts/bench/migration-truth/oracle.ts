import type { Databases } from './databases.ts'
import { answersTo, brokenBetween, lossBetween, stateOf } from './left-behind.ts'
import { commonQueries, type Pair, type SentFile } from './pair.ts'
import type { TruthServer } from './server.ts'
import { type Migrate, sending, type Visitor, visitors, type Watched, watched } from './waiting.ts'

/** What native Postgres did with one form of a pair. */
export interface Truth {
  /** Who waited for longer, the more rows there were. */
  readonly blocks: readonly Visitor[]
  /** The longest wait in milliseconds on few and on many rows, of whoever waited longest; the least of several runs. */
  readonly held: { readonly few: number; readonly many: number }
  readonly sqlstate: string | undefined
  readonly loss: readonly string[]
  readonly broken: readonly string[]
  /** Runs that ended in a deadlock with the visitors. */
  readonly deadlocks: number
}

export interface Sizes {
  /** To see what is left behind, for which the number does not matter. */
  readonly sample: number
  readonly few: number
  readonly many: number
}

export interface OracleInput {
  readonly server: TruthServer
  readonly databases: Databases
  readonly sizes: Sizes
  /** Longest wait in milliseconds that an idle database shows. */
  readonly noise: number
}

export interface Templates {
  readonly sample: string
  readonly few: string
  readonly many: string
}

/** Runs each form of a pair on databases of both sizes, and looks at what it leaves. */
export async function withTemplates<Result>(
  { databases, sizes }: OracleInput,
  pair: Pair,
  use: (templates: Templates) => Promise<Result>,
): Promise<Result> {
  const sample = await databases.template(sizes.sample, pair.schema)
  const few = await databases.template(sizes.few, pair.schema)
  const many = await databases.template(sizes.many, pair.schema)
  try {
    return await use({ sample, few, many })
  } finally {
    for (const name of [sample, few, many]) await databases.drop(name)
  }
}

export async function truthOf(
  input: OracleInput,
  templates: Templates,
  pair: Pair,
  files: readonly SentFile[],
): Promise<Truth> {
  const queries = [...commonQueries, ...(pair.old ?? [])]
  const left = await input.databases.copy(templates.sample, async (database) => {
    const client = await input.server.connect(database)
    const [state, answers] = [await stateOf(client), await answersTo(client, queries)]
    const sqlstate = await sending(files)(client)
    const loss = lossBetween(state, await stateOf(client))
    const meant = files.flat().some((sql) => /\b(insert|update|delete)\b/i.test(sql))
    const broken = brokenBetween(queries, answers, await answersTo(client, queries), meant)
    await client.end()
    return { sqlstate, loss, broken }
  })
  return { ...left, ...(await blockingOf(input, templates, sending(files))) }
}

/** Who waits in proportion to the rows. */
export async function blockingOf(
  input: OracleInput,
  templates: Templates,
  migrate: Migrate,
): Promise<Pick<Truth, 'blocks' | 'held' | 'deadlocks'>> {
  const run = onCopies(input, migrate)
  // A lock of few milliseconds may slip between two visits: who saw nothing looks once more.
  const many = [await run(templates.many), await run(templates.many)]
  const few: Watched[] = []
  if (many.some(({ waits }) => Math.max(...Object.values(waits)) > input.noise)) {
    few.push(await run(templates.few))
    const unclear = () => visitors.some((visitor) => growth(few, many, visitor, input.noise) === 'unclear')
    while (unclear()) {
      few.push(await run(templates.few))
      many.push(await run(templates.many))
    }
  }
  const blocks = visitors.filter((visitor) => growth(few, many, visitor, input.noise) === 'grows')
  // A run whose lock nobody happened to ask for says nothing of how long it was held.
  const longest = (runs: readonly Watched[]) => {
    const each = runs.map(({ waits }) => Math.max(0, ...blocks.map((visitor) => waits[visitor])))
    return Math.min(...each.filter((ms) => ms > 0))
  }
  const held = blocks.length > 0 ? { few: longest(few), many: longest(many) } : { few: 0, many: 0 }
  return { blocks, held, deadlocks: [...few, ...many].filter(({ sqlstate }) => sqlstate === '40P01').length }
}

function onCopies({ server, databases }: Omit<OracleInput, 'noise'>, migrate: Migrate) {
  return (template: string): Promise<Watched> =>
    databases.copy(template, async (database) => watched(server, database, migrate))
}

/**
 * Four times the rows, so four times the wait, or nearly: whoever waits for a moment of the catalog, or for one batch,
 * waits as long on any number. Where one run leaves doubt, the median of several.
 */
function growth(
  few: readonly Watched[],
  many: readonly Watched[],
  visitor: Visitor,
  noise: number,
): 'grows' | 'not' | 'unclear' {
  const [small, large] = [median(few, visitor), median(many, visitor)]
  const ratio = large / Math.max(small, noise / 4)
  if (many.length >= enoughRuns) return ratio >= 2 && large - small > noise ? 'grows' : 'not'
  if (large <= noise) return 'not'
  return ratio >= 2.8 && ratio <= 6 && large - small > 2 * noise ? 'grows' : 'unclear'
}

const enoughRuns = 4

function median(runs: readonly Watched[], visitor: Visitor): number {
  const sorted = runs.map(({ waits }) => waits[visitor]).sort((a, b) => a - b)
  return sorted.length % 2 === 1
    ? (sorted[(sorted.length - 1) / 2] ?? 0)
    : ((sorted[sorted.length / 2 - 1] ?? 0) + (sorted[sorted.length / 2] ?? 0)) / 2
}

/** The longest wait beside a migration that only takes its time: what the machine alone makes of it. */
export async function noiseOf(input: Omit<OracleInput, 'noise'>): Promise<number> {
  const template = await input.databases.template(input.sizes.many, undefined)
  const idle: number[] = []
  for (const seconds of [0.1, 0.4, 0.4]) {
    const run = onCopies(input, sending([[`SELECT pg_sleep(${seconds})`]]))
    idle.push(Math.max(...Object.values((await run(template)).waits)))
  }
  // The log begins at one millisecond; three more are for a lock of a moment on a busy machine.
  return Math.max(1, ...idle) + 3
}
