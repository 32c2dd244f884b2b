import type { Fact } from './changes.ts'
import type { Operation } from './operations.ts'
import { child, member, type Node, text } from './source.ts'
import { type Teller, tell } from './teller.ts'

/** When something deprecated goes away. */
export interface Sunset {
  /** As it is written. */
  readonly text: string
  /** YYYY-MM-DD; undefined where that cannot be read. */
  readonly day: string | undefined
}

const levels = ['draft', 'alpha', 'beta', 'stable'] as const
/** How much an operation promises, by its `x-stability-level`. */
export type Stability = (typeof levels)[number]

export function sunsetOf(node: Node): Sunset | undefined {
  const written = text(node, 'x-sunset') ?? text(node, 'sunset')
  return written === undefined ? undefined : { text: written, day: dayOf(written) }
}

/** A date of RFC 3339, with or without a time, or the date of the header field Sunset (RFC 8594). */
function dayOf(written: string): string | undefined {
  const trimmed = written.trim()
  if (!/^\d{4}-\d{2}-\d{2}(?:$|[Tt ])/.test(trimmed) && !/^[A-Za-z]{3}, \d{2} [A-Za-z]{3} \d{4} /.test(trimmed)) {
    return undefined
  }
  const time = new Date(trimmed)
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString().slice(0, 'YYYY-MM-DD'.length)
}

function stabilityOf(operation: Node): Stability | undefined {
  const written = text(operation, 'x-stability-level')?.toLowerCase()
  return levels.find((level) => level === written)
}

/** Whether base promised nothing yet, so that a change cannot break a promise. */
export function mayBreak({ node }: Pick<Operation, 'node'>): boolean {
  const stability = stabilityOf(node)
  return stability === 'draft' || stability === 'alpha'
}

/** How long the operation and its parameters stay, and how much is promised of them. */
export function compareLifecycle(told: Teller): void {
  const { base, head } = told.operations
  comparePart(told, base.node, head.node, undefined)
  const after = new Map(head.parameters.map((parameter) => [parameter.key, parameter]))
  for (const { key, node, in: place, name } of base.parameters) {
    const own = after.get(key)
    if (own) comparePart(told, node, own.node, `${place === 'formData' ? 'form' : place} parameter ${name}`)
  }
  compareStability(told)
}

type What = Extract<Fact, { kind: 'lifecycle' }>['what']

function comparePart(told: Teller, base: Node, head: Node, part: string | undefined): void {
  const [from, to] = [sunsetOf(base), sunsetOf(head)]
  const [was, is] = [member(base, 'deprecated') === true, member(head, 'deprecated') === true]
  const what = was === is ? sunsetChange(from, to) : is ? 'deprecated' : 'undeprecated'
  if (!what) return
  const keyword = was !== is ? 'deprecated' : text(head, 'x-sunset') === undefined ? 'sunset' : 'x-sunset'
  const [before, after] = [child(base, keyword) ?? base, child(head, keyword) ?? head]
  const severity = what === 'sunset-earlier' || what === 'sunset-removed' ? 'error' : 'note'
  tell(
    told,
    { kind: 'lifecycle', what, part, from, to },
    severity,
    `${part ?? ''} ${what} ${to?.text ?? ''}`,
    before,
    after,
  )
}

/** A day that cannot be read is none that a client could plan with. */
function sunsetChange(from: Sunset | undefined, to: Sunset | undefined): What | undefined {
  if (from?.day === undefined) return to?.day === undefined ? undefined : 'sunset-later'
  if (to?.day === undefined) return 'sunset-removed'
  if (from.day === to.day) return undefined
  return from.day < to.day ? 'sunset-later' : 'sunset-earlier'
}

function compareStability(told: Teller): void {
  const { base, head } = told.operations
  const [from, to] = [stabilityOf(base.node), stabilityOf(head.node)]
  if (to === undefined || levels.indexOf(to) >= levels.indexOf(from ?? 'stable')) return
  // Whoever begins to write levels down does not take beta for a step back.
  if (from === undefined && to === 'beta') return
  const [before, after] = [child(base.node, 'x-stability-level'), child(head.node, 'x-stability-level')]
  tell(told, { kind: 'stability', from, to }, 'error', `stability ${to}`, before ?? base.node, after ?? head.node)
}
