import type { CheckOutcome, CheckResult, RollbackProof, Unproven } from '../core/check.ts'
import type { Location, Trouble } from '../core/error.ts'
import type { Acceptance, Finding, ProvedRemedy, RemedyStep, Subject, TextReplacement } from '../core/finding.ts'
import type { Excerpt, Proof, Replay } from '../core/proof.ts'
import type { Review, RevisionName } from '../core/review.ts'
import { shortened } from '../core/shortened.ts'
import type { RowCounts, StatementTrace } from '../core/trace.ts'
import { loadJson } from './load/json.ts'

/** Rises when a reader of the older form would misread the newer one; additions leave it. */
const schemaVersion = 1

/**
 * The review as JSON: references/report.schema.json describes it. Every key is named here, in the order in which it is
 * written, so that a new field of the core never slips out unseen.
 */
export function renderJson(review: Review): string {
  const { tool, base, head, profile, verdict, outcomes, approvers, killCriteria, remarks, reproduce } = review
  const report = {
    schemaVersion,
    tool: { name: tool.name, version: tool.version },
    base: revisionJson(base),
    head: revisionJson(head),
    profile: { name: profile.name, source: profile.source },
    postgresVersion: review.postgresVersion,
    verdict: { decision: verdict.decision, reasons: verdict.reasons },
    outcomes: outcomes.map(outcomeJson),
    approvers: approvers.map(({ role, people, required, approved, because }) => ({
      role,
      people,
      required,
      approved: approved.map(({ login, sha }) => ({ login, sha })),
      because,
    })),
    killCriteria: killCriteria.map(({ id, when, metric, breach, window, action, tripped }) => ({
      id,
      when,
      metric,
      breach,
      window,
      action,
      tripped,
    })),
    remarks,
    reproduce,
  }
  return `${JSON.stringify(report, wellFormed, 2)}\n`
}

/** A lone surrogate is no Unicode text, and half of the parsers of this world refuse it. */
function wellFormed(_: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\p{Cs}/gu, '\uFFFD') : value
}

function revisionJson({ ref, sha }: RevisionName) {
  return sha === undefined ? { path: ref } : { ref, sha }
}

function outcomeJson(outcome: CheckOutcome) {
  const { check, status } = outcome
  if (status === 'skipped') return { check, status, reason: outcome.reason, findings: [] }
  if (status === 'failed') return { check, status, error: troubleJson(outcome.error), findings: [] }
  return { check, status, ...resultJson(outcome) }
}

function resultJson({ summary, engine, findings, unproven, remarks, trace, rollback, load }: CheckResult) {
  return {
    summary,
    engine: engine && { name: engine.name, version: engine.version },
    findings: findings.map(findingJson),
    unproven: unproven.map(unprovenJson),
    remarks,
    trace: trace?.map(traceJson),
    rollback: rollback && rollbackJson(rollback),
    load: load && loadJson(load),
  }
}

function rollbackJson({ files, command, loses }: RollbackProof) {
  return { files: files.map(({ path, down, outcome }) => ({ path, down, outcome })), command, loses }
}

function troubleJson({ code, message, hint, location }: Trouble) {
  return { code, message, hint, location: location && locationJson(location) }
}

function unprovenJson({ subject, finding, ...trouble }: Unproven) {
  return { subject, ...troubleJson(trouble), finding }
}

function locationJson({ path, line, column }: Location) {
  return { path, line, column }
}

function findingJson(finding: Finding) {
  const { ruleId, severity, message, remedy, fix, fingerprint, cause, location, subject, reach, proof, accepted } =
    finding
  return {
    ruleId,
    severity,
    message,
    remedy,
    fix: fix && fixJson(fix),
    fingerprint,
    cause,
    location: locationJson(location),
    subject: subjectJson(subject),
    reach: reach.map(subjectJson),
    proof: proofJson(proof),
    accepted: accepted && acceptedJson(accepted),
  }
}

