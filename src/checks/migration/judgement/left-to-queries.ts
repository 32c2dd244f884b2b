import { type Finding, milder, type Subject, subjectText } from '../../../core/finding.ts'

/**
 * Rules that warn of what the running release may ask. What a query of it proves is said by that query alone. Lost data
 * is another matter, so what drops tables and columns stays.
 */
const warningsOfQueries: ReadonlySet<string> = new Set(
  [
    'add-column-order',
    'default-refused-to-application',
    'drop-default',
    'drop-enum-value',
    'drop-or-change-function-signature',
    'drop-sequence',
    'drop-unique-breaks-upsert',
    'drop-view',
    'enable-rls-without-policy',
    'force-rls',
    'generated-always-breaks-old-writes',
    'new-check-breaks-old-writes',
    'new-fk-breaks-old-writes',
    'new-unique-breaks-old-writes',
    'old-insert-fails-not-null',
    'rename-column',
    'rename-enum-value',
    'rename-schema',
    'rename-table',
    'rename-type',
    'revoke',
    'trigger-rejects-old-writes',
    'view-column-change',
  ].map((name) => `migration/${name}`),
)

const between = 'migration/running-query-fails-between'
const provedByQueries = ['migration/running-query-fails', 'migration/running-query-changes-shape', between]

/** Without the warnings that a query has proved; the way out that they know goes with the proof. */
export function leftToQueries(findings: readonly Finding[]): readonly Finding[] {
  const proofs = findings.filter(({ ruleId }) => provedByQueries.includes(ruleId))
  if (proofs.length === 0) return findings
  const warnings = findings.filter(({ ruleId }) => warningsOfQueries.has(ruleId))
  const provedBy = new Map(warnings.map((warning) => [warning, proofOf(warning, proofs)]))
  return findings
    .filter((finding) => !provedBy.get(finding))
    .map((finding) => {
      const told = warnings.filter((warning) => provedBy.get(warning) === finding)
      // What the rule can say of this very column is longer than what it says of all.
      // Between two transactions only one of both together helps.
      const others = finding.ruleId === between ? [] : told
      const remedies = others.flatMap(({ remedy }) => remedy ?? []).sort((a, b) => b.length - a.length)
      const fix = others.find((warning) => warning.fix)?.fix
      return { ...finding, ...(remedies[0] ? { remedy: remedies[0] } : {}), ...(fix ? { fix } : {}) }
    })
}

/** The proof that says all that the warning says; of a group of columns each has to be proved. */
function proofOf(warning: Finding, proofs: readonly Finding[]): Finding | undefined {
  const loud = proofs.filter(({ severity }) => milder(severity, warning.severity) === warning.severity)
  const covered = warning.reach.map((subject) => loud.find((proof) => proves(proof, warning, subject)))
  return covered.every((proof) => proof !== undefined) ? covered[0] : undefined
}

/** The same object in the same file, or the same statement and the table of the object. */
function proves({ location: own, subject }: Finding, { location }: Finding, reached: Subject): boolean {
  if (own.path !== location.path) return false
  if (subjectText(subject) === subjectText(reached)) return true
  const sameStatement = own.line === location.line && own.column === location.column
  const twoColumns = subject.kind === 'column' && reached.kind === 'column'
  return sameStatement && !twoColumns && tableOf(subject) === tableOf(reached)
}

function tableOf(subject: Subject): string {
  const name = 'name' in subject ? subject.name : ''
  return subject.kind === 'column' ? name.slice(0, Math.max(0, name.lastIndexOf('.'))) : name
}
