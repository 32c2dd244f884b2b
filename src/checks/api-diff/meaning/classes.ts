import { child, children, isMembers, type Node } from '../source.ts'
import { classText, meant, type Place, type Subtype, targetOf, type Words } from './class-text.ts'
import { refined, type Skeleton, skeletonOf } from './refinement.ts'

/** Schemas by what they say. */
export interface Classes {
  /**
   * Two schemas of the same class mean the same for sure, whatever their components are called and in whatever order
   * they are written; of two classes nothing is known.
   */
  readonly classOf: (schema: Node) => number
}

/** Schemas looked at while components are sorted; what a hostile document asks beyond that is alike to nothing. */
const maxSteps = 2_000_000

/** A component, or what else a reference leads to, while it is being sorted (Tarjan 1972). */
interface Unit {
  readonly place: Place
  readonly index: number
  low: number
  open: boolean
  readonly targets: readonly Place[]
  next: number
}

interface Sorting {
  readonly numbers: Map<string, number>
  /** By the identity of the schema's value. */
  readonly classes: Map<unknown, number>
  readonly subtypes: (value: unknown) => readonly Subtype[]
  readonly words: Words
  last: number
  steps: number
}

/** Classes of the schemas of these documents (their roots), found at need. */
export function makeClasses(documents: readonly Node[]): Classes {
  let extended: ReadonlyMap<unknown, readonly Subtype[]> | undefined
  const subtypes = (value: unknown) => {
    extended ??= subtypesIn(documents)
    return extended.get(value) ?? []
  }
  const sorting: Sorting = {
    numbers: new Map(),
    classes: new Map(),
    subtypes,
    words: {
      written: (place) => String(classOfWritten(sorting, place)),
      referred: (place) => String(sorting.classes.get(place.value) ?? classOfReferred(sorting, place)),
      unknown: () => String(++sorting.last),
      unordered: (members) => `[${members.toSorted().join()}]`,
      subtypes,
    },
    last: 0,
    steps: 0,
  }
  return { classOf: (schema) => classOfAny(sorting, schema) }
}

function classOfAny(sorting: Sorting, schema: Place): number {
  const known = sorting.classes.get(schema.value)
  if (known !== undefined) return known
  const found = meant(schema)
  const made = !found
    ? ++sorting.last
    : found.referred
      ? classOfReferred(sorting, found.place)
      : classOfWritten(sorting, found.place)
  if (isMembers(schema.value)) sorting.classes.set(schema.value, made)
  return made
}

/** Deep as the document nests, and documents that nest deeply are refused. */
function classOfWritten(sorting: Sorting, place: Place): number {
  const known = sorting.classes.get(place.value)
  if (known !== undefined) return known
  return classOfText(sorting, place, classText(place, sorting.words))
}

function classOfText(sorting: Sorting, place: Place, text: string): number {
  const made = numberOf(sorting, text)
  if (isMembers(place.value)) sorting.classes.set(place.value, made)
  return made
}

function numberOf(sorting: Sorting, text: string): number {
  const known = sorting.numbers.get(text)
  if (known !== undefined) return known
  sorting.numbers.set(text, ++sorting.last)
  return sorting.last
}

/** Sorts the component and all that it leads to; not by recursion, since a chain of components may have any length. */
function classOfReferred(sorting: Sorting, first: Place): number {
  if (!isMembers(first.value)) return classOfWritten(sorting, first)
  const known = sorting.classes.get(first.value)
  if (known !== undefined) return known
  const units = new Map<unknown, Unit>()
  const open: Unit[] = []
  const path: Unit[] = []
  const enter = (place: Place) => {
    const unit = { place, index: units.size, low: units.size, open: true, targets: targetsOf(sorting, place), next: 0 }
    units.set(place.value, unit)
    open.push(unit)
    path.push(unit)
  }
  enter(first)
  for (let unit = path.at(-1); unit; unit = path.at(-1)) {
    const target = unit.targets[unit.next++]
    if (target) {
      const met = units.get(target.value)
      if (!met) enter(target)
      else if (met.open) unit.low = Math.min(unit.low, met.index)
      continue
    }
    path.pop()
    const from = path.at(-1)
    if (from) from.low = Math.min(from.low, unit.low)
    if (unit.low === unit.index) close(sorting, open.splice(open.lastIndexOf(unit)))
  }
  return sorting.classes.get(first.value) ?? ++sorting.last
}