function fixJson({ engine, steps, replacement }: ProvedRemedy) {
  return { engine, steps: steps.map(stepJson), replacement: replacement && replacementJson(replacement) }
}

function replacementJson({ path, startLine, endLine, text }: TextReplacement) {
  return { path, startLine, endLine, text }
}

function stepJson({ sql, withoutTransaction, repeat, note }: RemedyStep) {
  return { sql, withoutTransaction, repeat, note }
}

function acceptedJson({ by, reason, until }: Acceptance) {
  return { by, reason, until }
}

function subjectJson(subject: Subject) {
  return subject.kind === 'operation'
    ? { kind: subject.kind, method: subject.method, path: subject.path }
    : { kind: subject.kind, name: subject.name }
}

function proofJson(proof: Proof) {
  switch (proof.kind) {
    case 'witness': {
      const { kind, acceptedBy, refusedBy, refusal, shown, replay } = proof
      return {
        kind,
        ...witnessValue(proof.value),
        acceptedBy,
        refusedBy,
        refusal,
        shown,
        replay: replay && replayJson(replay),
      }
    }
    case 'trace': {
      const { kind, statement, locks, scans, rewrites, rows, sqlstate, error, engine } = proof
      return {
        kind,
        statement,
        locks: locks.map(lockJson),
        scans,
        rewrites,
        rows: rowsJson(rows),
        sqlstate,
        error,
        engine,
      }
    }
    case 'measurement': {
      const { kind, metric, measured, floor, unit, samples, exceeding, probability } = proof
      return { kind, metric, measured, floor, unit, samples, exceeding, probability }
    }
    case 'comparison': {
      const { kind, metric, base, head, unit, ratio, rounds, worse, probability } = proof
      const shift = ratio && { estimate: ratio.estimate, low: ratio.low, high: ratio.high }
      return { kind, metric, base, head, unit, ratio: shift, rounds, worse, probability }
    }
    case 'query': {
      const { kind, sql, sqlstate, error, values, statement } = proof
      return { kind, sql, sqlstate, error, values, statement }
    }
    case 'diff': {
      const { kind, structural, before, after, sides } = proof
      return { kind, structural, before: before && excerptJson(before), after: after && excerptJson(after), sides }
    }
    case 'exchange':
      return { kind: proof.kind, shown: proof.shown, because: proof.because, status: proof.status }
    case 'source':
      return { kind: proof.kind, excerpt: proof.excerpt }
    case 'undecided':
      return { kind: proof.kind, reason: proof.reason }
    default:
      return proof satisfies never
  }
}

/** Of its JSON; more tells nobody more, and reports are kept. */
const maxWitness = 20_000

function witnessValue(value: unknown) {
  return (JSON.stringify(value) ?? '').length > maxWitness
    ? { value: shortened(value), valueShortened: true }
    : { value }
}

function replayJson({ url, status, answer }: Replay) {
  return { url, status, answer }
}

function excerptJson({ text, location }: Excerpt) {
  return { text, location: location && locationJson(location) }
}

function lockJson({ relation, mode, preexisting, source }: StatementTrace['locks'][number]) {
  return { relation, mode, preexisting, source }
}

function rowsJson(rows: RowCounts) {
  // `fromEntries` makes an own property of any name, `__proto__` too.
  return Object.fromEntries(
    Object.entries(rows).map(([relation, { inserted, updated, deleted }]) => [
      relation,
      { inserted, updated, deleted },
    ]),
  )
}

function traceJson(trace: StatementTrace) {
  const { path, line, statement, transaction, locks, held, rewrites, scans, rows, ms, error } = trace
  return {
    path,
    line,
    statement,
    transaction,
    locks: locks.map(lockJson),
    held: held.map(({ relation, mode }) => ({ relation, mode })),
    rewrites,
    scans,
    rows: rowsJson(rows),
    ms,
    error: error && { sqlstate: error.sqlstate, message: error.message },
  }
}
