import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  assetFile,
  dataDirName,
  packageFile,
  pgliteVersion,
  pgMemVersion,
} from '../../../src/adapters/postgres/assets.ts'
import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { loadableExtensions, pgliteArchives } from '../../../src/adapters/postgres/extensions.ts'
import { troubleFrom } from '../../contracts/database-engine.ts'
import { silentLog } from '../../fakes/silent-log.ts'

const require = createRequire(import.meta.url)

function installed(name: string): string {
  const lock = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'))
  return lock.packages[`node_modules/${name}`].version
}

describe('the versions that the bundle cannot read', () => {
  test('are the installed ones', () => {
    expect(pgliteVersion).toBe(installed('@electric-sql/pglite'))
    expect(pgMemVersion).toBe(installed('pg-mem'))
  })

  test('the data directory is made by the installed PGlite: else run `node scripts/make-data-dir.ts`', () => {
    expect(dataDirName).toBe(`pglite-${installed('@electric-sql/pglite')}.tar.gz`)
    expect(existsSync(fileURLToPath(assetFile(dataDirName)))).toBe(true)
  })
})

describe('extensions of PGlite', () => {
  const folder = dirname(require.resolve('@electric-sql/pglite'))
  const archives = readdirSync(folder).filter((name) => name.endsWith('.tar.gz'))

  test('are those whose control files the archives hold, each in its archive', () => {
    const inside = archives.flatMap((archive) =>
      execFileSync('tar', ['-tzf', join(folder, archive)], { encoding: 'utf8' })
        .split('\n')
        .flatMap((path) => /([^/]+)\.control$/.exec(path)?.[1] ?? [])
        .map((name) => [name, archive]),
    )
    expect(Object.fromEntries(pgliteArchives)).toEqual(Object.fromEntries(inside))
  })

  test('lie where the session looks for them', () => {
    for (const archive of pgliteArchives.values()) expect(existsSync(packageFile(archive))).toBe(true)
  })

  test('earthdistance stands on cube', () => {
    expect(loadableExtensions(['earthdistance', 'cube'])).toEqual(['cube', 'earthdistance'])
  })
})

describe('an engine that cannot be made', () => {
  test('an unknown name', async () => {
    // As it may come from a config file that was not validated.
    const engine = 'mysql' as 'pglite'
    expect((await troubleFrom(openDatabaseEngine({ engine, log: silentLog() }))).code).toBe('unknown-engine')
  })

  test('a server without its URL', async () => {
    const trouble = await troubleFrom(openDatabaseEngine({ engine: 'server', log: silentLog() }))
    expect([trouble.code, trouble.hint.includes('--database-url')]).toEqual(['database-url-missing', true])
  })
})
