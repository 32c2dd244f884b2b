import type { Attribute, Catalog, Column, Constraint, Defined, Enum, Index, Other, Table } from './catalog.ts'
import { compareAttributes, othersOnBothSides } from './catalog-attributes.ts'
import { leafOf, type ObjectKind, type Place, parentOf, placeOf } from './catalog-names.ts'
import { noRenames, type Renames } from './identities.ts'
import { isSameFunction } from './same-code.ts'

/**
 * One difference between two catalogs. What a parent brings or takes along is not told again for its parts; `parts`
 * counts a table's columns.
 */
export type SchemaChange =
  | (Place & { readonly what: 'added'; readonly after: string; readonly parts: number })
  | (Place & {
      readonly what: 'dropped'
      readonly before: string
      readonly parts: number
      /** What went with it: a column's indexes and constraints. */
      readonly with: readonly Place[]
    })
  | (Place & { readonly what: 'renamed'; readonly before: string; readonly after: string })
  | (Place & { readonly what: 'changed'; readonly aspect: Aspect; readonly before: string; readonly after: string })
  /** Of an object that is otherwise as it was; an empty text: what such an object has by itself. */
  | (Place & {
      readonly what: 'attribute'
      readonly aspect: Attribute['aspect']
      readonly before: string
      readonly after: string
    })

/** What of an object changed, where an object has several sides. */
type Aspect = 'definition' | 'type' | 'nullability' | 'value' | 'traits' | 'labels' | 'validity'

/** Compares two catalogs; `renames` where both are states of one database. */
export function compareCatalogs(base: Catalog, head: Catalog, renames: Renames = noRenames): readonly SchemaChange[] {
  const rewrite = rewriter(renames)
  const defined = (object: ObjectKind, before: readonly Defined[], after: readonly Defined[]) =>
    compareDefined(object, before, after, renames, rewrite)
  const schemas = (names: readonly string[]) => names.map((name) => ({ name, definition: `CREATE SCHEMA ${name}` }))
  return [
    ...defined('schema', schemas(base.schemas), schemas(head.schemas)),
    ...defined('extension', base.extensions, head.extensions),
    ...compareEnums(base.enums, head.enums, renames),
    ...defined('domain', base.domains, head.domains),
    ...defined('type', base.types, head.types),
    ...defined('sequence', base.sequences, head.sequences),
    ...compareTables(base.tables, head.tables, renames, rewrite),
    ...defined('view', base.views, head.views),
    ...defined('function', base.functions, head.functions),
    ...compareOthers(base, head, renames, rewrite),
    ...compareAttributes(base, head, renames),
  ]
}

function compareOthers(base: Catalog, head: Catalog, renames: Renames, rewrite: Rewrite): readonly SchemaChange[] {
  const { before, after } = othersOnBothSides(base, head, renames)
  const kinds = new Set([...before, ...after].map(({ object }) => object))
  const ofKind = (list: readonly Other[], kind: ObjectKind) => list.filter(({ object }) => object === kind)
  return [...kinds].flatMap((kind) =>
    compareDefined(kind, ofKind(before, kind), ofKind(after, kind), noRenames, rewrite),
  )
}

type Rewrite = (text: string) => string

interface Matched<Thing> {
  readonly added: readonly Thing[]
  readonly dropped: readonly Thing[]
  readonly kept: readonly { readonly before: Thing; readonly after: Thing }[]
}

/** Pairs two lists by name, a renamed one by its new name. */
function match<Thing extends { readonly name: string }>(
  before: readonly Thing[],
  after: readonly Thing[],
  newName: (name: string) => string = (name) => name,
): Matched<Thing> {
  const atHead = new Map(after.map((thing) => [thing.name, thing]))
  const atBase = new Set(before.map(({ name }) => newName(name)))
  return {
    added: after.filter(({ name }) => !atBase.has(name)),
    dropped: before.filter(({ name }) => !atHead.has(newName(name))),
    kept: before.flatMap((thing) => {
      const partner = atHead.get(newName(thing.name))
      return partner ? [{ before: thing, after: partner }] : []
    }),
  }
}

/** Writes a definition of base with head's names, so that a rename is one change and not one an index. */
function rewriter({ objects, columns }: Renames): Rewrite {
  const pairs = [
    ...[...objects].flatMap(([before, after]) => [
      [before, after] as const,
      // A trigger or index is printed without its schema in front of its own name.
      [leafOf(before), leafOf(after)] as const,
    ]),
    ...[...columns].map(([before, after]) => [leafOf(before), after] as const),
  ]
  return (text) => pairs.reduce((rewritten, [before, after]) => replaceWord(rewritten, before, after), text)
}

function replaceWord(text: string, before: string, after: string): string {
  return text
    .split(before)
    .reduce((done, next) =>
      /[\w$"]$/.test(done) || /^[\w$"]/.test(next) ? `${done}${before}${next}` : `${done}${after}${next}`,
    )
}

