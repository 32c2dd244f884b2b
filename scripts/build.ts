// Builds dist/: what `node dist/cli.js` and the Action run, with no node_modules beside it. Same sources, same bytes.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)

/**
 * One folder for all chunks, since assets and the child process' entry are resolved beside them. Un-minified: the diff
 * of dist/ stays readable, and no shortened name can collide with the banner's.
 */
export const buildOptions = {
  absWorkingDir: root,
  entryPoints: {
    cli: 'src/cli.ts',
    action: 'src/action.ts',
    'pglite-child': 'src/adapters/postgres/pglite-child.ts',
    'load-worker': 'src/adapters/load/load-worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  chunkNames: 'chunk-[hash]',
  inject: ['scripts/build/shim.mjs'],
  // CommonJS packages in an ESM bundle ask for `require`; a longer name than theirs cannot clash.
  banner: {
    js: 'import{createRequire as __bwCreateRequire}from"node:module";var require=__bwCreateRequire(import.meta.url);',
  },
  legalComments: 'linked',
  // A linked node_modules (as in a worktree) must give the same names, and so the same bytes.
  preserveSymlinks: true,
  // pg's native binding is optional, and we don't ship it.
  external: ['pg-native'],
  logLevel: 'warning',
  metafile: true,
} satisfies BuildOptions

/** Files that the bundle reads at run time, from the package that brings them to dist/. */
export function copyAssets(dist: string): void {
  const pglite = dirname(require.resolve('@electric-sql/pglite'))
  const contrib = readdirSync(pglite).filter((name) => name.endsWith('.tar.gz'))
  for (const name of ['pglite.wasm', 'pglite.data', 'initdb.wasm', ...contrib])
    cpSync(join(pglite, name), join(dist, name))
  cpSync(join(dirname(require.resolve('libpg-query')), 'libpg-query.wasm'), join(dist, 'libpg-query.wasm'))
  const assets = join(root, 'assets')
  for (const name of readdirSync(assets)) cpSync(join(assets, name), join(dist, name))
  cpSync(join(root, 'examples'), join(dist, 'examples'), { recursive: true })
}

/** esbuild names the injected shim and entry points by their absolute place in a few comments; none may leave here. */
function assertNoPathOfThisMachine(dist: string): void {
  const telling = readdirSync(dist)
    .filter((name) => name.endsWith('.js'))
    .filter((name) => readFileSync(join(dist, name), 'utf8').includes(root))
  if (telling.length > 0) throw new Error(`path of this machine in ${telling.map((name) => basename(name)).join(', ')}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = join(root, 'dist')
  rmSync(dist, { recursive: true, force: true })
  mkdirSync(dist)
  await build(buildOptions)
  copyAssets(dist)
  writeFileSync(join(dist, 'package.json'), '{ "type": "module" }\n')
  assertNoPathOfThisMachine(dist)
}
