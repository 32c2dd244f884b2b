import type { CheckOutcome } from '../../src/core/check.ts'
import { checkNames } from '../../src/core/config.ts'
import type { Trouble } from '../../src/core/error.ts'
import type { Finding, Subject } from '../../src/core/finding.ts'
import { severities } from '../../src/core/finding.ts'
import type { LatencyCounts } from '../../src/core/latency-counts.ts'
import type { LoadReport, LoadStatistics } from '../../src/core/load.ts'
import type { Proof } from '../../src/core/proof.ts'
import type { Approver, KillCriterion, Review, Verdict } from '../../src/core/review.ts'
import { lockModes, type RowCounts } from '../../src/core/trace.ts'
import fc from '../properties.ts'

// What is longest when escaped, and what breaks out when it is not.
const nasty = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '@a',
      '#1',
      '`',
      '```',
      '<!--',
      '|',
      '\\',
      '\n',
      '\u202E',
      '\u0000',
      '://',
      '**',
      '<b>',
      '日',
      '🐘',
      '\uD800',
      '::',
    ),
    fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 4 }),
  ),
  maxLength: 80,
})
const text = fc.oneof({ weight: 9, arbitrary: nasty }, { weight: 1, arbitrary: nasty.map((part) => part.repeat(60)) })
const name = nasty.filter((one) => one !== '__proto__')
const many = <Value>(one: fc.Arbitrary<Value>, maxLength: number) => fc.array(one, { maxLength, size: 'max' })

const location = fc.record({
  path: text,
  line: fc.integer({ min: 1, max: 99_999 }),
  column: fc.integer({ min: 1, max: 999 }),
})
const trouble: fc.Arbitrary<Trouble> = fc.record(
  { code: text, message: text, hint: text, location },
  { requiredKeys: ['code', 'message', 'hint'] },
)
const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record({ kind: fc.constant('operation' as const), method: fc.constantFrom('get', 'post'), path: text }),
  fc.record({ kind: fc.constantFrom('table' as const, 'endpoint' as const, 'migration' as const), name: text }),
)
const lock = fc.record({
  relation: name,
  mode: fc.constantFrom(...lockModes),
  preexisting: fc.boolean(),
  source: fc.constantFrom('measured' as const, 'known' as const),
})
const changed = fc.record({ inserted: fc.nat(), updated: fc.nat(), deleted: fc.nat() })
const rows: fc.Arbitrary<RowCounts> = fc.dictionary(name, changed, { maxKeys: 3, noNullPrototype: true })
const excerpt = fc.record({ text, location }, { requiredKeys: ['text'] })

