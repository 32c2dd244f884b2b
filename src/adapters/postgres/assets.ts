import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What is installed; a test compares it with the packages, since the bundle has no package.json to read it from. */
export const pgliteVersion = '0.5.16'
export const pgMemVersion = '3.0.14'

/** A pre-made data directory: booting from it takes a second, making one takes five. Tied to the exact version. */
export const dataDirName = `pglite-${pgliteVersion}.tar.gz`

/** In the source tree modules end in `.ts`; bundled, all chunks and assets lie in one folder. */
const bundled = !import.meta.url.endsWith('.ts')

/** A file of the PGlite package (an extension's archive). */
export function packageFile(name: string): URL {
  if (bundled) return new URL(`./${name}`, import.meta.url)
  const folder = dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'))
  return pathToFileURL(join(folder, name))
}

/** A file of the project's `assets/`, which the build copies beside the chunks. */
export function assetFile(name: string): URL {
  return new URL(bundled ? `./${name}` : `../../../assets/${name}`, import.meta.url)
}

/** The program that a child process runs. */
export function childEntry(): URL {
  return new URL(bundled ? './pglite-child.js' : './pglite-child.ts', import.meta.url)
}
