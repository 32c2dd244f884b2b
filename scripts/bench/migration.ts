import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { corpus, corpusIsHere, noCorpus } from '../../test/corpus/repositories.ts'
import { buildOptions, copyAssets } from '../build.ts'
import { type Counted, medianOf, runCounted } from './counted.ts'
import { installSquawk, squawkFindings } from './squawk.ts'

const runs = 3

/** Migrations: the static part beside the fastest linter, a review cold and warm, what a trace costs, and growth. */
export async function migration(): Promise<void> {
  const program = await buildPrograms()
  try {
    console.log(`\nMigrations: whole processes, median of ${runs} by CPU (user + system); Node ${process.version}`)
    if (corpusIsHere) {
      await staticPart(program)
      await fiveSteps(program)
    } else console.log(`  lemmy            ${noCorpus}`)
    await overhead(program)
  } finally {
    program.remove()
  }
}

interface Programs {
  readonly directory: string
  readonly run: (entry: 'static' | 'review' | 'overhead', args: readonly string[]) => Promise<Counted>
  readonly remove: () => void
}

/** What src/ builds now, as the program is built. */
async function buildPrograms(): Promise<Programs> {
  const directory = mkdtempSync(join(tmpdir(), 'breakwater-bench-'))
  await build({
    ...buildOptions,
    entryPoints: {
      static: 'scripts/bench/migration-static.ts',
      review: 'scripts/bench/migration-review.ts',
      overhead: 'scripts/bench/migration-overhead.ts',
      'pglite-child': 'src/adapters/postgres/pglite-child.ts',
    },
    outdir: directory,
    legalComments: 'none',
  })
  copyAssets(directory)
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }\n')
  return {
    directory,
    run: (entry, args) => runCounted(process.execPath, [join(directory, `${entry}.js`), ...args], directory),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

const lemmy = join(corpus, 'migrations/lemmy')

async function staticPart(program: Programs): Promise<void> {
  const ours = await medianOf(runs, () => program.run('static', [lemmy, 'migrations']))
  print('lemmy, 684 files, static', ours, `${ours.stdout.trim()} (bar: 1 s CPU)`)
  const squawk = installSquawk()
  if (!squawk) return console.log('    squawk         not available: it could not be installed')
  try {
    const files = readdirSync(lemmy, { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.sql') && statSync(join(lemmy, name)).isFile(),
    )
    const theirs = await medianOf(runs, () => squawk.lint(files, lemmy))
    const ratio = (ours.cpuSeconds / theirs.cpuSeconds).toFixed(2)
    print(`  ${squawk.name}`, theirs, `${squawkFindings(theirs).length} findings; we take ${ratio}x its CPU`)
  } finally {
    squawk.remove()
  }
}

async function fiveSteps(program: Programs): Promise<void> {
  const cache = join(program.directory, 'cache')
  for (const title of ['cold', 'warm'] as const) {
    const run = await program.run('review', [lemmy, 'migrations', '5', cache])
    const { seconds, statements, findings, unproven } = JSON.parse(run.stdout || '{}')
    const phases = Object.entries((seconds ?? {}) as Record<string, number>)
      .map(([phase, value]) => `${phase} ${value.toFixed(1)} s`)
      .join(', ')
    const bar =
      title === 'cold' ? 'bar: 12 s cold, 1229 MiB' : 'bar: base and traced run 6 s, rollback and remedies 10 s'
    print(`lemmy, 5 steps, ${title}`, run, `${phases}; ${statements} statements, ${findings} findings (${bar})`)
    for (const message of unproven ?? []) console.log(`    not proved: ${message}`)
  }
}

async function overhead(program: Programs): Promise<void> {
  const sizes = [100, 200, 400, 800]
  const rounds: { readonly count: number; readonly bare: number; readonly traced: number }[][] = []
  for (let round = 0; round < runs; round++) {
    const { stdout } = await program.run('overhead', sizes.map(String))
    rounds.push(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    )
  }
  const costs = sizes.map((size) => {
    const each = rounds.flatMap((round) => round.filter(({ count }) => count === size))
    const sorted = each.map(({ bare, traced }) => traced - bare).sort((a, b) => a - b)
    return { size, extra: sorted[Math.floor(runs / 2)] ?? Number.NaN }
  })
  const [first] = costs
  for (const { size, extra } of costs) {
    const each = ((extra / size) * 1000).toFixed(1)
    const ratio = (extra / (first?.extra ?? Number.NaN)).toFixed(2)
    console.log(
      `  trace of ${String(size).padStart(3)} statements`.padEnd(36),
      `${each} ms CPU each (bar: 10 ms); ${ratio}x the cost of ${first?.size}, at ${size / (first?.size ?? 1)}x the number`,
    )
  }
}

function print(name: string, run: Counted, text: string): void {
  const cost = `${run.cpuSeconds.toFixed(2)} s CPU  ${run.seconds.toFixed(2)} s  ${run.peakMiB?.toFixed(0) ?? '?'} MiB`
  console.log(`  ${name.padEnd(34)} ${cost.padStart(32)}  exit ${run.exitCode}  ${text}`)
}
