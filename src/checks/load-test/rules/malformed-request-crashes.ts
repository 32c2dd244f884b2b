import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { count } from '../../../core/wording.ts'
import type { MalformedAnswer } from '../conformance/facts.ts'
import type { LoadGiven } from '../given.ts'
import { type LoadSubject, subjectOf } from '../subject.ts'

export default defineRule<LoadSubject, LoadGiven>({
  meta: {
    id: 'load/malformed-request-crashes',
    severity: 'error',
    since: '0.1.0',
    title: 'Refuse malformed requests with 4xx',
    effect:
      'Anybody can send such a request. A server error says that it was worked on before it was checked: it wakes who is on call for the mistake of a client, and may be the way to more. It was sent twice, with valid requests before and after that were answered.',
    remedy:
      'Check the request against the contract before anything is done with it, and answer 400 or 422. Send the request in the proof to see the error in the log.',
  },
  examples: [
    {
      title: 'a missing property that the code relies on',
      given: { malformed: 'POST /orders: 500 to a body without `total`\nPOST /orders: 503 to a body that is no JSON' },
      hits: ['POST /orders answered 500 to a body without `total`, and failed on 1 other malformed request'],
    },
    {
      title: 'base does so too, where there is one to ask: a warning, for it is not this change that is to blame',
      given: { malformed: 'GET /orders: 500 as base to a request whose query parameter `limit` is too large' },
      hits: [
        'GET /orders answered 500 to a request whose query parameter `limit` is too large; so does base, so this change did not bring it',
      ],
    },
    {
      title: 'one that is accepted is another finding',
      given: { malformed: 'GET /orders: 200 to a request whose query parameter `limit` has the wrong type' },
      hits: [],
    },
    {
      title: 'no answer at all, while valid requests are answered: a warning',
      given: { malformed: 'GET /orders: silence to a request whose query parameter `limit` is too large' },
      hits: ['GET /orders gave no answer to a request whose query parameter `limit` is too large'],
    },
  ],
  check: ({ conformance, locationOf }) => {
    const crashed = conformance.malformed.filter(({ status }) => status === undefined || status >= 500)
    const operations = [...new Set(crashed.map(({ operation }) => operation))]
    return operations.flatMap((name): readonly Hit[] => {
      // What this change brought comes first; then, a status is a stronger proof than silence.
      const weakness = ({ status, baseToo }: MalformedAnswer) => (baseToo ? 2 : 0) + (status === undefined ? 1 : 0)
      const [first, ...others] = crashed
        .filter(({ operation }) => operation === name)
        .sort((a, b) => weakness(a) - weakness(b))
      if (first === undefined) return []
      const more = others.length === 0 ? '' : `, and failed on ${count(others.length, 'other malformed request')}`
      const answer = first.status === undefined ? 'gave no answer' : `answered ${first.status}`
      return [
        {
          message: `${name} ${answer} to ${first.what}${more}${first.baseToo ? '; so does base, so this change did not bring it' : ''}`,
          location: locationOf(name),
          subject: subjectOf(name),
          key: 'malformed request',
          ...evidenceOf(first),
        },
      ]
    })
  },
})

function evidenceOf({ shown, because, status, baseToo }: MalformedAnswer): Pick<Hit, 'proof' | 'severity'> {
  return {
    proof: status === undefined ? { kind: 'source', excerpt: shown } : { kind: 'exchange', shown, because, status },
    severity: status === undefined || baseToo ? 'warning' : 'error',
  }
}
