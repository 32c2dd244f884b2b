import type {
  ColumnFacts,
  ConstraintFacts,
  DomainFacts,
  EnumFacts,
  Facts,
  FunctionFacts,
  IndexFacts,
  NamedFacts,
  PolicyFacts,
  RoleFacts,
  RuleFacts,
  SettingFacts,
  TableFacts,
  TriggerFacts,
} from './facts.ts'
import { byOid, matched } from './matched.ts'
import { worldEffects } from './world-effects.ts'

/** A table that stands before and after the statement, as it was and as it is. */
export interface KeptTable {
  readonly before: TableFacts
  readonly after: TableFacts
}

/** Something as it was and as it is. */
export interface Changed<Thing> {
  readonly before: Thing
  readonly after: Thing
}

/** Sides of a table that ALTER TABLE and the like change. */
export type TableAspect =
  | 'access method'
  | 'grants'
  | 'inheritance'
  | 'options'
  | 'owner'
  | 'partition'
  | 'persistence'
  | 'replica identity'
  | 'row security'
  | 'tablespace'
  | 'view'

/**
 * One change that a statement made, read from the catalog before and after it: the same whether ALTER TABLE, a DO block
 * or a function made it. What a partition gets from its parent is told of the parent alone; what a table brings with
 * it, or takes along, is not told again.
 */
export type Effect =
  | { readonly what: 'table created'; readonly table: TableFacts }
  | { readonly what: 'table dropped'; readonly table: TableFacts }
  | ({ readonly what: 'table renamed' } & KeptTable)
  | ({ readonly what: 'table altered'; readonly aspect: TableAspect } & KeptTable)
  | { readonly what: 'column added'; readonly table: KeptTable; readonly column: ColumnFacts }
  | { readonly what: 'column dropped'; readonly table: KeptTable; readonly column: ColumnFacts }
  | { readonly what: 'column renamed'; readonly table: KeptTable; readonly column: Changed<ColumnFacts> }
  | { readonly what: 'column type changed'; readonly table: KeptTable; readonly column: Changed<ColumnFacts> }
  | { readonly what: 'not null set'; readonly table: KeptTable; readonly column: Changed<ColumnFacts> }
  | { readonly what: 'not null dropped'; readonly table: KeptTable; readonly column: Changed<ColumnFacts> }
  /** Default, identity or generation. */
  | { readonly what: 'column value changed'; readonly table: KeptTable; readonly column: Changed<ColumnFacts> }
  | { readonly what: 'constraint added'; readonly table: KeptTable; readonly constraint: ConstraintFacts }
  | { readonly what: 'constraint dropped'; readonly table: KeptTable; readonly constraint: ConstraintFacts }
  /** Postgres itself dropped it and made it again, of the same name, because the type of a column changed. */
  | { readonly what: 'constraint recreated'; readonly table: KeptTable; readonly constraint: Changed<ConstraintFacts> }
  | { readonly what: 'constraint renamed'; readonly table: KeptTable; readonly constraint: Changed<ConstraintFacts> }
  /** Validated, enforced, deferrable, or what it does on delete. */
  | { readonly what: 'constraint altered'; readonly table: KeptTable; readonly constraint: Changed<ConstraintFacts> }
  /** Not those that a constraint owns. */
  | { readonly what: 'index added'; readonly table: KeptTable; readonly index: IndexFacts }
  | { readonly what: 'index dropped'; readonly table: KeptTable; readonly index: IndexFacts }
  | { readonly what: 'index altered'; readonly table: KeptTable; readonly index: Changed<IndexFacts> }
  /** As a recreated constraint; not those that a constraint owns. */
  | { readonly what: 'index recreated'; readonly table: KeptTable; readonly index: Changed<IndexFacts> }
  | { readonly what: 'trigger added'; readonly table: KeptTable; readonly trigger: TriggerFacts }
  | { readonly what: 'trigger dropped'; readonly table: KeptTable; readonly trigger: TriggerFacts }
  /** `constraint triggers too`: the internal ones that hold foreign keys were switched as well. */
  | { readonly what: 'trigger altered'; readonly table: KeptTable; readonly trigger: Changed<TriggerFacts> }
  | { readonly what: 'rule added'; readonly table: KeptTable; readonly rule: RuleFacts }
  | { readonly what: 'rule dropped'; readonly table: KeptTable; readonly rule: RuleFacts }
  /** Switched on or off. */
  | { readonly what: 'rule altered'; readonly table: KeptTable; readonly rule: Changed<RuleFacts> }
  | { readonly what: 'policy added'; readonly table: KeptTable; readonly policy: PolicyFacts }
  | { readonly what: 'policy dropped'; readonly table: KeptTable; readonly policy: PolicyFacts }
  | { readonly what: 'policy altered'; readonly table: KeptTable; readonly policy: Changed<PolicyFacts> }
  | { readonly what: 'enum created'; readonly type: EnumFacts }
  | { readonly what: 'enum dropped'; readonly type: EnumFacts }
  | { readonly what: 'enum renamed'; readonly type: Changed<EnumFacts> }
  | { readonly what: 'enum value added'; readonly type: EnumFacts; readonly value: string }
  | { readonly what: 'enum value renamed'; readonly type: EnumFacts; readonly before: string; readonly after: string }
  | { readonly what: 'domain created'; readonly domain: DomainFacts }
  | { readonly what: 'domain dropped'; readonly domain: DomainFacts }
  | { readonly what: 'domain altered'; readonly domain: Changed<DomainFacts> }
  | { readonly what: 'function created'; readonly function: FunctionFacts }
  | { readonly what: 'function dropped'; readonly function: FunctionFacts }
  | { readonly what: 'function altered'; readonly function: Changed<FunctionFacts> }
  /** All else that has a name. */
  | { readonly what: 'object created'; readonly object: NamedFacts }
  | { readonly what: 'object dropped'; readonly object: NamedFacts }
  | { readonly what: 'object renamed'; readonly object: Changed<NamedFacts> }
  | { readonly what: 'object altered'; readonly object: Changed<NamedFacts> }
  | { readonly what: 'role created'; readonly role: RoleFacts }
  | { readonly what: 'role dropped'; readonly role: RoleFacts }
  | { readonly what: 'role altered'; readonly role: Changed<RoleFacts> }
  /** What connections begin with; undefined: it was not set, or is no more. */
  | { readonly what: 'setting changed'; readonly setting: Changed<SettingFacts | undefined> }

