import { run } from '../../../../src/checks/api-diff/run.ts'
import type { Finding } from '../../../../src/core/finding.ts'
import { changeSetOf, checkContext } from '../../../fakes/check-context.ts'
import type { Members } from './model.ts'

/** A small document can be judged to the end: what could not be is a failure here. */
export async function judged(base: Members, head: Members): Promise<readonly Finding[]> {
  // JSON is YAML; the last line keeps two equal documents from being no change at all.
  const files = (spec: Members, end: string) => ({ 'openapi.yaml': `${JSON.stringify(spec, null, 1)}\n${end}` })
  const changeSet = changeSetOf(files(base, ''), files(head, '# changed\n'))
  const { findings, unproven } = await run(checkContext({ changeSet }))
  const [trouble] = unproven
  if (trouble) throw new Error(`not judged: ${trouble.message}`)
  return findings
}

export function loud(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity !== 'note')
}

/** What was said, short enough to read in a failing test. */
export function said(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ severity, ruleId, message, proof }) => {
    const shown =
      proof.kind === 'witness'
        ? ` [${proof.acceptedBy} accepts ${JSON.stringify(proof.value)}]`
        : proof.kind === 'undecided'
          ? ` [undecided: ${proof.reason}]`
          : ''
    return `${severity} ${ruleId}: ${message}${shown}`
  })
}
