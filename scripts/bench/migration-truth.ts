import { makeDatabases } from './migration-truth/databases.ts'
import { type Duration, durationOf, estimateIn, printDurations } from './migration-truth/durations.ts'
import { linted } from './migration-truth/linted.ts'
import { noiseOf, type OracleInput, truthOf, withTemplates } from './migration-truth/oracle.ts'
import type { Pair } from './migration-truth/pair.ts'
import { pairs } from './migration-truth/pairs.ts'
import { printRemedies, printVerdicts } from './migration-truth/print.ts'
import { remediesOf } from './migration-truth/remedies.ts'
import { makeReviewer, type Reviewer } from './migration-truth/review.ts'
import { startTruthServer } from './migration-truth/server.ts'
import type { Judged } from './migration-truth/verdicts.ts'

/** Rows of each table, and of the same tables when they have grown: who waits four times as long waits for the rows. */
const sizes = { sample: 2_000, few: 50_000, many: 200_000 }

/**
 * Our findings beside an oracle that is not us: pairs of migrations, each with its safe form, on native Postgres, while
 * others read and write. The server itself writes down who waited for a lock, and how long. `--only=TEXT`: pairs whose
 * names hold it.
 */
export async function migrationTruth(): Promise<void> {
  const only = process.argv.find((argument) => argument.startsWith('--only='))?.slice('--only='.length) ?? ''
  const chosen = pairs.filter(({ name }) => name.includes(only))
  const server = await startTruthServer()
  const reviewer = await makeReviewer()
  try {
    const databases = await makeDatabases(server)
    const oracle = { server, databases, sizes }
    const noise = await noiseOf(oracle)
    console.log(
      `\nTruth of our reds: ${chosen.length} pairs on native PostgreSQL, ${sizes.few} and ${sizes.many} rows a table; waits below ${noise.toFixed(1)} ms are noise`,
    )
    const squawk = await linted(chosen)
    if (!squawk) console.log('    squawk         not available: it could not be installed')
    const judged: Judged[] = []
    const durations: Duration[] = []
    for (const [index, pair] of chosen.entries()) {
      process.stderr.write(`  ${index + 1} of ${chosen.length}: ${pair.name}\n`)
      const found = await judgedPair({ ...oracle, noise }, reviewer, pair, squawk)
      judged.push(...found.judged)
      durations.push(...found.durations)
    }
    printVerdicts(judged)
    printRemedies(judged)
    printDurations(durations, sizes.many)
    await databases.close()
  } finally {
    await reviewer.close()
    await server.stop()
  }
}

async function judgedPair(
  input: OracleInput,
  reviewer: Reviewer,
  pair: Pair,
  squawk: ReadonlyMap<string, readonly string[]> | undefined,
): Promise<{ readonly judged: readonly Judged[]; readonly durations: readonly Duration[] }> {
  return withTemplates(input, pair, async (templates) => {
    const judged: Judged[] = []
    const durations: Duration[] = []
    for (const form of ['unsafe', 'safe'] as const) {
      const files = pair[form]
      const truth = await truthOf(input, templates, pair, files)
      const { findings, unproven } = await reviewer.review(pair, files)
      const remedies = form === 'unsafe' ? await remediesOf(input, templates, files, findings) : []
      const theirs = squawk?.get(`${pair.name} ${form}`)
      judged.push({
        pair,
        form,
        truth,
        ours: findings,
        unproven: unproven.map(({ message }) => message),
        theirs,
        remedies,
      })
      if (truth.held.many > 0) {
        const known = await reviewer.review(pair, files, input.sizes.many)
        durations.push(...durationOf(pair.name, estimateIn(known), truth))
      }
    }
    return { judged, durations }
  })
}
