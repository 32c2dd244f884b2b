import type { JS } from 'refa'
import { type CodePoints, surrogates } from './alphabet.ts'
import { patternParser } from './pattern-parser.ts'

/** What stands between two letters, and takes none: `^`, `$`, `\b`, `\B`. */
export type Place = 'start' | 'end' | 'word' | 'notWord'

/** An instruction of a nondeterministic automaton; the next ones are given by their index. */
export type Instruction =
  | { readonly kind: 'letter'; readonly set: CodePoints; readonly next: number }
  | { readonly kind: 'split'; readonly next: readonly number[] }
  | { readonly kind: 'place'; readonly place: Place; readonly next: number }
  | { readonly kind: 'match' }

export interface Program {
  readonly instructions: readonly Instruction[]
  readonly start: number
  /** Reads UTF-16 code units, as a pattern does that only parses without the u flag. */
  readonly units: boolean
}

/** A text matches a pattern when each of these holds: all but the first come from lookaheads at the front. */
export interface Part {
  readonly program: Program
  readonly wanted: boolean
}

export type Compiled =
  | { readonly kind: 'regular'; readonly parts: readonly Part[] }
  | { readonly kind: 'undecided'; readonly reason: string }

type Pattern = JS.RegexppAst['pattern']
type Alternative = Pattern['alternatives'][number]
type Element = Alternative['elements'][number]
type Quantifier = Extract<Element, { type: 'Quantifier' }>
type Lookaround = Extract<Element, { type: 'Assertion'; kind: 'lookahead' | 'lookbehind' }>
type Lookahead = Extract<Lookaround, { kind: 'lookahead' }>

const maxLength = 2_000
/** The parser is recursive: the stack must end before this does, however little of it is left. */
const maxNesting = 50
const maxInstructions = 12_000
/** What is visited may leave no instruction: `(){1000000000}`. */
const maxVisits = 20_000

/** Reads a pattern as ECMA 262 does, with the u flag if it parses so, else without. */
export function compilePattern(pattern: string): Compiled {
  if (pattern.length > maxLength) return { kind: 'undecided', reason: 'the pattern is too long' }
  if (nesting(pattern) > maxNesting) return { kind: 'undecided', reason: 'the pattern is nested too deeply' }
  const reader = patternParser()
  const parsed = parse(reader, pattern)
  if (!parsed) return { kind: 'undecided', reason: 'the pattern is not one of ECMA 262' }
  try {
    return { kind: 'regular', parts: partsOf(reader, parsed) }
  } catch (thrown) {
    if (thrown instanceof NotRegular) return { kind: 'undecided', reason: thrown.message }
    throw thrown
  }
}

/** Ends the building from within; never leaves this file. */
class NotRegular extends Error {}

/** How deep groups are, without reading more than that. */
function nesting(pattern: string): number {
  let depth = 0
  let deepest = 0
  for (const letter of pattern.replace(/\\./gs, '').replace(/\[[^\]]*\]/g, '')) {
    if (letter === '(') deepest = Math.max(deepest, ++depth)
    else if (letter === ')') depth = Math.max(0, depth - 1)
  }
  return deepest
}

type Reader = typeof JS

