import type { Severity } from '../../core/finding.ts'
import type { Fact } from './changes.ts'
import { type Draft, operationSubject } from './draft.ts'
import type { Body, Media, Operation, Parameter, Response } from './operations.ts'
import type { Direction, RootPair } from './schema-changes.ts'
import { alternativeText, compareSecurity } from './security.ts'
import { serializationOf } from './serialization.ts'
import { child, type Node } from './source.ts'

/** An operation that both sides have. */
export interface OperationPair {
  readonly base: Operation
  readonly head: Operation
}

/** Where a value stands in an operation that both sides have. */
export interface ValuePlace {
  readonly operations: OperationPair
  /** `request body`, `response 200`, `query parameter status`. */
  readonly name: string
  readonly carrier:
    | { readonly kind: 'parameter'; readonly base: Parameter; readonly head: Parameter }
    | { readonly kind: 'body'; readonly type: string }
    | { readonly kind: 'response'; readonly status: string; readonly type: string }
}

export interface Matched {
  readonly drafts: readonly Draft[]
  readonly pairs: readonly OperationPair[]
}

/** Pairs operations: by path, then without template names, then with the prefix of the servers. */
export function matchOperations(base: readonly Operation[], head: readonly Operation[]): Matched {
  const pairs: OperationPair[] = []
  let leftBase = base
  let leftHead = head
  const names = [
    ({ method, path }: Operation) => `${method} ${path}`,
    ({ key }: Operation) => key,
    ({ effectiveKey }: Operation) => effectiveKey,
  ]
  for (const name of names) {
    const free = new Map(leftHead.map((operation) => [name(operation), operation]))
    const found = leftBase.flatMap((operation) => {
      const partner = free.get(name(operation))
      if (!partner) return []
      free.delete(name(operation))
      return [{ base: operation, head: partner }]
    })
    const taken = new Set(found.flatMap((pair) => [pair.base, pair.head]))
    leftBase = leftBase.filter((operation) => !taken.has(operation))
    leftHead = leftHead.filter((operation) => !taken.has(operation))
    pairs.push(...found)
  }
  const slashless = (operations: readonly Operation[]) => new Set(operations.map(({ key }) => key.replace(/\/$/, '')))
  const [before, after] = [slashless(leftBase), slashless(leftHead)]
  return {
    pairs,
    drafts: [
      ...leftBase.map((operation) => operationDraft(operation, 'removed', after.has(operation.key.replace(/\/$/, '')))),
      ...leftHead.map((operation) => operationDraft(operation, 'added', before.has(operation.key.replace(/\/$/, '')))),
    ],
  }
}

function operationDraft(operation: Operation, what: 'removed' | 'added', slashOnly: boolean): Draft {
  const subject = operationSubject(operation)
  const removed = what === 'removed'
  return {
    fact: { kind: 'operation', what, slashOnly, deprecated: operation.deprecated },
    severity: removed ? (slashOnly ? 'warning' : 'error') : 'note',
    subject,
    reach: [subject],
    key: what,
    base: removed ? operation.node : undefined,
    head: removed ? undefined : operation.node,
    at: removed ? 'base' : 'head',
    proof: 'structural',
  }
}

export interface OperationComparison {
  readonly drafts: readonly Draft[]
  readonly values: readonly RootPair<ValuePlace>[]
}

/** What an operation asks for and answers with, structure first; its schemas are handed on. */
export function compareOperation(operations: OperationPair): OperationComparison {
  const told: Teller = { drafts: [], values: [], operations }
  compareParameters(told)
  compareBody(told)
  compareResponses(told)
  compareRequirements(told)
  // In a webhook the roles are swapped; its structure is left to its schemas.
  return { drafts: operations.head.role === 'sent' ? told.drafts : [], values: told.values }
}

interface Teller {
  readonly drafts: Draft[]
  readonly values: RootPair<ValuePlace>[]
  readonly operations: OperationPair
}

function tell(
  told: Teller,
  fact: Fact,
  severity: Severity,
  key: string,
  base: Node | undefined,
  head: Node | undefined,
): void {
  const subject = operationSubject(told.operations.head)
  const at = 'what' in fact && fact.what === 'removed' ? 'base' : 'head'
  told.drafts.push({ fact, severity, subject, reach: [subject], key, base, head, at, proof: 'structural' })
}

function direct(told: Teller, direction: Direction): Direction {
  if (told.operations.head.role === 'sent') return direction
  return direction === 'response' ? 'request' : 'response'
}

