import {
  blockedRelations,
  breakingFindings,
  copiedRelations,
  failingQueries,
  failingStatements,
  floorFindings,
  kindsOf,
  newStatements,
} from './change-kinds.ts'
import type { CheckOutcome } from './check.ts'
import { type Finding, subjectText } from './finding.ts'
import type { Floor, Profile } from './profile.ts'
import type { KillCriterion } from './review.ts'
import type { StatementTrace } from './trace.ts'
import { count, enumerate, metricWord, percent, plain, quantity, unique } from './wording.ts'

/** A merge queue may squash; then there is no `-m 1`. The reader sees which of the two commits it was. */
const revert = 'git revert -m 1 <merge commit>'
const redeploy = `\`${revert}\`, then deploy`

/**
 * The way back of the whole change. The release of before comes first, since it knows nothing of what the schema has
 * gained; the steps down lie in the commit that is taken back.
 */
function wayBack(outcomes: readonly CheckOutcome[]): string {
  const proof = outcomes.flatMap((outcome) =>
    outcome.status === 'ran' && outcome.rollback ? [outcome.rollback] : [],
  )[0]
  if (!proof) return redeploy
  const { command, loses } = proof
  if (command === undefined) {
    return `${redeploy}; leave the schema as it is, since no way back was proved for all of its migrations`
  }
  const lost = loses.length > 0 ? `, but ${enumerate(loses, 1)}` : ''
  return `${redeploy}, then \`${command}\` with the files of the merge commit (proved here: the schema is as before${lost})`
}

/** When to stop: what this run has already tripped, and what to watch after the merge of this very change. */
export function killCriteriaOf(
  outcomes: readonly CheckOutcome[],
  profile: Pick<Profile, 'floor' | 'rollout'>,
): readonly KillCriterion[] {
  const kinds = kindsOf(outcomes).map(({ kind }) => kind)
  const named = profile.rollout
    .filter((criterion) => kinds.some((kind) => criterion.kinds?.includes(kind) ?? true))
    .map(({ id, metric, breach, window, action }) => rollout({ id, metric, breach, window, action }))
  const all = [
    ...tripped(outcomes),
    ...(kinds.length > 0 ? [burnRate(profile.floor, wayBack(outcomes))] : []),
    ...clientErrors(outcomes, profile.floor),
    ...lockWaits(outcomes, profile.floor),
    ...latency(outcomes, profile.floor),
    ...named,
  ]
  // The profile may word one of ours in its own way: the one that is named there is the one that it means.
  return [...new Map(all.map((criterion) => [criterion.id, criterion])).values()]
}

/** An accepted finding stays in the report but stops nothing. */
function tripped(outcomes: readonly CheckOutcome[]): readonly KillCriterion[] {
  const stands = ({ accepted, severity }: Finding) => accepted === undefined && severity === 'error'
  const floors = floorFindings(outcomes)
    .filter(stands)
    .flatMap(({ proof, subject }) =>
      proof.kind === 'measurement'
        ? [
            now({
              id: `floor-${proof.metric}${subject.kind === 'operation' ? `-${subjectText(subject)}` : ''}`,
              metric:
                subject.kind === 'operation'
                  ? `${metricWord(proof.metric)} of ${subjectText(subject)}`
                  : metricWord(proof.metric),
              breach: `worse than the floor of ${quantity(proof.floor, proof.unit)}: ${quantity(proof.measured, proof.unit)} over ${count(proof.samples, 'request')}`,
              action: 'do not merge; the preview already misses what production is held to',
            }),
          ]
        : [],
    )
  const statements = failingStatements(outcomes).filter(stands)
  const places = unique(statements.map(({ location }) => `${location.path}:${location.line}`))
  const codes = unique(
    statements.flatMap(({ proof }) => (proof.kind === 'trace' && proof.sqlstate ? [proof.sqlstate] : [])),
  )
  const first = [...floors, ...brokenQueries(outcomes, stands)]
  if (places.length === 0) return first
  return [
    ...first,
    now({
      id: 'migration-fails',
      metric: `migration ${enumerate(places)}`,
      breach: `fails with SQLSTATE ${codes.join(', ')}`,
      action: 'do not merge; a deploy would stop halfway',
    }),
  ]
}

function brokenQueries(
  outcomes: readonly CheckOutcome[],
  stands: (finding: Finding) => boolean,
): readonly KillCriterion[] {
  const found = failingQueries(outcomes).filter(stands)
  if (found.length === 0) return []
  const places = unique(found.map(({ location }) => `${location.path}:${location.line}`))
  const codes = unique(found.flatMap(({ proof }) => (proof.kind === 'query' ? (proof.sqlstate ?? []) : [])))
  return [
    now({
      id: 'running-query-fails',
      metric: `queries of the running release after ${enumerate(places)}`,
      breach: codes.length > 0 ? `fail with SQLSTATE ${codes.join(', ')}` : 'find nothing any more',
      action: 'do not merge; the release that still runs fails from the moment the migration is applied',
    }),
  ]
}

