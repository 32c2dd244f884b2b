import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proveRemedies } from '../../../src/checks/migration/remedy/prove.ts'
import { rules } from '../../../src/checks/migration/rules/index.ts'
import type { MigrationExample, MigrationRun } from '../../../src/checks/migration/subject.ts'
import type { Finding } from '../../../src/core/finding.ts'
import { runRules } from '../../../src/core/rule.ts'
import { emptyDatabase, migrationExamples } from '../../rules/migration.ts'

let examples: Awaited<ReturnType<typeof migrationExamples>>
beforeAll(async () => {
  examples = await migrationExamples()
})
afterAll(() => examples.close())

/** Each example is run once; what it did is judged more than once. */
const runs = new Map<MigrationExample, MigrationRun>()
async function runOf(given: MigrationExample): Promise<MigrationRun> {
  const run = runs.get(given) ?? (await examples.prepare(given))
  runs.set(given, run)
  return run
}

/** Errors only on a Postgres before 18, and where a plan of Sqitch's names the file: other tests show those. */
const shownElsewhere = new Set(['migration/foreign-key-not-valid-on-partitioned', 'migration/uncommitted-transaction'])

describe.each(rules)('$meta.id', (rule) => {
  const { meta, examples: given } = rule
  test.each(given)('$title', async ({ given, hits }) => {
    // A general rule is shown by itself: most of its examples have a specific rule by now, to which it would leave them.
    const findings = runRules(meta.general ? [rule] : rules, await runOf(given), new Set([meta.id]))
    expect(findings.filter(({ ruleId }) => ruleId === meta.id).map(({ message }) => message)).toEqual(hits)
  })

  // Else its page promises what no finding keeps, and nobody would notice an error that has become a warning.
  test.skipIf(shownElsewhere.has(meta.id))('an example is as severe as the rule may be', async () => {
    const found: Finding[] = []
    for (const { given: example, hits } of given) {
      if (hits.length > 0) found.push(...runRules([rule], await runOf(example), new Set([meta.id])))
    }
    expect(found.map(({ severity }) => severity)).toContain(meta.severity)
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
    const run = await runOf(given)
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

test("between the rename's steps, neither release loses a value", async () => {
  const given = {
    schema: 'CREATE TABLE orders (id int, note text, sum int);',
    migration: 'ALTER TABLE orders RENAME note TO remark;',
  }
  const [finding] = runRules(rules, await examples.prepare(given), new Set(['migration/rename-column']))
  const steps = finding?.remedy?.split(/^-- .*$/m)[1] ?? ''
  const { session } = examples
  await emptyDatabase(session)
  await session.execute(`${given.schema} INSERT INTO orders VALUES (1, 'old', 1), (2, 'older', 1);`)
  await session.execute(steps)
  // Before the backfill: an UPDATE of anything else, by either release, then each by its own name.
  await session.execute(`
    UPDATE orders SET sum = 2 WHERE id = 1;
    UPDATE orders SET note = 'by base' WHERE id = 2;
    INSERT INTO orders (id, note) VALUES (3, 'by base');
    INSERT INTO orders (id, remark) VALUES (4, 'by head'), (5, 'head');
    UPDATE orders SET remark = 'by head' WHERE id = 5;`)
  const { rows } = await session.query('SELECT id, note, remark FROM orders ORDER BY id')
  expect(rows).toEqual([
    { id: 1, note: 'old', remark: 'old' },
    { id: 2, note: 'by base', remark: 'by base' },
    { id: 3, note: 'by base', remark: 'by base' },
    { id: 4, note: 'by head', remark: 'by head' },
    { id: 5, note: 'by head', remark: 'by head' },
  ])
})