function compareDefined(
  object: ObjectKind,
  base: readonly Defined[],
  head: readonly Defined[],
  { objects }: Pick<Renames, 'objects'>,
  rewrite: Rewrite,
  parent?: string,
): readonly SchemaChange[] {
  const { added, dropped, kept } = match(base, head, (name) => objects.get(name) ?? name)
  const place = ({ name }: Defined) => placeOf(object, parent === undefined ? name : `${parent}.${name}`)
  return [
    ...dropped.map((thing) => droppedAt(place(thing), thing.definition)),
    ...added.map((thing) => addedAt(place(thing), thing.definition)),
    ...kept.flatMap(({ before, after }) => [
      ...renamedAt(place(after), before.name, after.name),
      ...(object === 'function' && isSameFunction(rewrite(before.definition), after.definition)
        ? []
        : changedAt(place(after), 'definition', before.definition, after.definition, rewrite)),
    ]),
  ]
}

function compareEnums(base: readonly Enum[], head: readonly Enum[], { objects }: Renames): readonly SchemaChange[] {
  const { added, dropped, kept } = match(base, head, (name) => objects.get(name) ?? name)
  const place = ({ name }: Enum) => placeOf('enum', name)
  return [
    ...dropped.map((thing) => droppedAt(place(thing), labelsOf(thing))),
    ...added.map((thing) => addedAt(place(thing), labelsOf(thing))),
    ...kept.flatMap(({ before, after }) => [
      ...renamedAt(place(after), before.name, after.name),
      ...changedAt(place(after), 'labels', labelsOf(before), labelsOf(after)),
    ]),
  ]
}

function labelsOf({ labels }: Enum): string {
  return labels.map((label) => `'${label.replaceAll("'", "''")}'`).join(', ')
}

/** The labels of an enum as a change tells them, each quoted. */
export function enumLabels(list: string): readonly string[] {
  return list.match(/'(?:[^']|'')*'/g) ?? []
}

function compareTables(
  base: readonly Table[],
  head: readonly Table[],
  renames: Renames,
  rewrite: Rewrite,
): readonly SchemaChange[] {
  const { added, dropped, kept } = match(base, head, (name) => renames.objects.get(name) ?? name)
  const place = ({ name }: Table) => placeOf('table', name)
  return [
    ...dropped.map((table) => droppedAt(place(table), definitionOf(table), table.columns.length)),
    ...added.map((table) => addedAt(place(table), definitionOf(table), table.columns.length)),
    ...kept.flatMap(({ before, after }) => [
      ...renamedAt(place(after), before.name, after.name),
      ...changedAt(place(after), 'traits', before.traits.join('; '), after.traits.join('; '), rewrite),
      ...compareParts(before, after, renames, rewrite),
    ]),
  ]
}

function compareParts(before: Table, after: Table, renames: Renames, rewrite: Rewrite): readonly SchemaChange[] {
  const newName = (name: string) => renames.columns.get(`${before.name}.${name}`) ?? name
  const columns = match(before.columns, after.columns, newName)
  const gone = new Set(columns.dropped.map(({ name }) => name))
  const schema = parentOf(after.name)
  const constraints = compareConstraints(before, after, rewrite, gone)
  const indexes = compareIndexes(before, after, renames, rewrite, gone)
  return [
    ...columns.dropped.map((column) => ({
      ...droppedAt(columnPlace(before, column), columnText(column)),
      with: [
        ...before.constraints
          .filter((constraint) => constraint.columns.includes(column.name) && isGone(constraint, after.constraints))
          .map(({ name }) => placeOf('constraint', `${before.name}.${name}`)),
        ...before.indexes
          .filter((index) => index.columns.includes(column.name) && isGone(index, after.indexes))
          .map(({ name }) => placeOf('index', `${schema}.${name}`)),
      ],
    })),
    ...columns.added.map((column) => addedAt(columnPlace(after, column), columnText(column))),
    ...columns.kept.flatMap(({ before: was, after: is }) => compareColumns(after, was, is, rewrite)),
    ...constraints,
    ...indexes,
    ...compareDefined('trigger', before.triggers, after.triggers, { objects: new Map() }, rewrite, after.name),
    ...compareDefined('policy', before.policies, after.policies, { objects: new Map() }, rewrite, after.name),
  ]
}

function compareColumns(table: Table, before: Column, after: Column, rewrite: Rewrite): readonly SchemaChange[] {
  const place = columnPlace(table, after)
  const said = ({ nullable }: Column) => (nullable ? 'NULL' : 'NOT NULL')
  return [
    ...renamedAt(place, before.name, after.name),
    ...changedAt(place, 'type', before.type, after.type, rewrite),
    ...changedAt(place, 'nullability', said(before), said(after)),
    ...changedAt(place, 'value', before.value ?? '', after.value ?? '', rewrite),
    ...changedAt(place, 'traits', before.traits.join('; '), after.traits.join('; '), rewrite),
  ]
}

/** A key that went with its column is told with the column. */
function wentAlong({ columns }: { readonly columns: readonly string[] }, gone: ReadonlySet<string>): boolean {
  return columns.some((column) => gone.has(column))
}

