import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { buildOptions } from '../scripts/build.ts'

const src = fileURLToPath(new URL('../src/', import.meta.url))
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))

/** What may import what, by first folder (an edge is a file at the top). `main.ts` sees all. */
const arrows: Record<string, readonly string[]> = {
  'action.ts': ['main.ts', 'core'],
  'cli.ts': ['main.ts', 'core'],
  'main.ts': ['core', 'program', 'checks', 'commands', 'report', 'config', 'adapters'],
  program: ['core', 'checks', 'commands', 'report', 'config', 'adapters'],
  checks: ['core', 'sql'],
  commands: ['core'],
  report: ['core'],
  config: ['core'],
  sql: ['core'],
  adapters: ['core'],
  core: [],
}

function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(src, path), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, target]) =>
    new URL(target ?? '', `file:///${path}`).pathname.slice(1),
  )
}

describe('import arrows', () => {
  test.each(files)('%s', (path) => {
    const [house = '', room = ''] = path.split('/')
    const strangers = importsOf(path).filter((target) => {
      const [otherHouse = '', otherRoom = ''] = target.split('/')
      if (otherHouse === 'profiles' || otherHouse.startsWith('..')) return house !== 'config'
      if (otherHouse !== house) return !(arrows[house] ?? []).includes(otherHouse)
      // A check never imports another check, nor a command another command.
      return (house === 'checks' || house === 'commands') && path.includes('/', house.length + 1) && otherRoom !== room
    })
    expect(strangers).toEqual([])
  })
})

/** Packages too large to load before it is known that they are needed. */
const heavy = [
  '@electric-sql/pglite',
  'pg-mem',
  'autocannon',
  'hdr-histogram-js',
  '@redocly/openapi-core',
  'libpg-query',
  '@babel/parser',
  'ajv',
  'pg',
  'refa',
  '@octokit/rest',
  '@actions/github',
]

describe('start', () => {
  test('no entry reaches a heavy package statically', { timeout: 120_000 }, async () => {
    const { metafile } = await build({ ...buildOptions, write: false })
    const entries = ['dist/cli.js', 'dist/action.js', 'dist/pglite-child.js', 'dist/load-worker.js']
    const reached = entries.flatMap((entry) =>
      [...staticallyReached(metafile.outputs, entry)].flatMap((output) =>
        Object.keys(metafile.outputs[output]?.inputs ?? {}).filter((input) =>
          heavy.some((name) => input.includes(`node_modules/${name}/`)),
        ),
      ),
    )
    expect(reached).toEqual([])
  })
})

/** What `import()` of a package gives by name: Node finds the names of a CommonJS package, the bundle does not. */
describe('packages that are loaded when they are needed', () => {
  const taken = files.flatMap((path) =>
    [...readFileSync(join(src, path), 'utf8').matchAll(/\{([^{}]*)\} = await import\('([^.':][^':]*)'\)/g)].map(
      ([, names = '', name = '']) => ({ path, names, name }),
    ),
  )

  test.each(taken.filter(({ names }) => !/^\s*default\b/.test(names)))('$name in $path has names', ({ name }) => {
    const manifest = readFileSync(join(src, '../node_modules', name, 'package.json'), 'utf8')
    expect(manifest).toMatch(/"type": "module"|"import":|"module":/)
  })
})

type Outputs = Awaited<ReturnType<typeof build<typeof buildOptions>>>['metafile']['outputs']

function staticallyReached(outputs: Outputs, entry: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(entry)) return seen
  seen.add(entry)
  for (const { kind, path } of outputs[entry]?.imports ?? []) {
    if (kind === 'import-statement' && outputs[path]) staticallyReached(outputs, path, seen)
  }
  return seen
}
