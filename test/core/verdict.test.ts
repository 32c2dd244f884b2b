import { describe, expect, test } from 'vitest'
import type { CheckOutcome, CheckResult, RollbackProof } from '../../src/core/check.ts'
import type { AcceptedEntry, CheckName } from '../../src/core/config.ts'
import type { Finding } from '../../src/core/finding.ts'
import type { ApprovalState } from '../../src/core/ports.ts'
import type { Proof } from '../../src/core/proof.ts'
import type { StatementTrace } from '../../src/core/trace.ts'
import { conclusionOf, type DecideInput, decide, exitCode } from '../../src/core/verdict.ts'
import fc from '../properties.ts'
import { arbitraryReview } from '../report/arbitrary-review.ts'

const head = 'a'.repeat(40)
const older = 'b'.repeat(40)

const gone: Finding = {
  ruleId: 'api/operation-removed',
  severity: 'error',
  message: 'DELETE /orders/{id} is gone',
  fingerprint: '0123456789ab',
  cause: '0123456789ab',
  location: { path: 'openapi.yaml', line: 3, column: 1 },
  subject: { kind: 'operation', method: 'delete', path: '/orders/{id}' },
  reach: [{ kind: 'operation', method: 'delete', path: '/orders/{id}' }],
  proof: { kind: 'diff', structural: true, before: { text: 'delete:' }, after: undefined },
}
const undecided: Proof = { kind: 'undecided', reason: 'the pattern is beyond us' }
const measured: Proof = {
  kind: 'measurement',
  metric: 'p99',
  measured: 812,
  floor: 600,
  unit: 'ms',
  samples: 1000,
  exceeding: 40,
  probability: 1e-12,
}
const slow: Finding = {
  ...gone,
  ruleId: 'load/slo-broken',
  message: 'p99 is 812 ms',
  fingerprint: 'ffff00000000',
  subject: { kind: 'endpoint', name: 'all operations' },
  proof: measured,
}
const refused: Finding = {
  ...gone,
  ruleId: 'migration/migration-fails',
  message: 'the statement fails',
  location: { path: 'db/2.sql', line: 4, column: 1 },
  subject: { kind: 'migration', name: 'db/2.sql' },
  proof: {
    kind: 'trace',
    statement: 'ALTER TABLE orders ADD COLUMN x int NOT NULL',
    locks: [],
    scans: [],
    rewrites: [],
    rows: {},
    sqlstate: '23502',
    engine: 'PGlite',
  },
}
const statement: StatementTrace = {
  path: 'db/2.sql',
  line: 1,
  statement: 'CREATE TABLE carts (id int)',
  transaction: 1,
  locks: [],
  held: [],
  rewrites: [],
  scans: [],
  rows: {},
  ms: 1,
}
const indexing: StatementTrace = {
  ...statement,
  statement: 'CREATE INDEX ON orders (user_id)',
  locks: [{ relation: 'public.orders', mode: 'ShareLock', preexisting: true, source: 'measured' }],
  scans: ['public.orders'],
}

function ran(check: CheckName, result: Partial<CheckResult> = {}): CheckOutcome {
  return { status: 'ran', check, findings: [], unproven: [], remarks: [], summary: '', ...result }
}
const clean = ran('api-diff')
const broken = ran('api-diff', { findings: [gone] })
const skipped: CheckOutcome = { status: 'skipped', check: 'load-test', reason: 'no preview' }
const failed: CheckOutcome = {
  status: 'failed',
  check: 'load-test',
  error: { code: 'preview-unreachable', message: 'the preview never answered', hint: 'look at it' },
}
const unproven = ran('api-diff', {
  unproven: [{ subject: 'a.yaml', code: 'not-yaml', message: 'not YAML', hint: 'mend it' }],
})
const migrated = ran('migration', { trace: [statement] })

