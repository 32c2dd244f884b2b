import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proveRemedies } from '../../../src/checks/migration/remedy/prove.ts'
import { rules } from '../../../src/checks/migration/rules/index.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { runRules } from '../../../src/core/rule.ts'
import { emptyDatabase, migrationExamples } from '../../rules/migration.ts'

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

test('a remedy names the way of the runner', async () => {
  const given = {
    schema: 'CREATE TABLE orders (user_id int);',
    migration: 'CREATE UNIQUE INDEX by_user\n  ON orders (user_id);',
    runner: 'diesel' as const,
  }
  const [finding] = runRules(rules, await examples.prepare(given))
  expect(finding?.remedy).toBe(
    'Use CREATE INDEX CONCURRENTLY, alone in its migration, with `run_in_transaction = false` in its metadata.toml.',
  )
})

describe('a remedy in SQL silences its rule', () => {
  const given = rules.flatMap(({ meta, examples: all }) =>
    // A broken query has no remedy in SQL.
    all
      .filter(({ given, hits }) => hits.length > 0 && !('queries' in given))
      .map((example) => ({ id: meta.id, ...example })),
  )
  test.each(given)('$id: $title', async ({ id, given }) => {
    if ('base' in given) return
    const run = await examples.prepare(given)
    const found = runRules(rules, run, new Set([id])).filter(({ ruleId, proposed }) => ruleId === id && proposed)
    if (found.length === 0) return
    const fresh = async () => {
      await emptyDatabase(examples.session)
      if (given.schema !== '') await examples.session.execute(given.schema)
      return examples.session
    }
    const input = { run, rules, session: fresh, linked: new Set<string>(), until: Number.POSITIVE_INFINITY }
    const proved = await proveRemedies(found, input)
    // One statement, or one command of it, takes one remedy: of two findings on it, the first one's.
    const places = (findings: readonly Finding[]) =>
      new Set(findings.map(({ location, proposed }) => `${location.line}:${location.column} ${proposed?.replaces}`))
    const fixed = found.filter((_, index) => proved[index]?.fix)
    expect(places(fixed)).toEqual(places(found))
  })
})

test('what a specific rule claims, the general one leaves to it', async () => {
  const given = {
    schema: 'CREATE TABLE orders (note text);',
    migration: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
  }
  const ids = runRules(rules, await examples.prepare(given)).map(({ ruleId }) => ruleId)
  expect(ids).toContain('migration/set-not-null-scan')
  expect(ids).not.toContain('migration/blocking-work')
})
