import type { Unproven } from '../../core/check.ts'
import { type Finding, subjectText } from '../../core/finding.ts'

/** What is to keep a review from passing because nobody could say whether it breaks anybody. */
export function unprovenOf(findings: readonly Finding[]): readonly Unproven[] {
  return findings.flatMap(({ proof, subject, message, location, fingerprint }) =>
    proof.kind === 'undecided'
      ? [
          {
            subject: subjectText(subject),
            code: 'undecided',
            message,
            hint: `Read the two places. If it is harmless, accept ${fingerprint} under \`accepted:\` on the base branch.`,
            location,
            finding: fingerprint,
          },
        ]
      : [],
  )
}
