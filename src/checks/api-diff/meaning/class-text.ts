import { BreakwaterError } from '../../../core/error.ts'
import { isMembers, type Members, type Node, type SourceFile } from '../source.ts'

/** A value and the file that it stands in: all that a class is made of. */
export type Place = Pick<Node, 'value' | 'file'>

/** How the schemas inside a schema are told in its text. */
export interface Words {
  /** One that is written there. */
  readonly written: (place: Place) => string
  /** One that a reference leads to. */
  readonly referred: (place: Place) => string
  /** One of which nothing is known. */
  readonly unknown: () => string
  /** Members whose order means nothing. */
  readonly unordered: (members: readonly string[]) => string
  /** Components that extend a schema by allOf, which its discriminator leads to. */
  readonly subtypes: (value: unknown) => readonly Subtype[]
}

export interface Subtype {
  readonly name: string
  readonly place: Place
}

/** What never says which values are accepted. `$defs` counts where a reference leads into it. */
const silent: ReadonlySet<string> = new Set([
  '$comment', '$defs', 'definitions', 'description', 'example', 'examples', 'externalDocs', 'summary', 'title', 'xml',
]) // biome-ignore format: a list reads better in lines than in a column

const telling: ReadonlySet<string> = new Set(['x-extensible-enum', 'x-nullable', 'x-stability-level', 'x-sunset'])

const falseUnlessSaid: ReadonlySet<string> = new Set([
  'deprecated', 'exclusiveMaximum', 'exclusiveMinimum', 'nullable', 'readOnly', 'uniqueItems', 'writeOnly', 'x-nullable',
]) // biome-ignore format: a list reads better in lines than in a column

const types: ReadonlySet<unknown> = new Set(['array', 'boolean', 'integer', 'number', 'object', 'string'])

/** Where a keyword means the same: in every version, since 3.0, or (what is not listed) in its own version only. */
const always: ReadonlySet<string> = new Set([
  'additionalProperties', 'allOf', 'default', 'deprecated', 'enum', 'format', 'maxItems', 'maxLength', 'maxProperties',
  'maximum', 'minItems', 'minLength', 'minProperties', 'minimum', 'multipleOf', 'pattern', 'properties', 'readOnly',
  'required', 'uniqueItems', 'x-extensible-enum', 'x-stability-level', 'x-sunset',
]) // biome-ignore format: a list reads better in lines than in a column
const since30: ReadonlySet<string> = new Set(['anyOf', 'discriminator', 'not', 'oneOf', 'writeOnly'])

const maxHops = 50

/** A schema's text without what says nothing, in one order; two of the same text mean the same. */
export function classText(place: Place, words: Words): string {
  const { value, file } = place
  // `true` and `{}` are the same.
  if (value === true) return ''
  if (!isMembers(value)) return literal(value)
  const said: string[] = []
  let reach = 0
  for (const key of Object.keys(value).sort()) {
    if (!counts(key, value, file)) continue
    const text =
      key === '$ref' && typeof value.$ref === 'string'
        ? referredText(targetOf(place, value.$ref), words)
        : keywordText(key, value, file, words)
    said.push(`${JSON.stringify(key)}:${text}`)
    reach = Math.max(reach, reachOf(key, value[key]))
  }
  return reach === 0 ? said.join() : `${said.join()}@${reach === 1 ? era(file) : versionOf(file)}`
}

/**
 * Follows plain references, and choices and conjunctions of one member, to the schema that is meant. `undefined` where
 * they lead nowhere.
 */
export function meant(written: Place): { readonly place: Place; readonly referred: boolean } | undefined {
  let place = written
  let referred = false
  for (let hops = 0; hops < maxHops; hops++) {
    const { value } = place
    if (!isMembers(value)) return { place, referred }
    let next: Place | undefined
    if (typeof value.$ref === 'string') {
      if (!standsAlone('$ref', value, place.file)) return { place, referred }
      next = targetOf(place, value.$ref)
      if (!next) return undefined
      referred = true
    } else {
      next = onlyMember(value, place.file)
      if (!next) return { place, referred }
    }
    place = next
  }
  return undefined
}

function onlyMember(value: Members, file: SourceFile): Place | undefined {
  for (const key of versionOf(file) === '2.0' ? ['allOf'] : ['allOf', 'anyOf', 'oneOf']) {
    const members = value[key]
    if (Array.isArray(members) && members.length === 1 && standsAlone(key, value, file))
      return { value: members[0], file }
  }
  return undefined
}

function standsAlone(key: string, value: Members, file: SourceFile): boolean {
  return Object.keys(value).every((other) => other === key || !counts(other, value, file))
}

/** Before 3.1 nothing counts beside a reference, but that null is accepted. */
function counts(key: string, value: Members, file: SourceFile): boolean {
  if (silent.has(key) || (key.startsWith('x-') && !telling.has(key))) return false
  if (value[key] === false && falseUnlessSaid.has(key)) return false
  if (typeof value.$ref !== 'string' || key === '$ref') return true
  const version = versionOf(file)
  return version === '3.1' || key === (version === '3.0' ? 'nullable' : 'x-nullable')
}

