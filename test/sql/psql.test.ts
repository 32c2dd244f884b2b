import { expect, test } from 'vitest'
import { withoutIdleCommands } from '../../src/sql/psql.ts'

test.each([
  ['pg_dump’s frame', '\\restrict abc\nSELECT 1;\n\\unrestrict abc\n', '\nSELECT 1;\n\n'],
  ['what psql writes in', '\\encoding LATIN1\nSELECT 1;', '\nSELECT 1;'],
  ['how psql prints', '\\set ON_ERROR_STOP on\n\\timing\nSELECT 1;', '\n\nSELECT 1;'],
  ['what psql reads or sets is no idle command', '\\i other.sql\n\\set name value', '\\i other.sql\n\\set name value'],
  ['text in quotes', "SELECT '\n\\echo a\n';", "SELECT '\n\\echo a\n';"],
])('%s', (_, text, expected) => {
  expect(withoutIdleCommands(text)).toBe(expected)
})
