import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Counted, runCounted } from './counted.ts'

/** The fastest linter of migrations, at the version that the figures in our notes are of. */
const release = 'squawk-cli@2.66.0'

/** One finding of squawk, as its JSON has it. */
export interface SquawkFinding {
  readonly file: string
  /** Counted from 0. */
  readonly line: number
  readonly rule_name: string
}

export interface Squawk {
  readonly name: string
  readonly lint: (files: readonly string[], cwd: string) => Promise<Counted>
  readonly remove: () => void
}

/** Installed into a folder of its own: it is compared with, never depended on. `undefined` where that is impossible. */
export function installSquawk(): Squawk | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'breakwater-squawk-'))
  const remove = () => rmSync(directory, { recursive: true, force: true })
  try {
    const args = ['install', '--prefix', directory, '--no-audit', '--no-fund', '--ignore-scripts', '--silent', release]
    execFileSync('npm', args, { cwd: directory, stdio: 'ignore', timeout: 120_000 })
  } catch {
    remove()
    return undefined
  }
  // The program itself, without the script that starts it.
  const program = join(directory, `node_modules/@squawk-cli/${process.platform}-${process.arch}/bin/squawk`)
  return {
    name: release.replace('-cli@', ' '),
    lint: (files, cwd) => runCounted(program, ['--reporter', 'json', ...files], cwd),
    remove,
  }
}

/** Its findings; none where it printed no JSON. */
export function squawkFindings({ stdout }: Pick<Counted, 'stdout'>): readonly SquawkFinding[] {
  // Squawk's own format.
  return stdout.trimStart().startsWith('[') ? (JSON.parse(stdout) as SquawkFinding[]) : []
}
