import type { Fact } from './changes.ts'
import { compareMedia } from './compare-media.ts'
import { isForm } from './media-type.ts'
import { child } from './source.ts'
import { direct, roleOf, type Teller, tell } from './teller.ts'

/** What a request carries. In a webhook the service carries it, and who listens may count on it. */
export function compareBody(told: Teller): void {
  const { base, head } = told.operations
  const role = roleOf(told)
  const sent = role === 'sent'
  if (!base.body && !head.body) return
  if (!base.body && head.body) {
    const { required, node } = head.body
    const severity = required && sent ? 'error' : 'note'
    tell(told, { kind: 'body', what: 'added', role, required }, severity, 'body added', base.node, node)
  } else if (base.body && !head.body) {
    const { required, node } = base.body
    const severity = sent ? 'warning' : 'error'
    tell(told, { kind: 'body', what: 'removed', role, required }, severity, 'body removed', node, undefined)
  } else if (base.body && head.body) {
    const { required, node } = head.body
    if (base.body.required !== required) {
      const what = required ? 'became-required' : 'became-optional'
      const fact: Fact = { kind: 'body', what, role, required }
      const severity = required === sent ? 'error' : 'note'
      tell(told, fact, severity, `body ${what}`, base.body.node, child(node, 'required') ?? node)
    }
    compareMedia(told, {
      where: 'request body',
      part: 'request',
      base: base.body,
      head: head.body,
      direction: (type) => direct(told, isForm(type) ? 'parameter' : 'request'),
      carrier: (type) => ({ kind: 'body', type }),
    })
  }
}
