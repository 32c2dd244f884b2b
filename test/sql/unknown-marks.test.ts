import { expect, test } from 'vitest'
import { markedPart } from '../../src/sql/runners/marked-sections.ts'
import { unknownMark } from '../../src/sql/runners/unknown-marks.ts'

const up = 'ALTER TABLE users ADD COLUMN age int;'
const down = 'ALTER TABLE users DROP COLUMN age;'

test.each([
  ['-- +migrate Up', '-- +migrate Dwon'],
  ['-- +goose Up', '-- +goose Donw'],
  ['-- migrate:up', '-- migrate:dow'],
  ['-- rambler up', '-- rambler downn'],
  ['-- !Ups', '-- !Dwons'],
  ['-- up', '-- Donw'],
  ['-- // age', '-- //@UNDOO'],
  ['-- // age', '-- @UNDO'],
  ['', '---- create above / drop bellow ----'],
  ['-- migrate', '-- rollback'],
  ['-- forward', '/* revert */'],
  ['', '-- To roll back:'],
])('between %s and %s', (above, between) => {
  const text = `${above}\n${up}\n${between}\n-- as it was\n${down}\n`
  expect(unknownMark(markedPart(text, 'up') ?? '')).toEqual({ line: 3, text: between })
})

test.each([
  ['a mark that is known', `-- +migrate Up\n${up}\n-- +migrate Down\n${down}\n`],
  ['ways that words part, however they are framed', `-- ==== UP ====\n${up}\n-- ==== DOWN ====\n${down}\n`],
  ['words in a block comment', `/* up */\n${up}\n/* down */\n${down}\n`],
  ['a sentence', `${up}\n-- the old column went down the drain\n${down}\n`],
  ['nothing above', `-- rollback\n${down}\n`],
  ['nothing taken away below', `${up}\n-- down\nCREATE TABLE a (id int);\n`],
  ['what is taken away stood before', `${up}\n-- revert\nALTER TABLE users DROP COLUMN name;\n`],
  ['nothing below', `${up}\n-- rollback\n`],
])('not: %s', (_, text) => {
  expect(unknownMark(markedPart(text, 'up') ?? '')).toBeUndefined()
})
