import { describe, expect, test } from 'vitest'
import type { RunnerName } from '../../src/core/config.ts'
import { downSteps } from '../../src/sql/migration-texts.ts'
import { readName, runners } from '../../src/sql/runners.ts'
import { memoryTree } from '../fakes/check-context.ts'

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
    // The mark holds for the whole file, wherever it stands (goose's parser goes through to the end either way).
    [
      'goose',
      '-- +goose Up\n-- +goose NO TRANSACTION\nSELECT 1;\n-- +goose Down\nSELECT 2;',
      'down',
      '\n-- +goose NO TRANSACTION\n\n-- +goose Down\nSELECT 2;',
    ],
    [
      'goose',
      '-- +goose Up\nSELECT 1;\n-- +goose Down\n-- +goose NO TRANSACTION\nSELECT 2;',
      'up',
      '-- +goose Up\nSELECT 1;\n\n-- +goose NO TRANSACTION\n',
    ],
    // A block is one text, which the simple query protocol makes one transaction.
    [
      'goose',
      '-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\nSELECT 2\n-- +goose StatementEnd',
      'up',
      '-- +goose NO TRANSACTION\n-- +goose Up\nBEGIN; -- +goose StatementBegin\nSELECT 1;\nSELECT 2\n;COMMIT; -- +goose StatementEnd',
    ],
    [
      'goose',
      '-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\nSELECT $$ a; b $$;\n-- +goose StatementEnd',
      'up',
      '-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\nSELECT $$ a; b $$;\n-- +goose StatementEnd',
    ],
    // What a temporary table does on commit ends nothing.
    [
      'goose',
      '-- +goose NO TRANSACTION\n-- +goose Up\n-- +goose StatementBegin\nCREATE TEMP TABLE a (b int) ON COMMIT DROP;\nSELECT 2\n-- +goose StatementEnd',
      'up',
      '-- +goose NO TRANSACTION\n-- +goose Up\nBEGIN; -- +goose StatementBegin\nCREATE TEMP TABLE a (b int) ON COMMIT DROP;\nSELECT 2\n;COMMIT; -- +goose StatementEnd',
    ],
    ['goose', 'SELECT 1;\n-- down\nSELECT 2;', 'up', 'SELECT 1;\n-- down\nSELECT 2;'],
    ['dbmate', dbmate, 'up', '-- migrate:up\nSELECT 1;\n\n'],
    ['dbmate', dbmate, 'down', '\n\n-- migrate:down transaction:false\nSELECT 2;'],
    ['node-pg-migrate', node, 'up', '-- Up Migration\nSELECT 1;\n\n'],
    ['node-pg-migrate', node, 'down', '\n\n---- Down migration\nSELECT 2;'],
    ['node-pg-migrate', 'SELECT 1;', 'up', 'SELECT 1;'],
    ['node-pg-migrate', 'SELECT 1;', 'down', undefined],
    // Tools that have no runner here, as their own documentation shows a file.
    ['plain', '-- +migrate Up\nSELECT 1;\n-- +migrate Down\nSELECT 2;', 'up', '-- +migrate Up\nSELECT 1;\n\n'],
    ['plain', '-- +migrate Up\nSELECT 1;\n-- +migrate Down\nSELECT 2;', 'down', '\n\n-- +migrate Down\nSELECT 2;'],
    ['plain', 'SELECT 1;\n---- create above / drop below ----\nSELECT 2;', 'up', 'SELECT 1;\n\n'],
    ['plain', '# --- !Ups\nSELECT 1;\n# --- !Downs\nSELECT 2;', 'up', '\nSELECT 1;\n\n'],
    ['plain', '# --- !Ups\nSELECT 1;\n# --- !Downs\nSELECT 2;', 'down', '\n\n\nSELECT 2;'],
    ['plain', '-- // orders\nSELECT 1;\n--//@UNDO\nSELECT 2;', 'up', '-- // orders\nSELECT 1;\n\n'],
    ['plain', '-- rambler up\nSELECT 1;\n-- rambler down\nSELECT 2;', 'up', '-- rambler up\nSELECT 1;\n\n'],
    ['plain', '-- Up\nSELECT 1;\n-- Down\nSELECT 2;', 'up', '-- Up\nSELECT 1;\n\n'],
    ['plain', '-- down\nSELECT 1;\n-- up and down\nSELECT 2;', 'up', '-- down\nSELECT 1;\n-- up and down\nSELECT 2;'],
    ['plain', 'SELECT 1;', 'down', undefined],
  ])('%s %j %s', (runner, text, direction, expected) => {
    expect(partOf(runner, text, direction)).toBe(expected)
  })
})

