// Writes what can be derived: the rule and check lists, the rule pages, action.yml, the JSON Schema of the config.
// `--check` writes nothing and exits 1 if a file is not what it would write (test/generated.test.ts).
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generatedIndexes } from './generate/indexes.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

type Files = ReadonlyMap<string, string>

/**
 * Gives the paths whose content is not what the sources say, and puts them right unless `check`. The lists of rules come
 * first: everything else is derived from what they list.
 */
export async function generate({ check }: { readonly check: boolean }): Promise<readonly string[]> {
  const lists = settle(generatedIndexes(root), check)
  const derived = await derivedFiles()
  return [...lists, ...settle(derived, check), ...leftovers(derived, check)]
}

async function derivedFiles(): Promise<Files> {
  const { generatedRulePages } = await import('./generate/rule-pages.ts')
  const { allRules } = await import('../src/program/list-rules.ts')
  const { configurableRules } = await import('../src/program/configurable-rules.ts')
  const { actionYaml, optionsTable } = await import('../src/config/action-file.ts')
  const { configJsonSchema } = await import('../src/config/config-file.ts')
  const { profileJsonSchema } = await import('../src/config/profile-file.ts')
  const { planJsonSchema } = await import('../src/config/load-plan-file.ts')
  return new Map([
    ...generatedRulePages(allRules),
    ['action.yml', actionYaml()],
    ['references/breakwater.schema.json', `${JSON.stringify(configJsonSchema(configurableRules), undefined, 2)}\n`],
    ['references/load-plan.schema.json', `${JSON.stringify(planJsonSchema(), undefined, 2)}\n`],
    ['references/profile.schema.json', `${JSON.stringify(profileJsonSchema(), undefined, 2)}\n`],
    ['references/options.md', `# Options\n\nWritten by \`npm run generate\`.\n\n${optionsTable()}`],
  ])
}

function settle(files: Files, check: boolean): readonly string[] {
  const stale = [...files].filter(([path, text]) => currentText(join(root, path)) !== text)
  for (const [path, text] of check ? [] : stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return stale.map(([path]) => path)
}

/** Pages of rules that are gone. */
function leftovers(files: Files, check: boolean): readonly string[] {
  const folder = 'references/rules'
  const gone = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.md') && !files.has(path))
  for (const path of check ? [] : gone) rmSync(join(root, path))
  return gone
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
  const stale = await generate({ check })
  for (const path of stale) console.log(`${check ? 'stale' : 'written'}: ${path}`)
  if (check && stale.length > 0) process.exitCode = 1
}
