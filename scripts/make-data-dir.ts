// Makes assets/pglite-<version>.tar.gz, the data directory that PGlite boots from. No two dumps are byte-equal, so it is
// made only when there is none for the installed version; older ones are removed.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { dataDirName } from '../src/adapters/postgres/assets.ts'

const assets = fileURLToPath(new URL('../assets/', import.meta.url))
const file = join(assets, dataDirName)

if (existsSync(file)) {
  console.log(`assets/${dataDirName} is there; nothing to do.`)
} else {
  mkdirSync(assets, { recursive: true })
  const database = await PGlite.create()
  await database.exec('CHECKPOINT')
  const dump = await database.dumpDataDir('gzip')
  await database.close()
  for (const old of readdirSync(assets).filter((name) => /^pglite-.*\.tar\.gz$/.test(name))) {
    rmSync(join(assets, old))
    console.log(`assets/${old} removed.`)
  }
  writeFileSync(file, new Uint8Array(await dump.arrayBuffer()))
  console.log(`assets/${dataDirName} made (${(dump.size / 1024 ** 2).toFixed(1)} MiB).`)
}
