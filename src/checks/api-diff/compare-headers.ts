import type { Severity } from '../../core/finding.ts'
import type { Fact } from './changes.ts'
import type { Header, Response } from './responses.ts'
import { compareSerialization } from './serialization.ts'
import { direct, roleOf, sidesOf, type Teller, tell, writerOf } from './teller.ts'

type What = Extract<Fact, { kind: 'header' }>['what']

/** Headers of a response; their names have no case. */
export function compareHeaders(told: Teller, base: Response, head: Response): void {
  const [before, after] = [byName(base.headers), byName(head.headers)]
  for (const [name, header] of before) {
    const own = after.get(name)
    if (own) compareHeader(told, base.status, header, own)
    else tellHeader(told, base.status, 'removed', header, [header.node, head.node])
  }
  for (const [name, header] of after) {
    if (!before.has(name)) tellHeader(told, base.status, 'added', header, [base.node, header.node])
  }
}

function byName(headers: readonly Header[]): ReadonlyMap<string, Header> {
  return new Map(headers.map((header) => [header.name.toLowerCase(), header]))
}

function tellHeader(
  told: Teller,
  status: string,
  what: What,
  { name, required }: Header,
  [base, head]: readonly [Header['node'], Header['node']],
): void {
  const role = roleOf(told)
  const fact: Fact = { kind: 'header', what, role, name, statuses: [status], required }
  const severity = role === 'sent' ? answered(what, required) : asked(what, required)
  tell(told, fact, severity, `response header ${name.toLowerCase()} ${what}`, base, head)
}

function answered(what: What, required: boolean): Severity {
  if (what === 'removed') return required ? 'error' : 'warning'
  return what === 'became-optional' ? 'error' : 'note'
}

/** In an answer to a webhook a header is what the service asks for. */
function asked(what: What, required: boolean): Severity {
  if (what === 'removed') return 'warning'
  return what === 'became-required' || (what === 'added' && required) ? 'error' : 'note'
}

function compareHeader(told: Teller, status: string, base: Header, head: Header): void {
  if (base.required !== head.required) {
    const what = head.required ? 'became-required' : 'became-optional'
    tellHeader(told, status, what, head, [base.node, head.node])
  }
  const { sender, receiver } = sidesOf(writerOf(told, 'response'), base, head)
  const change = compareSerialization({ ...sender, in: 'header' }, { ...receiver, in: 'header' })
  if (change.kind === 'differs') {
    const [from, to] = sender === base ? [change.from, change.to] : [change.to, change.from]
    const role = roleOf(told)
    const fact: Fact = { kind: 'serialization', role, place: `response ${status} header`, name: head.name, from, to }
    const key = `response ${status} header ${head.name.toLowerCase()} ${from} ${to}`
    tell(told, fact, 'error', key, base.node, head.node)
  }
  if ((base.content === undefined) !== (head.content === undefined)) return
  if (!base.schema && !head.schema) return
  told.values.push({
    base: base.schema,
    head: head.schema,
    // What the service answers is told to a typed client; what it reads itself is text.
    direction: roleOf(told) === 'sent' ? direct(told, 'response') : 'parameter',
    root: {
      operations: told.operations,
      name: `response ${status}, header ${head.name}`,
      carrier: { kind: 'header', status, name: head.name },
    },
  })
}
