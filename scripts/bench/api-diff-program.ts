import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { buildOptions } from '../build.ts'
import { type Counted, runCounted } from './counted.ts'

/** What src/ builds now, in a folder of its own, so that a stale dist/ is never what is measured. */
export interface Program {
  readonly directory: string
  /** The whole command line. */
  readonly apiDiff: (base: string, head: string) => Promise<Counted>
  /** A process that reads and parses the files, and does nothing else. */
  readonly parse: (...paths: readonly string[]) => Promise<Counted>
  readonly remove: () => void
}

export async function buildProgram(): Promise<Program> {
  const directory = mkdtempSync(join(tmpdir(), 'breakwater-bench-'))
  await build({
    ...buildOptions,
    entryPoints: { cli: 'src/cli.ts', 'parse-only': 'scripts/bench/parse-only.ts' },
    outdir: directory,
    legalComments: 'none',
  })
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }\n')
  const run = (entry: string, args: readonly string[]) =>
    runCounted(process.execPath, [join(directory, `${entry}.js`), ...args], directory)
  return {
    directory,
    apiDiff: (base, head) => run('cli', ['api-diff', base, head, '--format', 'json']),
    parse: (...paths) => run('parse-only', paths),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

/** What a run found, from the JSON that it printed. */
export interface Found {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
  /** Findings that could not be decided, by reason. */
  readonly undecided: ReadonlyMap<string, number>
  /** Parts that could not be judged, and the check's failure where it failed. */
  readonly unproven: readonly string[]
}

interface Report {
  readonly outcomes: readonly {
    readonly status: string
    readonly error?: { readonly message: string }
    readonly findings?: readonly {
      readonly severity: string
      readonly proof: { readonly kind: string; readonly reason?: string }
    }[]
    readonly unproven?: readonly { readonly message: string }[]
  }[]
}

/** `undefined` where the program ended without a report. */
export function foundBy({ stdout }: Counted): Found | undefined {
  if (!stdout.trimStart().startsWith('{')) return undefined
  // Our own format, from our own program.
  const { outcomes } = JSON.parse(stdout) as Report
  const findings = outcomes.flatMap((outcome) => outcome.findings ?? [])
  const undecided = new Map<string, number>()
  for (const { proof } of findings) {
    if (proof.kind === 'undecided') undecided.set(proof.reason ?? '', (undecided.get(proof.reason ?? '') ?? 0) + 1)
  }
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  return {
    errors: count('error'),
    warnings: count('warning'),
    notes: count('note'),
    undecided,
    unproven: outcomes.flatMap(({ error, unproven }) => [
      ...(error ? [error.message] : []),
      ...(unproven ?? []).map(({ message }) => message),
    ]),
  }
}