const proof: fc.Arbitrary<Proof> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('witness' as const),
      value: fc.jsonValue(),
      acceptedBy: fc.constant('base' as const),
      refusedBy: fc.constant('head' as const),
      refusal: text,
      shown: text,
      replay: fc.record({
        url: text,
        status: fc.integer({ min: 100, max: 599 }),
        answer: fc.constantFrom('refused' as const, 'accepted' as const, 'failed' as const, 'says-nothing' as const),
      }),
    },
    { requiredKeys: ['kind', 'value', 'acceptedBy', 'refusedBy', 'refusal', 'shown'] },
  ),
  fc.record(
    {
      kind: fc.constant('trace' as const),
      statement: text,
      locks: many(lock, 20),
      scans: many(name, 4),
      rewrites: many(name, 4),
      rows,
      engine: text,
      sqlstate: fc.constant('42601'),
      error: text,
    },
    { requiredKeys: ['kind', 'statement', 'locks', 'scans', 'rewrites', 'rows', 'engine'] },
  ),
  fc.record({
    kind: fc.constant('measurement' as const),
    metric: fc.constantFrom('p99', 'errorRate'),
    measured: fc.double({ min: 0, max: 1e6, noNaN: true }),
    floor: fc.double({ min: 0, max: 1e4, noNaN: true }),
    unit: fc.constantFrom('ms', 'share'),
    samples: fc.nat(),
    exceeding: fc.nat(),
    probability: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  fc.record(
    {
      kind: fc.constant('comparison' as const),
      metric: fc.constantFrom('p99', 'errorRate'),
      base: fc.double({ min: 0, max: 1e6, noNaN: true }),
      head: fc.double({ min: 0, max: 1e6, noNaN: true }),
      unit: fc.constantFrom('ms', 'share'),
      ratio: fc.record({
        estimate: fc.double({ min: 0, max: 1e3, noNaN: true }),
        low: fc.double({ min: 0, max: 1e3, noNaN: true }),
        high: fc.double({ min: 0, max: 1e3, noNaN: true }),
      }),
      rounds: fc.nat(),
      worse: fc.nat(),
      probability: fc.double({ min: 0, max: 1, noNaN: true }),
    },
    { requiredKeys: ['kind', 'metric', 'base', 'head', 'unit', 'rounds', 'worse', 'probability'] },
  ),
  fc.record(
    { kind: fc.constant('query' as const), sql: text, sqlstate: text, error: text, values: text, statement: text },
    { requiredKeys: ['kind', 'sql'] },
  ),
  fc.record(
    {
      kind: fc.constant('diff' as const),
      structural: fc.boolean(),
      before: fc.option(excerpt, { nil: undefined }),
      after: fc.option(excerpt, { nil: undefined }),
      sides: fc.constant(['what stands', 'what was asked for'] as const),
    },
    { requiredKeys: ['kind', 'structural', 'before', 'after'] },
  ),
  fc.record({ kind: fc.constant('exchange' as const), shown: text, because: text, status: fc.nat() }),
  fc.record({ kind: fc.constant('source' as const), excerpt: text }),
  fc.record({ kind: fc.constant('undecided' as const), reason: text }),
)

const finding: fc.Arbitrary<Finding> = fc.record(
  {
    ruleId: text,
    severity: fc.constantFrom(...severities),
    message: text,
    remedy: text,
    fingerprint: fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 12, maxLength: 12 }),
    cause: text,
    location,
    subject,
    reach: many(subject, 5),
    proof,
    accepted: fc.record(
      { by: text, place: location, reason: text, until: fc.constant('2030-01-01') },
      { requiredKeys: ['by', 'reason'] },
    ),
  },
  { requiredKeys: ['ruleId', 'severity', 'message', 'fingerprint', 'cause', 'location', 'subject', 'reach', 'proof'] },
)

const trace = fc.record(
  {
    path: text,
    line: fc.integer({ min: 1 }),
    statement: text,
    transaction: fc.option(fc.nat()),
    locks: many(lock, 4),
    held: many(fc.record({ relation: name, mode: fc.constantFrom(...lockModes) }), 2),
    rewrites: many(name, 2),
    scans: many(name, 2),
    rows,
    ms: fc.double({ min: 0, max: 1e6, noNaN: true }),
    error: fc.record({ sqlstate: text, message: text }),
  },
  { requiredKeys: ['path', 'line', 'statement', 'transaction', 'locks', 'held', 'rewrites', 'scans', 'rows', 'ms'] },
)

const rollback = fc.record(
  {
    files: many(
      fc.record(
        { path: text, down: text, outcome: fc.constantFrom('proved' as const, 'missing' as const, 'failed' as const) },
        { requiredKeys: ['path', 'outcome'] },
      ),
      5,
    ),
    command: text,
    loses: many(text, 5),
  },
  { requiredKeys: ['files', 'loses'] },
)

const amount = fc.double({ min: 0, max: 1e6, noNaN: true })
const ratio = fc.oneof(fc.double({ min: 0.01, max: 50, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY))
const milliseconds = fc.option(amount)
const statistics: fc.Arbitrary<LoadStatistics> = fc.record({
  sent: fc.nat(),
  ok: fc.nat(),
  errors: fc.record({
    status: fc.nat(),
    timeout: fc.nat(),
    connect: fc.nat(),
    reset: fc.nat(),
    truncated: fc.nat(),
    dropped: fc.nat(),
  }),
  throughput: amount,
  latencyMs: fc.record({
    p50: milliseconds,
    p75: milliseconds,
    p90: milliseconds,
    p95: milliseconds,
    p99: milliseconds,
    p999: milliseconds,
    max: milliseconds,
  }),
})
const loadedOperation = fc
  .tuple(fc.record({ name: text, method: fc.constantFrom('GET', 'POST'), path: text }), statistics)
  .map(([place, figures]) => ({ ...place, ...figures }))
const latency: fc.Arbitrary<LatencyCounts> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 60_000_000 }), fc.integer({ min: 1, max: 1000 })), {
    selector: ([us]) => us,
    maxLength: 20,
  })
  .map((counts) => counts.sort(([a], [b]) => a - b))