const chains = {
  stack: ['tech-lead'],
  schema_migration: ['service-owner', 'dba'],
  external_service: ['security'],
  api_breaking: ['api-owner', 'product'],
  slo_breach: ['service-owner', 'error-budget-consumer'],
}
const floor = { p50Ms: 80, p95Ms: 300, p99Ms: 600, errorRate: 0.005, uptime: 0.999, rpoMinutes: 5, rtoMinutes: 60 }
const state: ApprovalState = { author: 'alice', approvals: [], teams: {} }
const entry: AcceptedEntry = {
  fingerprint: gone.fingerprint,
  by: 'carol',
  reason: 'v1 is retired',
  until: '2026-12-31',
}

type Change = Omit<Partial<DecideInput>, 'config'> & { config?: Partial<DecideInput['config']> }
function decided({ config, ...change }: Change) {
  return decide({
    outcomes: [clean],
    profile: { name: 'p', source: 'built-in', description: '', floor, approverChains: chains, rollout: [] },
    approvalState: state,
    headSha: head,
    mergeGroup: false,
    today: '2026-11-22',
    ...change,
    config: { approvers: {}, approvals: 'named', inconclusive: 'block', accepted: [], ...config },
  })
}
const approvedBy = (...logins: string[]): ApprovalState => ({
  ...state,
  approvals: logins.map((login) => ({ login, sha: head })),
})

describe('the first row that holds decides', () => {
  const everyone = { 'api-owner': ['bob'], product: ['carol'] }
  test.each<[string, Change, string, string, RegExp]>([
    ['an error', { outcomes: [broken] }, 'block', 'failure', /^1 error in api-diff$/],
    ['an error beside a failure', { outcomes: [failed, broken] }, 'block', 'failure', /^1 error in api-diff$/],
    ['an error and an approval', { outcomes: [broken], approvalState: approvedBy('bob') }, 'block', 'failure', /error/],
    [
      'an error, inconclusive allowed',
      { outcomes: [broken], config: { inconclusive: 'allow' } },
      'block',
      'failure',
      /error/,
    ],
    ['a floor proved broken', { outcomes: [ran('load-test', { findings: [slow] })] }, 'block', 'failure', /load-test/],
    [
      'a failed check',
      { outcomes: [clean, failed] },
      'inconclusive',
      'failure',
      /^load-test failed: the preview never/,
    ],
    ['something unproven', { outcomes: [unproven] }, 'inconclusive', 'failure', /^api-diff could not tell: a\.yaml$/],
    ['unproven beside a migration', { outcomes: [unproven, migrated] }, 'inconclusive', 'failure', /a\.yaml/],
    [
      'a failed check, allowed',
      { outcomes: [clean, failed], config: { inconclusive: 'allow' } },
      'pass',
      'success',
      /^nothing blocks/,
    ],
    [
      'unproven and a migration, allowed',
      { outcomes: [unproven, migrated], config: { inconclusive: 'allow', approvers: { dba: ['bob'] } } },
      'needs-approval',
      'action_required',
      /^approval of aaaaaaa is missing from dba$/,
    ],
    [
      'a required role that is missing',
      { outcomes: [migrated], config: { approvers: { dba: ['bob'] } } },
      'needs-approval',
      'action_required',
      /missing from dba$/,
    ],
    [
      'roles that nobody is named for',
      { outcomes: [migrated] },
      'needs-approval',
      'success',
      /^approval by service-owner and dba is advisory/,
    ],
    [
      'everyone required has approved',
      { outcomes: [migrated], approvalState: approvedBy('bob'), config: { approvers: { dba: ['bob'] } } },
      'pass',
      'success',
      /^everyone required has approved aaaaaaa$/,
    ],
    [
      'an accepted break and no approval',
      { outcomes: [broken], config: { accepted: [entry], approvers: everyone } },
      'needs-approval',
      'action_required',
      /missing from api-owner and product$/,
    ],
    [
      'an accepted break, approved',
      {
        outcomes: [broken],
        approvalState: approvedBy('bob', 'carol'),
        config: { accepted: [entry], approvers: everyone },
      },
      'pass',
      'success',
      /^everyone/,
    ],
    [
      'a warning that nothing proves',
      { outcomes: [ran('api-diff', { findings: [{ ...gone, severity: 'warning', proof: undecided }] })] },
      'pass',
      'success',
      /nobody has to approve/,
    ],
    ['no findings', {}, 'pass', 'success', /^nothing blocks and nobody has to approve$/],
    ['some skipped', { outcomes: [clean, skipped] }, 'pass', 'success', /^nothing blocks/],
    ['all skipped', { outcomes: [skipped] }, 'pass', 'success', /^nothing to review$/],
    ['no checks at all', { outcomes: [] }, 'pass', 'success', /^nothing to review$/],
    [
      'a merge group does not ask again',
      { outcomes: [migrated], mergeGroup: true, config: { approvers: { dba: ['bob'] } } },
      'pass',
      'success',
      /on the pull request/,
    ],
    ['a merge group with an error', { outcomes: [broken], mergeGroup: true }, 'block', 'failure', /error/],
  ])('%s', (_, change, decision, conclusion, reason) => {
    const { verdict } = decided(change)
    expect(verdict.decision).toBe(decision)
    expect(conclusionOf(verdict)).toBe(conclusion)
    expect(verdict.reasons[0]).toMatch(reason)
  })

  test('a block names its findings, and still says what could not be told', () => {
    const { verdict } = decided({ outcomes: [failed, broken] })
    expect(verdict).toMatchObject({ decision: 'block', blocking: [gone] })
    expect(verdict.reasons.at(-1)).toMatch(/^load-test failed/)
  })

  test('a kill criterion is a reason where one has tripped, and only there', () => {
    const reasons = (outcome: CheckOutcome) => decided({ outcomes: [outcome] }).verdict.reasons
    expect(reasons(ran('load-test', { findings: [slow] }))).toEqual([
      '1 error in load-test',
      'kill criteria tripped: floor-p99',
    ])
    expect(reasons(broken)).toEqual(['1 error in api-diff'])
  })

  test('a merge group asks nobody again', () => {
    expect(decided({ outcomes: [migrated] }).approvers).not.toEqual([])
    expect(decided({ outcomes: [migrated], mergeGroup: true }).approvers).toEqual([])
  })

  test('what was allowed to be inconclusive stays listed', () => {
    const { verdict } = decided({ outcomes: [clean, failed], config: { inconclusive: 'allow' } })
    expect(verdict.reasons.at(-1)).toMatch(/never answered.*inconclusive: allow/)
  })
})