function parse({ Parser }: Reader, pattern: string): JS.Parser | undefined {
  for (const flags of ['u', '']) {
    // Without the u flag any escaped letter is that letter: who writes `\p{Alpha}` or `\A` meant another dialect's.
    if (flags === '' && /\\(?:[^\\bBcdDfnrsStvwWxu\d\W_]|u\{)/.test(pattern.replaceAll('\\\\', ''))) return undefined
    try {
      // An empty pattern has a source of its own; a slash or a line break needs no escape here.
      return Parser.fromLiteral({ source: pattern === '' ? '(?:)' : pattern, flags })
    } catch {
      // Says only that it does not parse so.
    }
  }
  return undefined
}

/**
 * `^(?!tmp)(?=.*\d)[a-z0-9]+$`: lookaheads right after a leading `^` look at the whole text, so each is a language of
 * its own that the text has to be in, or not. Any other lookaround is undecided.
 */
function partsOf(reader: Reader, parser: JS.Parser): readonly Part[] {
  const { pattern } = parser.ast
  const [only, ...others] = pattern.alternatives
  if (!only || others.length > 0) return [{ program: build(reader, parser, pattern.alternatives), wanted: true }]
  const [first, ...rest] = only.elements
  if (first?.type !== 'Assertion' || first.kind !== 'start') {
    return [{ program: build(reader, parser, pattern.alternatives), wanted: true }]
  }
  const end = rest.findIndex((element) => !isLookahead(element))
  const leading = (end < 0 ? rest : rest.slice(0, end)).filter(isLookahead)
  const own = end < 0 ? [] : rest.slice(end)
  return [
    { program: build(reader, parser, [{ elements: [first, ...own] }]), wanted: true },
    ...leading.map((ahead) => ({
      program: build(reader, parser, ahead.alternatives, first),
      wanted: !ahead.negate,
    })),
  ]
}

function isLookahead(element: Element): element is Lookahead {
  return element.type === 'Assertion' && element.kind === 'lookahead'
}

interface Builder {
  readonly reader: Reader
  readonly parser: JS.Parser
  readonly instructions: Instruction[]
  readonly units: boolean
  visits: number
}

type Sequence = Pick<Alternative, 'elements'>

function build(reader: Reader, parser: JS.Parser, alternatives: readonly Sequence[], before?: Element): Program {
  const units = !parser.flags.unicode
  const builder: Builder = { reader, parser, instructions: [{ kind: 'match' }], units, visits: 0 }
  const start = choice(builder, alternatives, 0)
  return {
    instructions: builder.instructions,
    start: before ? element(builder, before, start) : start,
    units,
  }
}

function emit({ instructions }: Builder, instruction: Instruction): number {
  if (instructions.length >= maxInstructions) throw new NotRegular('the pattern repeats too often')
  return instructions.push(instruction) - 1
}

/** Each of these builds what comes before `next`, and gives where it begins. */
function choice(builder: Builder, alternatives: readonly Sequence[], next: number): number {
  const starts = alternatives.map(({ elements }) => {
    let at = next
    for (const one of elements.toReversed()) at = element(builder, one, at)
    return at
  })
  return starts.length === 1 && starts[0] !== undefined ? starts[0] : emit(builder, { kind: 'split', next: starts })
}

function element(builder: Builder, one: Element, next: number): number {
  if (++builder.visits > maxVisits) throw new NotRegular('the pattern repeats too often')
  switch (one.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return emit(builder, { kind: 'letter', set: lettersOf(builder, one), next })
    case 'CapturingGroup':
      return choice(builder, one.alternatives, next)
    case 'Group':
      if (one.modifiers) throw new NotRegular('the pattern changes its flags')
      return choice(builder, one.alternatives, next)
    case 'Quantifier':
      return repetition(builder, one, next)
    case 'Assertion':
      return emit(builder, { kind: 'place', place: placeOf(one), next })
    default:
      throw new NotRegular(
        one.type === 'Backreference' ? 'the pattern refers back to a group' : 'the pattern uses sets of texts',
      )
  }
}

function placeOf(one: Extract<Element, { type: 'Assertion' }>): Place {
  if (one.kind === 'start' || one.kind === 'end') return one.kind
  if (one.kind === 'word') return one.negate ? 'notWord' : 'word'
  throw new NotRegular('the pattern looks ahead or behind')
}

function lettersOf(
  { reader, parser, units }: Builder,
  one: Extract<Element, { type: 'Character' | 'CharacterSet' | 'CharacterClass' }>,
): CodePoints {
  if (one.type === 'CharacterClass' && one.unicodeSets) throw new NotRegular('the pattern uses sets of texts')
  if (one.type === 'CharacterSet' && one.kind === 'property' && one.strings) {
    throw new NotRegular('the pattern uses sets of texts')
  }
  const { ranges } = reader.parseCharSet(one, parser.flags)
  const halves = ranges.filter(({ min, max }) => min <= surrogates.max && max >= surrogates.min)
  const whole = halves.length === 0 || halves.some(({ min, max }) => min <= surrogates.min && max >= surrogates.max)
  if (units && !whole) throw new NotRegular('the pattern speaks of halves of characters')
  return ranges
}

function repetition(builder: Builder, { element: inner, min, max }: Quantifier, next: number): number {
  let at = next
  if (max === Number.POSITIVE_INFINITY) {
    const loop = emit(builder, { kind: 'split', next: [] })
    const body = element(builder, inner, loop)
    builder.instructions[loop] = { kind: 'split', next: [body, next] }
    at = loop
  } else {
    for (let times = min; times < max; times++) {
      const body = element(builder, inner, at)
      at = emit(builder, { kind: 'split', next: [body, next] })
    }
  }
  for (let times = 0; times < min; times++) at = element(builder, inner, at)
  return at
}
