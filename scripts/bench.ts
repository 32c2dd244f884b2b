// The figures that the project holds itself to, measured on dist/ as a user runs it (API diff and
// migrations: on what src/ builds now). Absolute times are this machine's; ratios of one run are what to compare. Nothing here is asserted by a test.
// `npm run bench -- api-diff start` measures only these parts; `--long` takes as long for load as the bars say.
import { cpus, loadavg, release, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { corpusIsHere, makeRepository, migrationCase, noCorpus } from '../test/corpus/repositories.ts'
import { apiDiff } from './bench/api-diff.ts'
import { load } from './bench/load.ts'
import { loadAa } from './bench/load-aa.ts'
import { migration } from './bench/migration.ts'
import { migrationTruth } from './bench/migration-truth.ts'
import { runWatched } from './bench/process-tree.ts'

const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
/** The Node that ran `npm`, where there is one: the command line's users have their own. */
const hosts = [...new Set([process.execPath, process.env.npm_node_execpath ?? process.execPath])]

function machine(): string {
  const [cpu] = cpus()
  const load = loadavg().map((value) => value.toFixed(2))
  return `${cpu?.model ?? 'unknown CPU'} x${cpus().length} · ${(totalmem() / 2 ** 30).toFixed(0)} GiB · ${process.platform} ${release()} · load average ${load.join(' ')}`
}

async function median(runs: number, measure: () => Promise<number>): Promise<number> {
  const values: number[] = []
  for (let run = 0; run < runs; run++) values.push(await measure())
  return values.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN
}

async function start(node: string): Promise<void> {
  // Interleaved would be fairer still; eleven runs of 50 ms each are close enough together.
  const bare = await median(11, async () => (await runWatched(node, ['-e', '0'])).seconds)
  const version = await median(11, async () => (await runWatched(node, [cli, '--version'])).seconds)
  console.log(
    `start            --version ${ms(version)}, bare node ${ms(bare)}: ${(version / bare).toFixed(2)}x (bar: 3x)   [${nodeName(node)}]`,
  )
}

async function reviewOfLemmy(): Promise<void> {
  if (!corpusIsHere) return console.log(`lemmy            ${noCorpus}`)
  const repository = makeRepository(migrationCase('lemmy', 'migrations', 5))
  try {
    const args = [
      cli,
      'review',
      '--repo',
      repository.directory,
      '--base',
      'main',
      '--head',
      'change',
      '--format',
      'json',
    ]
    const run = await runWatched(process.execPath, args)
    const { verdict } = JSON.parse(run.stdout)
    console.log(
      `lemmy            ${run.seconds.toFixed(1)} s, ${run.peakMiB?.toFixed(0) ?? '?'} MiB at the peak, ${verdict.decision} (bar: 12 s, 1229 MiB on 2 idle cores)`,
    )
  } finally {
    repository.remove()
  }
}

async function example(): Promise<void> {
  const run = await runWatched(process.execPath, [cli, 'example'])
  console.log(
    `example          ${run.seconds.toFixed(1)} s, ${run.peakMiB?.toFixed(0) ?? '?'} MiB at the peak, exit ${run.exitCode} (bar: 40 s)`,
  )
}

function ms(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`
}

function nodeName(path: string): string {
  return path === process.execPath ? `Node ${process.version}` : 'the Node that ran npm'
}

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
/** Load runs of the length that the bars name, rather than shortened ones. */
const long = process.argv.includes('--long')

/** All, or the parts that the command line names. */
const parts: Readonly<Record<string, () => Promise<void>>> = {
  start: async () => {
    for (const node of hosts) await start(node)
  },
  lemmy: reviewOfLemmy,
  example,
  'api-diff': apiDiff,
  migration,
  'migration-truth': migrationTruth,
  load: () => load({ long }),
  'load-aa': () => loadAa({ long }),
}

console.log(machine())
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length === 0 || wanted.includes(name)) await measure()
}
console.log(machine())
