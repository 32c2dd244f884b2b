import type { Severity } from '../../core/finding.ts'
import type { Fact } from './changes.ts'
import { compareHeaders } from './compare-headers.ts'
import { compareMedia } from './compare-media.ts'
import { isForm } from './media-type.ts'
import type { Response } from './responses.ts'
import { direct, roleOf, type Teller, tell } from './teller.ts'

type Responses = ReadonlyMap<string, Response>

/**
 * What an operation answers. A status of one side is judged against whatever answers for it on the other: itself, its
 * range, or the default.
 */
export function compareResponses(told: Teller): void {
  const { base, head } = told.operations
  const [before, after] = [byStatus(base.responses), byStatus(head.responses)]
  const pairs = new Map<string, readonly [Response, Response]>()
  const pair = (one: Response, other: Response) => pairs.set(`${one.status} ${other.status}`, [one, other])
  for (const [status, response] of before) {
    const own = covering(after, status)
    // A default beside it spoke of errors, and is no new word for success.
    const answers = own && !(isSuccess(status) && isDefault(own) && before.has('DEFAULT'))
    if (answers) pair(response, own)
    else if (!hasWithin(after, status)) tellStatus(told, 'removed', response)
  }
  for (const [status, response] of after) {
    const own = covering(before, status)
    // What a client does with an error says nothing of a new way to succeed.
    const answers = own && !(isSuccess(status) && isDefault(own) && succeeds(before))
    if (answers) pair(own, response)
    else tellStatus(told, 'added', response)
  }
  for (const [one, other] of pairs.values()) compareResponse(told, one, other)
}

function byStatus(responses: readonly Response[]): Responses {
  return new Map(responses.map((response) => [response.status.toUpperCase(), response]))
}

/** The response that answers for a status: its own, its range's, or the default. */
function covering(responses: Responses, status: string): Response | undefined {
  return responses.get(status) ?? responses.get(`${status[0]}XX`) ?? responses.get('DEFAULT')
}

/** Whether a range has become some of its statuses. */
function hasWithin(responses: Responses, range: string): boolean {
  return range.endsWith('XX') && [...responses.keys()].some((status) => status[0] === range[0])
}

function isDefault({ status }: Response): boolean {
  return status.toUpperCase() === 'DEFAULT'
}

function isSuccess(status: string): boolean {
  return status.startsWith('2')
}

function succeeds(responses: Responses): boolean {
  return [...responses.keys()].some(isSuccess)
}

function tellStatus(told: Teller, what: 'removed' | 'added', { status, node }: Response): void {
  const fact: Fact = { kind: 'status', what, role: roleOf(told), status }
  const [base, head] = what === 'removed' ? [node, undefined] : [undefined, node]
  tell(told, fact, statusSeverity(told, what, status), `response ${status.toUpperCase()} ${what}`, base, head)
}

function statusSeverity(told: Teller, what: 'removed' | 'added', status: string): Severity {
  if (what === 'removed') return isSuccess(status) ? 'error' : 'warning'
  // Who listens answers as before; another answer that is read as well harms nobody.
  return isSuccess(status) && roleOf(told) === 'sent' ? 'warning' : 'note'
}

function compareResponse(told: Teller, base: Response, head: Response): void {
  const { status } = base
  const where = `response ${status}`
  const role = roleOf(told)
  const body = (what: 'removed' | 'added', severity: Severity) => {
    tell(told, { kind: 'response-body', what, role, status }, severity, `${where} body ${what}`, base.node, head.node)
  }
  if (base.media.length > 0 && head.media.length === 0) body('removed', role === 'sent' ? 'error' : 'warning')
  else if (base.media.length === 0 && head.media.length > 0) body('added', role === 'sent' ? 'note' : 'warning')
  else {
    compareMedia(told, {
      where,
      part: 'response',
      base,
      head,
      direction: (type) => direct(told, role === 'received' && isForm(type) ? 'parameter' : 'response'),
      carrier: (type) => ({ kind: 'response', status, type }),
    })
  }
  compareHeaders(told, base, head)
}