function compareConstraints(
  before: Table,
  after: Table,
  rewrite: Rewrite,
  gone: ReadonlySet<string>,
): readonly SchemaChange[] {
  const { added, dropped, kept } = match<Constraint>(before.constraints, after.constraints)
  const place = (table: Table, { name }: Constraint) => placeOf('constraint', `${table.name}.${name}`)
  // Constraints have no identity that outlives ALTER TABLE .. RENAME CONSTRAINT, but two of one meaning are one.
  const byDefinition = new Map(added.map((constraint) => [constraint.definition, constraint]))
  const moved = dropped.flatMap((was) => {
    const is = byDefinition.get(rewrite(was.definition))
    return is ? [{ was, is }] : []
  })
  const movedFrom = new Set(moved.map(({ was }) => was))
  const movedTo = new Set(moved.map(({ is }) => is))
  const unvalidated = / NOT VALID$/
  return [
    ...dropped
      .filter((constraint) => !movedFrom.has(constraint) && !wentAlong(constraint, gone))
      .map((constraint) => droppedAt(place(before, constraint), constraint.definition)),
    ...added
      .filter((constraint) => !movedTo.has(constraint))
      .map((constraint) => addedAt(place(after, constraint), constraint.definition)),
    ...moved.flatMap(({ was, is }) => renamedAt(place(after, is), was.name, is.name)),
    ...kept.flatMap(({ before: was, after: is }) => {
      const sameBody = rewrite(was.definition).replace(unvalidated, '') === is.definition.replace(unvalidated, '')
      return changedAt(place(after, is), sameBody ? 'validity' : 'definition', was.definition, is.definition, rewrite)
    }),
  ]
}

function compareIndexes(
  before: Table,
  after: Table,
  { objects }: Renames,
  rewrite: Rewrite,
  gone: ReadonlySet<string>,
): readonly SchemaChange[] {
  const schema = parentOf(after.name)
  const newName = (name: string) => leafOf(objects.get(`${schema}.${name}`) ?? `${schema}.${name}`)
  const { added, dropped, kept } = match<Index>(before.indexes, after.indexes, newName)
  const place = ({ name }: Index) => placeOf('index', `${schema}.${name}`)
  const validity = ({ valid }: Index) => (valid ? 'valid' : 'invalid')
  return [
    ...dropped.filter((index) => !wentAlong(index, gone)).map((index) => droppedAt(place(index), index.definition)),
    ...added.map((index) => addedAt(place(index), `${index.definition}${index.valid ? '' : ' (invalid)'}`)),
    ...kept.flatMap(({ before: was, after: is }) => [
      ...renamedAt(place(is), was.name, is.name),
      ...changedAt(place(is), 'definition', was.definition, is.definition, rewrite),
      ...changedAt(place(is), 'validity', validity(was), validity(is)),
    ]),
  ]
}

function isGone({ name }: { readonly name: string }, at: readonly { readonly name: string }[]): boolean {
  return at.every((other) => other.name !== name)
}

function addedAt(place: Place, after: string, parts = 0): SchemaChange {
  return { ...place, what: 'added', after, parts }
}

function droppedAt(place: Place, before: string, parts = 0): SchemaChange & { readonly what: 'dropped' } {
  return { ...place, what: 'dropped', before, parts, with: [] }
}

function renamedAt(place: Place, before: string, after: string): readonly SchemaChange[] {
  return before === after ? [] : [{ ...place, what: 'renamed', before, after }]
}

/** No change where the texts are equal, as they stand or once base's is written with head's names. */
function changedAt(
  place: Place,
  aspect: Aspect,
  before: string,
  after: string,
  rewrite: Rewrite = (text) => text,
): readonly SchemaChange[] {
  const same = before === after || timeless(rewrite(before)) === timeless(after)
  return same ? [] : [{ ...place, what: 'changed', aspect, before, after }]
}

/**
 * `'now'::timestamp` is read once, when the view or default is made, and nobody writes fractions of a second by hand: two
 * runs of one statement differ by nothing else.
 */
function timeless(text: string): string {
  return text.replaceAll(/'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+([+-]\d\d(:\d\d)?)?'/g, "'now'")
}

function columnPlace(table: Table, column: Column): Place {
  return placeOf('column', `${table.name}.${column.name}`)
}

/** A column as in CREATE TABLE, without its name. */
function columnText({ type, nullable, value }: Column): string {
  return [type, nullable ? '' : 'NOT NULL', value ?? ''].filter(Boolean).join(' ')
}

/** A table as a person would write it. */
function definitionOf(table: Table): string {
  const lines = [
    ...table.columns.map((column) => `  ${column.name} ${columnText(column)}`),
    ...table.constraints.map(({ name, definition }) => `  CONSTRAINT ${name} ${definition}`),
  ]
  const traits = table.traits.length > 0 ? ` -- ${table.traits.join('; ')}` : ''
  const indexes = table.indexes.map(({ definition }) => `\n${definition};`).join('')
  return `CREATE TABLE ${table.name} (\n${lines.join(',\n')}\n);${traits}${indexes}`
}
