// Entry of the child process: one database, asked over IPC, one request at a time. It reads no environment and opens
// nothing but the files it is told; its parent watches its time and memory, and ends it.
import { writeSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { BreakwaterError } from '../../core/error.ts'
import { SqlError } from '../../core/ports.ts'
import { keepBaselineCode } from '../../core/wasm-tiers.ts'
import { type Answer, BrokenOff, type ChildDatabase, type Request } from './rpc.ts'

/**
 * A statement that spins keeps the main thread from noticing that the parent is gone, so another thread looks. Without
 * it a cancelled CI job would leave a process behind that never ends.
 */
const watch = `
  const parent = process.ppid
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 500)
`

let database: ChildDatabase | undefined

async function answer(request: Request): Promise<unknown> {
  if (request.method === 'open') {
    database = await open(request)
    freeBuffers()
    return database.opened
  }
  if (!database) throw new Error(`${request.method} before open`)
  switch (request.method) {
    case 'query':
      return await database.query(request.sql, request.parameters)
    case 'execute':
      return await database.execute(request.sql)
    case 'snapshot':
      await database.snapshot(request.file)
      return freeBuffers()
    default:
      return request satisfies never
  }
}

async function open({ engine, extensions, from, timed }: Request & { method: 'open' }): Promise<ChildDatabase> {
  if (!timed) keepBaselineCode()
  if (engine === 'pglite') return await (await import('./pglite-database.ts')).openPglite(extensions, from)
  return await (await import('./pg-mem-database.ts')).openPgMem(extensions, from)
}

/** A boot or dump leaves 100 MB of buffers behind, which the collector is in no hurry to free: they are not on its heap. */
function freeBuffers(): void {
  globalThis.gc?.()
}

/** Ends the process: the parent then says that the database crashed, and at which statement. */
function breakOff(): never {
  writeSync(2, 'it broke off in the middle of the statement\n')
  process.exit(1)
}

/** A trap (WebAssembly.RuntimeError), Emscripten's abort, or its call of a function that a library doesn't bring. */
function isWasmError(thrown: unknown): boolean {
  if (thrown instanceof TypeError) return /^\S+ is not a function$/.test(thrown.message)
  return thrown instanceof Error && thrown.name === 'RuntimeError'
}

function refusal(thrown: unknown): Answer {
  if (thrown instanceof BrokenOff || isWasmError(thrown)) return breakOff()
  if (thrown instanceof SqlError) {
    const { sqlstate, message, position, detail } = thrown
    return { status: 'refused', sqlstate, message, position, detail }
  }
  if (thrown instanceof BreakwaterError) return { status: 'trouble', trouble: thrown.trouble }
  return { status: 'bug', message: thrown instanceof Error ? thrown.message : String(thrown) }
}

process.on('disconnect', () => process.exit())
// Only the parent sends, and it speaks rpc.ts.
process.on('message', async (request: Request) => {
  const reply: Answer = await answer(request).then((value) => ({ status: 'done' as const, value }), refusal)
  process.send?.(reply)
})
new Worker(watch, { eval: true, env: {}, resourceLimits: { maxOldGenerationSizeMb: 16 } })
  // Without the watcher the database still works.
  .on('error', () => undefined)
  .unref()