describe('a changeset of formatted SQL', () => {
  const text = [
    '--liquibase formatted sql',
    '--changeset ann:1 endDelimiter:GO',
    'CREATE TABLE a (id int)',
    'GO',
    '--rollback DROP TABLE a;',
    '--changeset "bo b":2 runInTransaction:false',
    'SELECT 2;',
    '/* liquibase rollback',
    'SELECT 3;',
    '*/',
    '--changeset ann:3',
    'SELECT 4;',
    '--rollback empty',
    '--changeset ann:4',
    'SELECT 5;',
  ].join('\n')
  const line = (part: string | undefined) =>
    part?.split('\n').flatMap((written, index) => (written.trim() === '' ? [] : [`${index + 1}: ${written.trim()}`]))
  test.each<[string, 'up' | 'down', readonly string[] | undefined]>([
    ['a.sql#ann:1', 'up', ['2: --changeset ann:1 endDelimiter:GO', '3: CREATE TABLE a (id int)', '4: ;']],
    ['a.sql#ann:1', 'down', ['5: DROP TABLE a;']],
    ['a.sql#bo b:2', 'up', ['6: --changeset "bo b":2 runInTransaction:false', '7: SELECT 2;']],
    ['a.sql#bo b:2', 'down', ['9: SELECT 3;']],
    ['a.sql#ann:3', 'down', []],
    ['a.sql#ann:4', 'down', undefined],
  ])('%s %s', (key, direction, expected) => {
    expect(line(partOf('liquibase', text, direction, key))).toEqual(expected)
  })

  test('a file that a changelog names and that bears no changesets is the way up', () => {
    expect(partOf('liquibase', 'SELECT 1;', 'up')).toBe('SELECT 1;')
    expect(partOf('liquibase', 'SELECT 1;', 'down')).toBeUndefined()
  })
})

describe('the way down lies in a file beside', () => {
  test.each<[RunnerName, string, string | undefined]>([
    ['diesel', 'm/1_a/up.sql', 'm/1_a/down.sql'],
    ['golang-migrate', 'm/1_a.up.sql', 'm/1_a.down.sql'],
    ['flyway', 'm/V1.0__a.sql', 'm/U1__undo.sql'],
    ['flyway', 'm/R__a.sql', undefined],
    ['prisma', 'm/1_a/migration.sql', 'm/1_a/down.sql'],
    ['sqitch', 'm/deploy/x/a@v1.sql', 'm/revert/x/a@v1.sql'],
    ['popx', 'm/1_a.postgres.up.sql', 'm/1_a.down.sql'],
    ['popx', 'm/1_a.autocommit.up.sql', 'm/1_a.autocommit.down.sql'],
    ['plain', 'm/1_a.sql', 'm/1_a.rollback.sql'],
    ['plain', 'm/1_a.up.sql', 'm/1_a_down.sql'],
    ['plain', 'm/001.do.orders.sql', 'm/001.undo.orders.sql'],
    ['drizzle', 'm/1_a.sql', undefined],
  ])('%s %s: %s', async (runner, path, expected) => {
    const name = readName(runner, path)
    if (!name) throw new Error('not named as the runner asks')
    const tree = memoryTree({
      [path]: 'SELECT 1;',
      ...(expected ? { [expected]: 'SELECT 2;' } : {}),
      'm/U2__b.sql': '',
    })
    const downs = await downSteps({ runner, folder: 'm' }, [{ ...name, key: path, path, id: '' }], tree)
    expect([...downs]).toEqual(expected ? [[path, { path: expected, text: 'SELECT 2;' }]] : [])
  })
})
