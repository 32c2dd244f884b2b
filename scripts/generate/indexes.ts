import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const header = '// Written by `npm run generate`; do not edit.\n'

/** The lists that nobody should write by hand: a folder's rules, and all checks. */
export function generatedIndexes(root: string): ReadonlyMap<string, string> {
  const checks = readdirSync(join(root, 'src/checks'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, 'src/checks', entry.name, 'check.ts')))
    .map(({ name }) => name)
    .sort()
  const lists = checks
    .filter((check) => existsSync(join(root, 'src/checks', check, 'rules')))
    .map((check) => [`src/checks/${check}/rules/index.ts`, ruleList(root, check)] as const)
  return new Map([['src/checks/index.ts', checkList(checks)], ...lists])
}

function ruleList(root: string, check: string): string {
  const names = readdirSync(join(root, 'src/checks', check, 'rules'))
    .filter((name) => name.endsWith('.ts') && name !== 'index.ts')
    .map((name) => name.slice(0, -'.ts'.length))
    .sort()
  const imports = names.map((name) => `import ${camelCase(name)} from './${name}.ts'\n`).join('')
  return `${header}${imports}\nexport const rules = ${list(names.map(camelCase))} as const\n`
}

function checkList(checks: readonly string[]): string {
  const imports = checks.map((name) => `import { ${camelCase(name)} } from './${name}/check.ts'\n`).join('')
  return `${header}import type { Check } from '../core/check.ts'\n${imports}\nexport const checks: readonly Check[] = ${list(checks.map(camelCase))}\n`
}

/** As Biome formats it: on one line where that fits into 120 columns. */
function list(items: readonly string[]): string {
  const line = `[${items.join(', ')}]`
  return line.length < 90 ? line : `[\n${items.map((item) => `  ${item},\n`).join('')}]`
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
