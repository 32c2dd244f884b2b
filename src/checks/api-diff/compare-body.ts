import type { Body } from './bodies.ts'
import type { Fact } from './changes.ts'
import { compareMedia } from './compare-media.ts'
import { isForm } from './media-type.ts'
import { child } from './source.ts'
import { direct, roleOf, type Teller, tell } from './teller.ts'

type What = Extract<Fact, { kind: 'body' }>['what']

/** What a request carries. In a webhook the service carries it, and who listens may count on it. */
export function compareBody(told: Teller): void {
  const { base, head } = told.operations
  const role = roleOf(told)
  const fact = (what: What, { required }: Body): Fact => ({ kind: 'body', what, role, required })
  if (base.body && head.body) compareBodies(told, base.body, head.body)
  else if (head.body) {
    const severity = head.body.required && role === 'sent' ? 'error' : 'note'
    tell(told, fact('added', head.body), severity, 'body added', base.node, head.body.node)
  } else if (base.body) {
    const severity = role === 'sent' ? 'warning' : 'error'
    tell(told, fact('removed', base.body), severity, 'body removed', base.body.node, undefined)
  }
}

function compareBodies(told: Teller, base: Body, head: Body): void {
  const role = roleOf(told)
  if (base.required !== head.required) {
    const what = head.required ? 'became-required' : 'became-optional'
    // Who sends breaks by what is asked for, who listens by what is no longer promised.
    const severity = head.required === (role === 'sent') ? 'error' : 'note'
    const fact: Fact = { kind: 'body', what, role, required: head.required }
    tell(told, fact, severity, `body ${what}`, base.node, child(head.node, 'required') ?? head.node)
  }
  compareMedia(told, {
    where: 'request body',
    part: 'request',
    base,
    head,
    direction: (type) => direct(told, isForm(type) ? 'parameter' : 'request'),
    carrier: (type) => ({ kind: 'body', type }),
  })
}
