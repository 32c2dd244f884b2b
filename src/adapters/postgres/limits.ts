import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { BreakwaterError } from '../../core/error.ts'

/** What one call may cost. */
export interface DatabaseLimits {
  readonly statementMs: number
  readonly memoryBytes: number
}

export const defaultLimits: DatabaseLimits = { statementMs: 30_000, memoryBytes: 1.5 * 1024 ** 3 }

/** How often memory is looked at while a call is under way: a sort grows by about 1 GB a second. */
const memoryInterval = 100

/** The start of a statement, on one line, short enough for a message. */
export function statementStart(sql: string): string {
  const line = sql.trim().replace(/\s+/g, ' ')
  return line.length > 200 ? `${line.slice(0, 200)} ...` : line
}

/** A call that cost too much: nobody can tell what the statement would have done. */
export function limitHit(limit: string, sql: string): BreakwaterError {
  return new BreakwaterError({
    code: 'database-limit',
    message: `The database was stopped: ${limit}, at: ${statementStart(sql)}`,
    hint: 'Look whether the statement can end, and needs so much. If it is fine, review it on a server: database.engine "server".',
  })
}

/**
 * Watches one call of a process: calls `hit` once, with the limit in words, when it takes too long or grows too big.
 * Gives what stops the watch.
 */
export function watchCall(pid: number, limits: DatabaseLimits, hit: (limit: string) => void): () => void {
  let over = false
  const end = (limit?: string) => {
    if (over) return
    over = true
    clearTimeout(timer)
    clearInterval(poll)
    if (limit !== undefined) hit(limit)
  }
  const timer = setTimeout(() => end(`it took longer than ${limits.statementMs / 1000} s`), limits.statementMs)
  const poll = setInterval(async () => {
    const resident = await residentBytes(pid)
    if (resident !== undefined && resident > limits.memoryBytes)
      end(`it needed more than ${Math.round(limits.memoryBytes / 1024 ** 2)} MiB of memory`)
  }, memoryInterval)
  return () => end()
}

/** Resident memory of a process, or undefined where that cannot be had. */
async function residentBytes(pid: number): Promise<number | undefined> {
  if (process.platform === 'win32') return undefined
  try {
    if (process.platform === 'linux') {
      const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
      return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
    }
    const { execFile } = await import('node:child_process')
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)])
    return Number(stdout.trim()) * 1024
  } catch {
    // The process has just ended: whoever waits for its answer says so.
    return undefined
  }
}

/** A session that is used after its end. */
export function sessionClosed(): BreakwaterError {
  return new BreakwaterError({
    code: 'database-closed',
    message: 'The database session is closed.',
    hint: 'This is a bug in Breakwater: a session was used after it had been closed. Please report it.',
  })
}
