import type { CheckOutcome, CheckResult } from '../../src/core/check.ts'
import type { CheckName } from '../../src/core/config.ts'
import { nowhere } from '../../src/core/error.ts'
import { type Finding, fingerprintOf } from '../../src/core/finding.ts'
import type { LoadReport } from '../../src/core/load.ts'
import type { Review } from '../../src/core/review.ts'
import type { StatementTrace } from '../../src/core/trace.ts'
import { decide } from '../../src/core/verdict.ts'
import {
  aborted,
  closedLoop,
  generatorLimited,
  hostileLoad,
  nonconforming,
  openLoop,
  regressed,
  scaling,
  scalingRefused,
} from './sample-loads.ts'

const headSha = '4f2d9c1b7a6e5d4c3b2a19087f6e5d4c3b2a1908'
const baseSha = '9a8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d3e2f1a0b'

export function ran(check: CheckName, result: Partial<CheckResult> = {}): CheckOutcome {
  return { status: 'ran', check, findings: [], unproven: [], remarks: [], summary: '', ...result }
}

export function finding(parts: Omit<Finding, 'fingerprint' | 'cause' | 'reach'> & Partial<Finding>): Finding {
  const fingerprint = fingerprintOf(parts.ruleId, parts.subject, '')
  return { fingerprint, cause: fingerprint, reach: [parts.subject], ...parts }
}

const deleteOrder = { kind: 'operation', method: 'delete', path: '/orders/{id}' } as const
const createOrder = { kind: 'operation', method: 'post', path: '/orders' } as const
const getOrder = { kind: 'operation', method: 'get', path: '/orders/{id}' } as const
const listOrders = { kind: 'operation', method: 'get', path: '/orders' } as const

export const operationRemoved = finding({
  ruleId: 'api/operation-removed',
  severity: 'error',
  message: '`DELETE /orders/{id}` is gone',
  remedy: 'Keep the operation and mark it `deprecated: true` until no client calls it.',
  location: { path: 'openapi.yaml', line: 41, column: 5 },
  subject: deleteOrder,
  proof: {
    kind: 'diff',
    structural: true,
    before: {
      text: 'delete:\n  operationId: cancelOrder\n  responses:\n    "204":\n      description: cancelled',
      location: { path: 'openapi.yaml', line: 41, column: 5 },
    },
    after: undefined,
  },
})

const becameRequired = finding({
  ruleId: 'api/request-property-became-required',
  severity: 'error',
  message: 'request body: `customer_email` became required',
  remedy: 'Leave `customer_email` optional, or give it a default on the server.',
  location: { path: 'openapi.yaml', line: 72, column: 9 },
  subject: createOrder,
  reach: [createOrder, { kind: 'operation', method: 'put', path: '/orders/{id}' }],
  proof: {
    kind: 'witness',
    value: { items: [{ sku: 'A-1', quantity: 1 }] },
    acceptedBy: 'base',
    refusedBy: 'head',
    refusal: "must have required property 'customer_email'",
    shown:
      'POST /orders\nContent-Type: application/json\n\n{\n  "items": [\n    { "sku": "A-1", "quantity": 1 }\n  ]\n}',
  },
})

const responseEnum = finding({
  ruleId: 'api/response-enum-value-added',
  severity: 'warning',
  message: 'response 200: `status` may now be `refunded`',
  remedy: 'Tell the consumers before clients see the new value.',
  location: { path: 'openapi.yaml', line: 95, column: 13 },
  subject: getOrder,
  reach: [getOrder, listOrders],
  proof: {
    kind: 'witness',
    value: { id: 1, status: 'refunded' },
    acceptedBy: 'head',
    refusedBy: 'base',
    refusal: 'status must be equal to one of the allowed values: open, paid, shipped',
    shown: 'HTTP/1.1 200\nContent-Type: application/json\n\n{ "id": 1, "status": "refunded" }',
  },
})

