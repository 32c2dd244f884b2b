import { existsSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BreakwaterError } from '../../core/error.ts'
import type { Log } from '../../core/ports.ts'
import { checkOut } from './checkout.ts'
import { commandEnvironment } from './environment.ts'
import { lastLines, runShell } from './shell.ts'

export type Revision = 'base' | 'head'

export interface PreparedCheckoutsOptions {
  /** Folder of the repository. */
  readonly repository: string
  readonly commits: Readonly<Record<Revision, string>>
  /** Ours; little of it is passed on. */
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Where commands run, from the root of the repository; empty for the root. */
  readonly directory: string
  /** Run there first, once. */
  readonly install: string | undefined
  readonly installMs: number
  /** What the config calls them, and the codes of what goes wrong with them. */
  readonly keys: {
    readonly directory: { readonly name: string; readonly runs: string; readonly code: string }
    readonly install: { readonly name: string; readonly code: string }
  }
  readonly log: Log
}

/** Checkouts of base and head in which the project's own commands run. */
export interface PreparedCheckouts {
  /** The folder to run in, made and installed when it is first asked for. */
  readonly prepare: (revision: Revision) => Promise<string>
  /** Where a checkout lay is no news, and differs from run to run. */
  readonly withoutFolders: (text: string) => string
  readonly close: () => Promise<void>
}

export function preparedCheckouts(options: PreparedCheckoutsOptions): PreparedCheckouts {
  const { environment, log, keys } = options
  const folders: string[] = []
  const removeAll = () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', removeAll)
  const ready = new Map<Revision, Promise<string>>()
  const withoutFolders = (text: string) =>
    folders.reduce((shorter, folder) => shorter.replaceAll(join(folder, 'files', '/'), ''), text)

  const make = async (revision: Revision): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), `breakwater-${revision}-`))
    folders.push(folder)
    log.progress(`checking out ${revision} ...`)
    const directory = join(await checkOut(options.repository, options.commits[revision], folder), options.directory)
    if (!existsSync(directory)) throw directoryMissing(revision, options.directory, keys.directory)
    if (options.install === undefined) return directory
    log.progress(`running ${keys.install.name} in ${revision} ...`)
    const { exitCode, output } = await runShell({
      key: keys.install.name,
      command: options.install,
      directory,
      environment: commandEnvironment(environment, {}),
      timeoutMs: options.installMs,
      redact: withoutFolders,
      trouble: { code: keys.install.code, hint: 'Does it ask a question, serve, or watch? It has to install and end.' },
    })
    if (exitCode !== 0) throw installFailed(revision, keys.install, exitCode, output)
    return directory
  }

  return {
    prepare: (revision) => {
      const preparing = ready.get(revision) ?? make(revision)
      ready.set(revision, preparing)
      return preparing
    },
    withoutFolders,
    close: async () => {
      process.off('exit', removeAll)
      for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
    },
  }
}

function directoryMissing(
  revision: Revision,
  directory: string,
  { name, runs, code }: PreparedCheckoutsOptions['keys']['directory'],
): BreakwaterError {
  return new BreakwaterError({
    code,
    message: `There is no folder ${directory} in ${revision}, in which ${runs} is to run.`,
    hint: `Correct ${name}. The config is read from the base branch.`,
  })
}

function installFailed(
  revision: Revision,
  { name, code }: PreparedCheckoutsOptions['keys']['install'],
  exitCode: number | null,
  output: string,
): BreakwaterError {
  return new BreakwaterError({
    code,
    message: `The ${name} ended in ${revision} with status ${exitCode}: ${lastLines(output) || 'it printed nothing'}`,
    hint: 'Try it in a fresh clone. It gets no tokens: what it installs has to be public, or there already.',
  })
}
