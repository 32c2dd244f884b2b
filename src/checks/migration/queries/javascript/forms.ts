/** A piece of a statement: text, or a place for a value. */
export type Part = string | { readonly value: string }

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
    if (forms.length > mostForms) return { problem: `may become more than ${mostForms} texts` }
    if (forms.some((form) => lengthOf(form) > longest)) return { problem: `is longer than ${longest} characters` }
  }
  return { forms }
}

/** A place for a value counts too: what is put together of nothing grows as well. */
function lengthOf(form: Form): number {
  return form.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : part.value.length) + 10, 0)
}

export function either(...choices: readonly Told[]): Told {
  const problem = choices.find((choice) => 'problem' in choice)
  return problem ?? { forms: choices.flatMap((choice) => ('forms' in choice ? choice.forms : [])) }
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
    else {
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
