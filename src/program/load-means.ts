import type { LoadFiles } from '../core/load.ts'
import type { LoadSettings } from '../core/load-settings.ts'
import type { FileTree, LoadEngines } from '../core/ports.ts'
import type { JudgeRequest } from './judge.ts'
import type { World } from './world.ts'

/** What a command line gives a load test. */
export interface LoadMeans {
  readonly files: () => Promise<LoadFiles>
  /** By the name that stands for them; they go before environment variables. */
  readonly secrets: Readonly<Record<string, string>>
  /** Undefined: our own. */
  readonly engines?: () => Promise<LoadEngines>
}

/**
 * The value of a variable that config or command line name. None for what a stranger has started: the preview that it
 * would be sent to may run the stranger's code.
 */
export function secretOf(variable: string, { fromFork, load }: JudgeRequest, { env }: World): string | undefined {
  if (fromFork) return undefined
  const given = load?.secrets ?? {}
  const value = Object.hasOwn(given, variable) ? given[variable] : env[variable]
  return value === '' ? undefined : value
}

/** The files that the config names, from the base branch: the pull request's own say nothing yet. */
export async function loadFilesOf(_tree: FileTree, _load: LoadSettings): Promise<LoadFiles> {
  return {}
}
