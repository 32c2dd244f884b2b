import { defineRule } from '../../../core/rule.ts'
import { count } from '../../../core/wording.ts'
import { failureCause, failureProof, hitOn, shown } from '../judgement/said.ts'
import { type ChangedColumn, sizedType, typeChanges, usingOf } from '../judgement/type-changes.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/column-type-narrowing',
    severity: 'warning',
    since: '0.1.0',
    title: 'Make sure that every value fits before a column is narrowed',
    effect:
      'A value that does not fit makes the migration fail in production (22001, 22003), or is cut or rounded for good where the type or USING says so; and the running release may still write such values.',
    remedy:
      'First add a CHECK of the narrower range NOT VALID and validate it (it names the rows that do not fit, and keeps new ones out), then change the type, then drop the CHECK.',
  },
  examples: [
    {
      title: 'a shorter varchar',
      given: {
        schema: "CREATE TABLE users (name varchar(80)); INSERT INTO users VALUES ('Ann'), ('Bo'), (NULL);",
        migration: 'ALTER TABLE users ALTER COLUMN name TYPE varchar(40);',
      },
      hits: [
        'users.name narrows from character varying(80) to character varying(40): the migration fails on a value that does not fit; the 2 values of earlier migrations do',
      ],
    },
    {
      title: 'a value of ours does not fit',
      given: {
        schema: 'CREATE TABLE users (name text NOT NULL);',
        migration: 'ALTER TABLE users ALTER COLUMN name TYPE varchar(1);',
      },
      hits: [
        'users.name narrows from text to character varying(1): the migration fails on a value that does not fit, with 22001 on a row such as public.users: {"name":"a1"} and {"name":"a2"}',
      ],
    },
    {
      title: 'cut by USING',
      given: {
        schema: 'CREATE TABLE users (name text);',
        migration: 'ALTER TABLE users ALTER COLUMN name TYPE varchar(40) USING left(name, 40);',
      },
      hits: [
        'users.name narrows from text to character varying(40): what does not fit is changed for good, as USING says',
      ],
    },
    {
      title: 'fewer digits after the point, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (total numeric(10, 4));',
        migration: 'DO $$ BEGIN ALTER TABLE orders ALTER COLUMN total TYPE numeric(10, 2); END $$;',
      },
      hits: ['orders.total narrows from numeric(10,4) to numeric(10,2): what does not fit is rounded for good'],
    },
    {
      title: 'a smaller number',
      given: {
        schema: 'CREATE TABLE orders (total bigint);',
        migration: 'ALTER TABLE orders ALTER COLUMN total TYPE int;',
      },
      hits: ['orders.total narrows from bigint to integer: the migration fails on a value that does not fit'],
    },
    {
      title: 'wider ones',
      given: {
        schema: 'CREATE TABLE orders (total int, name varchar(5), day date);',
        migration: 'ALTER TABLE orders ALTER total TYPE bigint, ALTER name TYPE text, ALTER day TYPE timestamp;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (name text); ALTER TABLE carts ALTER COLUMN name TYPE varchar(4);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    typeChanges(run).flatMap(({ statement, table, columns }) =>
      columns.flatMap((column) => {
        const outcome = narrowing(column)
        if (!outcome) return []
        const { before, after } = column
        const name = `${table.before.name}.${before.name}`
        const using = usingOf(statement, before.name) !== undefined && changesValues(statement, before.name)
        const { cause: _, ...hit } = hitOn(statement, run, table.after.name)
        return [
          {
            ...hit,
            ...(failed(statement) ? { cause: failureCause(statement), proof: failureProof(statement, run) } : {}),
            subject: { kind: 'column' as const, name },
            key: `${hit.key}\n${before.name}`,
            message: `${shown(name)} narrows from ${before.type} to ${after.type}: ${using ? 'what does not fit is changed for good, as USING says' : outcomeText(outcome, statement, name)}`,
          },
        ]
      }),
    ),
})

type Outcome = 'fails' | 'rounded' | 'cut'

/** What becomes of a value that is too long or too big for the new type; undefined where there is none. */
function narrowing({ before, after }: ChangedColumn): Outcome | undefined {
  const [was, is] = [sizedType(before.type), sizedType(after.type)]
  const texts = ['text', 'character varying', 'character']
  if (texts.includes(was.name) && texts.includes(is.name)) {
    return is.size !== undefined && (was.size === undefined || is.size < was.size) ? 'fails' : undefined
  }
  if (was.name === 'numeric' && is.name === 'numeric') return narrowerNumeric(was, is)
  const wider = ranks.flatMap((names) => (names.includes(was.name) && names.includes(is.name) ? [names] : []))
  const [order] = wider
  if (order)
    return order.indexOf(is.name) < order.indexOf(was.name) ? (isWhole(was.name) ? 'fails' : 'rounded') : undefined
  if (/^timestamp/.test(before.type) && /^(date|time)\b/.test(after.type)) {
    return after.type.startsWith('timestamp') ? undefined : 'cut'
  }
  return undefined
}

/** Narrower first. */
const ranks: readonly (readonly string[])[] = [
  ['smallint', 'integer', 'bigint', 'numeric'],
  ['real', 'double precision'],
]

function isWhole(type: string): boolean {
  return ['smallint', 'integer', 'bigint'].includes(type)
}

function narrowerNumeric(was: ReturnType<typeof sizedType>, is: ReturnType<typeof sizedType>): Outcome | undefined {
  if (is.size === undefined) return undefined
  if (was.size === undefined || is.size - is.scale < was.size - was.scale) return 'fails'
  return is.scale < was.scale ? 'rounded' : undefined
}

function failed({ failsOnRows }: TracedStatement): boolean {
  return failsOnRows?.sqlstate.startsWith('22') ?? false
}

function outcomeText(outcome: Outcome, statement: TracedStatement, name: string): string {
  if (outcome !== 'fails') return `what does not fit is ${outcome} for good`
  const { failsOnRows, rowsBefore } = statement
  const fits = rowsBefore.get(name)
  const what = 'the migration fails on a value that does not fit'
  if (failsOnRows && failed(statement))
    return `${what}, with ${failsOnRows.sqlstate} on a row such as ${failsOnRows.rows}`
  return fits === undefined
    ? what
    : `${what}; the ${count(fits, 'value')} of earlier migrations ${fits === 1 ? 'does' : 'do'}`
}

/** A bare cast, or the column itself, changes nothing that the type change would not refuse. */
function changesValues(statement: TracedStatement, column: string): boolean {
  const using = usingOf(statement, column)
  return using !== undefined && JSON.stringify(using).includes('"FuncCall"')
}
