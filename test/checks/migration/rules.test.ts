import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../../../src/checks/migration/rules/index.ts'
import { runRules } from '../../../src/core/rule.ts'
import { migrationExamples } from '../../rules/migration.ts'

let examples: Awaited<ReturnType<typeof migrationExamples>>
beforeAll(async () => {
  examples = await migrationExamples()
})
afterAll(() => examples.close())

describe.each(rules)('$meta.id', ({ meta, examples: given }) => {
  test.each(given)('$title', async ({ given, hits }) => {
    // All rules at once: what a specific rule claims, the general one must leave to it.
    const findings = runRules(rules, await examples.prepare(given))
    expect(findings.filter(({ ruleId }) => ruleId === meta.id).map(({ message }) => message)).toEqual(hits)
  })
})
