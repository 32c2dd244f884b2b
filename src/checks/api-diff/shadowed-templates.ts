import { subjectText } from '../../core/finding.ts'
import { type Draft, operationSubject } from './draft.ts'
import type { Matched } from './match-operations.ts'
import type { Operation } from './operations.ts'
import type { Referee } from './referee.ts'

/** Templates of base, segment by segment. */
interface Branch {
  readonly next: Map<string, Branch>
  readonly ends: Operation[]
}

/** Steps down the templates, in all; real documents need a few for each new path. */
const maxSteps = 1_000_000

export interface Shadows {
  readonly drafts: readonly Draft[]
  /** True where the steps did not last for every new path. */
  readonly truncated: boolean
}

/**
 * New paths that take requests from a template that base had and head still has: `/users/me` beside `/users/{id}`. Only
 * where the template took such a value, by its own schema.
 */
export function shadowedTemplates({ pairs, drafts }: Matched, head: readonly Operation[], referee: Referee): Shadows {
  const root: Branch = { next: new Map(), ends: [] }
  for (const { base } of pairs) if (base.role === 'sent' && base.template.includes('{}')) plant(root, base)
  const isNew = new Set(
    drafts.flatMap((draft) =>
      draft.fact.kind === 'operation' && draft.fact.what === 'added' ? [subjectText(draft.subject)] : [],
    ),
  )
  const effort = { left: maxSteps }
  const found = head
    .filter((operation) => operation.role === 'sent' && isNew.has(subjectText(operationSubject(operation))))
    .flatMap((operation) => {
      const template = shadowed(root, operation, effort, referee)
      return template ? [shadowDraft(template, operation)] : []
    })
  return { drafts: found, truncated: effort.left <= 0 }
}

function plant(root: Branch, operation: Operation): void {
  let at = root
  for (const segment of segmentsOf(operation)) {
    const next = at.next.get(segment) ?? { next: new Map(), ends: [] }
    at.next.set(segment, next)
    at = next
  }
  at.ends.push(operation)
}

function segmentsOf({ method, template }: Operation): readonly string[] {
  return [method, ...template.split('/').slice(1)]
}

/** The most exact template that took the new path's requests: the one that most routers chose. */
function shadowed(
  root: Branch,
  operation: Operation,
  effort: { left: number },
  referee: Referee,
): Operation | undefined {
  const segments = segmentsOf(operation)
  const walk = (at: Branch, depth: number): Operation | undefined => {
    if (effort.left-- <= 0) return undefined
    const segment = segments[depth]
    if (segment === undefined) return at.ends.find((template) => takes(template, operation, referee))
    const same = at.next.get(segment)
    const wider = segment === '{}' ? undefined : at.next.get('{}')
    return (same && walk(same, depth + 1)) ?? (wider && walk(wider, depth + 1))
  }
  return walk(root, 0)
}

/** Whether each value that the new path writes out is one that the template's parameter took. */
function takes(template: Operation, operation: Operation, referee: Referee): boolean {
  if (template.template === operation.template) return false
  const [before, after] = [template.path.split('/'), operation.template.split('/')]
  return before.every((segment, at) => {
    const value = after[at]
    const name = /^\{([^{}]*)\}$/.exec(segment)?.[1]
    if (name === undefined || value === undefined || value === '{}') return true
    const parameter = template.parameters.find((one) => one.in === 'path' && one.name === name)
    return !parameter?.schema || referee(parameter.schema, value, 'parameter').kind !== 'refused'
  })
}

function shadowDraft(template: Operation, operation: Operation): Draft {
  const subject = operationSubject(operation)
  return {
    fact: { kind: 'shadow', template: subjectText(operationSubject(template)) },
    severity: 'warning',
    subject,
    reach: [subject],
    key: 'shadow',
    base: template.node,
    head: operation.node,
    at: 'head',
    proof: 'structural',
  }
}