function compareParameters(told: Teller): void {
  const { base, head } = told.operations
  const before = new Map(base.parameters.map((parameter) => [parameter.key, parameter]))
  const after = new Map(head.parameters.map((parameter) => [parameter.key, parameter]))
  for (const [key, parameter] of before) {
    const own = after.get(key)
    if (own) compareParameter(told, key, parameter, own)
    else if (parameter.in !== 'path') {
      const { name, in: place, required } = parameter
      const fact: Fact = { kind: 'parameter', what: 'removed', required, place: placeName(place), name }
      tell(told, fact, 'warning', `${key} removed`, parameter.node, undefined)
    }
  }
  for (const [key, { name, in: place, required, node }] of after) {
    // One in the path is asked for by the path itself.
    if (before.has(key) || place === 'path') continue
    const fact: Fact = { kind: 'parameter', what: 'added', required, place: placeName(place), name }
    tell(told, fact, required ? 'error' : 'note', `${key} added`, undefined, node)
  }
}

/** Who may call: the operation's own requirement, or the document's. */
function compareRequirements(told: Teller): void {
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

function placeName(place: Parameter['in']): string {
  return place === 'formData' ? 'form' : place
}

function compareParameter(told: Teller, key: string, base: Parameter, head: Parameter): void {
  const fact = { kind: 'parameter', required: head.required, place: placeName(head.in), name: head.name } as const
  if (!base.required && head.required) {
    tell(told, { ...fact, what: 'became-required' }, 'error', `${key} became-required`, base.node, head.node)
  }
  const [from, to] = [serializationOf(base), serializationOf(head)]
  // One value became a list of them, or the reverse, is a matter of the type.
  if (from !== to && (base.content !== head.content || (from !== 'plain text' && to !== 'plain text'))) {
    const place = placeName(head.in)
    const written: Fact = { kind: 'serialization', place, name: head.name, from, to }
    tell(told, written, 'error', `${key} ${from} ${to}`, base.node, head.node)
  }
  if (base.content !== head.content) return
  told.values.push({
    base: base.schema,
    head: head.schema,
    direction: direct(told, head.content ? 'request' : 'parameter'),
    root: {
      operations: told.operations,
      name: `${placeName(head.in)} parameter ${head.name}`,
      carrier: { kind: 'parameter', base, head },
    },
  })
}

function compareBody(told: Teller): void {
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

/** Bodies in which every value is text, as in a URL. */
export function isForm(type: string): boolean {
  return essence(type) === 'application/x-www-form-urlencoded' || essence(type) === 'multipart/form-data'
}

function compareMedia(
  told: Teller,
  where: string,
  direction: 'request' | 'response',
  before: readonly Media[],
  after: readonly Media[],
  baseNode: Node,
  headNode: Node,
): void {
  for (const { type, node } of before) {
    if (after.some((other) => covers(other.type, type))) continue
    tell(
      told,
      { kind: 'media', what: 'removed', where, type, direction },
      'error',
      `${where} ${type} removed`,
      node,
      headNode,
    )
  }
  for (const { type, node } of after) {
    if (before.some((other) => covers(other.type, type))) continue
    const severity = direction === 'response' ? 'warning' : 'note'
    tell(
      told,
      { kind: 'media', what: 'added', where, type, direction },
      severity,
      `${where} ${type} added`,
      baseNode,
      node,
    )
  }
}

/** Parameters such as charset do not make another media type. */
function essence(type: string): string {
  return (type.split(';')[0] ?? '').trim()
}

function covers(range: string, type: string): boolean {
  const [wide, narrow] = [essence(range), essence(type)]
  return wide === narrow || wide === '*/*' || (wide.endsWith('/*') && narrow.startsWith(wide.slice(0, -1)))
}

function sharedMedia(before: readonly Media[], after: readonly Media[]): readonly (readonly [Media, Media])[] {
  return before.flatMap((media) => {
    const exact = after.find(({ type }) => essence(type) === essence(media.type))
    const partner = exact ?? after.find(({ type }) => covers(type, media.type))
    return partner ? [[media, partner] as const] : []
  })
}

function compareResponses(told: Teller): void {
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

function compareHeaders(told: Teller, where: string, base: Response, head: Response): void {
  const after = new Map(head.headers.map((header) => [header.name.toLowerCase(), header]))
  for (const { name, required, node } of base.headers) {
    const own = after.get(name.toLowerCase())
    const fact = { kind: 'header', name, status: base.status, required } as const
    const key = `${where} header ${name.toLowerCase()}`
    if (!own)
      tell(told, { ...fact, what: 'removed' }, required ? 'error' : 'warning', `${key} removed`, node, head.node)
    else if (required && !own.required) {
      tell(told, { ...fact, what: 'became-optional' }, 'error', `${key} became-optional`, node, own.node)
    }
  }
}
