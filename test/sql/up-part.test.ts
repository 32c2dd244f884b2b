import { describe, expect, test } from 'vitest'
import { asksForNoTransaction, upPart } from '../../src/sql/up-part.ts'

describe('only the way up is run, and lines keep their numbers', () => {
  test.each([
    ['neither goose nor dbmate', 'SELECT 1;\n-- down\nSELECT 2;', 'SELECT 1;\n-- down\nSELECT 2;'],
    ['goose', '-- +goose Up\nSELECT 1;\n\n-- +goose Down\nSELECT 2;\n', '-- +goose Up\nSELECT 1;\n\n\n\n'],
    ['dbmate', '-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;', '-- migrate:up\nSELECT 1;\n\n'],
    ['the way down first', '-- +goose Down\nSELECT 2;\n-- +goose Up\nSELECT 1;', '\n\n-- +goose Up\nSELECT 1;'],
    [
      'goose’s other comments',
      '-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd',
      '-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd',
    ],
  ])('%s', (_, text, expected) => {
    expect(upPart(text)).toBe(expected)
  })
})

test.each([
  [true, '-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;'],
  [true, '-- migrate:up transaction:false\nSELECT 1;'],
  [false, '-- migrate:up\nSELECT 1;'],
  [false, "-- +goose Up\nSELECT 'no transaction';"],
])('asks for no transaction: %s, %j', (expected, text) => {
  expect(asksForNoTransaction(text)).toBe(expected)
})
