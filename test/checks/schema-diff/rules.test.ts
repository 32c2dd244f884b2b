import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../../../src/checks/schema-diff/rules/index.ts'
import { runRules } from '../../../src/core/rule.ts'
import { schemaExamples } from '../../rules/schema-diff.ts'

let examples: Awaited<ReturnType<typeof schemaExamples>>
beforeAll(async () => {
  examples = await schemaExamples()
})
afterAll(() => examples?.close())

describe.each(rules)('$meta.id', ({ meta, examples: given }) => {
  test.each(given)('$title', async ({ given, hits }) => {
    const findings = runRules(rules, await examples.prepare(given))
    expect(findings.filter(({ ruleId }) => ruleId === meta.id).map(({ message }) => message)).toEqual(hits)
  })
})

describe('every rule together', () => {
  test('says each difference once', async () => {
    const comparison = await examples.prepare({
      base: 'CREATE TABLE a (id int PRIMARY KEY, x int, y text); CREATE INDEX ax ON a (x); CREATE TABLE gone (id int)',
      migration: `ALTER TABLE a DROP COLUMN x, ALTER y SET NOT NULL, ALTER y SET DEFAULT '', ADD COLUMN z uuid;
        DROP TABLE gone; CREATE TABLE fresh (id int PRIMARY KEY)`,
    })
    const findings = runRules(rules, comparison)
    expect(findings.map(({ ruleId }) => ruleId).sort()).toEqual([
      'schema/column-added',
      'schema/column-default-changed',
      'schema/column-dropped',
      'schema/column-nullability-changed',
      'schema/table-added',
      'schema/table-dropped',
    ])
    expect(findings).toHaveLength(comparison.changes.length)
  })

  test('is a note where a migration explains it, and more where only the file speaks', async () => {
    const base = 'CREATE TABLE a (id int, x int)'
    const migrated = runRules(rules, await examples.prepare({ base, migration: 'ALTER TABLE a DROP COLUMN x' }))
    const filed = runRules(rules, await examples.prepare({ base, head: 'CREATE TABLE a (id int)' }))
    expect([...migrated, ...filed].map(({ severity }) => severity)).toEqual(['note', 'warning'])
  })
})
