import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { count } from '../../../core/wording.ts'
import type { LoadGiven } from '../given.ts'
import { type LoadSubject, subjectOf } from '../subject.ts'

export default defineRule<LoadSubject, LoadGiven>({
  meta: {
    id: 'load/malformed-request-accepted',
    severity: 'warning',
    since: '0.1.0',
    title: 'Accept only what the contract allows',
    effect:
      'The service took a request that its own contract forbids. With a body, what was forbidden may now be stored; a parameter is ignored, or read in a way that no client can know. A client that relies on it breaks on the day when the service becomes strict.',
    remedy:
      'Check requests against the contract, and refuse what it forbids with 400 or 422. If the service means to accept it, let the contract say so.',
  },
  examples: [
    {
      title: 'a body without a property that the contract requires',
      given: {
        malformed: 'POST /orders: 201 to a body without `total`\nPOST /orders: 201 to a body of type text/plain',
      },
      hits: ['POST /orders accepted a body without `total` with 201, and 1 other malformed request'],
    },
    {
      title: 'a parameter that is not checked stores nothing: a note',
      given: { malformed: 'GET /orders: 200 to a request whose query parameter `limit` has the wrong type' },
      hits: ['GET /orders accepted a request whose query parameter `limit` has the wrong type with 200'],
    },
    {
      title: 'a crash is another finding',
      given: { malformed: 'POST /orders: 500 to a body without `total`' },
      hits: [],
    },
  ],
  check: ({ conformance, locationOf }) => {
    const accepted = conformance.malformed.flatMap((answer) =>
      answer.status !== undefined && answer.status < 300 ? [{ ...answer, status: answer.status }] : [],
    )
    const operations = [...new Set(accepted.map(({ operation }) => operation))]
    return operations.flatMap((name): readonly Hit[] => {
      const [first, ...others] = accepted.filter(({ operation }) => operation === name)
      if (first === undefined) return []
      const { what, shown, because, status, writes } = first
      const more = others.length === 0 ? '' : `, and ${count(others.length, 'other malformed request')}`
      return [
        {
          message: `${name} accepted ${what} with ${status}${more}`,
          location: locationOf(name),
          subject: subjectOf(name),
          key: 'malformed request',
          severity: writes ? 'warning' : 'note',
          proof: { kind: 'exchange', shown, because, status },
        },
      ]
    })
  },
})
