import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { BreakwaterError } from '../../core/error.ts'

/** What a command printed last, and how it ended. */
export interface ShellResult {
  readonly exitCode: number | null
  readonly output: string
}

export interface ShellCommand {
  /** Name of the config key that says it, for messages. */
  readonly key: string
  readonly command: string
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** Ends it from outside. */
  readonly signal?: AbortSignal
  /** Takes passwords out of what is printed. */
  readonly redact: (text: string) => string
  /** What becomes of it where it cannot be run, or not in time. Default: those of a command that migrates. */
  readonly trouble?: { readonly code: string; readonly hint: string }
}

/** The end of the output says what went wrong; a command may print without end. */
const keptBytes = 16 * 1024
/** What is left in a pipe when the command itself has ended; a child that it left behind may hold it open for ever. */
const drainMs = 500

/**
 * Runs a command by the shell (`/bin/sh -c`, `cmd /c` on Windows): its text is the base branch's config, never the pull
 * request's. It is ended with everything that it started, when its time is over and when it has ended itself.
 */
export function runShell(shell: ShellCommand): Promise<ShellResult> {
  return new Promise((resolve, reject) => {
    // Whoever leaves the process group (a daemon does) is known by this.
    const mark = randomBytes(12).toString('hex')
    const child = spawn(shell.command, {
      cwd: shell.directory,
      env: { ...shell.environment, BREAKWATER_COMMAND: mark },
      shell: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // A process group of its own, so that it can be ended as a whole; without a terminal, so that nothing asks there.
      detached: process.platform !== 'win32',
    })
    const tail = lastOf(keptBytes)
    child.stdout.on('data', tail.add)
    child.stderr.on('data', tail.add)
    const endWithUs = () => endGroup(child)
    process.once('exit', endWithUs)
    const output = () => shell.redact(tail.text())
    let over = false
    const done = (settle: () => void) => {
      // Ending it makes it end, which is no second result.
      if (over) return
      over = true
      clearTimeout(timer)
      process.off('exit', endWithUs)
      shell.signal?.removeEventListener('abort', aborted)
      endGroup(child)
      child.stdout.destroy()
      child.stderr.destroy()
      endMarked(mark).then(settle, settle)
    }
    const aborted = () => done(() => reject(new Error('the command was ended from outside', { cause: output() })))
    shell.signal?.addEventListener('abort', aborted)
    const timer = setTimeout(() => done(() => reject(tooSlow(shell, output()))), shell.timeoutMs)
    child.on('error', (cause) => done(() => reject(cannotRun(shell, cause))))
    child.on('exit', (exitCode) => {
      const settled = () => done(() => resolve({ exitCode, output: output() }))
      const late = setTimeout(settled, drainMs)
      child.on('close', () => {
        clearTimeout(late)
        settled()
      })
    })
  })
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid === undefined) return
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}

/** Ends what the command started and what left its process group; only Linux tells us who that is. */
async function endMarked(mark: string): Promise<void> {
  if (process.platform !== 'linux') return
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || Number(name) === process.pid) continue
    const environment = await readFile(`/proc/${name}/environ`, 'latin1').catch(() => '')
    if (!environment.split('\0').includes(`BREAKWATER_COMMAND=${mark}`)) continue
    try {
      process.kill(Number(name), 'SIGKILL')
    } catch {
      // It has ended by itself in the meantime.
    }
  }
}

/** Keeps the last bytes of what comes, whatever comes before. */
function lastOf(size: number): { readonly add: (chunk: Buffer) => void; readonly text: () => string } {
  let kept: Buffer = Buffer.alloc(0)
  return {
    add: (chunk) => {
      kept = Buffer.concat([kept, chunk.subarray(-size)]).subarray(-size)
    },
    text: () => kept.toString('utf8').trim(),
  }
}

/** The last lines, for a message. */
export function lastLines(output: string): string {
  const lines = output.split(/\r?\n/).filter((line) => line.trim() !== '')
  return lines.slice(-12).join('\n').slice(-2_000)
}

function tooSlow({ key, timeoutMs, trouble }: ShellCommand, output: string): BreakwaterError {
  const said = output === '' ? 'It printed nothing.' : `Its last words: ${lastLines(output)}`
  return new BreakwaterError({
    code: 'migrate-command-timeout',
    message: `The ${key} took longer than ${timeoutMs / 60_000} minutes and was ended. ${said}`,
    hint: 'Does it ask a question, serve, or watch? It has to migrate and end.',
    ...trouble,
  })
}

function cannotRun({ key, trouble }: ShellCommand, cause: Error): BreakwaterError {
  return new BreakwaterError(
    {
      code: 'migrate-command-failed',
      message: `The ${key} cannot be started: ${cause.message}.`,
      hint: 'Correct migrate-directory: the folder has to be there in base and in head.',
      ...trouble,
    },
    { cause },
  )
}