const side = { total: statistics, operations: many(loadedOperation, 8), latency }
const tried = fc.record({ sent: fc.nat(), failed: fc.nat() })
const verdictOfFloor = fc.constantFrom('pass' as const, 'fail' as const, 'inconclusive' as const)

/** Any load test that the types allow. */
export const arbitraryLoad: fc.Arbitrary<LoadReport> = fc.record(
  {
    engine: text,
    model: fc.constantFrom('open' as const, 'closed' as const),
    distribution: fc.constantFrom('poisson' as const, 'even' as const),
    target: text,
    offeredRate: amount,
    concurrency: fc.nat(),
    warmupMs: amount,
    durationMs: amount,
    planHash: text,
    seed: fc.nat(),
    generator: fc.record({
      latenessP99Ms: amount,
      latenessMaxMs: amount,
      dropped: fc.nat(),
      cpuShare: fc.double({ min: 0, max: 1, noNaN: true }),
      workers: fc.integer({ min: 1, max: 64 }),
      limited: fc.boolean(),
    }),
    ...side,
    slo: many(
      fc.record(
        {
          metric: fc.constantFrom('p50', 'p95', 'p99', 'p99.9', 'errorRate', 'throughput'),
          floor: amount,
          operation: text,
          measured: amount,
          verdict: verdictOfFloor,
          reason: text,
          n: fc.nat(),
          exceeding: fc.nat(),
          needed: fc.nat(),
        },
        { requiredKeys: ['metric', 'floor', 'verdict', 'n', 'exceeding'] },
      ),
      10,
    ),
    overTime: many(
      fc.record({ due: fc.nat(), ok: fc.nat(), failed: fc.nat(), p50Ms: milliseconds, p99Ms: milliseconds }),
      20,
    ),
    base: fc.record({ target: text, ...side }),
    comparison: many(
      fc.record(
        {
          operation: text,
          quantile: fc.constantFrom('p50' as const, 'p95' as const, 'p99' as const),
          effect: ratio,
          low: ratio,
          high: ratio,
          p: fc.double({ min: 0, max: 1, noNaN: true }),
          verdict: fc.constantFrom('pass' as const, 'regressed' as const, 'inconclusive' as const),
          minimumDetectable: ratio,
          rounds: fc.nat(),
          slower: fc.nat(),
          confirmed: fc.boolean(),
          advisory: fc.constant(true as const),
          baseMs: amount,
          headMs: amount,
        },
        { requiredKeys: ['quantile', 'effect', 'low', 'high', 'p', 'verdict', 'minimumDetectable', 'rounds'] },
      ),
      8,
    ),
    errorComparison: many(
      fc.record(
        {
          operation: text,
          base: tried,
          head: tried,
          p: fc.double({ min: 0, max: 1, noNaN: true }),
          rounds: fc.nat(),
          worse: fc.nat(),
          verdict: fc.constantFrom('pass' as const, 'increased' as const, 'inconclusive' as const),
          confirmed: fc.boolean(),
          advisory: fc.constant(true as const),
        },
        { requiredKeys: ['base', 'head', 'p', 'rounds', 'worse', 'verdict'] },
      ),
      8,
    ),
    rounds: many(
      fc.record(
        {
          round: fc.nat(),
          side: fc.constantFrom('base' as const, 'head' as const),
          operation: text,
          sent: fc.nat(),
          ok: fc.nat(),
          failed: fc.nat(),
          p50Ms: milliseconds,
          p95Ms: milliseconds,
          p99Ms: milliseconds,
        },
        { requiredKeys: ['round', 'side', 'sent', 'ok', 'failed', 'p50Ms', 'p95Ms', 'p99Ms'] },
      ),
      20,
    ),
    aborted: fc.record({ afterMs: amount, reason: text }),
    conformance: many(
      fc.record({
        subject: text,
        expectation: text,
        verdict: fc.constantFrom('pass' as const, 'fail' as const, 'note' as const, 'inconclusive' as const),
        detail: text,
      }),
      8,
    ),
    scaling: fc.record(
      {
        steps: many(
          fc.record({
            concurrency: fc.integer({ min: 1, max: 256 }),
            throughput: amount,
            p99Ms: milliseconds,
            errorRate: fc.double({ min: 0, max: 1, noNaN: true }),
            littleHolds: fc.boolean(),
          }),
          9,
        ),
        fit: fc.record(
          {
            lambda: amount,
            sigma: fc.double({ min: 0, max: 1, noNaN: true }),
            kappa: fc.double({ min: 0, max: 1, noNaN: true }),
            r2: fc.double({ min: 0, max: 1, noNaN: true }),
            peak: fc.record({ concurrency: amount, low: amount, high: ratio }),
          },
          { requiredKeys: ['lambda', 'sigma', 'kappa', 'r2'] },
        ),
        refused: text,
        knee: fc.nat(),
        advice: many(text, 5),
      },
      { requiredKeys: ['steps', 'advice'] },
    ),
  },
  {
    requiredKeys: [
      'engine',
      'model',
      'target',
      'durationMs',
      'planHash',
      'seed',
      'generator',
      'total',
      'operations',
      'latency',
      'slo',
      'overTime',
    ],
  },
)

