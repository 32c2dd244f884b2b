import { describe, expect, test } from 'vitest'
import { rules } from '../../../src/checks/api-diff/rules/index.ts'
import { prepare } from '../../rules/api-diff.ts'

describe.each(rules)('$meta.id', ({ check, examples }) => {
  test.each([...examples])('$title', async ({ given, hits }) => {
    expect(check(await prepare(given)).map(({ message }) => message)).toEqual(hits)
  })
})
