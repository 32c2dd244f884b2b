import { access, constants, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { BreakwaterError } from '../core/error.ts'
import type { World } from './world.ts'

/** To a file, else to standard output. */
export async function writeText(
  text: string,
  output: string | undefined,
  world: Pick<World, 'cwd' | 'stdout' | 'stderr'>,
  what: 'report' | 'load test' = 'report',
): Promise<void> {
  if (output === undefined) return world.stdout(text)
  const file = resolve(world.cwd, output)
  try {
    // A folder that is missing here is made; one that is missing elsewhere is rather a slip of the pen.
    if (isInside(world.cwd, file)) await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  } catch (cause) {
    throw unwritable(output, cause)
  }
  world.stderr(`${what} written to ${output}\n`)
}

/** Rejects where `writeText` would: whoever waited for minutes should not learn it at their end. */
export async function refuseUnwritable(output: string | undefined, { cwd }: Pick<World, 'cwd'>): Promise<void> {
  if (output === undefined) return
  const file = resolve(cwd, output)
  try {
    const found = await stat(file).catch(() => undefined)
    if (found?.isDirectory()) throw new Error('it is a folder')
    await access(found === undefined ? await folderOf(file, cwd) : file, constants.W_OK)
  } catch (cause) {
    throw unwritable(output, cause)
  }
}

/** All of a text or nothing: a file that cannot be made again is not left half written. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  // A device or a pipe has no other name to take.
  if (found !== undefined && !found.isFile()) return await writeFile(file, text)
  const beside = `${file}.${process.pid}.tmp`
  try {
    await writeFile(beside, text)
    await rename(beside, file)
  } catch (thrown) {
    await rm(beside, { force: true })
    throw thrown
  }
}

/** Why the system refused, without the call that it refused. */
export function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  return message.split(',', 1)[0] ?? message
}

/** The folder that a file would be made in, or the nearest above it that is there already. */
async function folderOf(file: string, cwd: string): Promise<string> {
  let folder = dirname(file)
  while (isInside(cwd, folder) && folder !== cwd && (await stat(folder).catch(() => undefined)) === undefined) {
    folder = dirname(folder)
  }
  if (!(await stat(folder)).isDirectory()) throw new Error(`${folder} is no folder`)
  return folder
}

function unwritable(output: string, cause: unknown): BreakwaterError {
  return new BreakwaterError(
    {
      code: 'output-unwritable',
      message: `The result cannot be written to ${output} (${reasonOf(cause)}).`,
      hint: 'Name a file in a folder that is there and that you may write to, or leave --output out.',
    },
    { cause },
  )
}

function isInside(directory: string, file: string): boolean {
  const path = relative(directory, file)
  return !isAbsolute(path) && path.split(sep)[0] !== '..'
}
