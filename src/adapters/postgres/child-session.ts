import { type ChildProcess, fork } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BreakwaterError } from '../../core/error.ts'
import { type DatabaseSession, type DatabaseSnapshot, type QueryResult, SqlError } from '../../core/ports.ts'
import { childEntry } from './assets.ts'
import { withoutClientEncoding } from './client-encoding.ts'
import { type DatabaseLimits, limitHit, sessionClosed, statementStart, watchCall } from './limits.ts'
import type { Answer, Opened, Request } from './rpc.ts'
import { takeTurns } from './turns.ts'

/** Booting and dumping are our own work: they get a minute at least, however short the limit for a statement is. */
const ownWorkMs = 60_000

/** A dumped database: a file in a folder of its own. */
interface FileSnapshot extends DatabaseSnapshot {
  readonly file: string
}

/** Files of the snapshots that this module made; no other object can pose as one. */
const snapshotFiles = new WeakMap<DatabaseSnapshot, string>()

/**
 * Starts a database in a child process of its own. Its time and memory are watched from here, since a statement that
 * spins or grows cannot be stopped from within.
 */
export async function openChildSession(options: {
  readonly engine: 'pglite' | 'pg-mem'
  readonly extensions: readonly string[]
  readonly from: DatabaseSnapshot | undefined
  readonly timed: boolean
  readonly limits: DatabaseLimits
  readonly remark: (text: string) => void
  /** Refuses what must not be sent. */
  readonly guard: (sql: string) => Promise<void>
}): Promise<DatabaseSession> {
  const { engine, extensions, timed, limits, guard } = options
  const from = options.from && snapshotFile(options.from)
  const child = startChild(engine)
  const patient = { ...limits, statementMs: Math.max(limits.statementMs, ownWorkMs) }
  try {
    // The child answers `open` with exactly this.
    const opened = (await child.ask({ method: 'open', engine, extensions, from, timed }, patient)) as Opened
    if (opened.remark) options.remark(opened.remark)
    return {
      facts: opened.facts,
      query: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
        await guard(sql)
        // The row's shape is what the caller's SELECT says.
        return (await child.ask({ method: 'query', sql, parameters }, limits)) as QueryResult<Row>
      },
      execute: async (sql) => {
        await guard(sql)
        await child.ask({ method: 'execute', sql: await withoutClientEncoding(sql) }, limits)
      },
      snapshot: () => takeSnapshot((file) => child.ask({ method: 'snapshot', file }, patient)),
      close: child.close,
    }
  } catch (thrown) {
    await child.close()
    throw thrown
  }
}

/** A file and not a buffer: 40 MB through IPC are slower than through a file, and would stay in this process' memory. */
async function takeSnapshot(write: (file: string) => Promise<unknown>): Promise<FileSnapshot> {
  const folder = await mkdtemp(join(tmpdir(), 'breakwater-snapshot-'))
  const removeNow = () => rmSync(folder, { recursive: true, force: true })
  process.on('exit', removeNow)
  const discard = async () => {
    await rm(folder, { recursive: true, force: true })
    process.off('exit', removeNow)
  }
  try {
    const file = join(folder, 'data.tar')
    await write(file)
    const snapshot = { file, discard }
    snapshotFiles.set(snapshot, file)
    return snapshot
  } catch (thrown) {
    await discard()
    throw thrown
  }
}

/** A snapshot that some earlier run has left in a file, which stays there. */
export function snapshotFrom(file: string): DatabaseSnapshot {
  const snapshot = { file, discard: async () => undefined }
  snapshotFiles.set(snapshot, file)
  return snapshot
}

/** The file of a snapshot that was made here. */
export function snapshotFile(snapshot: DatabaseSnapshot): string {
  const file = snapshotFiles.get(snapshot)
  if (file === undefined) throw new Error('the snapshot was made by another engine')
  return file
}

interface Child {
  /** One request at a time: the next one starts, and is timed, when the one before has been answered. */
  readonly ask: (request: Request, limits: DatabaseLimits) => Promise<unknown>
  readonly close: () => Promise<void>
}

