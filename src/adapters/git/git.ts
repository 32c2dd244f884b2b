import { type ChildProcess, spawn } from 'node:child_process'
import { BreakwaterError } from '../../core/error.ts'

/** Runs the `git` program on one repository. */
export type Git = (args: readonly string[], options?: GitOptions) => Promise<Buffer>

interface GitOptions {
  readonly input?: string
  readonly maxBytes?: number
  readonly timeoutMs?: number
  /** A file to use in place of the repository's index, which belongs to the user. */
  readonly indexFile?: string
}

/** git ran and said no; whoever called knows what that means. */
export class GitFailure extends Error {
  readonly status: number | null

  constructor(args: readonly string[], status: number | null, stderr: string) {
    super(firstComplaint(stderr) || `git ${args[0]} ended with status ${status}`)
    this.name = 'GitFailure'
    this.status = status
  }
}

const mebibyte = 1024 * 1024

/**
 * Settings that the repository or its owner may have made and that would run code, ask questions or change what we
 * read: a hook, a file system monitor, a remote helper that is a shell command, an external diff.
 */
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'core.quotePath=false',
  'core.askPass=',
  'protocol.ext.allow=never',
  'diff.external=',
  'gc.auto=0',
  'maintenance.auto=false',
  'submodule.recurse=false',
].flatMap((setting) => ['-c', setting])

/** Inside a hook these name the hook's own repository, not the one that was asked for. */
const inherited = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_COMMON_DIR', 'GIT_PREFIX', 'GIT_NAMESPACE']

/** git bound to a directory: no shell, no pager, no prompt, bounded output and time. */
export function gitIn(directory: string): Git {
  return (args, { input, maxBytes = 64 * mebibyte, timeoutMs = 120_000, indexFile } = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn('git', ['-C', directory, '--no-pager', '--literal-pathspecs', ...settings, ...args], {
        env: { ...environment(), ...(indexFile !== undefined && { GIT_INDEX_FILE: indexFile }) },
        stdio: ['pipe', 'pipe', 'pipe'],
        shell: false,
        windowsHide: true,
        // A session of its own has no terminal, so ssh cannot ask there either, and it can be ended as a whole.
        detached: process.platform !== 'win32',
      })
      const output: Buffer[] = []
      let bytes = 0
      let complaint = ''
      // Rejects at once: what git itself has started may hold the pipes open for as long as it likes.
      const stop = (why: BreakwaterError) => {
        clearTimeout(timer)
        endAll(child)
        reject(why)
      }
      const timer = setTimeout(() => stop(tooSlow(args, timeoutMs)), timeoutMs)
      child.stdout.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > maxBytes) stop(tooMuch(args, maxBytes))
        else output.push(chunk)
      })
      child.stderr.on('data', (chunk: Buffer) => {
        // The first words say what is wrong; a server may send any amount of text after them.
        if (complaint.length < 10_000) complaint += chunk.toString('utf8')
      })
      // It may end before it has read all; its status says more than the broken pipe.
      child.stdin.on('error', () => undefined)
      child.stdin.end(input ?? '')
      child.on('error', (cause) => {
        clearTimeout(timer)
        reject(cannotRun(cause))
      })
      child.on('close', (status) => {
        clearTimeout(timer)
        if (status === 0) resolve(Buffer.concat(output))
        else reject(new GitFailure(args, status, complaint))
      })
    })
}

/** As `git`, for output that is one line of text. */
export async function gitLine(git: Git, args: readonly string[]): Promise<string> {
  return (await git(args)).toString('utf8').trimEnd()
}

/** As `gitLine`, where "no" is an answer too. */
export async function gitAnswer(git: Git, args: readonly string[]): Promise<string | undefined> {
  try {
    return await gitLine(git, args)
  } catch (thrown) {
    if (thrown instanceof GitFailure) return undefined
    throw thrown
  }
}

function endAll(child: ChildProcess): void {
  for (const stream of [child.stdin, child.stdout, child.stderr]) stream?.destroy()
  try {
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL')
    else child.kill('SIGKILL')
  } catch {
    // It has ended by itself in the meantime.
  }
}

function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !inherited.includes(name))
  return {
    ...Object.fromEntries(own),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    // Messages are read here, so they have to be git's own English.
    LC_ALL: 'C',
    LANGUAGE: '',
  }
}

/** The line that tells the reason, without what a URL may carry before the host. */
function firstComplaint(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '')
  const line = lines.find((text) => /^(fatal|error|remote: error):/.test(text)) ?? lines[0] ?? ''
  return line.replace(/:\/\/[^/@\s]+@/g, '://***@').slice(0, 500)
}

function cannotRun(cause: Error): BreakwaterError {
  return new BreakwaterError(
    {
      code: 'git-missing',
      message: `The git program cannot be started: ${cause.message}.`,
      hint: 'Install git 2.30 or later and put it on the PATH.',
    },
    { cause },
  )
}

function tooSlow(args: readonly string[], timeoutMs: number): BreakwaterError {
  return new BreakwaterError({
    code: 'git-timeout',
    message: `git ${args[0]} took longer than ${timeoutMs / 1000} s and was stopped.`,
    hint: 'Check the connection to the remote, or run that git command by hand to see what it waits for.',
  })
}

function tooMuch(args: readonly string[], maxBytes: number): BreakwaterError {
  return new BreakwaterError({
    code: 'repository-too-large',
    message: `git ${args[0]} gave more than ${Math.round(maxBytes / mebibyte)} MiB.`,
    hint: 'Name the files to review in .github/breakwater.yml, so that less has to be read.',
  })
}
