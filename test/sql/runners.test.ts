import { describe, expect, test } from 'vitest'
import type { RunnerName } from '../../src/core/config.ts'
import { runners } from '../../src/sql/runners.ts'

function partOf(runner: RunnerName, text: string, direction: 'up' | 'down', key = 'a.sql'): string | undefined {
  const file = { runner, folder: '', name: 'a', version: '', repeatable: false, key, path: 'a.sql', id: '' }
  return runners[runner].part?.(text, direction, file)
}

describe('a file of both directions: what goes one way, and lines keep their numbers', () => {
  const goose = '-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;\n\n-- +goose Down\nSELECT 2;'
  const dbmate = '-- migrate:up\nSELECT 1;\n-- migrate:down transaction:false\nSELECT 2;'
  const node = '-- Up Migration\nSELECT 1;\n---- Down migration\nSELECT 2;'
  test.each<[RunnerName, string, 'up' | 'down', string | undefined]>([
    ['goose', goose, 'up', '-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;\n\n\n'],
    ['goose', goose, 'down', '-- +goose NO TRANSACTION\n\n\n\n-- +goose Down\nSELECT 2;'],
    ['goose', '-- +goose Down\nSELECT 2;\n-- +goose Up\nSELECT 1;', 'up', '\n\n-- +goose Up\nSELECT 1;'],
    [
      'goose',
      '-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd',
      'up',
      '-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd',
    ],
    ['goose', '-- +goose Up\nSELECT 1;', 'down', undefined],
    ['goose', 'SELECT 1;\n-- down\nSELECT 2;', 'up', 'SELECT 1;\n-- down\nSELECT 2;'],
    ['dbmate', dbmate, 'up', '-- migrate:up\nSELECT 1;\n\n'],
    ['dbmate', dbmate, 'down', '\n\n-- migrate:down transaction:false\nSELECT 2;'],
    ['node-pg-migrate', node, 'up', '-- Up Migration\nSELECT 1;\n\n'],
    ['node-pg-migrate', node, 'down', '\n\n---- Down migration\nSELECT 2;'],
    ['node-pg-migrate', 'SELECT 1;', 'up', 'SELECT 1;'],
    ['node-pg-migrate', 'SELECT 1;', 'down', undefined],
  ])('%s %j %s', (runner, text, direction, expected) => {
    expect(partOf(runner, text, direction)).toBe(expected)
  })
})