const createIndex: StatementTrace = {
  path: 'migrations/0007_orders_by_customer.sql',
  line: 3,
  statement: 'CREATE INDEX orders_by_customer ON orders (customer_id);',
  transaction: 1,
  locks: [
    { relation: 'public.orders', mode: 'ShareLock', preexisting: true, source: 'measured' },
    { relation: 'public.orders_by_customer', mode: 'AccessExclusiveLock', preexisting: false, source: 'measured' },
  ],
  held: [],
  rewrites: [],
  scans: ['public.orders'],
  rows: {},
  ms: 12.4,
}
const backfill: StatementTrace = {
  ...createIndex,
  line: 5,
  statement: "UPDATE orders SET status = 'open' WHERE status IS NULL;",
  locks: [{ relation: 'public.orders', mode: 'RowExclusiveLock', preexisting: true, source: 'measured' }],
  held: [{ relation: 'public.orders', mode: 'ShareLock' }],
  rows: { 'public.orders': { inserted: 0, updated: 1, deleted: 0 } },
  ms: 3.1,
}

const indexBlocks = finding({
  ruleId: 'migration/create-index-not-concurrently',
  severity: 'error',
  message: '`public.orders`: ShareLock blocks writes while the index builds',
  remedy:
    'Build it concurrently, in a migration that runs outside a transaction:\nCREATE INDEX CONCURRENTLY orders_by_customer ON orders (customer_id);',
  location: { path: createIndex.path, line: 3, column: 1 },
  subject: { kind: 'index', name: 'public.orders_by_customer' },
  proof: {
    kind: 'trace',
    statement: createIndex.statement,
    locks: createIndex.locks,
    scans: createIndex.scans,
    rewrites: [],
    rows: {},
    engine: 'PGlite 0.5.16 (PostgreSQL 18.6)',
  },
})

const migrationFails = finding({
  ruleId: 'migration/migration-fails',
  severity: 'error',
  message: 'the statement fails on a table that holds rows: column `region` contains null values',
  remedy: 'Add the column with a default, or nullable first and NOT NULL after a backfill.',
  location: { path: 'migrations/0008_region.sql', line: 1, column: 1 },
  subject: { kind: 'column', name: 'public.orders.region' },
  proof: {
    kind: 'trace',
    statement: 'ALTER TABLE orders ADD COLUMN region text NOT NULL;',
    locks: [{ relation: 'public.orders', mode: 'AccessExclusiveLock', preexisting: true, source: 'measured' }],
    scans: [],
    rewrites: [],
    rows: {},
    sqlstate: '23502',
    error: 'column "region" of relation "orders" contains null values',
    engine: 'PGlite 0.5.16 (PostgreSQL 18.6)',
  },
})

const sloBroken = finding({
  ruleId: 'load/slo-broken',
  severity: 'error',
  message: 'p99 is above the floor of 120 ms',
  remedy: 'Profile `GET /orders`: it holds most of the slow requests.',
  location: { path: 'openapi.yaml', line: 1, column: 1 },
  subject: { kind: 'endpoint', name: 'all operations' },
  proof: {
    kind: 'measurement',
    metric: 'p99',
    measured: 174,
    floor: 120,
    unit: 'ms',
    samples: 1480,
    exceeding: 61,
    probability: 2.4e-17,
  },
})

const oldQuery = finding({
  ruleId: 'migration/drop-column',
  severity: 'error',
  message: 'the running release still reads `public.orders.note`',
  remedy: 'Drop the column one release after the last query that names it.',
  location: { path: 'migrations/0009_drop_note.sql', line: 1, column: 1 },
  subject: { kind: 'column', name: 'public.orders.note' },
  proof: {
    kind: 'query',
    sql: 'SELECT id, note FROM orders WHERE id = $1',
    sqlstate: '42703',
    error: 'column "note" does not exist',
    values: '$1 = 5',
    statement: 'ALTER TABLE orders DROP COLUMN note;',
  },
})

const noLockTimeout = finding({
  ruleId: 'migration/missing-lock-timeout',
  severity: 'note',
  message: 'no lock_timeout is set before the first lock',
  location: { path: createIndex.path, line: 1, column: 1 },
  subject: { kind: 'migration', name: createIndex.path },
  proof: { kind: 'source', excerpt: 'CREATE INDEX orders_by_customer ON orders (customer_id);' },
})