/** What changed from one moment to another, tables by name first, then what else there is. */
export function effectsBetween(before: Facts, after: Facts): readonly Effect[] {
  return [...tableEffects(before, after), ...(before.world === after.world ? [] : worldEffects(before, after))]
}

function tableEffects(before: Facts, after: Facts): readonly Effect[] {
  const was = [...before.tables.values()]
  const created = [...after.tables.values()].filter(({ oid }) => !before.tables.has(oid))
  const effects = was.flatMap((table): readonly Effect[] => {
    const now = after.tables.get(table.oid)
    if (!now) return [{ what: 'table dropped', table }]
    return now === table ? [] : keptTableEffects({ before: table, after: now }, parentsOf(now, before, after))
  })
  return [...withRecreated(effects), ...created.map((table): Effect => ({ what: 'table created', table }))]
}

/** What the table is a partition of or inherits from. */
function parentsOf({ partitionOf, inherits }: TableFacts, before: Facts, after: Facts): readonly KeptTable[] {
  return [...inherits, ...(partitionOf === undefined ? [] : [partitionOf])].flatMap((oid) => {
    const [was, is] = [before.tables.get(oid), after.tables.get(oid)]
    return was && is ? [{ before: was, after: is }] : []
  })
}

function keptTableEffects(table: KeptTable, parents: readonly KeptTable[]): readonly Effect[] {
  const { before, after } = table
  return [
    ...(before.name === after.name ? [] : [{ what: 'table renamed', ...table } as const]),
    ...aspects.flatMap(([aspect, read]) =>
      read(before) === read(after) ? [] : [{ what: 'table altered', aspect, ...table } as const],
    ),
    ...columnEffects(table, parents),
    ...constraintEffects(table),
    ...indexEffects(table),
    ...triggerEffects(table),
    ...policyEffects(table),
    ...ruleEffects(table),
  ]
}

/**
 * For a change of type Postgres drops the indexes and constraints on the column, foreign keys of other tables included,
 * and makes them again; REINDEX CONCURRENTLY puts a new index in the place of each. What is told of them is that, and
 * not that they went and came.
 */
