import { expect, test } from 'vitest'
import { parseConfig } from '../../src/config/config-file.ts'

const read = (database: string) => parseConfig(`database:\n${database}`, 'config.yml').database

test.each([
  ['  prelude: ./db/roles.sql', 'db/roles.sql'],
  ['  prelude: [db/roles.sql, db/schemas.sql]', ['db/roles.sql', 'db/schemas.sql']],
])('%s', (yaml, expected) => {
  expect(read(yaml).prelude).toEqual(expected)
})

test('placeholders by name', () => {
  expect(read('  placeholders:\n    Namespace: auth\n    "flyway:user": app').placeholders).toEqual({
    Namespace: 'auth',
    'flyway:user': 'app',
  })
})

test.each([
  ['a value of two lines, which would move all that follow', '  placeholders: { schema: "a\\nb" }'],
  ['a name with the signs around it', '  placeholders: { "{schema}": a }'],
  ['a prelude outside of the repository', '  prelude: [../secret.sql]'],
])('refused: %s', (_, yaml) => {
  expect(() => read(yaml)).toThrowError(expect.objectContaining({ trouble: expect.anything() }))
})
