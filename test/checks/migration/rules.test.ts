import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rules } from '../../../src/checks/migration/rules/index.ts'
import { runRules } from '../../../src/core/rule.ts'
import { migrationExamples } from '../../rules/migration.ts'

let examples: Awaited<ReturnType<typeof migrationExamples>>
beforeAll(async () => {
  examples = await migrationExamples()
})
afterAll(() => examples.close())

describe.each(rules)('$meta.id', (rule) => {
  const { meta, examples: given } = rule
  test.each(given)('$title', async ({ given, hits }) => {
    // A general rule is shown by itself: most of its examples have a specific rule by now, to which it would leave them.
    const findings = runRules(meta.general ? [rule] : rules, await examples.prepare(given), new Set([meta.id]))
    expect(findings.filter(({ ruleId }) => ruleId === meta.id).map(({ message }) => message)).toEqual(hits)
  })
})

test('a remedy names the very statement and the way of the runner', async () => {
  const given = {
    schema: 'CREATE TABLE orders (user_id int);',
    migration: 'CREATE UNIQUE INDEX by_user\n  ON orders (user_id);',
    runner: 'diesel' as const,
  }
  const [finding] = runRules(rules, await examples.prepare(given))
  expect(finding?.remedy).toBe(
    'Run `CREATE UNIQUE INDEX CONCURRENTLY by_user ON orders (user_id)` alone in its migration, with `run_in_transaction = false` in its metadata.toml.',
  )
})

describe('a remedy in SQL silences its rule', () => {
  const given = rules.flatMap(({ meta, examples: all }) =>
    all.filter(({ hits }) => hits.length > 0).map((example) => ({ id: meta.id, ...example })),
  )
  test.each(given)('$id: $title', async ({ id, given }) => {
    const findings = runRules(rules, await examples.prepare(given)).filter(({ ruleId }) => ruleId === id)
    for (const { remedy } of findings) {
      const [, sql] = /^Run `([^`]+)`/.exec(remedy ?? '') ?? []
      if (sql === undefined || 'base' in given) continue
      const after = runRules(rules, await examples.prepare({ ...given, migration: sql }))
      expect(after.map(({ ruleId }) => ruleId)).toEqual([])
    }
  })
})

test('what a specific rule claims, the general one leaves to it', async () => {
  const given = {
    schema: 'CREATE TABLE orders (note text);',
    migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
  }
  const findings = runRules(rules, await examples.prepare(given))
  // A row of ours has a NULL there, which is another fact.
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(['migration/set-not-null-scan', 'migration/fails-on-some-rows'])
})