describe('accepted findings', () => {
  const accepted = (change: Partial<AcceptedEntry>) =>
    decided({ outcomes: [broken], config: { accepted: [{ ...entry, ...change }] } })

  test.each<[string, Partial<AcceptedEntry>, string]>([
    ['holds', {}, 'needs-approval'],
    ['holds through its last day', { until: '2026-11-22' }, 'needs-approval'],
    ['has run out', { until: '2026-11-21' }, 'block'],
    ['is for another finding', { fingerprint: 'ffffffffffff' }, 'block'],
  ])('%s', (_, change, decision) => {
    expect(accepted(change).verdict.decision).toBe(decision)
  })

  test('it stays in the outcomes, with the name', () => {
    expect(accepted({}).outcomes).toEqual([
      { ...broken, findings: [{ ...gone, accepted: { by: 'carol', reason: 'v1 is retired', until: '2026-12-31' } }] },
    ])
  })

  test('one that has run out is said', () => {
    const { verdict, outcomes } = accepted({ until: '2026-11-21' })
    expect(verdict.reasons.at(-1)).toMatch(/^carol accepted 0123456789ab .* until 2026-11-21; that has run out$/)
    expect(outcomes).toEqual([broken])
  })

  test('of several that have run out the last is said, wherever it stands', () => {
    const past = [
      { ...entry, until: '2020-01-01' },
      { ...entry, by: 'erin', until: '2026-11-21' },
      { ...entry, until: '2024-01-01' },
    ]
    const { verdict } = decided({ outcomes: [broken], config: { accepted: past } })
    expect(verdict.reasons.filter((reason) => reason.includes('run out'))).toEqual([
      expect.stringMatching(/^erin accepted .* until 2026-11-21/),
    ])
    const given = { ...gone, accepted: { by: 'dave', reason: 'ok', until: '2026-11-20' } }
    expect(decided({ outcomes: [ran('api-diff', { findings: [given] })] }).verdict.reasons.at(-1)).toMatch(
      /^dave accepted .* until 2026-11-20/,
    )
  })

  test('of two entries the one that holds counts', () => {
    const { verdict } = decided({
      outcomes: [broken],
      config: { accepted: [{ ...entry, until: '2020-01-01' }, entry] },
    })
    expect(verdict.decision).toBe('needs-approval')
    expect(verdict.reasons.join()).not.toMatch(/run out/)
  })

  test('an acceptance that came with the finding holds until its day too', () => {
    const given = (until: string) =>
      decided({
        outcomes: [ran('api-diff', { findings: [{ ...gone, accepted: { by: 'dave', reason: 'ok', until } }] })],
      }).verdict.decision
    expect(given('2026-11-22')).toBe('needs-approval')
    expect(given('2026-11-21')).toBe('block')
  })

  test('a doubt that a finding tells as well is none once the finding is accepted', () => {
    const open: Finding = { ...gone, severity: 'warning', proof: undecided }
    const doubt = { subject: 'GET /orders', code: 'undecided', message: 'm', hint: 'h', finding: gone.fingerprint }
    const outcomes = [ran('api-diff', { findings: [open], unproven: [doubt] })]
    expect(decided({ outcomes }).verdict.decision).toBe('inconclusive')
    const { outcomes: left, verdict } = decided({ outcomes, config: { accepted: [entry] } })
    expect(left).toMatchObject([{ unproven: [] }])
    expect(verdict.decision).not.toBe('inconclusive')
    expect(
      decided({ outcomes, config: { accepted: [{ ...entry, fingerprint: 'ffffffffffff' }] } }).verdict.decision,
    ).toBe('inconclusive')
  })

  test('an accepted breach of the floor trips no kill criterion', () => {
    const { verdict, killCriteria } = decided({
      outcomes: [ran('load-test', { findings: [slow] })],
      config: { accepted: [{ ...entry, fingerprint: slow.fingerprint }] },
    })
    expect(verdict.decision).toBe('needs-approval')
    expect(killCriteria.filter(({ tripped }) => tripped)).toEqual([])
  })
})

