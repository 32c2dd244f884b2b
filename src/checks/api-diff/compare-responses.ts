import { compareHeaders } from './compare-headers.ts'
import { compareMedia, sharedMedia } from './compare-media.ts'
import type { Response } from './operations.ts'
import { direct, type Teller, tell } from './teller.ts'

export function compareResponses(told: Teller): void {
  const { base, head } = told.operations
  const after = new Map(head.responses.map((response) => [response.status.toUpperCase(), response]))
  const before = new Map(base.responses.map((response) => [response.status.toUpperCase(), response]))
  for (const [status, response] of before) {
    const own = covering(after, status)
    if (own) compareResponse(told, response, own)
    else {
      const severity = status.startsWith('2') ? 'error' : 'warning'
      tell(
        told,
        { kind: 'status', what: 'removed', status: response.status },
        severity,
        `response ${status} removed`,
        response.node,
        undefined,
      )
    }
  }
  for (const [status, { node, status: written }] of after) {
    if (covering(before, status)) continue
    const severity = status.startsWith('2') ? 'warning' : 'note'
    tell(
      told,
      { kind: 'status', what: 'added', status: written },
      severity,
      `response ${status} added`,
      undefined,
      node,
    )
  }
}

/** The response that answers for a status: its own, its range's, or the default. */
function covering(responses: ReadonlyMap<string, Response>, status: string): Response | undefined {
  return responses.get(status) ?? responses.get(`${status[0]}XX`) ?? responses.get('DEFAULT')
}

function compareResponse(told: Teller, base: Response, head: Response): void {
  const where = `response ${base.status}`
  if (base.media.length > 0 && head.media.length === 0) {
    tell(
      told,
      { kind: 'response-body', what: 'removed', status: base.status },
      'error',
      `${where} body removed`,
      base.node,
      head.node,
    )
  } else if (base.media.length === 0 && head.media.length > 0) {
    tell(
      told,
      { kind: 'response-body', what: 'added', status: base.status },
      'note',
      `${where} body added`,
      base.node,
      head.node,
    )
  } else {
    compareMedia(told, where, 'response', base.media, head.media, base.node, head.node)
  }
  compareHeaders(told, where, base, head)
  for (const [before, after] of sharedMedia(base.media, head.media)) {
    told.values.push({
      base: before.schema,
      head: after.schema,
      direction: direct(told, 'response'),
      root: {
        operations: told.operations,
        name: where,
        carrier: { kind: 'response', status: base.status, type: after.type },
      },
    })
  }
}
