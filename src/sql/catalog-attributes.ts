import type { Attribute, Catalog, Other } from './catalog.ts'
import type { SchemaChange } from './catalog-changes.ts'
import { leafOf, type ObjectKind, parentOf, placeOf } from './catalog-names.ts'
import type { Renames } from './identities.ts'

/** Owners, privileges and comments of what stands in both catalogs; what came or went has taken its own along. */
export function compareAttributes(base: Catalog, head: Catalog, renames: Renames): readonly SchemaChange[] {
  const isAtHead = presenceIn(head)
  const isAtBase = presenceIn(base)
  const before = base.attributes
    .filter(isAtBase)
    .map((attribute) => ({ ...attribute, name: nameAtHead(attribute, renames) }))
    .filter(isAtHead)
  const known = new Map(before.map((attribute) => [keyOf(attribute), attribute.value]))
  const baseNames = new Set(
    namesIn(base).map(({ object, name }) => `${object} ${nameAtHead({ object, name }, renames)}`),
  )
  const after = head.attributes
    .filter(isAtHead)
    .filter(({ object, name }) => baseNames.has(`${object} ${name}`) || baseNames.has(`view ${parentOf(name)}`))
  const now = new Map(after.map((attribute) => [keyOf(attribute), attribute.value]))
  const all = new Map([...before, ...after].map((attribute) => [keyOf(attribute), attribute]))
  return [...all].flatMap(([key, { object, name, aspect }]): readonly SchemaChange[] => {
    const [was, is] = [known.get(key) ?? '', now.get(key) ?? '']
    return was === is ? [] : [{ ...placeOf(object, name), what: 'attribute', aspect, before: was, after: is }]
  })
}

/** Objects of the rarer kinds with head's names, without those whose table came or went. */
export function othersOnBothSides(
  base: Catalog,
  head: Catalog,
  { objects }: Renames,
): { readonly before: readonly Other[]; readonly after: readonly Other[] } {
  const headTables = relationsOf(head)
  const baseTables = new Set([...relationsOf(base)].map((name) => objects.get(name) ?? name))
  const before = base.others.map((other) => {
    const relation = other.relation === null ? null : (objects.get(other.relation) ?? other.relation)
    return relation === other.relation ? other : { ...other, relation, name: `${relation}.${leafOf(other.name)}` }
  })
  const stays = (tables: ReadonlySet<string>) => (other: Other) => other.relation === null || tables.has(other.relation)
  return { before: before.filter(stays(headTables)), after: head.others.filter(stays(baseTables)) }
}

function relationsOf({ tables, views }: Catalog): ReadonlySet<string> {
  return new Set([...tables, ...views].map(({ name }) => name))
}

type Named = Pick<Attribute, 'object' | 'name'>

function presenceIn(catalog: Catalog): (thing: Named) => boolean {
  const names = new Set(namesIn(catalog).map(({ object, name }) => `${object} ${name}`))
  // Columns of views and of composite types are in no list of their own.
  return ({ object, name }) =>
    names.has(`${object} ${name}`) ||
    (object === 'column' && (names.has(`view ${parentOf(name)}`) || names.has(`type ${parentOf(name)}`)))
}

function namesIn(catalog: Catalog): readonly Named[] {
  const all = (object: ObjectKind, list: readonly { readonly name: string }[], prefix = ''): readonly Named[] =>
    list.map(({ name }) => ({ object, name: `${prefix}${name}` }))
  return [
    ...catalog.schemas.map((name) => ({ object: 'schema' as const, name })),
    ...all('enum', catalog.enums),
    ...all('domain', catalog.domains),
    ...all('type', catalog.types),
    ...all('sequence', catalog.sequences),
    ...all('view', catalog.views),
    ...all('function', catalog.functions),
    ...catalog.others.map(({ object, name }) => ({ object, name })),
    ...catalog.tables.flatMap((table) => [
      { object: 'table' as const, name: table.name },
      ...all('column', table.columns, `${table.name}.`),
      ...all('constraint', table.constraints, `${table.name}.`),
      ...all('trigger', table.triggers, `${table.name}.`),
      ...all('policy', table.policies, `${table.name}.`),
      ...all('index', table.indexes, `${parentOf(table.name)}.`),
    ]),
  ]
}

/** Kinds that are called after their table. */
const parts: ReadonlySet<ObjectKind> = new Set(['column', 'constraint', 'trigger', 'policy', 'rule'])

function nameAtHead({ object, name }: Named, { objects, columns }: Renames): string {
  if (!parts.has(object)) return objects.get(name) ?? name
  const table = parentOf(name)
  const leaf = (object === 'column' ? columns.get(name) : undefined) ?? leafOf(name)
  return `${objects.get(table) ?? table}.${leaf}`
}

function keyOf({ object, name, aspect }: Attribute): string {
  return `${object} ${name}\n${aspect}`
}