describe('approvals, role by role', () => {
  const ask = (approvers: Record<string, string[]>, approvalState: ApprovalState | undefined, more: Change = {}) =>
    decided({ outcomes: [migrated], approvalState, ...more, config: { approvers, ...more.config } })

  test.each<[string, Record<string, string[]>, ApprovalState | undefined, string]>([
    ['approved by the person named', { dba: ['bob'] }, approvedBy('bob'), 'pass'],
    ['logins are compared without case', { dba: ['Bob'] }, approvedBy('bOB'), 'pass'],
    ['a role is found however it is written', { DBA: ['@bob'] }, approvedBy('bob'), 'pass'],
    ['one of several is enough', { dba: ['bob', 'carol'] }, approvedBy('carol'), 'pass'],
    ['every role is asked', { dba: ['bob'], 'service-owner': ['carol'] }, approvedBy('bob'), 'needs-approval'],
    ['one person may stand for two roles', { dba: ['bob'], 'service-owner': ['bob'] }, approvedBy('bob'), 'pass'],
    ['somebody else approved', { dba: ['bob'] }, approvedBy('mallory'), 'needs-approval'],
    ['the author approved', { dba: ['alice'] }, approvedBy('alice'), 'needs-approval'],
    [
      'an older head was approved',
      { dba: ['bob'] },
      { ...state, approvals: [{ login: 'bob', sha: older }] },
      'needs-approval',
    ],
    [
      'a member of the team approved',
      { dba: ['org/dba'] },
      { ...approvedBy('bob'), teams: { 'org/dba': ['bob'] } },
      'pass',
    ],
    [
      'nobody of the team approved',
      { dba: ['org/dba'] },
      { ...approvedBy('eve'), teams: { 'org/dba': ['bob'] } },
      'needs-approval',
    ],
    [
      'the team cannot be read',
      { dba: ['org/dba'] },
      { ...approvedBy('bob'), teams: { 'org/dba': undefined } },
      'needs-approval',
    ],
    [
      'the team cannot be read, a person named beside it approved',
      { dba: ['org/dba', 'bob'] },
      approvedBy('bob'),
      'pass',
    ],
    ['nobody could be asked', { dba: ['bob'] }, undefined, 'needs-approval'],
  ])('%s', (_, approvers, approvalState, decision) => {
    expect(ask(approvers, approvalState).verdict.decision).toBe(decision)
  })

  test('people named: required; nobody: advisory', () => {
    expect(ask({ dba: ['bob'] }, approvedBy('bob')).approvers).toEqual([
      {
        role: 'service-owner',
        people: [],
        required: false,
        approved: [],
        because: 'schema_migration: 1 new statement in db/2.sql',
      },
      {
        role: 'dba',
        people: ['bob'],
        required: true,
        approved: [{ login: 'bob', sha: head }],
        because: 'schema_migration: 1 new statement in db/2.sql',
      },
    ])
  })

  test('the roles that are only advised are named', () => {
    expect(ask({ dba: ['bob'] }, approvedBy('bob')).verdict.reasons).toEqual([
      'everyone required has approved aaaaaaa',
      'advisory, because the config names nobody: service-owner',
    ])
    expect(ask({ dba: ['bob'], 'service-owner': ['bob'] }, approvedBy('bob')).verdict.reasons).toEqual([
      'everyone required has approved aaaaaaa',
    ])
    expect(ask({}, state).verdict.reasons).toEqual([
      'approval by service-owner and dba is advisory: the config names nobody for these roles',
    ])
  })

  test('`approvals: required` makes all required, and says what to do', () => {
    const { verdict, approvers } = ask({ dba: ['bob'] }, approvedBy('bob'), {
      config: { approvals: 'required', approvers: { dba: ['bob'] } },
    })
    expect(approvers.every(({ required }) => required)).toBe(true)
    expect(verdict).toMatchObject({ decision: 'needs-approval', advisory: false })
    expect(verdict.reasons.join('\n')).toMatch(/nobody is named for service-owner/)
  })

  test.each<[string, Record<string, string[]>, ApprovalState, RegExp]>([
    [
      'a team that cannot be read',
      { dba: ['org/dba'] },
      approvedBy('bob'),
      /org\/dba cannot be read.*members: read.*GITHUB_TOKEN/,
    ],
    [
      'the author alone in the role',
      { dba: ['alice'] },
      approvedBy('alice'),
      /only person named for dba is the author/,
    ],
  ])('the way out is named: %s', (_, approvers, approvalState, reason) => {
    expect(ask(approvers, approvalState).verdict.reasons.join('\n')).toMatch(reason)
  })

  test('a role asked twice is one approver with both reasons', () => {
    const { approvers } = decided({
      outcomes: [migrated, ran('load-test', { findings: [{ ...slow, severity: 'warning' }] })],
    })
    expect(approvers.map(({ role, because }) => [role, because])).toEqual([
      ['service-owner', 'schema_migration: 1 new statement in db/2.sql; slo_breach: p99 is 812 ms'],
      ['dba', 'schema_migration: 1 new statement in db/2.sql'],
      ['error-budget-consumer', 'slo_breach: p99 is 812 ms'],
    ])
  })
})

