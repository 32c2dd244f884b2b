import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BreakwaterError } from '../core/error.ts'
import { gitIn } from './git/git.ts'

/** The shipped example, ready to be reviewed as any other repository is. */
export interface Example {
  /** A throw-away repository of two commits. */
  readonly repository: string
  readonly base: string
  readonly head: string
  /** Where the head's service answers. */
  readonly previewUrl: string
  /** Where the base's does. */
  readonly baseUrl: string
  /** Ends both services and removes the repository; safe to call twice. */
  readonly close: () => Promise<void>
}

const names = { base: 'main', head: 'more-coffee' } as const
const startMs = 15_000
/** Fixed, so that the commits have the same ids on every machine: 2 March 2026, 08:00 UTC. */
const commitTime = 1_772_438_400

/** Makes the repository and starts both services; whatever fails, nothing is left behind. */
export async function prepareExample(directory: string = shippedExample()): Promise<Example> {
  const closers: (() => Promise<void>)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const repository = await mkdtemp(join(tmpdir(), 'breakwater-example-'))
    // Also where the process is ended from outside, when nothing but an exit hook still runs.
    const removeNow = () => rmSync(repository, { recursive: true, force: true })
    process.once('exit', removeNow)
    closers.push(async () => {
      process.off('exit', removeNow)
      await rm(repository, { recursive: true, force: true, maxRetries: 3 })
    })
    await makeRepository(repository, directory)
    const start = async (side: 'base' | 'head') => {
      const child = startService(join(directory, side))
      closers.push(() => end(child))
      return `http://127.0.0.1:${await portOf(child)}`
    }
    const [baseUrl, previewUrl] = [await start('base'), await start('head')]
    return { repository, ...names, previewUrl, baseUrl, close }
  } catch (thrown) {
    await close()
    throw thrown
  }
}

/** Beside the sources, or beside the bundle. */
function shippedExample(): string {
  const place = import.meta.url.endsWith('.ts') ? '../../examples/orders/' : './examples/orders/'
  return fileURLToPath(new URL(place, import.meta.url))
}

/**
 * Both commits in one stream: no index, no hooks, no signing, and nobody's name or clock but the ones given here. Then
 * the head is checked out, so that the working tree is that of someone who has just committed.
 */
async function makeRepository(repository: string, directory: string): Promise<void> {
  const git = gitIn(repository)
  await git(['init', '--quiet', '--template='])
  const [base, head] = [await filesIn(join(directory, 'base')), await filesIn(join(directory, 'head'))]
  const stream = [
    commit({ branch: names.base, time: commitTime, message: 'Take orders for three coffees', files: base }),
    commit({
      branch: names.head,
      from: names.base,
      time: commitTime + 86_400,
      message: 'Sell abroad: prices in three currencies',
      files: head,
    }),
  ]
  await git(['fast-import', '--quiet', '--done'], { input: `${stream.join('')}done\n` })
  await git(['symbolic-ref', 'HEAD', `refs/heads/${names.head}`])
  await git(['-c', 'core.autocrlf=false', 'reset', '--quiet', '--hard'])
}

interface Commit {
  readonly branch: string
  readonly from?: string
  readonly time: number
  readonly message: string
  readonly files: ReadonlyMap<string, string>
}

function commit({ branch, from, time, message, files }: Commit): string {
  const head = [
    `commit refs/heads/${branch}\n`,
    `committer Robin Roaster <robin@ember-and-oak.example> ${time} +0000\n`,
    data(message),
    ...(from === undefined ? [] : [`from refs/heads/${from}\n`]),
    'deleteall\n',
  ]
  return [...head, ...[...files].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`)].join('')
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`
}

/** All files below a directory, by path with forward slashes. */
async function filesIn(directory: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const files = paths.map(
    async (path) => [path.slice(directory.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8')] as const,
  )
  return new Map(await Promise.all(files))
}

/** A service must not outlive us, however we end: it goes when the channel to us does. */
const endWithParent = 'data:text/javascript,process.on("disconnect",()=>process.exit())'

function startService(directory: string): ChildProcess {
  const { PATH, SystemRoot } = process.env
  return spawn(process.execPath, ['--import', endWithParent, 'server.mjs'], {
    cwd: directory,
    // Port 0: the system gives a free one, and the service says which.
    env: { PORT: '0', ...(PATH === undefined ? {} : { PATH }), ...(SystemRoot === undefined ? {} : { SystemRoot }) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    windowsHide: true,
  })
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    const fail = (why: string) => {
      clearTimeout(timer)
      reject(
        new BreakwaterError({
          code: 'example-failed',
          message: `The example's service did not start: ${why}`,
          hint: 'Check that Node may listen on 127.0.0.1; if it may, this is a bug in Breakwater.',
        }),
      )
    }
    const timer = setTimeout(() => fail(`nothing was heard of it for ${startMs / 1000} s`), startMs)
    child.once('error', ({ message }) => fail(message))
    child.once('exit', (status) => fail(`it ended with status ${status}. ${said.trim()}`))
    child.stderr?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-2000)
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString('utf8')}`.slice(-2000)
      const port = Number(/listening on (\d+)/.exec(said)?.[1])
      if (!(port > 0)) return
      clearTimeout(timer)
      resolve(port)
    })
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