function withRecreated(effects: readonly Effect[]): readonly Effect[] {
  const retyped = effects.some(({ what }) => what === 'column type changed')
  // Without a new type only an index that is the very same came from Postgres; a constraint is the author's other one.
  const keyOf = (effect: Gone | Come) => {
    if (retyped) return againKey(effect)
    return 'index' in effect ? `${againKey(effect)} ${effect.index.definition}` : effect
  }
  const dropped = new Map(effects.flatMap((effect) => (isGone(effect) ? [[keyOf(effect), effect] as const] : [])))
  const added = new Set(effects.flatMap((effect) => (isCome(effect) ? [keyOf(effect)] : [])))
  return effects.flatMap((effect): readonly Effect[] => {
    if (isGone(effect)) return added.has(keyOf(effect)) ? [] : [effect]
    const gone = isCome(effect) ? dropped.get(keyOf(effect)) : undefined
    if (effect.what === 'constraint added' && gone?.what === 'constraint dropped') {
      const constraint = { before: gone.constraint, after: effect.constraint }
      return [{ what: 'constraint recreated', table: effect.table, constraint }]
    }
    if (effect.what === 'index added' && gone?.what === 'index dropped') {
      return [{ what: 'index recreated', table: effect.table, index: { before: gone.index, after: effect.index } }]
    }
    return [effect]
  })
}

type Gone = Extract<Effect, { readonly what: 'constraint dropped' | 'index dropped' }>
type Come = Extract<Effect, { readonly what: 'constraint added' | 'index added' }>

function isGone(effect: Effect): effect is Gone {
  return effect.what === 'constraint dropped' || effect.what === 'index dropped'
}

function isCome(effect: Effect): effect is Come {
  return effect.what === 'constraint added' || effect.what === 'index added'
}

function againKey(effect: Gone | Come): string {
  const thing = 'index' in effect ? `index ${effect.index.name}` : `${effect.constraint.kind} ${effect.constraint.name}`
  return `${effect.table.before.oid} ${thing}`
}

const aspects: readonly (readonly [TableAspect, (table: TableFacts) => string])[] = [
  ['access method', ({ accessMethod }) => accessMethod],
  ['grants', ({ grants }) => JSON.stringify([...grants].sort())],
  ['inheritance', ({ inherits }) => inherits.join()],
  ['options', ({ options }) => JSON.stringify(options)],
  ['owner', ({ owner }) => owner],
  ['partition', ({ partitionOf, bound }) => `${partitionOf} ${bound}`],
  ['persistence', ({ persistence }) => persistence],
  ['replica identity', ({ replicaIdentity }) => replicaIdentity],
  ['row security', ({ rowSecurity, forcedRowSecurity }) => `${rowSecurity} ${forcedRowSecurity}`],
  ['tablespace', ({ tablespace }) => tablespace],
  ['view', ({ query }) => query ?? ''],
]

function columnEffects(table: KeptTable, parents: readonly KeptTable[]): readonly Effect[] {
  // The columns of a view are its query's, which is told as a whole; those of a partition are its parent's.
  if ('vm'.includes(table.after.kind)) return []
  const { added, dropped, kept } = matched(table.before.columns, table.after.columns, ({ number }) => number)
  return [
    ...dropped.filter(({ local }) => local).map((column): Effect => ({ what: 'column dropped', table, column })),
    ...added.filter(({ local }) => local).map((column): Effect => ({ what: 'column added', table, column })),
    ...kept.flatMap((column) =>
      columnKinds(column)
        .filter((what) => column.after.local || isItsOwn(what, column, parents))
        .map((what): Effect => ({ what, table, column })),
    ),
  ]
}

/** Of a column that comes from a parent, NOT NULL and default can still be the child's own. */
function isItsOwn(what: ColumnChange, { before }: Changed<ColumnFacts>, parents: readonly KeptTable[]): boolean {
  if (what === 'column renamed' || what === 'column type changed') return false
  return !parents.some((parent) => {
    const then = parent.before.columns.find(({ name }) => name === before.name)
    const now = then && parent.after.columns.find(({ number }) => number === then.number)
    return then !== undefined && now !== undefined && columnKinds({ before: then, after: now }).includes(what)
  })
}

type ColumnChange =
  | 'column renamed'
  | 'column type changed'
  | 'not null set'
  | 'not null dropped'
  | 'column value changed'

function columnKinds({ before, after }: Changed<ColumnFacts>): readonly ColumnChange[] {
  const typeOf = ({ type, collation }: ColumnFacts) => `${type} ${collation}`
  const filledBy = ({ value, identity, generated }: ColumnFacts) => JSON.stringify([value, identity, generated])
  return [
    ...(before.name === after.name ? [] : (['column renamed'] as const)),
    ...(typeOf(before) === typeOf(after) ? [] : (['column type changed'] as const)),
    ...(before.notNull === after.notNull
      ? []
      : ([after.notNull === 'no' ? 'not null dropped' : 'not null set'] as const)),
    ...(filledBy(before) === filledBy(after) ? [] : (['column value changed'] as const)),
  ]
}