const loadTest = ran('load-test', {
  findings: [sloBroken],
  summary: '1,480 requests in 30 s, closed loop',
  remarks: ['Closed loop, rate not offered: what passes here may still fail under the rate of production.'],
  load: closedLoop,
})

const engine = { name: 'pglite', version: '0.5.16 (PostgreSQL 18.6)' } as const
const skippedLoad: CheckOutcome = { status: 'skipped', check: 'load-test', reason: 'no preview is configured' }

interface Given {
  readonly outcomes: readonly CheckOutcome[]
  readonly approvers?: Readonly<Record<string, readonly string[]>>
  readonly approved?: readonly string[]
  readonly accepted?: readonly string[]
  readonly parts?: Partial<Review>
}

export function reviewOf({ outcomes, approvers = {}, approved = [], accepted = [], parts = {} }: Given): Review {
  const { verdict, ...decision } = decide({
    outcomes,
    profile: {
      name: 'node-express',
      source: 'built-in',
      description: '',
      floor: { p50Ms: 80, p95Ms: 300, p99Ms: 600, errorRate: 0.005, uptime: 0.999, rpoMinutes: 5, rtoMinutes: 60 },
      approverChains: {
        stack: ['tech-lead'],
        schema_migration: ['service-owner', 'dba'],
        external_service: ['tech-lead', 'security'],
        api_breaking: ['api-owner', 'consumer-owners', 'product'],
        slo_breach: ['service-owner', 'error-budget-consumer'],
      },
      rollout: [],
    },
    config: {
      approvers,
      approvals: 'named',
      inconclusive: 'block',
      accepted: accepted.map((fingerprint) => ({
        fingerprint,
        by: 'carol',
        reason: 'v1 clients are gone since October',
        until: '2026-12-31',
      })),
    },
    approvalState: { author: 'alice', approvals: approved.map((login) => ({ login, sha: headSha })), teams: {} },
    headSha,
    mergeGroup: false,
    today: '2026-11-22',
  })
  return {
    tool: { name: 'breakwater', version: '0.1.0' },
    base: { ref: 'main', sha: baseSha },
    head: { ref: 'add-order-region', sha: headSha },
    profile: { name: 'node-express', source: 'built-in' },
    postgresVersion: undefined,
    verdict,
    ...decision,
    remarks: [],
    reproduce: 'breakwater review --base main --head add-order-region',
    repositoryUrl: 'https://github.com/acme/orders',
    reportUrl: 'https://github.com/acme/orders/actions/runs/4711',
    ...parts,
  }
}

const people = { 'api-owner': ['dana'], dba: ['acme/dba'], 'service-owner': ['bob', 'dana'] }

/** Every kind of proof, and every section of the report. */
export const blocked = reviewOf({
  outcomes: [
    ran('api-diff', {
      findings: [operationRemoved, becameRequired, responseEnum],
      summary: '1 spec, 12 operations compared',
    }),
    ran('schema-diff', { summary: '1 index added', engine }),
    ran('migration', {
      findings: [indexBlocks, migrationFails, oldQuery, noLockTimeout],
      summary: '3 new files on a history of 6, 4 statements',
      engine,
      trace: [createIndex, backfill],
      remarks: ['No row could be put into `public.audit`; nothing was measured on it.'],
      unproven: [
        {
          subject: 'migrations/0010_geo.sql',
          code: 'extension-missing',
          message: 'the extension `postgis` is not among those of pglite',
          hint: 'Set `database.engine: server` and give a database that has it.',
          location: { path: 'migrations/0010_geo.sql', line: 1, column: 1 },
        },
      ],
    }),
    loadTest,
  ],
  approvers: people,
  parts: { postgresVersion: 16 },
})

