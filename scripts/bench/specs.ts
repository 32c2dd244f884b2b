import { isMembers, type Members } from '../../src/checks/api-diff/source.ts'

/** The same document with all keys the other way round, one description changed and a component that nobody uses. */
export function reordered(document: unknown): unknown {
  const turned = reversed(document)
  if (!isMembers(turned) || !isMembers(turned.components) || !isMembers(turned.info)) throw new Error('not OpenAPI 3')
  const schemas = turned.components.schemas
  return {
    ...turned,
    info: { ...turned.info, description: 'Another description.' },
    components: {
      ...turned.components,
      schemas: {
        NobodyUsesThis: { type: 'object', properties: { a: { type: 'string' } } },
        ...(isMembers(schemas) ? schemas : {}),
      },
    },
  }
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed)
  if (!isMembers(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .toReversed()
      .map((key) => [key, reversed(value[key])]),
  )
}

/** Kinds of components that every copy has for itself. */
const copied = ['schemas', 'parameters', 'responses', 'headers', 'requestBodies', 'examples', 'links', 'callbacks']

/** The document beside itself under other names: paths, operations and components as many times as asked for. */
export function multiplied(document: unknown, times: number): unknown {
  const copies = Array.from({ length: times }, (_, at) => (at === 0 ? document : renamed(document, `_${at}`))).filter(
    isMembers,
  )
  const [first] = copies
  if (!first) throw new Error('not OpenAPI 3')
  return {
    ...first,
    paths: joined(copies.map(({ paths }) => paths)),
    components: {
      ...(isMembers(first.components) ? first.components : {}),
      ...Object.fromEntries(
        copied.map((kind) => [
          kind,
          joined(copies.map(({ components }) => (isMembers(components) ? components[kind] : undefined))),
        ]),
      ),
    },
  }
}

function joined(parts: readonly unknown[]): Members {
  return Object.assign({}, ...parts.filter(isMembers))
}

function renamed(document: unknown, suffix: string): unknown {
  const references = new RegExp(`"(#/components/(?:${copied.join('|')})/[^"/]+)`, 'g')
  const copy: unknown = JSON.parse(JSON.stringify(document).replace(references, `"$1${suffix}`))
  if (!isMembers(copy)) return copy
  const components = isMembers(copy.components) ? copy.components : {}
  return {
    ...copy,
    paths: withNames(copy.paths, (path) => `/copy${suffix}${path}`),
    components: {
      ...components,
      ...Object.fromEntries(copied.map((kind) => [kind, withNames(components[kind], (name) => `${name}${suffix}`)])),
    },
  }
}

function withNames(members: unknown, named: (name: string) => string): Members {
  return isMembers(members) ? Object.fromEntries(Object.keys(members).map((key) => [named(key), members[key]])) : {}
}