const check = fc.constantFrom(...checkNames)
const outcome: fc.Arbitrary<CheckOutcome> = fc.oneof(
  fc.record(
    {
      status: fc.constant('ran' as const),
      check,
      findings: many(finding, 30),
      unproven: many(
        fc.record(
          { subject: text, code: text, message: text, hint: text, finding: text },
          { requiredKeys: ['subject', 'code', 'message', 'hint'] },
        ),
        10,
      ),
      remarks: many(text, 10),
      summary: text,
      engine: fc.record({ name: fc.constantFrom('pglite' as const, 'server' as const), version: text }),
      trace: many(trace, 10),
      rollback,
      load: arbitraryLoad,
    },
    { requiredKeys: ['status', 'check', 'findings', 'unproven', 'remarks', 'summary'] },
  ),
  fc.record({ status: fc.constant('skipped' as const), check, reason: text }),
  fc.record({ status: fc.constant('failed' as const), check, error: trouble }),
)

const sha = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 40, maxLength: 40 })
const revision = fc.record({ ref: text, sha }, { requiredKeys: ['ref'] })
const reasons = many(text, 30)
const verdict: fc.Arbitrary<Verdict> = fc.oneof(
  fc.record({ decision: fc.constant('pass' as const), reasons }),
  fc.record({ decision: fc.constant('block' as const), reasons, blocking: fc.constant([]) }),
  fc.record({ decision: fc.constant('inconclusive' as const), reasons }),
  fc.record({ decision: fc.constant('needs-approval' as const), reasons, advisory: fc.boolean() }),
)
const approver: fc.Arbitrary<Approver> = fc.record({
  role: text,
  people: many(text, 20),
  required: fc.boolean(),
  approved: many(fc.record({ login: text, sha }), 2),
  because: text,
})
const criterion: fc.Arbitrary<KillCriterion> = fc.record({
  id: text,
  when: fc.constantFrom('now' as const, 'rollout' as const),
  metric: text,
  breach: text,
  window: text,
  action: text,
  tripped: fc.boolean(),
})

/** Any review that the types allow, the texts as bad as strangers make them. */
export const arbitraryReview: fc.Arbitrary<Review> = fc.record(
  {
    tool: fc.constant({ name: 'breakwater' as const, version: '0.1.0' }),
    base: revision,
    head: revision,
    profile: fc.record({ name: text, source: text }),
    postgresVersion: fc.option(fc.integer({ min: 9, max: 99 }), { nil: undefined }),
    outcomes: fc.uniqueArray(outcome, { selector: (one) => one.check, maxLength: 4 }),
    verdict,
    approvers: many(approver, 30),
    killCriteria: many(criterion, 30),
    remarks: many(text, 10),
    reproduce: text,
    repositoryUrl: fc.constant('https://github.com/acme/orders'),
  },
  {
    requiredKeys: [
      'tool',
      'base',
      'head',
      'profile',
      'postgresVersion',
      'outcomes',
      'verdict',
      'approvers',
      'killCriteria',
      'remarks',
      'reproduce',
    ],
  },
)
