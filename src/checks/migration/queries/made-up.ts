import type { Effect } from '../trace/effects.ts'

/**
 * What a query may miss after a change, as keys: a later change that makes up for it has one of them among
 * `broughtBy`'s. Empty for what no query can miss.
 */
export function missedAfter(effect: Effect): readonly string[] {
  switch (effect.what) {
    case 'table dropped':
      return [`relation ${effect.table.name}`]
    case 'table renamed':
      return [`relation ${effect.before.name}`]
    case 'column dropped':
      return [`column ${effect.table.after.oid} ${effect.column.name}`]
    case 'column renamed':
      return [`column ${effect.table.after.oid} ${effect.column.before.name}`]
    case 'column added': {
      const { notNull, value, identity, number } = effect.column
      return notNull !== 'no' && value === null && identity === null
        ? [`value ${effect.table.after.oid} ${number}`]
        : []
    }
    case 'not null set':
      return [`value ${effect.table.after.oid} ${effect.column.after.number}`]
    case 'constraint added':
      return [`constraint ${effect.table.after.oid} ${effect.constraint.name}`]
    case 'constraint dropped':
      return isUnique(effect.constraint.kind) ? [`unique ${effect.table.after.oid}`] : []
    case 'index dropped':
      return effect.index.unique ? [`unique ${effect.table.after.oid}`] : []
    case 'enum dropped':
      return [`type ${effect.type.name}`]
    case 'enum renamed':
      return [`type ${effect.type.before.name}`]
    case 'enum value renamed':
      return [`label ${effect.type.oid} ${effect.before}`]
    case 'domain dropped':
      return [`type ${effect.domain.name}`]
    case 'function dropped':
      return [`function ${effect.function.name}`]
    case 'object dropped':
      return [`${effect.object.kind} ${effect.object.name}`]
    case 'object renamed':
      return [`${effect.object.before.kind} ${effect.object.before.name}`]
    default:
      return turned(effect)
  }
}

/** What a query finds again after a change. */
export function broughtBy(effect: Effect): readonly string[] {
  switch (effect.what) {
    case 'table created':
      return [`relation ${effect.table.name}`]
    case 'table renamed':
      return [`relation ${effect.after.name}`]
    case 'column dropped':
      return [`value ${effect.table.after.oid} ${effect.column.number}`]
    case 'column added':
      return [`column ${effect.table.after.oid} ${effect.column.name}`]
    case 'column renamed':
      return [`column ${effect.table.after.oid} ${effect.column.after.name}`]
    case 'not null dropped':
      return [`value ${effect.table.after.oid} ${effect.column.after.number}`]
    case 'constraint added':
      return isUnique(effect.constraint.kind) ? [`unique ${effect.table.after.oid}`] : []
    case 'constraint dropped':
      return [`constraint ${effect.table.after.oid} ${effect.constraint.name}`]
    case 'index added':
      return effect.index.unique ? [`unique ${effect.table.after.oid}`] : []
    case 'enum created':
      return [`type ${effect.type.name}`]
    case 'enum renamed':
      return [`type ${effect.type.after.name}`]
    case 'enum value added':
      return [`label ${effect.type.oid} ${effect.value}`]
    case 'enum value renamed':
      return [`label ${effect.type.oid} ${effect.after}`]
    case 'domain created':
      return [`type ${effect.domain.name}`]
    case 'function created':
      return [`function ${effect.function.name}`]
    case 'object created':
      return [`${effect.object.kind} ${effect.object.name}`]
    case 'object renamed':
      return [`${effect.object.after.kind} ${effect.object.after.name}`]
    default:
      return turned(effect)
  }
}

/** Changes that may go either way: the next of the same kind may take back what the first did. */
function turned(effect: Effect): readonly string[] {
  switch (effect.what) {
    case 'table altered':
      return [`${effect.aspect} ${effect.after.oid}`]
    case 'policy added':
    case 'policy altered':
    case 'policy dropped':
      return [`row security ${effect.table.after.oid}`]
    case 'column type changed':
      return [`type ${effect.table.after.oid} ${effect.column.after.number}`]
    case 'column value changed':
      return [`value ${effect.table.after.oid} ${effect.column.after.number}`]
    case 'constraint altered':
      return [`constraint ${effect.table.after.oid} ${effect.constraint.after.name}`]
    case 'trigger added':
    case 'trigger altered':
    case 'trigger dropped':
      return [`trigger ${effect.table.after.oid}`]
    case 'rule added':
    case 'rule dropped':
      return [`rule ${effect.table.after.oid}`]
    case 'domain altered':
      return [`domain ${effect.domain.after.oid}`]
    case 'function altered':
      return [`function ${effect.function.after.oid}`]
    case 'object altered':
      return [`object ${effect.object.after.oid}`]
    default:
      return []
  }
}

function isUnique(kind: string): boolean {
  return kind === 'unique' || kind === 'primary key' || kind === 'exclusion'
}
