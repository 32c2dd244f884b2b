import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { troubleFrom } from '../../contracts/database-engine.ts'
import { silentLog } from '../../fakes/silent-log.ts'

const engineModule = new URL('../../../src/adapters/postgres/engine.ts', import.meta.url).href

/** A program of its own that opens an engine and then does `body`. */
function program(body: string): ChildProcess {
  const source = `
    import { openDatabaseEngine } from ${JSON.stringify(engineModule)}
    const log = { progress() {}, warn() {}, debug() {} }
    const engine = await openDatabaseEngine({ engine: 'pglite', log })
    const session = await engine.open({ extensions: [] })
    ${body}`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  return child
}

const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

describe('a program that used PGlite ends', () => {
  test.each([
    ['after it closed the session', `await session.close()`],
    [
      'after a statement failed and the session was closed',
      `await session.execute('SELEC').catch(() => session.close())`,
    ],
    ['even if it forgot to close the session', ``],
    ['even if it forgot a session with a snapshot', `await (await session.snapshot()).discard()`],
  ])('%s', async (_, body) => {
    expect(await once(program(body), 'exit')).toEqual([0, null])
  })
})

// /proc tells whose child a process is; elsewhere nobody does without more tools.
describe.runIf(process.platform === 'linux')('a child process', () => {
  test('that dies rejects the call under way and the ones after it', async () => {
    const session = await (await openDatabaseEngine({ engine: 'pglite', log: silentLog() })).open({ extensions: [] })
    const pending = troubleFrom(session.query('SELECT pg_sleep(30)'))
    for (const pid of childrenOf(process.pid)) process.kill(pid, 'SIGSEGV')
    const trouble = await pending
    expect(trouble.code).toBe('database-crashed')
    expect(trouble.message).toContain('SELECT pg_sleep(30)')
    expect((await troubleFrom(session.query('SELECT 1'))).code).toBe('database-crashed')
    await session.close()
    expect(childrenOf(process.pid)).toEqual([])
  })

  test('is ended by close, whatever it is at', async () => {
    const session = await (await openDatabaseEngine({ engine: 'pglite', log: silentLog() })).open({ extensions: [] })
    const pending = troubleFrom(session.query('SELECT pg_sleep(30)'))
    await session.close()
    expect((await pending).code).toBe('database-closed')
    expect(childrenOf(process.pid)).toEqual([])
  })

  test('ends with a parent that was killed, even in the middle of an endless statement', async () => {
    const parent = program(`
      session.execute('SELECT count(*) FROM generate_series(1, 1000000000000)').catch(() => {})
      console.log('running')`)
    if (!parent.stdout) throw new Error('no stdout')
    await once(createInterface({ input: parent.stdout }), 'line')
    const orphans = childrenOf(parent.pid ?? 0)
    expect(orphans).toHaveLength(1)
    parent.kill('SIGKILL')
    await expect.poll(() => orphans.filter(isRunning), { timeout: 10_000 }).toEqual([])
  })

  test('gets nothing of the environment', async () => {
    process.env.A_TOKEN_OF_THE_JOB = 'secret'
    const session = await (await openDatabaseEngine({ engine: 'pglite', log: silentLog() })).open({ extensions: [] })
    const [pid] = childrenOf(process.pid)
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).not.toContain('secret')
    await session.close()
    delete process.env.A_TOKEN_OF_THE_JOB
  })
})

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => new RegExp(`^PPid:\\s+${parent}$`, 'm').test(statusOf(pid)) && isRunning(pid))
}

function isRunning(pid: number): boolean {
  return /^State:\s+[^ZX]/m.test(statusOf(pid))
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