/**
 * Google's SRE workbook, "Alerting on SLOs": 14.4 times the budget of 30 days over 1 h burns 2 % of it; the 5 min
 * window makes the alert end soon after the trouble does.
 */
function burnRate({ uptime }: Floor, action: string): KillCriterion {
  const budget = 1 - uptime
  const minutes = budget * 30 * 24 * 60
  return rollout({
    id: 'error-budget-burn',
    metric: 'error budget burn rate',
    breach: `above 14.4, that is more than ${percent(budget * 14.4)} of requests failing (budget ${percent(budget)}: ${plain(minutes)} min in 30 days)`,
    window: 'both 1 h and 5 min',
    action,
  })
}

/** A broken client shows as 4xx, which no error budget counts. */
function clientErrors(outcomes: readonly CheckOutcome[], { errorRate }: Floor): readonly KillCriterion[] {
  const operations = unique(
    breakingFindings(outcomes)
      .flatMap(({ reach }) => reach)
      .filter(({ kind }) => kind === 'operation')
      .map(subjectText),
  )
  if (operations.length === 0) return []
  return [
    rollout({
      id: 'client-errors',
      metric: `4xx and 5xx answers of ${enumerate(operations)}`,
      breach: `their share is more than ${plain(errorRate * 100)} points above that of the hour before the deploy`,
      window: '5 min, for the first 24 h',
      action: wayBack(outcomes),
    }),
  ]
}

function lockWaits(outcomes: readonly CheckOutcome[], { p99Ms, rpoMinutes }: Floor): readonly KillCriterion[] {
  const statements = newStatements(outcomes)
  const blocked = blockedRelations(statements)
  const timeout = lockTimeout(statements)
  const copied = copiedRelations(statements).filter((relation) => blocked.includes(relation))
  const waits = rollout({
    id: 'lock-wait',
    metric: `longest wait for a lock on ${enumerate(blocked)}`,
    breach: timeout
      ? `above the migration's lock_timeout of ${timeout}`
      : `above ${plain(p99Ms)} ms, the p99 floor (the migration sets no lock_timeout)`,
    window: 'while the migration runs',
    action:
      "`SELECT pg_cancel_backend(b) FROM pg_stat_activity a, unnest(pg_blocking_pids(a.pid)) b WHERE a.wait_event_type = 'Lock'`",
  })
  const lag = rollout({
    id: 'replica-lag',
    metric: `replay lag of the replicas while ${enumerate(copied)} is written`,
    breach: `above ${plain(rpoMinutes)} min, the RPO: a failover would lose more`,
    window: 'while the migration runs and until the replicas caught up',
    action: 'stop the migration; do not fail over before `SELECT max(replay_lag) FROM pg_stat_replication` is small',
  })
  return [...(blocked.length > 0 ? [waits] : []), ...(copied.length > 0 ? [lag] : [])]
}

function latency(outcomes: readonly CheckOutcome[], { p99Ms }: Floor): readonly KillCriterion[] {
  if (floorFindings(outcomes).length === 0) return []
  return [
    rollout({
      id: 'p99-latency',
      metric: 'p99 latency in production',
      breach: `above the floor of ${plain(p99Ms)} ms`,
      window: '10 min',
      action: wayBack(outcomes),
    }),
  ]
}

const lockTimeoutSetting =
  /^\s*set\s+(?:local\s+|session\s+)?lock_timeout\s*(?:=|to)\s*'?\s*(\d{1,9})\s*(us|ms|s|min|h)?\s*'?\s*;?\s*$/i

/** The largest lock_timeout that the new migrations set; 0 switches it off. */
function lockTimeout(statements: readonly StatementTrace[]): string | undefined {
  const settings = statements.flatMap(({ statement }) => {
    const [, digits, unit = 'ms'] = lockTimeoutSetting.exec(statement) ?? []
    return digits === undefined || Number(digits) === 0 ? [] : [`${Number(digits)} ${unit.toLowerCase()}`]
  })
  return settings.at(-1)
}

function rollout(criterion: Omit<KillCriterion, 'when' | 'tripped'>): KillCriterion {
  return { ...criterion, when: 'rollout', tripped: false }
}

function now(criterion: Omit<KillCriterion, 'when' | 'tripped' | 'window'>): KillCriterion {
  return { ...criterion, when: 'now', window: 'this run', tripped: true }
}