function startChild(engine: string): Child {
  const child = fork(fileURLToPath(childEntry()), [], {
    serialization: 'advanced',
    // Nothing of ours, such as a test runner's loader; the child frees its buffers itself.
    execArgv: ['--expose-gc'],
    env: bareEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  // An error (it could not be started, or not be reached) is an end too, and must not be an uncaught one.
  const exited = new Promise<void>((resolve) => {
    child.on('exit', () => resolve())
    child.on('error', () => resolve())
  })
  const lastWords = tailOf(child)
  let ended: BreakwaterError | undefined
  const inTurn = takeTurns()

  const kill = () => child.kill('SIGKILL')
  process.on('exit', kill)
  void exited.then(() => process.off('exit', kill))
  // A session that somebody forgot must not keep this process from ending; only an unanswered request may.
  const holdProcess = (hold: boolean) => {
    child[hold ? 'ref' : 'unref']()
    child.channel?.[hold ? 'ref' : 'unref']()
  }
  holdProcess(false)

  const askNow = async (request: Request, limits: DatabaseLimits): Promise<unknown> => {
    if (ended) throw ended
    const sql = 'sql' in request ? request.sql : request.method
    holdProcess(true)
    try {
      return unwrapped(await exchange(child, request, limits))
    } catch (thrown) {
      if (!(thrown instanceof ChildEnded)) throw thrown
      ended ??= thrown.limit ? limitHit(thrown.limit, sql) : crashed(engine, sql, lastWords())
      kill()
      await exited
      throw ended
    } finally {
      holdProcess(false)
    }
  }
  return {
    ask: (request, limits) => inTurn(() => askNow(request, limits)),
    close: async () => {
      ended ??= sessionClosed()
      if (hasEnded(child)) return
      holdProcess(true)
      kill()
      await exited
    },
  }
}

/** The child ended, or had to be ended, before it answered. */
class ChildEnded extends Error {
  readonly limit: string | undefined

  constructor(limit?: string) {
    super(limit ?? 'the child process ended')
    this.limit = limit
  }
}

/** One that could not be started has no process id. */
function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

function exchange(child: ChildProcess, request: Request, limits: DatabaseLimits): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { pid } = child
    if (pid === undefined || hasEnded(child)) return reject(new ChildEnded())
    const unwatch = watchCall(pid, limits, (limit) => finish(new ChildEnded(limit)))
    const finish = (result: Answer | Error) => {
      unwatch()
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd)
      if (result instanceof Error) reject(result)
      else resolve(result)
    }
    // The child only ever sends answers.
    const onMessage = (message: unknown) => finish(message as Answer)
    const onEnd = () => finish(new ChildEnded())
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd)
    child.send(request, (error) => error && onEnd())
  })
}

function unwrapped(answer: Answer): unknown {
  switch (answer.status) {
    case 'done':
      return answer.value
    case 'refused':
      throw new SqlError(answer.sqlstate, answer.message, answer.position, answer.detail)
    case 'trouble':
      throw new BreakwaterError(answer.trouble)
    case 'bug':
      throw new Error(answer.message)
    default:
      return answer satisfies never
  }
}

/** No token of the job reaches the process that runs strangers' SQL. Windows cannot start a program without SystemRoot. */
function bareEnvironment(): Record<string, string> {
  const root = process.env.SystemRoot
  return root === undefined ? {} : { SystemRoot: root }
}

/** The end of what the child wrote to stderr: why it died. */
function tailOf(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    tail = (tail + text).slice(-2_000)
  })
  // A pipe that nobody needs must not keep this process alive.
  if (child.stderr && 'unref' in child.stderr && typeof child.stderr.unref === 'function') child.stderr.unref()
  return () => tail.trim().split('\n').at(-1) ?? ''
}

function crashed(engine: string, sql: string, lastWords: string): BreakwaterError {
  return new BreakwaterError({
    code: 'database-crashed',
    message: `The database process (${engine}) ended unexpectedly${lastWords ? ` (${lastWords})` : ''}, at: ${statementStart(sql)}`,
    hint: 'Try the statement on a server (database.engine "server"); if it runs there, please report it with the statement.',
  })
}
