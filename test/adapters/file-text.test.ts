import { expect, test } from 'vitest'
import { decode } from '../../src/adapters/file-text.ts'

const utf16 = Buffer.from('SELECT 1;\n', 'utf16le')

test.each<[string, Uint8Array, string | undefined]>([
  ['plain', Buffer.from('SELECT 1;'), undefined],
  ['nothing', Buffer.of(), undefined],
  ['UTF-8 with its mark', Buffer.from("\uFEFFSELECT 'é😀'"), undefined],
  ['a NUL in plain text', Buffer.from("SELECT 'a\0b'"), undefined],
  ['LATIN1', Buffer.from("-- ok\r\nSELECT 'né'", 'latin1'), 'byte 0xE9 at line 2, column 10'],
  [
    'past characters of two and four bytes',
    Buffer.from([...Buffer.from('é😀'), 0xff]),
    'byte 0xFF at line 1, column 4',
  ],
  ['a character cut in two', Buffer.from('é').subarray(0, 1), 'byte 0xC3 at line 1, column 1'],
  ['UTF-16 without a mark', utf16, 'it is UTF-16'],
  ['UTF-16 with a mark', Buffer.from([0xff, 0xfe, ...utf16]), 'it is UTF-16'],
  ['UTF-16, the other end first', Buffer.from([0xfe, 0xff, ...Buffer.from(utf16).swap16()]), 'it is UTF-16'],
])('%s', (_, bytes, expected) => {
  const defects: string[] = []
  decode(bytes, (defect) => defects.push(defect))
  expect(defects).toEqual(expected === undefined ? [] : [expected])
})
