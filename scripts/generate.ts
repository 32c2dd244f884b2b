// Writes what can be derived: the rule and check lists, the rule pages, the inputs of action.yml, the JSON Schemas.
// `--check` writes nothing and exits 1 if a file is not what it would write (test/generated.test.ts).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generatedIndexes } from './generate/indexes.ts'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** Every generated file: path from the root, and what it must hold. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map(generatedIndexes(root))
  return files
}

/** Paths whose content is not what the sources say; written unless `check`. */
export async function generate({ check }: { check: boolean }): Promise<readonly string[]> {
  const stale: string[] = []
  for (const [path, text] of await generatedFiles()) {
    const file = join(root, path)
    if (currentText(file) === text) continue
    stale.push(path)
    if (check) continue
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return stale
}

function currentText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const check = process.argv.includes('--check')
  // The indexes first: everything else is derived from what they list.
  const stale = await generate({ check })
  for (const path of stale) console.log(`${check ? 'stale' : 'written'}: ${path}`)
  if (check && stale.length > 0) process.exitCode = 1
}
