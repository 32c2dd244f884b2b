import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../../dist/', import.meta.url))

/** The Node that runs the tests (the Action's), and the one that ran `npm` (a command line user's). */
export const nodes: readonly (readonly [name: string, path: string])[] = [
  ['the Action runtime', process.execPath] as const,
  ['the host', process.env.npm_node_execpath ?? process.execPath] as const,
].filter(([, path], at, all) => all.findIndex((other) => other[1] === path) === at)

/** dist/ alone in an empty folder: whatever it needs and does not bring is missing here. */
export function copyOfBundle(): { directory: string; remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'breakwater-dist-'))
  cpSync(dist, join(directory, 'dist'), { recursive: true })
  return { directory: join(directory, 'dist'), remove: () => rmSync(directory, { recursive: true, force: true }) }
}

export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end. The environment is what is given and nothing else, but for PATH and HOME. */
export function run(
  command: string,
  args: readonly string[],
  { cwd, env = {} }: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { PATH = '', HOME = '' } = process.env
    const child = spawn(command, args, { cwd, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve({ code: code ?? -1, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    )
  })
}
