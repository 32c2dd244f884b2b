import type { Fact } from './changes.ts'
import { operationSubject } from './draft.ts'
import { alternativeText, compareSecurity } from './security.ts'
import type { Teller } from './teller.ts'

/** Who may call: the operation's own requirement, or the document's. */
export function compareRequirements(told: Teller): void {
  const { base, head } = told.operations
  const change = compareSecurity(base.security, head.security)
  if (!change) return
  const { what, ways, redefined } = change
  const fact: Fact = {
    kind: 'security',
    what,
    ways: ways.map(alternativeText),
    asked: head.security.alternatives.map(alternativeText),
  }
  const key = `security ${what} ${[...fact.ways].sort().join(' or ')} now ${[...fact.asked].sort().join(' or ')}`
  // Where nothing is written, the operation as a whole shows that.
  const [before, after] = redefined
    ? [redefined.base, redefined.head]
    : [base.security.node ?? base.node, head.security.node ?? head.node]
  const severity = what === 'tightened' ? 'error' : 'note'
  // What is written nowhere any more stands in base, once for all that it concerned.
  const at = redefined || head.security.node || !base.security.node ? 'head' : 'base'
  const subject = operationSubject(told.operations.head)
  told.drafts.push({
    fact,
    severity,
    subject,
    reach: [subject],
    key,
    base: before,
    head: after,
    at,
    proof: 'structural',
  })
}