/**
 * Components that a schema's references lead to and that have no class yet. What leads to none of them, often the
 * whole schema, gets its class on the way.
 */
function targetsOf(sorting: Sorting, unit: Place): readonly Place[] {
  const found = new Map<unknown, Place>()
  const waiting = new Set<unknown>()
  let met = 0
  const words: Words = {
    ...sorting.words,
    written: (place) => {
      const known = sorting.classes.get(place.value)
      if (known !== undefined) return String(known)
      const before = met
      if (waiting.has(place.value) || ++sorting.steps > maxSteps) met++
      else {
        const text = classText(place, words)
        if (met === before) return String(classOfText(sorting, place, text))
        waiting.add(place.value)
      }
      return ''
    },
    referred: (place) => {
      const known = sorting.classes.get(place.value)
      if (known !== undefined) return String(known)
      if (!isMembers(place.value)) return sorting.words.written(place)
      met++
      found.set(place.value, place)
      return ''
    },
  }
  words.written(unit)
  return [...found.values()]
}

/** Gives classes to components that lead to each other, when all else that they lead to has one. */
function close(sorting: Sorting, units: readonly Unit[]): void {
  for (const unit of units) unit.open = false
  const [only] = units
  const ring = units.length > 1 || only?.targets.some(({ value }) => value === only.place.value)
  if (sorting.steps > maxSteps) {
    for (const { place } of units) sorting.classes.set(place.value, ++sorting.last)
  } else if (!ring) {
    for (const { place } of units) classOfWritten(sorting, place)
  } else closeRing(sorting, units)
}

function closeRing(sorting: Sorting, units: readonly Unit[]): void {
  const indexes = new Map(units.map(({ place }, index) => [place.value, index]))
  const skeletons: Skeleton[] = []
  for (const { place } of units) {
    skeletons.push(
      skeletonOf(place, {
        words: sorting.words,
        indexOf: (value) => indexes.get(value),
        classOf: (value) => sorting.classes.get(value),
        classOfText: (text) => numberOf(sorting, text),
        step: () => ++sorting.steps <= maxSteps,
      }),
    )
  }
  const colours = refined(skeletons, (text) => numberOf(sorting, text))
  for (const [index, { place }] of units.entries()) {
    sorting.classes.set(place.value, colours?.[index] ?? ++sorting.last)
  }
  // The same text elsewhere, as where a component is unrolled once, is the same schema.
  for (const { place } of units) {
    const text = classText(place, sorting.words)
    const made = sorting.classes.get(place.value)
    if (made !== undefined && !sorting.numbers.has(text)) sorting.numbers.set(text, made)
  }
}

/** Components by the schema that they extend through allOf. */
function subtypesIn(documents: readonly Node[]): ReadonlyMap<unknown, readonly Subtype[]> {
  const found = new Map<unknown, Subtype[]>()
  for (const component of documents.flatMap(componentsOf)) {
    for (const extended of extendedBy(component)) {
      const known = found.get(extended) ?? []
      known.push({ name: component.key, place: component })
      found.set(extended, known)
    }
  }
  for (const all of found.values()) all.sort((a, b) => (a.name < b.name ? -1 : 1))
  return found
}

function componentsOf(root: Node): readonly Node[] {
  const components = child(root, 'components')
  return children(components ? child(components, 'schemas') : child(root, 'definitions'))
}

function extendedBy({ value, file }: Node): readonly unknown[] {
  if (!isMembers(value) || !Array.isArray(value.allOf)) return []
  return value.allOf.flatMap((part) => {
    const target =
      isMembers(part) && typeof part.$ref === 'string' ? targetOf({ value: part, file }, part.$ref) : undefined
    return target ? [target.value] : []
  })
}