describe('what kind of change it is', () => {
  const warning = { ...gone, severity: 'warning' as const }
  const roles = (outcomes: readonly CheckOutcome[]) => decided({ outcomes }).approvers.map(({ role }) => role)
  test.each<[string, readonly CheckOutcome[], readonly string[]]>([
    ['a proved break', [broken], ['api-owner', 'product']],
    ['a proved warning', [ran('api-diff', { findings: [warning] })], ['api-owner', 'product']],
    ['a note', [ran('api-diff', { findings: [{ ...gone, severity: 'note' }] })], []],
    ['a guess', [ran('api-diff', { findings: [{ ...warning, proof: undecided }] })], []],
    ['new statements', [migrated], ['service-owner', 'dba']],
    ['a migration run without new statements', [ran('migration')], []],
    [
      'a difference of schemas',
      [ran('schema-diff', { findings: [{ ...gone, severity: 'note' }] })],
      ['service-owner', 'dba'],
    ],
    ['schemas that are the same', [ran('schema-diff')], []],
    ['a migration that could not be run', [{ ...failed, check: 'migration' }], ['service-owner', 'dba']],
    [
      'a migration that blocks writes',
      [ran('migration', { trace: [indexing] })],
      ['service-owner', 'dba', 'on-call-lead'],
    ],
    [
      'a migration that drops a table',
      [ran('migration', { trace: [statement], findings: [{ ...warning, ruleId: 'migration/drop-table' }] })],
      ['service-owner', 'dba', 'on-call-lead'],
    ],
    [
      'a migration that deletes rows',
      [ran('migration', { trace: [{ ...statement, rows: { 'public.a': { inserted: 0, updated: 0, deleted: 2 } } }] })],
      ['service-owner', 'dba', 'on-call-lead'],
    ],
    ['a lock without work', [ran('migration', { trace: [{ ...indexing, scans: [] }] })], ['service-owner', 'dba']],
    [
      'work on a new table',
      [
        ran('migration', {
          trace: [{ ...indexing, locks: indexing.locks.map((lock) => ({ ...lock, preexisting: false })) }],
        }),
      ],
      ['service-owner', 'dba'],
    ],
    [
      'work under a lock of an earlier statement',
      [
        ran('migration', {
          trace: [
            { ...indexing, scans: [] },
            { ...statement, held: [{ relation: 'public.orders', mode: 'ShareLock' }], scans: ['public.orders'] },
          ],
        }),
      ],
      ['service-owner', 'dba', 'on-call-lead'],
    ],
    ['a floor broken', [ran('load-test', { findings: [slow] })], ['service-owner', 'error-budget-consumer']],
  ])('%s', (_, outcomes, expected) => {
    expect(roles(outcomes)).toEqual(expected)
  })

  test.each([
    [
      'p99 is 739 ms, the floor 600 ms: 71 of 2,254 requests were slower, all of them GET /roast-days/today',
      'p99 is 739 ms, the floor 600 ms',
    ],
    [`orders: ${'x'.repeat(100)}`, `orders: ${'x'.repeat(71)}…`],
  ])('a long reason is cut short: %s', (message, gist) => {
    const { approvers } = decided({ outcomes: [ran('api-diff', { findings: [{ ...gone, message }] })] })
    expect(approvers[0]?.because).toBe(`api_breaking: ${gist}`)
  })

  test('the loudest reason is named, the others counted', () => {
    const { approvers } = decided({
      outcomes: [
        ran('api-diff', { findings: [{ ...warning, message: 'a warning' }, { ...warning, message: 'another' }, gone] }),
      ],
    })
    expect(approvers[0]?.because).toBe('api_breaking: DELETE /orders/{id} is gone, 2 more')
  })
})

