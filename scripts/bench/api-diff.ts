import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { dump } from 'js-yaml'
import { parse } from '../../src/checks/api-diff/parse.ts'
import { corpus, corpusIsHere, noCorpus } from '../../test/corpus/repositories.ts'
import { buildProgram, type Found, foundBy, type Program } from './api-diff-program.ts'
import { type Counted, medianOf } from './counted.ts'
import { hostilePairs } from './hostile-specs.ts'
import { installRedocly, type Rival } from './redocly.ts'
import { multiplied, reordered } from './specs.ts'

const runs = 3

interface SpecPair {
  readonly name: string
  readonly base: string
  readonly head: string
  readonly bar: string
}

const pairs: readonly SpecPair[] = [
  {
    name: 'github-rest',
    base: `${corpus}openapi/github-rest/22.0.0.json`,
    head: `${corpus}openapi/github-rest/23.0.2.json`,
    bar: '3 s CPU, 512 MiB',
  },
  {
    name: 'stripe',
    base: `${corpus}openapi/stripe/v50_2021-06-24.yaml`,
    head: `${corpus}openapi/stripe/v100_2021-12-23.yaml`,
    bar: '4 s CPU',
  },
]

/** The API diff on real pairs beside its nearest rival, on pairs that are equal, on growing and on hostile ones. */
export async function apiDiff(): Promise<void> {
  const program = await buildProgram()
  const rival = corpusIsHere ? installRedocly() : undefined
  try {
    console.log(`\nAPI diff: whole process, median of ${runs} by CPU (user + system); Node ${process.version}`)
    if (corpusIsHere) {
      for (const pair of pairs) await realPair(program, rival, pair)
      for (const pair of pairs) await equalPair(program, rival, pair)
      await growth(program, pairs[1] ?? pairs[0])
    } else console.log(`  real pairs       ${noCorpus}`)
    await hostile(program)
  } finally {
    rival?.remove()
    program.remove()
  }
}

async function realPair(
  program: Program,
  rival: Rival | undefined,
  { name, base, head, bar }: SpecPair,
): Promise<void> {
  const ours = await medianOf(runs, () => program.apiDiff(base, head))
  print(name, ours, `${foundText(foundBy(ours))} (bar: ${bar})`)
  await beside(rival, ours, base, head)
}

/** One line for the rival on the same files, with the ratio to ours. */
async function beside(rival: Rival | undefined, ours: Counted, base: string, head: string): Promise<void> {
  if (!rival) return console.log('    redocly diff   not available: it could not be installed')
  let found = ''
  const theirs = await medianOf(runs, async () => {
    const result = await rival.diff(base, head)
    found = result.found
    return result.run
  })
  const ratio = (theirs.cpuSeconds / ours.cpuSeconds).toFixed(2)
  print(`  ${rival.name}`, theirs, `${found}; ${ratio}x our CPU`)
}

async function equalPair(program: Program, rival: Rival | undefined, { name, base }: SpecPair): Promise<void> {
  const extension = extname(base)
  const head = join(program.directory, `${name}-reordered${extension}`)
  const turned = reordered(parse(base, readFileSync(base, 'utf8')).value)
  writeFileSync(head, extension === '.json' ? JSON.stringify(turned) : dump(turned, { noRefs: true }))
  const parsing = await medianOf(runs, () => program.parse(base, head))
  const ours = await medianOf(runs, () => program.apiDiff(base, head))
  const over = ours.cpuSeconds - parsing.cpuSeconds
  print(`${name} reordered`, ours, foundText(foundBy(ours)))
  print('  parse only', parsing, `comparing took ${over.toFixed(2)} s more (bar: 0.30 s, no finding)`)
  await beside(rival, ours, base, head)
}

async function growth(program: Program, pair: SpecPair | undefined): Promise<void> {
  if (!pair) return
  const [base, head] = [pair.base, pair.head].map((path) => parse(path, readFileSync(path, 'utf8')).value)
  let single: number | undefined
  for (const times of [1, 2, 4]) {
    const [before, after] = (['base', 'head'] as const).map((side) =>
      join(program.directory, side, `${pair.name}-${times}.json`),
    )
    if (before === undefined || after === undefined) return
    write(before, JSON.stringify(multiplied(base, times)))
    write(after, JSON.stringify(multiplied(head, times)))
    const ours = await medianOf(runs, () => program.apiDiff(before, after))
    single ??= ours.cpuSeconds
    const ratio = (ours.cpuSeconds / single).toFixed(2)
    print(`${pair.name} x${times} (JSON)`, ours, `${foundText(foundBy(ours))}; ${ratio}x the CPU of one`)
  }
}

async function hostile(program: Program): Promise<void> {
  for (const { title, extension, base, head } of hostilePairs()) {
    const [before, after] = [
      join(program.directory, 'base', `a.${extension}`),
      join(program.directory, 'head', `a.${extension}`),
    ]
    write(before, base)
    write(after, head)
    // Once each: what counts is that it ends.
    const ours = await medianOf(1, () => program.apiDiff(before, after))
    const found = foundBy(ours)
    print(title, ours, foundText(found))
    for (const [reason, count] of found?.undecided ?? []) console.log(`    undecided ${count}x: ${reason}`)
    for (const message of found?.unproven ?? [])
      console.log(`    not judged: ${message.replaceAll(program.directory, '')}`)
  }
}

function write(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
}

function print(name: string, run: Counted, text: string): void {
  const cost = `${run.cpuSeconds.toFixed(2)} s CPU  ${run.seconds.toFixed(2)} s  ${run.peakMiB?.toFixed(0) ?? '?'} MiB`
  console.log(`  ${name.padEnd(34)} ${cost.padStart(32)}  exit ${run.exitCode}  ${text}`)
}

function foundText(found: Found | undefined): string {
  if (!found) return 'no report'
  const undecided = [...found.undecided.values()].reduce((sum, count) => sum + count, 0)
  return `${found.errors} errors, ${found.warnings} warnings, ${found.notes} notes; ${undecided} undecided, ${found.unproven.length} not judged`
}
