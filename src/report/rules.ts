import { severities } from '../core/finding.ts'
import type { RuleMeta } from '../core/rule.ts'
import { wrapped } from './terminal-text.ts'

export type RulesFormat = 'terminal' | 'json' | 'markdown'

/** `breakwater rules [ID]`: all rules in a list, or one of them at length. `configurable`: see `api.rules`. */
export function renderRules(
  rules: readonly RuleMeta[],
  id?: string,
  format: RulesFormat = 'terminal',
  configurable: ReadonlySet<string> = new Set(),
): string {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const chosen = id === undefined ? sorted : sorted.filter((rule) => rule.id === id)
  switch (format) {
    case 'json':
      return `${JSON.stringify(
        chosen.map((meta) => ruleJson(meta, configurable)),
        undefined,
        2,
      )}\n`
    case 'markdown':
      return id === undefined ? markdownList(chosen) : chosen.map((meta) => markdownPage(meta, configurable)).join('\n')
    case 'terminal':
      return id === undefined ? terminalList(chosen) : chosen.map((meta) => terminalPage(meta, configurable)).join('\n')
    default:
      return format satisfies never
  }
}

function ruleJson({ id, severity, since, title, effect, remedy, optIn }: RuleMeta, configurable: ReadonlySet<string>) {
  return {
    id,
    severity,
    ...(optIn ? { optIn } : {}),
    ...(configurable.has(id) ? { configurable: true } : {}),
    since,
    title,
    effect,
    ...(remedy === undefined ? {} : { remedy }),
  }
}

/** The highest that a finding may have where no config says otherwise. */
function severityText({ severity, optIn }: RuleMeta): string {
  return optIn ? `off by default, at most ${severity}` : `at most ${severity}`
}

/** How to give it another severity. */
function configText(id: string): string {
  const [key, places] = id.startsWith('api/')
    ? ['api.rules', '`paths` where it is to hold for some operations only']
    : ['database.rules', '`files` where it is to hold for some files only']
  return `Set \`${id}\` under \`${key}\` in .github/breakwater.yml to error, warning, note or off, with ${places}.`
}

function terminalList(rules: readonly RuleMeta[]): string {
  const idWidth = Math.max(0, ...rules.map(({ id }) => id.length))
  const severityWidth = Math.max(...severities.map(({ length }) => length))
  const lines = rules.map(
    ({ id, severity, title, optIn }) =>
      `${id.padEnd(idWidth)}  ${severity.padEnd(severityWidth)}  ${title}${optIn ? ' (off by default)' : ''}`,
  )
  return `${lines.join('\n')}\n\n${rules.length} rules, each with the highest severity that it has by itself. \`breakwater rules ID\` explains one, and how to set another.\n`
}

function terminalPage(meta: RuleMeta, configurable: ReadonlySet<string>): string {
  const { id, since, title, effect, remedy } = meta
  const paragraph = (name: string, text: string) => `${name}\n${wrapped(text, 96, '  ')}`
  return `${id} (${severityText(meta)}, since ${since})\n\n${[
    wrapped(title, 96, ''),
    paragraph('What happens', effect),
    ...(remedy === undefined ? [] : [paragraph('Remedy', remedy)]),
    ...(configurable.has(id) ? [paragraph('Severity', configText(id))] : []),
  ].join('\n\n')}\n`
}

function markdownList(rules: readonly RuleMeta[]): string {
  const rows = rules.map(({ id, severity, title }) => `| \`${id}\` | ${severity} | ${title} |`)
  return `${['| Rule | At most | |', '| --- | --- | --- |', ...rows].join('\n')}\n`
}

function markdownPage(meta: RuleMeta, configurable: ReadonlySet<string>): string {
  const { id, since, title, effect, remedy } = meta
  const config = configurable.has(id) ? `\n**Severity:** ${configText(id)}\n` : ''
  return `# ${title}\n\n\`${id}\` · ${severityText(meta)} · since ${since}\n\n${effect}\n${remedy === undefined ? '' : `\n**Remedy:** ${remedy}\n`}${config}`
}
