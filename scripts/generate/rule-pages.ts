import type { Rule } from '../../src/core/rule.ts'

type AnyRule = Pick<Rule<never, unknown>, 'meta' | 'examples'>

/** `references/rules/<check>/<rule>.md` for each rule, and an index of them all. */
export function generatedRulePages(rules: readonly AnyRule[]): ReadonlyMap<string, string> {
  const sorted = [...rules].sort((a, b) => (a.meta.id < b.meta.id ? -1 : 1))
  const pages = sorted.map((rule) => [`references/rules/${rule.meta.id}.md`, page(rule)] as const)
  return new Map([['references/rules/README.md', index(sorted)], ...pages])
}

const preface = `# Rules

The severity is the highest that a finding of the rule has by itself; without proof it is lower. Rules of the API diff
can be given another in \`.github/breakwater.yml\`: see [how an API diff is judged](../api-diff.md).

| rule | severity | |
| --- | --- | --- |
`

function index(rules: readonly AnyRule[]): string {
  const rows = rules.map(({ meta }) => `| [\`${meta.id}\`](${meta.id}.md) | ${severityText(meta)} | ${meta.title} |\n`)
  return `${preface}${rows.join('')}`
}

function severityText({ severity, optIn }: AnyRule['meta']): string {
  return optIn ? `${severity}, off by default` : severity
}

function page({ meta, examples }: AnyRule): string {
  const head = `# ${meta.title}\n\n\`${meta.id}\` · ${severityText(meta)} · since ${meta.since}\n\n${meta.effect}\n${meta.remedy === undefined ? '' : `\n**Instead:** ${meta.remedy}\n`}`
  return `${head}\n## Examples\n${examples.map(example).join('')}`
}

function example({ title, given, hits }: AnyRule['examples'][number]): string {
  const said = hits.length === 0 ? 'No finding.\n' : hits.map((hit) => `- ${hit}\n`).join('')
  return `\n### ${title}\n\n${sides(given)}\n${said}`
}

/** An example's input as fenced text, a side each. */
function sides(given: unknown): string {
  if (typeof given !== 'object' || given === null) return fence(String(given))
  return Object.entries(given)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}:\n\n${fence(typeof value === 'string' ? value : JSON.stringify(value, null, 2))}`)
    .join('\n')
}

function fence(text: string): string {
  const ticks = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `${ticks}\n${text.trim()}\n${ticks}\n`
}
