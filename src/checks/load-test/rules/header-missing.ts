import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import type { MissingHeader } from '../conformance/facts.ts'
import type { LoadGiven } from '../given.ts'
import { everything, type LoadSubject, subjectOf } from '../subject.ts'

export default defineRule<LoadSubject, LoadGiven>({
  meta: {
    id: 'load/header-missing',
    severity: 'note',
    since: '0.1.0',
    title: 'Send the headers that were asked for',
    effect:
      'A header that the team expects of each answer is missing or says something else, so that what it protects from is open.',
    remedy:
      'Set it in one place for all answers, those of errors too. A preview may lack what a proxy adds in production: then leave it out of load.expect-headers.',
  },
  examples: [
    {
      title: 'a header that no answer has',
      given: { headers: 'GET /orders: Strict-Transport-Security absent' },
      hits: ['Strict-Transport-Security is absent from the answer to GET /orders'],
    },
    {
      title: 'another value',
      given: { headers: 'GET /orders: X-Frame-Options ALLOWALL for DENY' },
      hits: ['X-Frame-Options is `ALLOWALL` and not `DENY` in the answer to GET /orders'],
    },
    { title: 'nothing was asked for', given: { requests: 'GET /orders: 950 in 20 ms' }, hits: [] },
  ],
  check: ({ conformance: { missingHeaders }, location, locationOf }) =>
    missingHeaders.flatMap((header) => {
      const [first, ...others] = header.answers
      if (first === undefined) return []
      return [
        {
          message: messageOf(header),
          location: others.length === 0 ? locationOf(first.operation) : location,
          subject: everything,
          key: header.name.toLowerCase(),
          reach: header.answers.map(({ operation }) => subjectOf(operation)),
          proof: { kind: 'source' as const, excerpt: excerptOf(header) },
        },
      ]
    }),
})

function messageOf({ name, value, answers }: MissingHeader): string {
  const found = answers.find((answer) => answer.found !== undefined)?.found
  const wanted = value === undefined ? '' : ` and not \`${value}\``
  const what = found === undefined ? 'absent from' : `\`${found}\`${wanted} in`
  return `${name} is ${what} the answer to ${enumerate(answers.map(({ operation }) => operation))}`
}

function excerptOf({ name, answers }: MissingHeader): string {
  const lines = answers.map(({ operation, status, found }) => {
    return `${operation} → ${status}, ${found === undefined ? `no ${name}` : `${name}: ${found}`}`
  })
  return lines.slice(0, 10).join('\n')
}