describe('kill criteria', () => {
  const criteria = (outcomes: readonly CheckOutcome[]) => decided({ outcomes }).killCriteria

  test('nothing that asks for approval, nothing to watch', () => {
    expect(criteria([clean, skipped])).toEqual([])
  })

  test('a floor proved broken has tripped', () => {
    const [first] = criteria([ran('load-test', { findings: [slow] })])
    expect(first).toMatchObject({ id: 'floor-p99', when: 'now', tripped: true, metric: 'p99' })
    expect(first?.breach).toBe('worse than the floor of 600 ms: 812 ms over 1,000 requests')
  })

  test('a warning about the floor has not', () => {
    const found = criteria([ran('load-test', { findings: [{ ...slow, severity: 'warning' }] })])
    expect(found.map(({ id, when, tripped }) => [id, when, tripped])).toEqual([
      ['error-budget-burn', 'rollout', false],
      ['p99-latency', 'rollout', false],
    ])
  })

  test('a migration that fails has tripped', () => {
    expect(criteria([ran('migration', { trace: [statement], findings: [refused] })])[0]).toMatchObject({
      id: 'migration-fails',
      when: 'now',
      tripped: true,
      metric: 'migration db/2.sql:4',
      breach: 'fails with SQLSTATE 23502',
    })
  })

  test('the burn rate is stated with the budget of the profile', () => {
    // 99.9 %: a budget of 0.1 %, 30 days x 24 h x 60 min x 0.001 = 43.2 min, 14.4 x 0.1 % = 1.44 %.
    expect(criteria([broken])[0]).toMatchObject({
      id: 'error-budget-burn',
      breach: 'above 14.4, that is more than 1.44 % of requests failing (budget 0.1 %: 43.2 min in 30 days)',
      window: 'both 1 h and 5 min',
    })
  })

  test('a break names the operations to watch and the way back', () => {
    expect(criteria([broken]).find(({ id }) => id === 'client-errors')).toMatchObject({
      metric: '4xx and 5xx answers of DELETE /orders/{id}',
      breach: 'their share is more than 0.5 points above that of the hour before the deploy',
      action: '`git revert -m 1 <merge commit>`, then deploy',
    })
  })

  const wayBack = (rollback: RollbackProof) =>
    criteria([ran('migration', { trace: [statement], rollback })]).find(({ id }) => id === 'error-budget-burn')?.action
  const proved: RollbackProof = {
    files: [{ path: 'db/2.up.sql', down: 'db/2.down.sql', outcome: 'proved' }],
    command: 'migrate -path db -database "$DATABASE_URL" down 1',
    loses: [],
  }
  test('a way back that was proved is named with its command', () => {
    expect(wayBack(proved)).toBe(
      '`git revert -m 1 <merge commit>`, then deploy, then `migrate -path db -database "$DATABASE_URL" down 1` with the files of the merge commit (proved here: the schema is as before)',
    )
  })
  test('what it does not bring back is said', () => {
    expect(wayBack({ ...proved, loses: ['2: orders comes back without its 2 rows'] })).toContain(
      '(proved here: the schema is as before, but 2: orders comes back without its 2 rows)',
    )
  })
  test('a way back that was not proved is not named', () => {
    const { command: _, ...rest } = proved
    expect(wayBack({ ...rest, files: [{ path: 'db/2.up.sql', down: 'db/2.down.sql', outcome: 'failed' }] })).toBe(
      '`git revert -m 1 <merge commit>`, then deploy; leave the schema as it is, since no way back was proved for all of its migrations',
    )
  })

  const lockWait = (trace: readonly StatementTrace[]) =>
    criteria([ran('migration', { trace })]).find(({ id }) => id === 'lock-wait')?.breach
  const set = (text: string): StatementTrace => ({ ...statement, statement: text })
  test.each<[string, readonly StatementTrace[], string | undefined]>([
    ['no lock that anyone waits for', [statement], undefined],
    ['no lock_timeout', [indexing], 'above 600 ms, the p99 floor (the migration sets no lock_timeout)'],
    ['with a unit', [set("SET lock_timeout = '2s'"), indexing], "above the migration's lock_timeout of 2 s"],
    [
      'in milliseconds',
      [set('SET LOCAL lock_timeout TO 500;'), indexing],
      "above the migration's lock_timeout of 500 ms",
    ],
    [
      'switched off',
      [set('set lock_timeout = 0'), indexing],
      'above 600 ms, the p99 floor (the migration sets no lock_timeout)',
    ],
  ])('lock wait: %s', (_, trace, breach) => {
    expect(lockWait(trace)).toBe(breach)
  })

  const exclusive = { mode: 'AccessExclusiveLock', preexisting: true, source: 'measured' } as const
  const key = { ...exclusive, relation: 'public.orders_pkey', table: 'public.orders' }
  const both = [{ ...exclusive, relation: 'public.orders' }, key]
  test.each<[string, Partial<StatementTrace>]>([
    ['a table that is written anew with its index', { locks: both, rewrites: ['public.orders', 'public.orders_pkey'] }],
    ['an index alone that is written anew', { locks: both, rewrites: ['public.orders_pkey'] }],
    ['an index alone that is locked for long', { locks: [key], scans: ['public.orders'] }],
    [
      'an index that is still locked',
      { locks: both, held: [{ ...key, mode: 'AccessExclusiveLock' }], scans: ['public.orders'] },
    ],
  ])('who waits for an index waits for its table: %s', (_, trace) => {
    const outcome = ran('migration', { trace: [{ ...statement, ...trace }] })
    const metrics = criteria([outcome]).map(({ metric }) => metric)
    expect(metrics).toContain('longest wait for a lock on public.orders')
    expect(metrics.filter((metric) => metric.includes('orders_pkey'))).toEqual([])
  })

  test('rows that are written again make replicas lag', () => {
    const rewriting: StatementTrace = { ...indexing, rewrites: ['public.orders'] }
    expect(criteria([ran('migration', { trace: [rewriting] })]).find(({ id }) => id === 'replica-lag')).toMatchObject({
      breach: 'above 5 min, the RPO: a failover would lose more',
    })
  })

  test("the profile's own concern the kinds that they name, and win over ours", () => {
    const criterion = { metric: 'm', breach: 'b', window: 'w', action: 'a' }
    const rollout = [
      { ...criterion, id: 'always' },
      { ...criterion, id: 'only-slo', kinds: ['slo_breach' as const] },
      { ...criterion, id: 'client-errors', kinds: ['api_breaking' as const] },
    ]
    const { killCriteria } = decided({
      outcomes: [broken],
      profile: { name: 'p', source: 'built-in', description: '', floor, approverChains: chains, rollout },
    })
    expect(killCriteria.map(({ id, metric }) => [id, metric])).toEqual([
      ['error-budget-burn', 'error budget burn rate'],
      ['client-errors', 'm'],
      ['always', 'm'],
    ])
  })
})

