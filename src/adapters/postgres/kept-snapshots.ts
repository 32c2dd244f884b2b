import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { DatabaseSnapshot, KeptSnapshots } from '../../core/ports.ts'
import { pgliteVersion } from './assets.ts'

/** A history of 340 migrations is 40 MB; a developer has a few branches' worth of them. */
const keptAtMost = 5

/**
 * Dumped databases in a folder of the user's, so that a history that was applied once is not applied again. Whatever
 * goes wrong here only costs the time to build it anew, so nothing here ever throws.
 */
export function keptSnapshots(
  directory: string,
  files: {
    readonly of: (snapshot: DatabaseSnapshot) => string
    readonly from: (file: string) => DatabaseSnapshot
  },
): KeptSnapshots {
  // A data directory can be read by the very version that wrote it.
  const fileFor = (name: string) =>
    join(directory, `base-${createHash('sha256').update(`${pgliteVersion}\n${name}`).digest('hex')}.tar`)
  return {
    find: async (name) => {
      const file = fileFor(name)
      try {
        await stat(file)
        const now = new Date()
        await utimes(file, now, now)
        return files.from(file)
      } catch {
        return undefined
      }
    },
    keep: async (name, snapshot) => {
      try {
        await makeFolder(directory)
        // Another review may be writing or reading the same: a rename is all or nothing.
        const part = join(directory, `part-${process.pid}-${Date.now()}`)
        await copyFile(files.of(snapshot), part)
        await rename(part, fileFor(name))
        await removeOldest(directory)
      } catch {
        // A read-only home or a full disk: the next run builds it again.
      }
    },
    forget: (name) => rm(fileFor(name), { force: true }).catch(() => undefined),
  }
}

/** Below /proc Node's own `recursive` tries for ever: the folder above is there, and still none can be made in it. */
async function makeFolder(directory: string): Promise<void> {
  const missing = await mkdir(directory, { mode: 0o700 }).then(
    () => undefined,
    (thrown: NodeJS.ErrnoException) => thrown,
  )
  if (!missing || missing.code === 'EEXIST') return
  if (missing.code !== 'ENOENT' || dirname(directory) === directory) throw missing
  await makeFolder(dirname(directory))
  await mkdir(directory, { mode: 0o700 })
}

async function removeOldest(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => /^(base|part)-/.test(name))
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(directory, name))).mtimeMs })),
  )
  const doomed = dated.sort((a, b) => b.at - a.at).slice(keptAtMost)
  await Promise.all(doomed.map(({ name }) => rm(join(directory, name), { force: true })))
}
