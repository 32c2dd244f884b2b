import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Counted, runCounted } from './counted.ts'

/** The nearest rival, at the version that the figures in our notes are of. Its `diff` is called experimental. */
const release = '@redocly/cli@2.77.0'

export interface Rival {
  readonly name: string
  readonly diff: (base: string, head: string) => Promise<{ readonly run: Counted; readonly found: string }>
  readonly remove: () => void
}

/** Installed into a folder of its own: it is compared with, never depended on. `undefined` where that is impossible. */
export function installRedocly(): Rival | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'breakwater-redocly-'))
  const remove = () => rmSync(directory, { recursive: true, force: true })
  try {
    const args = ['install', '--prefix', directory, '--no-audit', '--no-fund', '--ignore-scripts', '--silent', release]
    execFileSync('npm', args, { cwd: directory, stdio: 'ignore', timeout: 120_000 })
  } catch {
    remove()
    return undefined
  }
  const report = join(directory, 'report.json')
  const cli = join(directory, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js')
  const environment = ['env', 'REDOCLY_TELEMETRY=off', 'REDOCLY_SUPPRESS_UPDATE_NOTICE=true']
  return {
    name: `redocly diff ${release.slice(release.lastIndexOf('@') + 1)}`,
    diff: async (base, head) => {
      rmSync(report, { force: true })
      const args = [
        ...environment.slice(1),
        process.execPath,
        cli,
        'diff',
        base,
        head,
        '--format',
        'json',
        '-o',
        report,
      ]
      const run = await runCounted('env', args, directory)
      return { run, found: existsSync(report) ? summaryOf(readFileSync(report, 'utf8')) : 'no report' }
    },
    remove,
  }
}

function summaryOf(report: string): string {
  const { summary } = JSON.parse(report)
  return `${summary.major} major, ${summary.minor} minor, ${summary.patch} patch`
}
