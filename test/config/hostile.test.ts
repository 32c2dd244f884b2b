import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { withoutControls } from '../../src/adapters/console.ts'
import { readActionInputs } from '../../src/config/action-file.ts'
import { parseCommandLine } from '../../src/config/command-line.ts'
import { parseConfig } from '../../src/config/config-file.ts'
import { commands, options, optionText } from '../../src/config/inputs.ts'
import { BreakwaterError } from '../../src/core/error.ts'
import fc from '../properties.ts'

/** Whatever comes in, what comes out is a value or trouble that a person can act on; never a bug of ours. */
function neverABug(work: () => unknown): void {
  try {
    work()
  } catch (thrown) {
    expect(thrown).toBeInstanceOf(BreakwaterError)
    if (!(thrown instanceof BreakwaterError)) return
    expect(thrown.trouble.message).toMatch(/\S/)
    expect(thrown.trouble.hint).toMatch(/\S/)
  }
}

const words = [...Object.keys(commands), 'help', '--help', '-V', '--', '-', '']
const flags = Object.keys(options).map((name) => `--${optionText(name as keyof typeof options)}`)

test('any command line', () => {
  const word = fc.oneof(fc.constantFrom(...words, ...flags), fc.string())
  fc.assert(fc.property(fc.array(word, { maxLength: 6 }), (argv) => neverABug(() => parseCommandLine(argv))))
})

test('any text as a config', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => neverABug(() => parseConfig(text, 'a.yml'))))
})

test('any value under any key of a config', () => {
  const key = fc.oneof(
    fc.constantFrom('api', 'database', 'load', 'approvers', 'accepted', 'specs', 'until'),
    fc.string(),
  )
  const value = fc.object({ key, maxDepth: 3 })
  fc.assert(fc.property(value, (given) => neverABug(() => parseConfig(stringify(given), 'a.yml'))))
})

test('any inputs of the Action', () => {
  const inputs = fc.dictionary(fc.constantFrom(...flags.map((flag) => flag.slice(2))), fc.string())
  fc.assert(fc.property(inputs, (given) => neverABug(() => readActionInputs((name) => given[name] ?? ''))))
})

test('no control character and no command reaches the screen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = withoutControls(text, true)
      expect(shown).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_C}|^\s*::|##\[/mu)
    }),
  )
})