function constraintEffects(table: KeptTable): readonly Effect[] {
  // A partition that is attached or detached keeps its constraints: only whose they are changes.
  const { added, dropped, kept } = matched(table.before.constraints, table.after.constraints, byOid)
  const gone = droppedColumns(table)
  const sides = ({ validated, enforced, deferrable, onDelete }: ConstraintFacts) =>
    `${validated} ${enforced} ${deferrable} ${onDelete}`
  return [
    ...dropped
      .filter(({ local, columns }) => local && !columns.some((column) => gone.has(column)))
      .map((constraint): Effect => ({ what: 'constraint dropped', table, constraint })),
    ...added
      .filter(({ local }) => local)
      .map((constraint): Effect => ({ what: 'constraint added', table, constraint })),
    ...kept
      .filter(({ after }) => after.local)
      .flatMap((constraint): readonly Effect[] => [
        ...(constraint.before.name === constraint.after.name
          ? []
          : [{ what: 'constraint renamed', table, constraint } as const]),
        ...(sides(constraint.before) === sides(constraint.after)
          ? []
          : [{ what: 'constraint altered', table, constraint } as const]),
      ]),
  ]
}

function indexEffects(table: KeptTable): readonly Effect[] {
  const { before, after } = table
  const owned = new Set(
    [...before.constraints, ...after.constraints].flatMap(({ kind, index }) =>
      index === undefined || kind === 'foreign key' ? [] : [index],
    ),
  )
  const own = (indexes: readonly IndexFacts[]) => indexes.filter(({ oid }) => !owned.has(oid))
  const { added, dropped, kept } = matched(own(before.indexes), own(after.indexes), byOid)
  const gone = droppedColumns(table)
  const local = ({ parent }: IndexFacts) => parent === undefined
  return [
    ...dropped
      .filter((index) => local(index) && !index.columns.some((column) => column !== null && gone.has(column)))
      .map((index): Effect => ({ what: 'index dropped', table, index })),
    ...added.filter(local).map((index): Effect => ({ what: 'index added', table, index })),
    ...kept
      .filter((index) => JSON.stringify(index.before) !== JSON.stringify(index.after))
      .map((index): Effect => ({ what: 'index altered', table, index })),
  ]
}

function triggerEffects(table: KeptTable): readonly Effect[] {
  const { added, dropped, kept } = matched(table.before.triggers, table.after.triggers, byOid)
  const visible = ({ internal }: TriggerFacts) => !internal
  return [
    ...dropped.filter(visible).map((trigger): Effect => ({ what: 'trigger dropped', table, trigger })),
    ...added.filter(visible).map((trigger): Effect => ({ what: 'trigger added', table, trigger })),
    ...kept
      .filter(({ before, after }) => before.enabled !== after.enabled || before.definition !== after.definition)
      .map((trigger): Effect => ({ what: 'trigger altered', table, trigger })),
  ]
}

function policyEffects(table: KeptTable): readonly Effect[] {
  const { added, dropped, kept } = matched(table.before.policies, table.after.policies, byOid)
  return [
    ...dropped.map((policy): Effect => ({ what: 'policy dropped', table, policy })),
    ...added.map((policy): Effect => ({ what: 'policy added', table, policy })),
    ...kept
      .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after))
      .map((policy): Effect => ({ what: 'policy altered', table, policy })),
  ]
}

function ruleEffects(table: KeptTable): readonly Effect[] {
  const { added, dropped, kept } = matched(table.before.rules, table.after.rules, byOid)
  return [
    ...dropped.map((rule): Effect => ({ what: 'rule dropped', table, rule })),
    ...added.map((rule): Effect => ({ what: 'rule added', table, rule })),
    ...kept
      .filter(({ before, after }) => before.enabled !== after.enabled)
      .map((rule): Effect => ({ what: 'rule altered', table, rule })),
  ]
}

function droppedColumns({ before, after }: KeptTable): ReadonlySet<string> {
  const left = new Set(after.columns.map(({ number }) => number))
  return new Set(before.columns.filter(({ number }) => !left.has(number)).map(({ name }) => name))
}
