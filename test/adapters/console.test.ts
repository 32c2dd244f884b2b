import { describe, expect, test } from 'vitest'
import { consoleLog, withoutControls } from '../../src/adapters/console.ts'

function stream(isTTY: boolean, columns = 20) {
  const written: string[] = []
  return { isTTY, columns, written, write: (text: string) => written.push(text) }
}

test('in CI every step is a line', () => {
  const ci = stream(false)
  const log = consoleLog(ci)
  log.progress('one')
  log.warn('two')
  log.debug('three')
  log.done()
  expect(ci.written.join('')).toBe('one\nwarning: two\n')
})

test('on a terminal the next step replaces the last, and a warning stays', () => {
  const terminal = stream(true)
  const log = consoleLog(terminal)
  const erase = '\r\u001b[2K'
  log.progress('one')
  log.progress('a text that is far too long for the line')
  log.warn('two')
  log.done()
  expect(terminal.written.join('')).toBe(`one${erase}a text that is far…${erase}warning: two\n`)
})

test('figures that change all the time are redrawn on a terminal, and a line every ten seconds elsewhere', () => {
  for (const live of [true, false]) {
    let ms = 0
    const given = stream(live, 80)
    const log = consoleLog(given, { now: () => ms })
    log.progress('loading')
    for (; ms < 25_000; ms += 250) log.tick?.(`at ${ms / 1000} s`)
    log.done()
    const lines = given.written.join('').split('\n')
    if (live) expect(given.written.filter((text) => text.startsWith('at '))).toHaveLength(100)
    else expect(lines).toEqual(['loading', 'at 10 s', 'at 20 s', ''])
  }
})

test('what has several lines keeps them, none of which is a command', () => {
  const ci = stream(false)
  const log = consoleLog(ci)
  log.progress('one\n::error::two')
  log.warn('three\n  four')
  expect(ci.written.join('')).toBe('one\n\\::error::two\nwarning: three\n  four\n')
})

test('debug lines come when asked for', () => {
  const ci = stream(false)
  consoleLog(ci, { debug: true }).debug('stack\n  at x')
  expect(ci.written.join('')).toBe('debug: stack\n  at x\n')
})

describe('text of strangers', () => {
  test.each([
    ['a\u001b[31mred', 'a\\u{1b}[31mred'],
    ['line\nbreak\r', 'line\\u{a}break\\u{d}'],
    ['\u202Eevil', '\\u{202e}evil'],
    ['::error::x', '\\::error::x'],
    ['  ::add-mask::x', '  \\::add-mask::x'],
    ['a ##[command]x', 'a #\\#[command]x'],
    ['plain: ä€ – 😀', 'plain: ä€ – 😀'],
  ])('%j', (text, shown) => {
    expect(withoutControls(text)).toBe(shown)
  })

  test('a command on a later line is broken too', () => {
    expect(withoutControls('x\n::stop-commands::y', true)).toBe('x\n\\::stop-commands::y')
  })
})