/** 0: the same in all versions, 1: since 3.0, 2: in this version. */
function reachOf(key: string, value: unknown): 0 | 1 | 2 {
  if (key === 'type') return types.has(value) ? 0 : 2
  if (key === 'items') return Array.isArray(value) ? 2 : 0
  if (always.has(key)) return 0
  return since30.has(key) ? 1 : 2
}

/** 3.1 and later have one dialect. */
function versionOf({ home }: SourceFile): '2.0' | '3.0' | '3.1' {
  return home.version === '2.0' || home.version === '3.0' ? home.version : '3.1'
}

function era(file: SourceFile): string {
  return versionOf(file) === '2.0' ? '2' : '3'
}

function keywordText(key: string, value: Members, file: SourceFile, words: Words): string {
  const own = value[key]
  switch (key) {
    case 'properties':
    case 'patternProperties':
    case 'dependentSchemas':
      return isMembers(own) ? mapText(own, (inner) => schemaText({ value: inner, file }, words)) : literal(own)
    case 'dependencies':
      return isMembers(own)
        ? mapText(own, (inner) => (Array.isArray(inner) ? setText(inner) : schemaText({ value: inner, file }, words)))
        : literal(own)
    case 'items':
    case 'prefixItems':
      if (Array.isArray(own)) return `[${own.map((inner) => schemaText({ value: inner, file }, words)).join()}]`
      return schemaText({ value: own, file }, words)
    case 'additionalItems':
    case 'additionalProperties':
    case 'contains':
    case 'contentSchema':
    case 'else':
    case 'if':
    case 'not':
    case 'propertyNames':
    case 'then':
    case 'unevaluatedItems':
    case 'unevaluatedProperties':
      return schemaText({ value: own, file }, words)
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return Array.isArray(own) ? words.unordered(own.map((one) => memberText(one, value, file, words))) : literal(own)
    case 'enum':
    case 'required':
    case 'type':
      return Array.isArray(own) ? setText(own) : literal(own)
    case 'discriminator':
      return discriminatorText(value, file, words)
    case '$dynamicRef':
    case '$recursiveRef':
      return words.unknown()
    default:
      return literal(own)
  }
}

function schemaText(written: Place, words: Words): string {
  const found = meant(written)
  if (!found) return words.unknown()
  return found.referred ? words.referred(found.place) : words.written(found.place)
}

/** Where a reference leads is never told as if it were written here: it may lead back. */
function referredText(target: Place | undefined, words: Words): string {
  return target ? schemaText(target, { ...words, written: words.referred }) : words.unknown()
}

/** A discriminator names its branches by their references. */
function memberText(member: unknown, { discriminator }: Members, file: SourceFile, words: Words): string {
  const text = schemaText({ value: member, file }, words)
  if (discriminator === undefined) return text
  return `${literal(isMembers(member) && typeof member.$ref === 'string' ? lastName(member.$ref) : null)}=${text}`
}

function lastName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

function discriminatorText(value: Members, file: SourceFile, words: Words): string {
  const own = value.discriminator
  const extended =
    value.oneOf === undefined && value.anyOf === undefined
      ? words.subtypes(value).map(({ name, place }) => `${literal(name)}=${referredText(place, words)}`)
      : []
  const mapping = isMembers(own) && isMembers(own.mapping) ? own.mapping : {}
  const mapped = mapText(mapping, (to) =>
    referredText(typeof to === 'string' ? mappedTo(to, { value, file }) : undefined, words),
  )
  return `${literal(isMembers(own) ? own.propertyName : own)}${mapped}[${extended.join()}]`
}

/** A mapping leads to a component by name, or anywhere by reference. */
function mappedTo(name: string, from: Place): Place | undefined {
  const component = /^[\w.-]+$/.test(name) ? targetOf(from, `#/components/schemas/${name}`) : undefined
  return component ?? targetOf(from, name)
}

const targets = new WeakMap<SourceFile, Map<string, Place | undefined>>()

/** Where a reference leads, one hop; looked up once a file. */
export function targetOf({ value, file }: Place, reference: string): Place | undefined {
  // What leads nowhere on either side, or on both, is alike to nothing.
  if (typeof value === 'object' && value !== null && file.home.forgiven.has(value)) return undefined
  const known = targets.get(file) ?? new Map<string, Place | undefined>()
  targets.set(file, known)
  if (known.has(reference)) return known.get(reference)
  const found = resolved({ value, file, parent: undefined, key: '' }, reference)
  known.set(reference, found)
  return found
}

function resolved(from: Node, reference: string): Place | undefined {
  try {
    const { value, file } = from.file.home.resolve(from, reference)
    return { value, file }
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError)) throw thrown
    return undefined
  }
}

function mapText(map: Members, told: (value: unknown) => string): string {
  const entries = Object.keys(map)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${told(map[name])}`)
  return `{${entries.join()}}`
}

function setText(values: readonly unknown[]): string {
  return `[${[...new Set(values.map(literal))].sort().join()}]`
}

/** A value as data: nothing is left out, only the order of keys. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join()}]`
  if (isMembers(value)) return mapText(value, literal)
  // YAML has numbers that JSON cannot write.
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined')
}