export const needsApproval = reviewOf({
  outcomes: [
    ran('api-diff', { findings: [operationRemoved], summary: '1 spec, 12 operations compared' }),
    ran('schema-diff', { summary: 'no difference', engine }),
    ran('migration', {
      summary: '1 new file on a history of 6, 1 statement',
      engine,
      trace: [{ ...createIndex, scans: [], locks: [] }],
    }),
    skippedLoad,
  ],
  approvers: people,
  approved: ['bob'],
  accepted: [operationRemoved.fingerprint],
})

export const inconclusive = reviewOf({
  outcomes: [
    ran('api-diff', {
      summary: '1 spec, 12 operations compared',
      unproven: [
        {
          subject: 'specs/billing.yaml',
          code: 'spec-template',
          message: 'the file holds Go template text, so it is no OpenAPI document yet',
          hint: 'Name the rendered document under `api.specs`.',
          location: { path: 'specs/billing.yaml', line: 7, column: 3 },
        },
      ],
    }),
    { status: 'skipped', check: 'schema-diff', reason: 'no migration and no schema file changed' },
    { status: 'skipped', check: 'migration', reason: 'no migration changed' },
    {
      status: 'failed',
      check: 'load-test',
      error: {
        code: 'preview-unreachable',
        message: 'https://orders-pr-12.preview.example.com did not answer within 10 s',
        hint: 'Check that the deployment is up, then run the workflow again.',
      },
    },
  ],
})

export const passed = reviewOf({
  outcomes: [
    ran('api-diff', { summary: '1 spec, 12 operations compared, all proved equal' }),
    { status: 'skipped', check: 'schema-diff', reason: 'no migration and no schema file changed' },
    { status: 'skipped', check: 'migration', reason: 'no migration changed' },
    skippedLoad,
  ],
  parts: { remarks: ['Uncommitted changes were not reviewed: `openapi.yaml`'] },
})

const unlikeBranches = finding({
  ruleId: 'api/schema-undecided',
  severity: 'warning',
  message: 'request body: `filter` changed in a way that could not be compared',
  remedy: 'Look at it by hand.',
  location: { path: 'openapi.yaml', line: 120, column: 9 },
  subject: listOrders,
  proof: { kind: 'undecided', reason: 'both sides hold `not`, and no payload was found that tells them apart' },
})

/** What passes with something left to look at. */
export const undecided = reviewOf({
  outcomes: [
    ran('api-diff', {
      findings: [unlikeBranches, { ...unlikeBranches, location: { ...unlikeBranches.location, line: 140 } }],
      summary: '1 spec, 12 operations compared',
    }),
    { status: 'skipped', check: 'schema-diff', reason: 'no migration and no schema file changed' },
    { status: 'skipped', check: 'migration', reason: 'no migration changed' },
    skippedLoad,
  ],
})

export const nothing = reviewOf({
  outcomes: [
    { status: 'skipped', check: 'api-diff', reason: 'no OpenAPI document changed' },
    { status: 'skipped', check: 'schema-diff', reason: 'no migration and no schema file changed' },
    { status: 'skipped', check: 'migration', reason: 'no migration changed' },
    skippedLoad,
  ],
})

const evil =
  '@octocat fixes #1 <!-- breakwater --> </details> ![x](https://evil.example/p.png) | ``` \u202Elive\u001b[31m'

