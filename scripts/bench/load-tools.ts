import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const autocannon = fileURLToPath(new URL('../../node_modules/autocannon/autocannon.js', import.meta.url))

/** Percentiles in milliseconds by their names; those that a tool does not tell are absent. */
export type ToldPercentiles = Readonly<Record<string, number>>

/** What another tool tells about a URL, with its own figures as they are. */
export interface LoadTool {
  readonly name: string
  readonly percentiles: (url: string, seconds: number) => Promise<ToldPercentiles>
}

/** The tools that can be asked here; `wrk` is Debian's, where it is installed. */
export async function loadTools(): Promise<readonly LoadTool[]> {
  const closed: LoadTool = {
    name: 'autocannon -c 10',
    percentiles: (url, seconds) => autocannonTells(['-c', '10'], url, seconds),
  }
  const rate: LoadTool = {
    name: 'autocannon -R 200 -c 50',
    percentiles: (url, seconds) => autocannonTells(['-R', '200', '-c', '50'], url, seconds),
  }
  const wrk: LoadTool = { name: 'wrk -c 10', percentiles: wrkTells }
  // It ends with 1 after telling its version.
  const found = await run('wrk', ['-v']).then(
    () => true,
    ({ code }) => code === 1,
  )
  if (!found) console.log('  wrk is not installed, so it is not compared (apt-get install wrk)')
  return [closed, rate, ...(found ? [wrk] : [])]
}

async function autocannonTells(args: readonly string[], url: string, seconds: number): Promise<ToldPercentiles> {
  const { stdout } = await run(process.execPath, [autocannon, '-j', '-n', ...args, '-d', String(seconds), url])
  // It knows no p95; its 97.5th percentile is another figure.
  const { p50, p75, p90, p99 } = JSON.parse(stdout).latency
  return { p50, p75, p90, p99 }
}

const wanted = [50, 75, 90, 95, 99]
const lua = `done = function(summary, latency, requests)
  for _, p in ipairs({${wanted.join(', ')}}) do print(string.format("p%d %f", p, latency:percentile(p) / 1000)) end
end
`

async function wrkTells(url: string, seconds: number): Promise<ToldPercentiles> {
  const directory = mkdtempSync(join(tmpdir(), 'breakwater-wrk-'))
  try {
    const script = join(directory, 'percentiles.lua')
    writeFileSync(script, lua)
    const { stdout } = await run('wrk', ['-t', '1', '-c', '10', '-d', `${seconds}s`, '-s', script, url])
    return Object.fromEntries([...stdout.matchAll(/^(p\d+) ([\d.]+)$/gm)].map(([, name, ms]) => [name, Number(ms)]))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
