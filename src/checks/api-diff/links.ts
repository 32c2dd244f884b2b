import type { Fact } from './changes.ts'
import { follow, pointerKeys } from './document.ts'
import type { Operation } from './operations.ts'
import { child, children, type Node, text } from './source.ts'
import { type Teller, tell } from './teller.ts'

/** An operation of this document by its id and by its pointer, as links name it. */
export type LinkTargets = ReadonlyMap<string, string>

/** What each name stands for; two operations are the same where their names are, template names aside. */
export function linkTargets(operations: readonly Operation[]): LinkTargets {
  return new Map(
    operations.flatMap(({ id, method, path, key }): [string, string][] => [
      ...(id === undefined ? [] : [[`id ${id}`, key] as [string, string]]),
      [`at ${method} ${path}`, key],
    ]),
  )
}

interface Sides {
  readonly base: LinkTargets
  readonly head: LinkTargets
}

/** Links of responses that both sides have: what a client may follow, and what it has to bring along. */
export function compareLinks(told: Teller, targets: Sides): void {
  const { base, head } = told.operations
  const after = new Map(head.responses.map((response) => [response.status.toUpperCase(), response]))
  for (const { status, node } of base.responses) {
    const own = after.get(status.toUpperCase())
    if (own) compareLinksOf(told, status, node, own.node, targets)
  }
}

function compareLinksOf(told: Teller, status: string, base: Node, head: Node, targets: Sides): void {
  const [before, after] = [child(base, 'links'), child(head, 'links')]
  for (const link of children(before)) {
    if (link.key.startsWith('x-')) continue
    const own = after && child(after, link.key)
    const fact = { kind: 'link', status, name: link.key } as const
    if (!own) {
      tell(told, { ...fact, what: 'removed' }, 'warning', `link ${status} ${link.key} removed`, link, after ?? head)
      continue
    }
    const [from, to] = [follow(link), follow(own)]
    const parts = differentParts(from, to, targets)
    if (parts.length === 0) continue
    const changed: Fact = { ...fact, what: 'changed', parts }
    tell(told, changed, 'warning', `link ${status} ${link.key} ${parts.join(' ')}`, from, to)
  }
  for (const link of children(after)) {
    if (link.key.startsWith('x-') || (before && child(before, link.key))) continue
    const fact: Fact = { kind: 'link', what: 'added', status, name: link.key }
    tell(told, fact, 'note', `link ${status} ${link.key} added`, before ?? base, link)
  }
}

function differentParts(base: Node, head: Node, targets: Sides): readonly string[] {
  return [
    ...(targetOf(base, targets.base) === targetOf(head, targets.head) ? [] : ['target']),
    ...(parametersText(base) === parametersText(head) ? [] : ['parameters']),
    ...(valueText(base, 'requestBody') === valueText(head, 'requestBody') ? [] : ['request body']),
    ...(serverText(base) === serverText(head) ? [] : ['server']),
  ]
}

/** The operation itself, so that a new id or template name is no other target. */
function targetOf(link: Node, targets: LinkTargets): string {
  const id = text(link, 'operationId')
  if (id !== undefined) return targets.get(`id ${id}`) ?? `id ${id}`
  const reference = text(link, 'operationRef') ?? ''
  const [paths, path, method, ...rest] = reference.startsWith('#') ? pointerKeys(reference.slice(1)) : []
  const here = paths === 'paths' && rest.length === 0 ? targets.get(`at ${method} ${path}`) : undefined
  return here ?? `at ${reference}`
}

/** `path.id` and `id` are one; in any order. */
function parametersText(link: Node): string {
  const given = children(child(link, 'parameters')).map(({ key, value }) => [
    key.replace(/^(?:path|query|header|cookie)\./, ''),
    JSON.stringify(value),
  ])
  return JSON.stringify(given.sort())
}

function valueText(link: Node, key: string): string {
  return JSON.stringify(child(link, key)?.value) ?? ''
}

function serverText(link: Node): string {
  const server = child(link, 'server')
  return (server && text(server, 'url')) ?? ''
}
