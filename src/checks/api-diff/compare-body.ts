import { compareMedia, isForm, sharedMedia } from './compare-media.ts'
import type { Body } from './operations.ts'
import { child } from './source.ts'
import { direct, type Teller, tell } from './teller.ts'

export function compareBody(told: Teller): void {
  const { base, head } = told.operations
  if (base.body && head.body) {
    if (!base.body.required && head.body.required) {
      tell(
        told,
        { kind: 'body', what: 'became-required', required: true },
        'error',
        'body became-required',
        base.body.node,
        child(head.body.node, 'required') ?? head.body.node,
      )
    }
    compareBodyMedia(told, base.body, head.body)
  } else if (head.body) {
    const { required, node } = head.body
    tell(told, { kind: 'body', what: 'added', required }, required ? 'error' : 'note', 'body added', base.node, node)
  } else if (base.body) {
    const { required, node } = base.body
    tell(told, { kind: 'body', what: 'removed', required }, 'warning', 'body removed', node, undefined)
  }
}

function compareBodyMedia(told: Teller, base: Body, head: Body): void {
  compareMedia(told, 'request body', 'request', base.media, head.media, base.node, head.node)
  for (const [before, after] of sharedMedia(base.media, head.media)) {
    told.values.push({
      base: before.schema,
      head: after.schema,
      direction: direct(told, isForm(after.type) ? 'parameter' : 'request'),
      root: { operations: told.operations, name: 'request body', carrier: { kind: 'body', type: after.type } },
    })
  }
}
