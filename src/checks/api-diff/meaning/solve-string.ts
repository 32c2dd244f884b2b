import type { Answer } from './answer.ts'
import { fitsFormat, isWithin, samplesOf, textOfNoFormat } from './formats.ts'
import type { Search } from './inhabit.ts'
import { valueKey } from './schema.ts'
import type { State } from './state.ts'

/** Longer texts are not written into a payload. */
const maxText = 20_000
/** Texts that are asked of the automaton. */
const wanted = 8

/** A text of the right length that has, and has not, the patterns and formats that it must. */
export function solveString(search: Search, state: State): Answer {
  const { least, most, formats, notFormats } = state
  for (const inner of formats) {
    for (const outer of notFormats) if (isWithin(inner, outer, 'string') === 'yes') return { kind: 'empty' }
  }
  if (least > maxText) return { kind: 'undecided', reason: 'texts are too long to be tried' }
  const formatted = [...formats].flatMap(samplesOf).flatMap((text) => [text, ...ofLength(text, least, most)])
  // A format that is asked for and another that is not: samples of the others may tell them apart.
  // A label of a host name has at most 63 letters.
  const unformatted = notFormats.size > 0 ? ['no format at all', '-', `${'a'.repeat(64)}.com`] : []
  const plain = [
    ...formatted,
    ...unformatted,
    ...plainTexts(least, most),
    ...(formats.size > 0 ? [] : [textOfNoFormat]),
  ]
  let doubtful: string | undefined
  for (const text of plain) {
    if (typeof text !== 'string') continue
    const fits = fitsText(search, state, text)
    if (fits === true) return { kind: 'value', value: text, doubt: undefined }
    if (fits === undefined) doubtful ??= text
  }
  return byAutomaton(search, state, doubtful)
}

/** A sample made longer, at its end or at its start: an address stays one. */
function ofLength(text: string, least: number, most: number): readonly string[] {
  if (text.length >= least || most < least) return []
  return [text.padEnd(least, 'a'), text.padStart(least, 'a')]
}

function plainTexts(least: number, most: number): readonly string[] {
  return ['text', 'name', 'a', '1', ''].map((text) => {
    const long = text.padEnd(Math.max(least, 0), text.at(-1) ?? 'x')
    return [...long].slice(0, Math.max(0, Math.min(most, maxText))).join('')
  })
}

function byAutomaton({ languages, steps }: Search, state: State, doubtful: string | undefined): Answer {
  const { patterns, notPatterns, least, most, formats, notFormats, notValues } = state
  const question = {
    matching: [...patterns],
    notMatching: [...notPatterns],
    minLength: Math.max(0, least),
    maxLength: most,
  }
  const answer = languages.textsOf(question, wanted + notValues.size, steps)
  if (answer.kind === 'none') return { kind: 'empty' }
  if (answer.kind === 'undecided') {
    if (doubtful !== undefined) return { kind: 'value', value: doubtful, doubt: answer.reason }
    return { kind: 'undecided', reason: answer.reason }
  }
  const fitting = answer.texts.filter((text) => !notValues.has(valueKey(text)))
  const known = (text: string) =>
    [...formats].every((format) => fitsFormat(format, text) === true) &&
    [...notFormats].every((format) => fitsFormat(format, text) === false)
  const [first] = fitting.filter(known)
  if (first !== undefined) return { kind: 'value', value: first, doubt: undefined }
  const all = answer.texts.length < wanted + notValues.size
  if (fitting.length === 0 && all) return { kind: 'empty' }
  if (doubtful !== undefined) return { kind: 'value', value: doubtful, doubt: 'formats are only known by samples' }
  const [some] = fitting
  if (some === undefined) return { kind: 'undecided', reason: 'no text was found that is not listed' }
  return formats.size + notFormats.size > 0
    ? { kind: 'undecided', reason: `the format ${[...formats, ...notFormats].join(' and ')} is only known by samples` }
    : { kind: 'value', value: some, doubt: undefined }
}

/** Undefined: a pattern or a format that nothing is known of. */
function fitsText({ languages, steps }: Search, state: State, text: string): boolean | undefined {
  const length = [...text].length
  if (length < state.least || length > state.most || state.notValues.has(valueKey(text))) return false
  const answers = [
    ...[...state.patterns].map((pattern) => languages.matches(pattern, text, steps)),
    ...[...state.notPatterns].map((pattern) => opposite(languages.matches(pattern, text, steps))),
    ...[...state.formats].map((format) => fitsFormat(format, text)),
    ...[...state.notFormats].map((format) => opposite(fitsFormat(format, text))),
  ]
  return all(answers)
}

export function opposite(answer: boolean | undefined): boolean | undefined {
  return answer === undefined ? undefined : !answer
}

/** False as soon as one is, unknown where one is unknown. */
export function all(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}
