import type { LoadFiles } from '../core/load.ts'
import type { LoadSettings } from '../core/load-settings.ts'
import type { FileTree, LoadEngines } from '../core/ports.ts'

/** What a command line gives a load test. */
export interface LoadMeans {
  readonly files: () => Promise<LoadFiles>
  /** By the name that stands for them; they go before environment variables. */
  readonly secrets: Readonly<Record<string, string>>
  /** Undefined: our own. */
  readonly engines?: () => Promise<LoadEngines>
}

/** The files that the config names, from the base branch: the pull request's own say nothing yet. */
export async function loadFilesOf(_tree: FileTree, _load: LoadSettings): Promise<LoadFiles> {
  return {}
}
