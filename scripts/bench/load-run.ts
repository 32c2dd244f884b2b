import { execFile } from 'node:child_process'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type TruthServerProcess, truthServerProcess } from '../../test/fixtures/truth-server-process.ts'
import type { ProgramRequest, ProgramResult } from './load-program.ts'

const program = fileURLToPath(new URL('load-program.ts', import.meta.url))
const run = promisify(execFile)

/** A load run in a process of its own. */
export async function runLoad(request: ProgramRequest, nodeOptions: readonly string[] = []): Promise<ProgramResult> {
  const args = [...nodeOptions, program, JSON.stringify(request)]
  const { stdout } = await run(process.execPath, args, { maxBuffer: 256 * 2 ** 20 })
  return JSON.parse(stdout)
}

/** A truth server of its own, so that what draws, counts and queues hold begins anew. */
export async function withServer<Result>(
  use: (server: TruthServerProcess) => Promise<Result>,
  salt = 0,
): Promise<Result> {
  const server = await truthServerProcess(salt)
  try {
    return await use(server)
  } finally {
    await server.close()
  }
}

/** The middle one of several runs, by what matters about it. */
export async function medianRun<Result>(
  runs: number,
  measure: () => Promise<Result>,
  by: (result: Result) => number,
): Promise<Result> {
  const all: Result[] = []
  for (let at = 0; at < runs; at++) all.push(await measure())
  const median = all.sort((a, b) => by(a) - by(b))[Math.floor(runs / 2)]
  if (median === undefined) throw new Error('at least one run is needed for a median')
  return median
}

export function loadNow(): string {
  return `load average ${loadavg()[0]?.toFixed(2) ?? '?'}`
}

/** Columns as wide as their widest cell; the first is text, the others are figures. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    )
    console.log(`  ${cells.join('  ')}`)
  }
}
