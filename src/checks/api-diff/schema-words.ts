import { constraintText, namesText, placeText, type SchemaChangeOf, valuesText } from './changes.ts'
import type { Difference } from './schema-changes.ts'

/** What became of a discriminator, after its place. */
export function discriminatorText({ what, name }: Extract<Difference, { kind: 'discriminator' }>): string {
  switch (what) {
    case 'property-changed':
      return `the variant is told by ${name}`
    case 'value-removed':
      return `the discriminator value ${name} is gone`
    case 'value-added':
      return `the discriminator value ${name} is new`
    case 'value-retargeted':
      return `the discriminator value ${name} now`
    case 'added':
      return `the variant is told by ${name}; nothing told it before`
    case 'removed':
      return `nothing tells the variant any more; it was ${name}`
    default:
      return what satisfies never
  }
}

/** What fits more than before: the difference seen from the other side. */
export function relaxedText(change: SchemaChangeOf<'relaxed'>): string {
  const { of } = change.difference
  const place = placeText(change)
  const sent = change.direction !== 'response'
  const verb = sent ? 'may now be' : 'is no longer'
  switch (of.kind) {
    case 'type':
      return `${place} ${verb} ${of.extra ? of.extra.join(' or ') : `anything but ${of.allowed.join(' or ')}`}`
    case 'null':
      return `${place} ${verb} null`
    case 'values':
      return `${place} ${verb} ${of.extra ? valuesText(of.extra) : `anything but ${valuesText(of.allowed)}`}`
    case 'required':
      return `${namesText(change, of.names)} ${sent ? 'no longer required' : 'always there now'}`
    case 'branch':
    case 'choice':
      return `${place} ${verb} another variant`
    case 'bound':
    case 'multipleOf':
    case 'uniqueItems':
    case 'pattern':
    case 'format': {
      const { label, from, to } = constraintText(of)
      // The side that asked for more has it as its own limit: base in a request, head in a response.
      return sent
        ? `${place} has ${label} ${from} now; it was ${to}`
        : `${place} has ${label} ${to} now; it was ${from}`
    }
    case 'property-removed':
    case 'property-added':
    case 'read-only':
    case 'closed':
    case 'keyword':
    case 'default':
    case 'discriminator':
    case 'deprecated':
    case 'relaxed':
    case 'undecided':
      return `${place} takes more than before`
    default:
      return of satisfies never
  }
}