/** A stranger has a say in every text that he can reach. */
export const hostile = reviewOf({
  outcomes: [
    ran('api-diff', {
      findings: [
        finding({
          ruleId: 'api/operation-removed',
          severity: 'error',
          message: `\`DELETE /${evil}\` is gone`,
          remedy: `Keep ${evil}\n${evil}`,
          location: { path: `specs/${evil}.yaml`, line: 3, column: 1 },
          subject: { kind: 'operation', method: 'delete', path: `/${evil}` },
          proof: { kind: 'diff', structural: true, before: { text: `${evil}\n\`\`\`\n${evil}` }, after: undefined },
        }),
      ],
      unproven: [{ subject: evil, code: 'x', message: evil, hint: evil, location: { path: evil, line: 1, column: 1 } }],
      remarks: [evil],
      summary: evil,
    }),
    ran('migration', {
      findings: [
        finding({
          ruleId: 'migration/blocking-work',
          severity: 'warning',
          message: evil,
          location: { path: 'm/1.sql', line: 1, column: 1 },
          subject: { kind: 'table', name: evil },
          proof: {
            kind: 'trace',
            statement: `-- ${evil}\n\`\`\`\`\nSELECT 1`,
            locks: [{ relation: evil, mode: 'ShareLock', preexisting: true, source: 'measured' }],
            scans: [evil],
            rewrites: [],
            rows: { [evil]: { inserted: 1, updated: 0, deleted: 0 } },
            engine: 'PGlite 0.5.16 (PostgreSQL 18.6)',
          },
        }),
      ],
      summary: evil,
      engine,
      trace: [
        {
          ...createIndex,
          statement: evil,
          locks: [{ relation: evil, mode: 'ShareLock', preexisting: true, source: 'measured' }],
        },
      ],
    }),
    { status: 'failed', check: 'load-test', error: { code: 'x', message: evil, hint: evil } },
  ],
  approvers: { 'api-owner': ['dana', 'x" onload=@octocat'] },
  parts: { head: { ref: evil, sha: headSha }, remarks: [evil], reproduce: `breakwater review --head '${evil}'` },
})

/** A load test beside nothing else. */
function loaded(load: LoadReport, result: Partial<CheckResult> = {}): Review {
  const others = ['api-diff', 'schema-diff', 'migration'] as const
  return reviewOf({
    outcomes: [
      ...others.map((check) => ({ status: 'skipped', check, reason: 'nothing of it changed' }) as const),
      ran('load-test', { load, summary: '1,198 requests to 2 operations, 2 failed', ...result }),
    ],
  })
}

const slower = finding({
  ruleId: 'load/latency-regressed',
  severity: 'warning',
  message: 'p50 is 12 % slower than on base (8 % to 16 %): 25.9 ms against 23.1 ms, slower in 29 of 30 rounds; p95 too',
  remedy:
    'Look at the operation named first: what does head do for each of its requests that base does not? Where the slowdown is worth its price, accept the finding with a reason.',
  location: nowhere,
  subject: { kind: 'endpoint', name: 'all loaded operations' },
  proof: {
    kind: 'comparison',
    metric: 'p50',
    base: 23.1,
    head: 25.9,
    unit: 'ms',
    ratio: { estimate: 1.124, low: 1.083, high: 1.161 },
    rounds: 30,
    worse: 29,
    probability: 0.00002,
  },
})

const refusesBadly = finding({
  ruleId: 'load/malformed-request-crashes',
  severity: 'error',
  message: 'POST /orders answered 500 to a body whose `quantity` is no integer',
  remedy: 'Check the request against the contract before anything is done with it, and answer 400 or 422.',
  location: { path: 'openapi.yaml', line: 70, column: 5 },
  subject: createOrder,
  proof: {
    kind: 'exchange',
    shown: 'POST /orders\nContent-Type: application/json\n\n{"items":[{"sku":"A-1","quantity":"x"}]}',
    because: 'quantity must be integer',
    status: 500,
  },
})

const unproven = (subject: string, message: string) => ({
  subject,
  code: 'load-inconclusive',
  message,
  hint: 'Run it again on a quieter machine.',
})

export const loads = {
  'open-loop': loaded(openLoop),
  regressed: loaded(regressed, { findings: [slower] }),
  aborted: loaded(aborted, { unproven: [unproven('load test', 'it was aborted after 14.2 s')] }),
  'generator-limited': loaded(generatorLimited, { unproven: [unproven('p95', 'our generator was the limit')] }),
  conformance: loaded(nonconforming, { findings: [refusesBadly] }),
  scaling: loaded(scaling),
  'scaling-refused': loaded(scalingRefused),
  'hostile-load': loaded(hostileLoad(evil), { summary: evil }),
} as const

export const samples = {
  blocked,
  'needs-approval': needsApproval,
  inconclusive,
  passed,
  undecided,
  nothing,
  hostile,
  ...loads,
} as const
