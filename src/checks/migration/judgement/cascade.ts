import type { Subject } from '../../../core/finding.ts'
import { tokensOf } from '../../../sql/tokens.ts'
import type { MigrationRun, TracedStatement } from '../subject.ts'
import type { Effect } from '../trace/effects.ts'
import { alterTable, droppedNames } from './nodes.ts'
import { shown } from './said.ts'
import { functionAtBase, relationAtHead, tableAtBase } from './standing.ts'

/** An object that went because something else did. */
export interface Collateral {
  readonly subject: Subject
  /** `view recent`, `foreign key orders_user_fkey of orders`. */
  readonly text: string
}

/**
 * What a CASCADE took without naming it, of what stood before the pull request and is not there again after it. Tables,
 * columns, defaults and triggers are told by rules that know what each of them means.
 */
export function takenByCascade(statement: TracedStatement, run: MigrationRun): readonly Collateral[] {
  if (!/\bcascade\b/i.test(statement.sql.text)) return []
  return statement.effects.flatMap((effect) => collateralOf(effect, statement, run) ?? [])
}

function collateralOf(effect: Effect, statement: TracedStatement, run: MigrationRun): Collateral | undefined {
  switch (effect.what) {
    case 'table dropped':
      return droppedView(effect.table, statement, run)
    case 'constraint dropped': {
      const { table, constraint } = effect
      const gone = constraint.kind === 'foreign key' && tableAtBase(run, table.before.oid) !== undefined
      const now = run.facts.head.tables.get(table.before.oid)
      if (!gone || !now || namesConstraint(statement, constraint.name)) return undefined
      const same = ({ kind, columns, parent }: typeof constraint) =>
        kind === 'foreign key' && `${columns}` === `${constraint.columns}` && parent === constraint.parent
      return now.constraints.some(same)
        ? undefined
        : {
            subject: { kind: 'constraint', name: `${table.before.name}.${constraint.name}` },
            text: `foreign key ${constraint.name} of ${shown(table.before.name)}`,
          }
    }
    case 'function dropped': {
      const { oid, name, signature } = effect.function
      return functionAtBase(run, oid) && !isNamed(statement, name)
        ? {
            subject: { kind: 'function', name: `${name}(${signature})` },
            text: `function ${shown(name)}(${signature})`,
          }
        : undefined
    }
    case 'policy dropped':
      return policy(effect.policy, effect.table.before)
    default:
      return undefined
  }

  function policy({ name }: { name: string }, table: { name: string; oid: number }): Collateral | undefined {
    const named = statement.sql.kind !== 'DropStmt' || isNamed(statement, name)
    return named || !tableAtBase(run, table.oid)
      ? undefined
      : { subject: { kind: 'policy', name: `${table.name}.${name}` }, text: `policy ${name} of ${shown(table.name)}` }
  }
}

function droppedView(
  { oid, kind, name }: { readonly oid: number; readonly kind: string; readonly name: string },
  statement: TracedStatement,
  run: MigrationRun,
): Collateral | undefined {
  const taken = (kind === 'v' || kind === 'm') && tableAtBase(run, oid) !== undefined && !isNamed(statement, name)
  return taken && !relationAtHead(run, name)
    ? { subject: { kind: 'view', name }, text: `${kind === 'm' ? 'materialized view' : 'view'} ${shown(name)}` }
    : undefined
}

/** Whether a DROP names the object, or the schema that it is in. `name`: `schema.name`, or a part of a table's own name. */
function isNamed({ sql: { node } }: TracedStatement, name: string): boolean {
  if (!('DropStmt' in node)) return false
  const [schema, own] = name.includes('.')
    ? [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)]
    : ['', name]
  if (node.DropStmt.removeType === 'OBJECT_SCHEMA') {
    return (node.DropStmt.objects ?? []).some((object) => 'String' in object && object.String.sval === schema)
  }
  return namesIn(node.DropStmt).some(
    (named) => named.name === own && (named.schema === undefined || named.schema === schema || schema === ''),
  )
}

/** Functions stand in another node than tables do. */
function namesIn(drop: Parameters<typeof droppedNames>[0]): ReturnType<typeof droppedNames> {
  const functions = (drop.objects ?? []).flatMap((object) => {
    if (!('ObjectWithArgs' in object)) return []
    const parts = (object.ObjectWithArgs.objname ?? []).flatMap((part) =>
      'String' in part ? [part.String.sval ?? ''] : [],
    )
    const [name, schema] = [parts.at(-1), parts.at(-2)]
    return name === undefined ? [] : [schema === undefined ? { name } : { schema, name }]
  })
  return [...droppedNames(drop), ...functions]
}

/** An ALTER TABLE by its commands; any other statement (a DO block, a call) by the names in its text, and in texts therein. */
function namesConstraint({ sql }: TracedStatement, name: string): boolean {
  if (sql.kind === 'DropStmt') return false
  const altered = alterTable(sql)
  return altered
    ? altered.commands.some((command) => command.subtype === 'AT_DropConstraint' && command.name === name)
    : namesInText(sql.text, name, textsWithin)
}

/** A block, what it executes, and a text in that. */
const textsWithin = 3

function namesInText(text: string, name: string, deep: number): boolean {
  return tokensOf(text).some((token) => {
    if (token.kind === 'word') return token.text.toLowerCase() === name
    if (token.kind === 'name') return token.text.slice(1, -1).replaceAll('""', '"') === name
    if (token.kind !== 'string') return false
    const tag = /^\$\w*\$/.exec(token.text)?.[0]
    const inside = tag
      ? token.text.slice(tag.length, -tag.length)
      : token.text.slice(token.text.indexOf("'") + 1, -1).replaceAll("''", "'")
    // As `format('%I', 'name')` takes it, which folds nothing.
    return inside === name || (deep > 0 && namesInText(inside, name, deep - 1))
  })
}
