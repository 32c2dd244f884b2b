import { describe, expect, test } from 'vitest'
import type { RuleSetting } from '../../src/core/config.ts'
import type { Hit, Severity, Subject } from '../../src/core/finding.ts'
import type { Proof } from '../../src/core/proof.ts'
import type { RuleMeta } from '../../src/core/rule.ts'
import { runConfiguredRules } from '../../src/core/rule-settings.ts'

const proved: Proof = { kind: 'diff', structural: true, before: { text: 'get' }, after: undefined }
const unproved: Proof = { kind: 'undecided', reason: 'too hard' }

function get(path: string): Subject {
  return { kind: 'operation', method: 'get', path }
}

interface Given {
  readonly severity?: Severity
  readonly proof?: Proof
  readonly reach?: readonly Subject[]
  readonly file?: string
  readonly meta?: Partial<RuleMeta>
}

/** One finding of the rule `api/gone`, which may be as loud as an error, judged by some settings. */
function judged(given: Given, settings: readonly Omit<RuleSetting, 'rule'>[]) {
  const reach = given.reach ?? [get('/orders')]
  const [subject = get('/orders')] = reach
  const hit: Hit = {
    message: 'it is gone',
    severity: given.severity ?? 'error',
    subject,
    reach,
    location: { path: given.file ?? 'openapi.yaml', line: 1, column: 1 },
    key: 'gone',
    proof: given.proof ?? proved,
  }
  const meta: RuleMeta = { id: 'api/gone', severity: 'error', since: '0.1.0', title: 'Keep', effect: '', ...given.meta }
  const rule = { meta, check: () => [hit] }
  const { findings, remarks } = runConfiguredRules(
    [rule],
    undefined,
    settings.map((setting) => ({ rule: 'api/gone', ...setting })),
  )
  return { severity: findings[0]?.severity ?? 'none', remarks }
}

describe('one setting', () => {
  test.each([
    ['error', 'off', 'none', ['1 finding is off by config: api/gone (1)']],
    ['error', 'note', 'note', ['1 finding is lowered by config: api/gone (1)']],
    ['error', 'warning', 'warning', ['1 finding is lowered by config: api/gone (1)']],
    ['error', 'error', 'error', []],
    ['warning', 'error', 'error', ['1 finding is raised by config: api/gone (1)']],
    ['note', 'warning', 'warning', ['1 finding is raised by config: api/gone (1)']],
  ] as const)('makes of a proved %s, wanted as %s: %s', (severity, wanted, expected, remarks) => {
    expect(judged({ severity }, [{ severity: wanted }])).toEqual({ severity: expected, remarks })
  })

  test('may raise above what the rule says of itself', () => {
    const result = judged({ severity: 'warning', meta: { severity: 'warning' } }, [{ severity: 'error' }])
    expect(result.severity).toBe('error')
  })

  test('makes no error of what is not proved, and says so', () => {
    expect(judged({ proof: unproved }, [{ severity: 'error' }])).toEqual({
      severity: 'warning',
      remarks: ['1 finding stays at warning where the config asks for error, for lack of proof: api/gone (1)'],
    })
  })

  test('of another rule changes nothing', () => {
    expect(judged({}, [])).toEqual({ severity: 'error', remarks: [] })
    const other = [{ rule: 'api/other', severity: 'off' as const }]
    const rule = {
      meta: { id: 'api/gone', severity: 'note' as const, since: '0.1.0', title: 'Keep', effect: '' },
      check: (): readonly Hit[] => [
        { message: 'm', subject: get('/a'), key: 'k', proof: proved, location: { path: 'a', line: 1, column: 1 } },
      ],
    }
    expect(runConfiguredRules([rule], undefined, other)).toMatchObject({
      findings: [{ severity: 'note' }],
      remarks: [],
    })
  })
})

describe('a setting with paths', () => {
  test.each([
    ['/internal/**', '/internal/jobs', 'none'],
    ['/internal/**', '/internal', 'none'],
    ['/internal/**', '/internals/jobs', 'error'],
    ['/internal/*', '/internal/jobs/{id}', 'error'],
    ['/orders/{id}', '/orders/{id}', 'none'],
    ['/orders/{id}/**', '/orders/{id}/lines', 'none'],
    ['/orders/{id}', '/orders/{order}', 'error'],
    ['/{jobs,runs}/**', '/runs/{id}', 'none'],
    ['/reports(old)', '/reports(old)', 'none'],
    ['webhook:*', 'webhook:paid', 'none'],
    ['/**', '/.well-known/keys', 'none'],
  ])('%s and the operation %s: %s', (glob, path, expected) => {
    expect(judged({ reach: [get(path)] }, [{ severity: 'off', paths: [glob] }]).severity).toBe(expected)
  })

  test('says nothing of what is no operation', () => {
    const reach: readonly Subject[] = [{ kind: 'document', name: 'openapi.yaml' }]
    expect(judged({ reach }, [{ severity: 'off', paths: ['/**'] }]).severity).toBe('error')
    expect(judged({ reach }, [{ severity: 'off' }]).severity).toBe('none')
  })

  test('with files holds where both fit', () => {
    const settings = [{ severity: 'off' as const, paths: ['/jobs'], files: ['internal/**'] }]
    const reach = [get('/jobs')]
    expect(judged({ reach, file: 'internal/api.yaml' }, settings).severity).toBe('none')
    expect(judged({ reach, file: 'public/api.yaml' }, settings).severity).toBe('error')
    expect(judged({ reach: [get('/orders')], file: 'internal/api.yaml' }, settings).severity).toBe('error')
  })
})

test('the first setting that fits a place decides', () => {
  const settings = [
    { severity: 'off' as const, paths: ['/internal/**'] },
    { severity: 'warning' as const, paths: ['/**'] },
    { severity: 'note' as const },
  ]
  expect(judged({ reach: [get('/internal/jobs')] }, settings).severity).toBe('none')
  expect(judged({ reach: [get('/orders')] }, settings).severity).toBe('warning')
  expect(judged({ reach: [{ kind: 'document', name: 'a.yaml' }] }, settings).severity).toBe('note')
})

describe('a finding that reaches several operations', () => {
  const reach = [get('/internal/jobs'), get('/orders')]

  test.each([
    ['off for one of them keeps its severity', [{ severity: 'off', paths: ['/internal/**'] }], 'error'],
    [
      'is as loud as the loudest wants it',
      [{ severity: 'note', paths: ['/internal/**'] }, { severity: 'warning' }],
      'warning',
    ],
    ['raised for one of them is raised', [{ severity: 'error', paths: ['/orders'] }, { severity: 'note' }], 'error'],
    ['off for all of them is off', [{ severity: 'off', paths: ['/internal/**', '/orders'] }], 'none'],
  ] as const)('%s', (_, settings, expected) => {
    expect(judged({ reach }, settings).severity).toBe(expected)
  })
})

describe('a rule that is off by default', () => {
  const meta = { optIn: true } as const

  test.each([
    ['without a setting', [], 'none'],
    ['with a severity', [{ severity: 'warning' }], 'warning'],
    ['turned off by name', [{ severity: 'off' }], 'none'],
    ['asked for elsewhere', [{ severity: 'warning', paths: ['/internal/**'] }], 'none'],
    ['asked for here', [{ severity: 'warning', paths: ['/orders'] }], 'warning'],
  ] as const)('%s', (_, settings, expected) => {
    const result = judged({ meta }, settings)
    expect(result.severity).toBe(expected)
    expect(result.remarks.filter((remark) => remark.includes('off by config'))).toEqual([])
  })
})
