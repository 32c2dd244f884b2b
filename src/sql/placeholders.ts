import { tokensOf } from './tokens.ts'

/**
 * The forms in which runners write a value that only the deployment knows: `{{ .Namespace }}`,
 * `{{ index .Options "Namespace" }}`, `${name}`, `@@name@@`, and psql's `:name`, `:'name'`, `:"name"`. What follows a
 * colon, a letter or a digit is a cast (`::text`) or a slice (`a[1:n]`); after a whole cast (`:::name`) it is one again.
 */
const forms =
  /\{\{-?[ \t]*(?:index[ \t]+[.$]\w*[ \t]+"(?<indexed>[^"{}\n]+)"|[.$]?(?<field>\w[\w.]*))[ \t]*-?\}\}|\$\{(?<braced>\w[\w.:-]*)\}|@@(?<between>\w[\w.-]*?)@@|(?:(?<![:\w])|(?<=(?<!:)::)):(?:"(?<identifier>[A-Za-z_]\w*)"|'(?<literal>[A-Za-z_]\w*)'|(?<variable>[A-Za-z_]\w*))/g

/** How a runner replaces placeholders. */
export interface Replacement {
  /** What each is to become, by name. */
  readonly values: Readonly<Record<string, string>>
  /** psql leaves text in quotes alone; every other runner replaces without looking. */
  readonly outsideQuotes: boolean
}

/** The text with every placeholder that has a value replaced; the others stay as they are. */
export function withValues(text: string, { values, outsideQuotes }: Replacement): string {
  if (Object.keys(values).length === 0) return text
  const quoted = outsideQuotes ? quotedSpans(text) : undefined
  return text.replace(forms, (written: string, ...rest: readonly unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>> // the last argument, since the pattern has named groups
    const offset = rest.find((part) => typeof part === 'number') ?? 0
    const { name, form } = placeholderOf(groups)
    const value = valueNamed(name, values)
    if (value === undefined || (form !== 'template' && quoted?.(offset))) return written
    if (form === 'literal') return `'${value.replaceAll("'", "''")}'`
    return form === 'identifier' ? `"${value.replaceAll('"', '""')}"` : value
  })
}

/** The name of the first placeholder in a line. */
export function placeholderIn(line: string): string | undefined {
  const groups = [...line.matchAll(forms)][0]?.groups
  return groups && placeholderOf(groups).name
}

type Form = 'template' | 'variable' | 'literal' | 'identifier'

function placeholderOf(groups: Readonly<Record<string, string | undefined>>): { name: string; form: Form } {
  const { indexed, field, braced, between, identifier, literal, variable } = groups
  if (identifier !== undefined) return { name: identifier, form: 'identifier' }
  if (literal !== undefined) return { name: literal, form: 'literal' }
  if (variable !== undefined) return { name: variable, form: 'variable' }
  return { name: indexed ?? field ?? braced ?? between ?? '', form: 'template' }
}

/** `{{ .Options.Namespace }}` is found as `Options.Namespace` and as `Namespace`. */
function valueNamed(name: string, values: Readonly<Record<string, string>>): string | undefined {
  const last = name.split('.').at(-1) ?? name
  const key = [name, last].find((candidate) => Object.hasOwn(values, candidate))
  return key === undefined ? undefined : values[key]
}

function quotedSpans(text: string): (offset: number) => boolean {
  const spans = tokensOf(text).filter(({ kind }) => kind === 'string' || kind === 'comment')
  return (offset) => {
    let [low, high] = [0, spans.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const span = spans[middle]
      if (!span) return false
      if (offset < span.start) high = middle - 1
      else if (offset >= span.end) low = middle + 1
      else return true
    }
    return false
  }
}