describe('exit codes', () => {
  const waiting = { decision: 'needs-approval', reasons: [] } as const
  test.each([
    [{ decision: 'pass', reasons: [] } as const, false, true, 0],
    [{ decision: 'block', reasons: [], blocking: [] } as const, true, true, 1],
    [{ decision: 'block', reasons: [], blocking: [] } as const, false, false, 1],
    [{ decision: 'inconclusive', reasons: [] } as const, true, true, 2],
    [{ decision: 'inconclusive', reasons: [] } as const, false, false, 2],
    [{ ...waiting, advisory: false }, true, true, 0],
    [{ ...waiting, advisory: false }, false, true, 1],
    [{ ...waiting, advisory: false }, false, false, 0],
    [{ ...waiting, advisory: true }, true, true, 0],
    [{ ...waiting, advisory: true }, false, true, 0],
    [{ ...waiting, advisory: true }, false, false, 0],
  ])('%j, check run written: %s, ci: %s', (verdict, checkRunWritten, ci, code) => {
    expect(exitCode(verdict, { checkRunWritten, ci })).toBe(code)
  })
})

test('whatever the outcomes: no unproved red, no silent green', () => {
  fc.assert(
    fc.property(arbitraryReview, fc.constantFrom('block' as const, 'allow' as const), ({ outcomes }, mode) => {
      const { verdict, killCriteria } = decided({ outcomes, config: { inconclusive: mode } })
      const findings = outcomes.flatMap((outcome) => (outcome.status === 'ran' ? outcome.findings : []))
      const red = findings.some(({ severity, accepted }) => severity === 'error' && !accepted)
      const doubt = outcomes.some(
        (outcome) => outcome.status === 'failed' || (outcome.status === 'ran' && outcome.unproven.length > 0),
      )
      expect(verdict.decision === 'block').toBe(red)
      expect(verdict.decision === 'inconclusive').toBe(!red && doubt && mode === 'block')
      if (!red) expect(killCriteria.some(({ tripped }) => tripped)).toBe(false)
      if (doubt) expect(verdict.reasons.join()).toMatch(/could not tell|failed/)
      expect(new Set(killCriteria.map(({ id }) => id)).size).toBe(killCriteria.length)
    }),
    { numRuns: 200 },
  )
})
