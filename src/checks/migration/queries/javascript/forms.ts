/** A piece of a statement: text, a place for a value, or the sign that a condition was decided. */
export type Part = string | { readonly value: string } | Decision

interface Decision {
  /** As it is written. */
  readonly condition: string
  readonly holds: boolean
  /** It only puts something in, or nothing. */
  readonly optional: boolean
}

/** One text that a template may become, in pieces. */
export type Form = readonly Part[]

/** All texts that it may become, or why that can't be told. */
export type Told = { readonly forms: readonly Form[] } | { readonly problem: string }

/** Conditions double the forms; more are not worth the time. */
const mostForms = 8
/** Longer texts are data and not queries. */
const longest = 100_000

/** Pieces that follow each other, each of which may be one of several. */
export function sequence(pieces: readonly Told[]): Told {
  let forms: readonly Form[] = [[]]
  for (const piece of pieces) {
    if ('problem' in piece) return piece
    forms = forms.flatMap((before) => piece.forms.map((after) => [...before, ...after]))
    forms = forms.filter(isConsistent)
    if (choicesIn(forms) > 1) return { problem: 'hangs on several conditions, which may hang together' }
    if (forms.length > mostForms) return { problem: `may become more than ${mostForms} texts` }
    if (forms.some((form) => lengthOf(form) > longest)) return { problem: `is longer than ${longest} characters` }
  }
  return { forms }
}

/** A place for a value counts too: what is put together of nothing grows as well. */
function lengthOf(form: Form): number {
  return form.reduce(
    (sum, part) => sum + (typeof part === 'string' ? part.length : 'value' in part ? part.value.length : 0) + 10,
    0,
  )
}

/** What hangs on a condition. */
export function either(condition: string, held: Told, otherwise: Told): Told {
  if ('problem' in held) return held
  if ('problem' in otherwise) return otherwise
  const optional = held.forms.every(isBlank) || otherwise.forms.every(isBlank)
  const decided = (forms: readonly Form[], holds: boolean) =>
    forms.map((form): Form => [{ condition, holds, optional }, ...form])
  return { forms: [...decided(held.forms, true), ...decided(otherwise.forms, false)] }
}

function isBlank(form: Form): boolean {
  return form.every((part) => (typeof part === 'string' ? part.trim() === '' : !('value' in part)))
}

/** One condition holds throughout a statement, or nowhere in it. */
function isConsistent(form: Form): boolean {
  const decided = new Map<string, boolean>()
  return form.every((part) => {
    if (typeof part === 'string' || 'value' in part) return true
    const known = decided.get(part.condition) ?? part.holds
    decided.set(part.condition, known)
    return known === part.holds
  })
}

/** Conditions between two texts: of several, nobody knows which go together. */
function choicesIn(forms: readonly Form[]): number {
  const choices = forms
    .flat()
    .flatMap((part) => (typeof part === 'string' || 'value' in part || part.optional ? [] : [part.condition]))
  return new Set(choices).size
}

export function only(...form: readonly Part[]): Told {
  return { forms: [form] }
}

/** The text with `$1` in the places of values, and where these are. */
export function numbered(form: Form): { readonly sql: string; readonly places: readonly number[] } {
  const places: number[] = []
  const written = form.filter((part) => typeof part === 'string').join('')
  let last = highest(written)
  let sql = ''
  for (const part of form) {
    if (typeof part === 'string') sql += part
    else if ('value' in part) {
      places.push(sql.length)
      last += 1
      // Lines keep their numbers.
      sql += `$${last}${part.value}`
    }
  }
  return { sql, places }
}

/** Past any number that the grammar would take, a number is nobody's parameter. */
function highest(text: string): number {
  const numbers = [...text.matchAll(/\$(\d{1,5})/g)].map(([, digits]) => Number(digits))
  return numbers.reduce((most, number) => (number <= 65_535 ? Math.max(most, number) : most), 0)
}
