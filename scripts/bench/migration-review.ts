// A review of the last migrations of a project, in one process, so that its phases can be told apart: what the base
// costs, the traced run, and the proofs of rollback and remedies. Arguments: folder, its place, how many steps, runs.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import { run } from '../../src/checks/migration/run.ts'
import { changeSetOf, checkContext } from '../../test/fakes/check-context.ts'

const [folder = '', place = '', steps = '5', cache] = process.argv.slice(2)
const entries = readdirSync(folder).sort()
const added = new Set(entries.slice(-Number(steps)))
const tree = (wanted: (entry: string) => boolean) =>
  Object.fromEntries(
    entries
      .filter(wanted)
      .flatMap((entry) => {
        const path = join(folder, entry)
        return statSync(path).isFile() ? [entry] : readdirSync(path).map((name) => `${entry}/${name}`)
      })
      .map((name) => [`${place}/${name}`, readFileSync(join(folder, name), 'utf8')]),
  )

const started = performance.now()
const marks: { readonly phase: string; readonly at: number }[] = [{ phase: 'base', at: started }]
const mark = (phase: string) => {
  if (marks.at(-1)?.phase !== phase) marks.push({ phase, at: performance.now() })
}
const progress = (text: string) => {
  if (text.startsWith('running the remedies')) mark('remedies')
  else if (text.startsWith('proving the way back')) mark('rollback')
  else if (text.startsWith('running ')) mark('traced run')
  else if (text.startsWith('measuring')) mark('costs')
  else if (text.startsWith('comparing')) mark('dump')
}
const log = { progress, warn: () => undefined, debug: () => undefined }
const closers: (() => Promise<void>)[] = []
const result = await run(
  checkContext({
    changeSet: changeSetOf(
      tree((entry) => !added.has(entry)),
      tree(() => true),
    ),
    databaseEngine: () => openDatabaseEngine({ engine: 'pglite', log, ...(cache ? { cacheDirectory: cache } : {}) }),
    onClose: (close) => void closers.push(close),
    log,
  }),
)
mark('end')
for (const close of closers) await close()
const seconds: Record<string, number> = {}
for (const [index, { phase, at }] of marks.entries()) {
  const next = marks[index + 1]
  if (next) seconds[phase] = (seconds[phase] ?? 0) + (next.at - at) / 1000
}
console.log(
  JSON.stringify({
    seconds,
    statements: result.trace?.length,
    findings: result.findings.length,
    unproven: result.unproven.map(({ message }) => message),
  }),
)
