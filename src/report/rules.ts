import { severities } from '../core/finding.ts'
import type { RuleMeta } from '../core/rule.ts'
import { wrapped } from './terminal-text.ts'

export type RulesFormat = 'terminal' | 'json' | 'markdown'

/** `breakwater rules [ID]`: all rules in a list, or one of them at length. */
export function renderRules(rules: readonly RuleMeta[], id?: string, format: RulesFormat = 'terminal'): string {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const chosen = id === undefined ? sorted : sorted.filter((rule) => rule.id === id)
  switch (format) {
    case 'json':
      return `${JSON.stringify(chosen.map(ruleJson), undefined, 2)}\n`
    case 'markdown':
      return id === undefined ? markdownList(chosen) : chosen.map(markdownPage).join('\n')
    case 'terminal':
      return id === undefined ? terminalList(chosen) : chosen.map(terminalPage).join('\n')
    default:
      return format satisfies never
  }
}

function ruleJson({ id, severity, since, title, effect, remedy }: RuleMeta) {
  return { id, severity, since, title, effect, ...(remedy === undefined ? {} : { remedy }) }
}

function terminalList(rules: readonly RuleMeta[]): string {
  const idWidth = Math.max(0, ...rules.map(({ id }) => id.length))
  const severityWidth = Math.max(...severities.map(({ length }) => length))
  const lines = rules.map(
    ({ id, severity, title }) => `${id.padEnd(idWidth)}  ${severity.padEnd(severityWidth)}  ${title}`,
  )
  return `${lines.join('\n')}\n\n${rules.length} rules. \`breakwater rules ID\` explains one.\n`
}

function terminalPage({ id, severity, since, title, effect, remedy }: RuleMeta): string {
  const paragraph = (name: string, text: string) => `${name}\n${wrapped(text, 96, '  ')}`
  return `${id} (at most ${severity}, since ${since})\n\n${[
    wrapped(title, 96, ''),
    paragraph('What happens', effect),
    ...(remedy === undefined ? [] : [paragraph('Remedy', remedy)]),
  ].join('\n\n')}\n`
}

function markdownList(rules: readonly RuleMeta[]): string {
  const rows = rules.map(({ id, severity, title }) => `| \`${id}\` | ${severity} | ${title} |`)
  return `${['| Rule | At most | |', '| --- | --- | --- |', ...rows].join('\n')}\n`
}

function markdownPage({ id, severity, since, title, effect, remedy }: RuleMeta): string {
  return `# ${title}\n\n\`${id}\` · at most ${severity} · since ${since}\n\n${effect}\n${remedy === undefined ? '' : `\n**Remedy:** ${remedy}\n`}`
}
