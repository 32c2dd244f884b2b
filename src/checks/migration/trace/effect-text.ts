import { shown } from '../judgement/said.ts'
import type { Effect, KeptTable } from './effects.ts'

/** A change of the catalog in a few words: `orders.note added`, `table carts created`. */
export function effectText(effect: Effect): string {
  const done = effect.what.split(' ').at(-1) ?? ''
  switch (effect.what) {
    case 'table created':
    case 'table dropped':
      return `${kinds[effect.table.kind] ?? 'table'} ${shown(effect.table.name)} ${done}`
    case 'table renamed':
      return `${shown(effect.before.name)} renamed to ${shown(effect.after.name)}`
    case 'table altered':
      return `${effect.aspect} of ${shown(effect.after.name)} changed`
    case 'column added':
    case 'column dropped':
      return `${columnText(effect.table, effect.column.name)} ${done}`
    case 'column renamed':
      return `${columnText(effect.table, effect.column.before.name)} renamed to ${effect.column.after.name}`
    case 'column type changed':
      return `${columnText(effect.table, effect.column.after.name)} now ${effect.column.after.type}`
    case 'not null set':
    case 'not null dropped':
      return `NOT NULL of ${columnText(effect.table, effect.column.after.name)} ${done}`
    case 'column value changed':
      return `default of ${columnText(effect.table, effect.column.after.name)} changed`
    default:
      return otherText(effect, done)
  }
}

type Other = Exclude<Effect, { readonly what: `${'table' | 'column' | 'not null'} ${string}` }>

function otherText(effect: Other, done: string): string {
  switch (effect.what) {
    case 'constraint added':
    case 'constraint dropped':
      return `constraint ${effect.constraint.name} of ${shown(effect.table.after.name)} ${done}`
    case 'constraint recreated':
    case 'constraint renamed':
    case 'constraint altered':
      return `constraint ${effect.constraint.before.name} of ${shown(effect.table.after.name)} ${done}`
    case 'index added':
    case 'index dropped':
      return `index ${effect.index.name} ${done}`
    case 'index altered':
    case 'index recreated':
      return `index ${effect.index.before.name} ${done}`
    case 'trigger added':
    case 'trigger dropped':
      return `trigger ${effect.trigger.name} of ${shown(effect.table.after.name)} ${done}`
    case 'trigger altered':
      return `triggers of ${shown(effect.table.after.name)} ${done}`
    case 'rule added':
    case 'rule dropped':
      return `rule ${effect.rule.name} of ${shown(effect.table.after.name)} ${done}`
    case 'rule altered':
      return `rule ${effect.rule.after.name} of ${shown(effect.table.after.name)} ${done}`
    case 'policy added':
    case 'policy dropped':
      return `policy ${effect.policy.name} of ${shown(effect.table.after.name)} ${done}`
    case 'policy altered':
      return `policy ${effect.policy.before.name} of ${shown(effect.table.after.name)} ${done}`
    case 'enum created':
    case 'enum dropped':
      return `enum ${shown(effect.type.name)} ${done}`
    case 'enum renamed':
      return `enum ${shown(effect.type.before.name)} renamed to ${shown(effect.type.after.name)}`
    case 'enum value added':
      return `value ${effect.value} of ${shown(effect.type.name)} added`
    case 'enum value renamed':
      return `value ${effect.before} of ${shown(effect.type.name)} renamed to ${effect.after}`
    case 'domain created':
    case 'domain dropped':
      return `domain ${shown(effect.domain.name)} ${done}`
    case 'domain altered':
      return `domain ${shown(effect.domain.after.name)} ${done}`
    case 'function created':
    case 'function dropped':
      return `${effect.function.kind} ${shown(effect.function.name)} ${done}`
    case 'function altered':
      return `${effect.function.after.kind} ${shown(effect.function.after.name)} ${done}`
    case 'object created':
    case 'object dropped':
      return `${effect.object.kind} ${shown(effect.object.name)} ${done}`
    case 'object renamed':
    case 'object altered':
      return `${effect.object.before.kind} ${shown(effect.object.before.name)} ${done}`
    case 'role created':
    case 'role dropped':
      return `role ${effect.role.name} ${done}`
    case 'role altered':
      return `role ${effect.role.before.name} ${done}`
    case 'setting changed':
      return `setting ${(effect.setting.after ?? effect.setting.before)?.name} ${done}`
    default:
      return effect satisfies never
  }
}

const kinds: Readonly<Record<string, string>> = { v: 'view', m: 'materialized view', f: 'foreign table' }

function columnText({ after }: KeptTable, column: string): string {
  return `${shown(after.name)}.${column}`
}
