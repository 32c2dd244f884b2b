import type { Fact } from './changes.ts'
import type { Parameter } from './operations.ts'
import { serializationOf } from './serialization.ts'
import { direct, type Teller, tell } from './teller.ts'

export function compareParameters(told: Teller): void {
  const { base, head } = told.operations
  const before = new Map(base.parameters.map((parameter) => [parameter.key, parameter]))
  const after = new Map(head.parameters.map((parameter) => [parameter.key, parameter]))
  for (const [key, parameter] of before) {
    const own = after.get(key)
    if (own) compareParameter(told, key, parameter, own)
    else if (parameter.in !== 'path') {
      const { name, in: place, required } = parameter
      const fact: Fact = { kind: 'parameter', what: 'removed', required, place: placeName(place), name }
      const severity = told.policy.unknownParameters === 'refused' ? 'error' : 'warning'
      tell(told, fact, severity, `${key} removed`, parameter.node, undefined)
    }
  }
  for (const [key, { name, in: place, required, node }] of after) {
    // One in the path is asked for by the path itself.
    if (before.has(key) || place === 'path') continue
    const fact: Fact = { kind: 'parameter', what: 'added', required, place: placeName(place), name }
    tell(told, fact, required ? 'error' : 'note', `${key} added`, undefined, node)
  }
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
