import type { FileTree } from '../core/ports.ts'
import type { MigrationPlan } from './migrations.ts'
import { withValues } from './placeholders.ts'
import { withoutIdleCommands } from './psql.ts'
import type { Direction, MigrationFile } from './runner.ts'
import { runners } from './runners.ts'

/** The way down of one migration, as its runner would send it. */
export interface DownStep {
  readonly path: string
  /** Lines keep the numbers that they have in the file. */
  readonly text: string
}

type Runs = Pick<MigrationPlan, 'runner'>
type Values = Readonly<Record<string, string>>

/**
 * What is run of each migration on the way up, by key and in the order given; files that a tree lacks are left out.
 * `values`: what the config has for placeholders.
 */
export async function upTexts(
  { runner }: Runs,
  files: readonly MigrationFile[],
  tree: FileTree,
  values: Values = {},
): Promise<ReadonlyMap<string, string>> {
  const texts = await readFilled({ runner }, [...new Set(files.map(({ path }) => path))], tree, values)
  return new Map(
    files.flatMap((file) => {
      const text = texts.get(file.path)
      return text === undefined ? [] : [[file.key, partOf(runner, text, 'up', file) ?? ''] as const]
    }),
  )
}

/** The files beside migrations that say how each is run, by path. */
export async function settingsTexts(
  { runner }: Runs,
  files: readonly MigrationFile[],
  tree: FileTree,
): Promise<ReadonlyMap<string, string>> {
  const { settingsPath } = runners[runner]
  return settingsPath ? tree.read(files.map(({ path }) => settingsPath(path))) : new Map()
}

/** The way down of each migration that has one, by key: in its own file, or in one beside it. */
export async function downSteps(
  { runner, folder }: Pick<MigrationPlan, 'runner' | 'folder'>,
  files: readonly MigrationFile[],
  tree: FileTree,
  values: Values = {},
): Promise<ReadonlyMap<string, DownStep>> {
  const { downPaths, part } = runners[runner]
  const beside = (await tree.list()).map(({ path }) => path).filter((path) => path.startsWith(folder && `${folder}/`))
  const there = new Set(beside)
  const sqlPaths = beside.filter((path) => path.endsWith('.sql'))
  const pathOf = (file: MigrationFile) => downPaths?.(file, sqlPaths).find((path) => there.has(path))
  const paths = files.map((file) => ({ file, path: pathOf(file) ?? (part ? file.path : undefined) }))
  const texts = await readFilled({ runner }, [...new Set(paths.flatMap(({ path }) => path ?? []))], tree, values)
  return new Map(
    paths.flatMap(({ file, path }) => {
      const written = path === undefined ? undefined : texts.get(path)
      if (path === undefined || written === undefined) return []
      const text = path === file.path ? partOf(runner, written, 'down', file) : written
      return text === undefined ? [] : [[file.key, { path, text }] as const]
    }),
  )
}

/** With the values that the config gives in the place of placeholders. */
async function readFilled(
  { runner }: Runs,
  paths: readonly string[],
  tree: FileTree,
  values: Values,
): Promise<ReadonlyMap<string, string>> {
  const { sentByPsql: outsideQuotes = false } = runners[runner]
  return new Map(
    [...(await tree.read(paths))].map(([path, text]) => [
      path,
      withValues(outsideQuotes ? withoutIdleCommands(text) : text, { values, outsideQuotes }),
    ]),
  )
}

function partOf(runner: Runs['runner'], text: string, direction: Direction, file: MigrationFile): string | undefined {
  const { part } = runners[runner]
  return part ? part(text, direction, file) : direction === 'up' ? text : undefined
}
