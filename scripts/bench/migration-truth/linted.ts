import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installSquawk, squawkFindings } from '../squawk.ts'
import type { Pair, SentFile } from './pair.ts'

/** Squawk's rules for each form of each pair, by `NAME FORM`; undefined where it could not be installed. */
export async function linted(pairs: readonly Pair[]): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  const squawk = installSquawk()
  if (!squawk) return undefined
  const directory = mkdtempSync(join(tmpdir(), 'breakwater-linted-'))
  try {
    const found = new Map<string, readonly string[]>()
    for (const pair of pairs) {
      for (const form of ['unsafe', 'safe'] as const) found.set(`${pair.name} ${form}`, await lint(pair[form]))
    }
    return found
  } finally {
    rmSync(directory, { recursive: true, force: true })
    squawk.remove()
  }

  async function lint(files: readonly SentFile[]): Promise<readonly string[]> {
    const rules = new Set<string>()
    for (const file of files) {
      const path = join(directory, 'migration.sql')
      const wrapped = typeof file === 'string'
      writeFileSync(path, `${wrapped ? file : file.join(';\n')};\n`)
      // It is told what its user would have to tell it.
      const flags = ['--pg-version=18.0', ...(wrapped ? ['--assume-in-transaction'] : [])]
      const run = await squawk?.lint([...flags, path], directory)
      for (const { rule_name } of run ? squawkFindings(run) : []) rules.add(rule_name)
    }
    return [...rules]
  }
}
