import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/core/finding.ts'
import { suggestionsOf } from '../../src/report/suggestions.ts'
import { finding, ran, reviewOf } from './sample-reviews.ts'

const engine = 'PGlite 0.5.16 (PostgreSQL 18.6)'
const line = { path: 'db/2.sql', line: 2, column: 1 }

function blocked(text: string, given: Partial<Finding> = {}): Finding {
  return finding({
    ruleId: 'migration/create-index-not-concurrently',
    severity: 'error',
    message: 'orders: ShareLock blocks writes',
    location: line,
    subject: { kind: 'index', name: 'public.by_sum' },
    proof: { kind: 'source', excerpt: 'CREATE INDEX by_sum ON orders (sum)' },
    fix: {
      ...{ engine, steps: [{ sql: text.replace(/;$/, '') }] },
      replacement: { path: line.path, startLine: 2, endLine: 4, text },
    },
    ...given,
  })
}

const suggested = (...findings: readonly Finding[]) =>
  suggestionsOf(reviewOf({ outcomes: [ran('migration', { findings })] }))

describe('a proved edit', () => {
  test('is offered with its reason, as GitHub wants a suggestion', () => {
    const one = blocked('CREATE INDEX CONCURRENTLY by_sum ON orders (sum);')
    expect(suggested(one)).toEqual([
      {
        ...{ fingerprint: one.fingerprint, path: 'db/2.sql', startLine: 2, endLine: 4 },
        body: [
          '**orders: ShareLock blocks writes.** `migration/create-index-not-concurrently`',
          '',
          `Run on ${engine}, this leaves the same schema:`,
          '',
          '```suggestion',
          'CREATE INDEX CONCURRENTLY by_sum ON orders (sum);',
          '```',
        ].join('\n'),
      },
    ])
  })

  test('no fence within it ends the suggestion', () => {
    const [offered] = suggested(blocked("COMMENT ON INDEX by_sum IS '\n```\n@team'"))
    expect(offered?.body.split('\n').slice(4)).toEqual([
      '````suggestion',
      "COMMENT ON INDEX by_sum IS '",
      '```',
      "@team'",
      '````',
    ])
  })

  test.each([
    ['a note', blocked('SELECT 1;', { severity: 'note' })],
    ['what somebody accepted', blocked('SELECT 1;', { accepted: { by: 'dana', reason: 'it holds 40 rows' } })],
    ['a bidi mark, which a reader would not see', blocked("COMMENT ON INDEX by_sum IS '\u202Eadmin';")],
    ['what would forge a marker', blocked("COMMENT ON INDEX by_sum IS '<!-- breakwater';")],
    ['a very long edit', blocked(`SELECT ${'1, '.repeat(2000)}1;`)],
    [
      'several steps, which no one edit carries out',
      blocked('', { fix: { engine, steps: [{ sql: 'A' }, { sql: 'B' }] } }),
    ],
  ])('%s is not offered', (_, one) => {
    expect(suggested(one)).toEqual([])
  })

  test('a long statement is offered whole, never cut', () => {
    const text = `SELECT\n${Array.from({ length: 60 }, (_, at) => `  ${at}`).join(',\n')},\n  '${'x'.repeat(900)}';`
    expect(suggested(blocked(text))[0]?.body).toContain(`\n${text}\n`)
  })

  test('more than ten are left to the comment, errors first', () => {
    const many = Array.from({ length: 12 }, (_, at) =>
      blocked(`SELECT ${at};`, { severity: at < 11 ? 'warning' : 'error', location: { ...line, line: at + 1 } }),
    )
    const offered = suggested(...many)
    expect(offered).toHaveLength(10)
    expect(offered[0]?.body).toContain('SELECT 11;')
  })
})
