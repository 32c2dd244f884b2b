import type { CharacterClass, Concatenation, Element } from 'refa'
import type { Sampler } from './sampled.ts'

/** Repetitions beyond the least that are tried to reach a length. */
const mostExtra = 64
const longestPattern = 500
const longestWord = 1000
const mostSteps = 20_000

/**
 * Texts that patterns match, made from the pattern's own syntax tree. No pattern is ever run: it is a stranger's, and
 * may be one on which a matcher never ends.
 */
export async function patternWords(): Promise<Sampler['word']> {
  // A CommonJS package: bundled, all that it has is its default.
  const { JS } = (await import('refa')).default
  return (pattern, shortest, longest) => {
    if (pattern.length > longestPattern) return undefined
    try {
      const { expression } = JS.Parser.fromLiteral({ source: pattern, flags: 'u' }).parse({
        assertions: 'parse',
        maxNodes: 5000,
      })
      for (let extra = 0; extra <= mostExtra; extra++) {
        const word = wordOf(expression.alternatives, extra)
        if (word !== undefined && word.length >= shortest) return word.length <= longest ? word : undefined
      }
      return undefined
    } catch {
      // No pattern at all, or one of a kind that the parser does not know: then no text is known either.
      return undefined
    }
  }
}

function wordOf(alternatives: readonly Concatenation[], extra: number): string | undefined {
  const writer = { text: '', ended: false, steps: 0 }
  return write(alternatives, extra, writer) ? writer.text : undefined
}

interface Writer {
  text: string
  /** An end of the text was asked for: nothing may follow. */
  ended: boolean
  /** What is repeated may write nothing: `(){1000000000}`. */
  steps: number
}

function write(alternatives: readonly Concatenation[], extra: number, writer: Writer): boolean {
  const [first] = alternatives
  return first?.elements.every((element) => writeElement(element, extra, writer)) ?? false
}

function writeElement(element: Element, extra: number, writer: Writer): boolean {
  if (++writer.steps > mostSteps) return false
  switch (element.type) {
    case 'CharacterClass': {
      const character = characterOf(element)
      if (character === undefined || writer.ended || writer.text.length >= longestWord) return false
      writer.text += character
      return true
    }
    case 'Alternation':
      return write(element.alternatives, extra, writer)
    case 'Quantifier': {
      const times = Math.min(element.max, element.min + extra)
      for (let at = 0; at < times; at++) {
        if (++writer.steps > mostSteps || !write(element.alternatives, extra, writer)) return false
      }
      return true
    }
    case 'Assertion': {
      // `^` and `$`: not behind, or not before, any character.
      const inner = element.alternatives[0]?.elements
      const [any] = inner ?? []
      const isEdge = element.negate && inner?.length === 1 && any?.type === 'CharacterClass' && any.characters.isAll
      if (!isEdge) return false
      if (element.kind === 'ahead') writer.ended = true
      return element.kind === 'ahead' || writer.text === ''
    }
    default:
      return false
  }
}

/** A letter or digit where the class has one. */
function characterOf({ characters }: CharacterClass): string | undefined {
  const readable = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
  const found = readable.find((one) => characters.has(one.charCodeAt(0)))
  if (found !== undefined) return found
  const range = characters.ranges.find(({ max }) => max >= 0x20)
  if (range === undefined) return undefined
  const code = Math.max(range.min, 0x20)
  return code >= 0xd800 && code <= 0xdfff ? undefined : String.fromCodePoint(code)
}
