import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { keptDefaultRemedy } from '../judgement/expand-contract.ts'
import { hitOn, shown } from '../judgement/said.ts'
import {
  checkedNotNull,
  columnAtBase,
  isFilled,
  type StandingTable,
  standingTables,
  statementSince,
} from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { ColumnFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/old-insert-fails-not-null',
    severity: 'warning',
    since: '0.1.0',
    title: 'Let the running release insert without a column that becomes mandatory',
    effect:
      'An INSERT that leaves the column out fails with 23502, and until the new release runs everywhere the old one sends just that.',
    remedy:
      'Keep a default until every release that runs writes the column; then drop the default, or SET NOT NULL, with the migration after.',
  },
  examples: [
    {
      title: 'a default only for the rows that are there',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          "ALTER TABLE orders ADD COLUMN kind text NOT NULL DEFAULT 'web'; ALTER TABLE orders ALTER COLUMN kind DROP DEFAULT;",
      },
      hits: [
        'orders.kind: NOT NULL without a default, so every INSERT of the running release, which does not know it, fails with 23502',
      ],
    },
    {
      title: 'a column that is filled and made mandatory at once',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          "ALTER TABLE orders ADD COLUMN kind text; UPDATE orders SET kind = 'web'; ALTER TABLE orders ALTER COLUMN kind SET NOT NULL;",
      },
      hits: [
        'orders.kind: NOT NULL without a default, so every INSERT of the running release, which does not know it, fails with 23502',
      ],
    },
    {
      title: 'the same column for several tables',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE carts (id int);',
        migration:
          'ALTER TABLE orders ADD shop int DEFAULT 1 NOT NULL; ALTER TABLE carts ADD shop int DEFAULT 1 NOT NULL; ALTER TABLE orders ALTER shop DROP DEFAULT; ALTER TABLE carts ALTER shop DROP DEFAULT;',
      },
      hits: [
        '2 columns (carts.shop and orders.shop) are NOT NULL without a default, so every INSERT of the running release, which does not know them, fails with 23502',
      ],
    },
    {
      title: 'where every INSERT fails, the others need no word',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          'ALTER TABLE orders ADD kind text; ALTER TABLE orders ALTER kind SET NOT NULL, ALTER note SET NOT NULL;',
      },
      hits: [
        'orders.kind: NOT NULL without a default, so every INSERT of the running release, which does not know it, fails with 23502',
      ],
    },
    {
      title: 'columns that could be NULL',
      given: {
        schema: 'CREATE TABLE orders (note text, mail text);',
        migration: 'ALTER TABLE orders ALTER note SET NOT NULL, ALTER mail SET NOT NULL;',
      },
      hits: [
        'orders: 2 columns (note and mail) become NOT NULL without a default, so an INSERT of the running release that leaves one out, or writes NULL, fails with 23502',
      ],
    },
    {
      title: 'a default that is NULL, which Postgres keeps where the type has a length',
      given: {
        schema: 'CREATE TABLE orders (id int, code varchar(20) DEFAULT NULL);',
        migration: 'ALTER TABLE orders ALTER COLUMN code SET NOT NULL;',
      },
      hits: [
        'orders.code: becomes NOT NULL without a default, so an INSERT of the running release that leaves it out, or writes NULL, fails with 23502',
      ],
    },
    {
      title: 'the default of a mandatory column goes, in a DO block',
      given: {
        schema: "CREATE TABLE orders (kind text NOT NULL DEFAULT 'web');",
        migration: 'DO $$ BEGIN ALTER TABLE orders ALTER kind DROP DEFAULT; END $$;',
      },
      hits: [
        'orders.kind: NOT NULL and without its default now, so an INSERT of the running release that leaves it out fails with 23502',
      ],
    },
    {
      title: 'its type has a default',
      given: {
        schema: "CREATE DOMAIN kind AS text DEFAULT 'web'; CREATE TABLE orders (kind kind);",
        migration: 'ALTER TABLE orders ALTER kind SET NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'a CHECK that means NOT NULL',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT noted CHECK (note IS NOT NULL) NOT VALID;',
      },
      hits: [
        'orders.note: refused where it is NULL (CHECK noted), so an INSERT of the running release that leaves it out, or writes NULL, fails with 23514',
      ],
    },
    {
      title: 'a trigger that may fill it',
      given: {
        schema:
          "CREATE TABLE orders (kind text NOT NULL DEFAULT 'web'); CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.kind := 'web'; RETURN NEW; END $$; CREATE TRIGGER filled BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION fill();",
        migration: 'ALTER TABLE orders ALTER kind DROP DEFAULT;',
      },
      hits: [
        'orders.kind: NOT NULL and without its default now, so an INSERT of the running release that leaves it out fails with 23502, unless trigger filled fills it',
      ],
    },
    {
      title: 'a CHECK had ensured it before',
      given: {
        schema: 'CREATE TABLE orders (note text CONSTRAINT noted CHECK (note IS NOT NULL));',
        migration: 'ALTER TABLE orders ALTER note SET NOT NULL; ALTER TABLE orders DROP CONSTRAINT noted;',
      },
      hits: [],
    },
    {
      title: 'with a default that stays',
      given: {
        schema: 'CREATE TABLE orders (note text);',
        migration:
          "ALTER TABLE orders ALTER note SET DEFAULT ''; ALTER TABLE orders ALTER note SET NOT NULL; ALTER TABLE orders ADD kind text NOT NULL DEFAULT 'web';",
      },
      hits: [],
    },
    {
      title: 'without any default from the start, which another rule tells',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD COLUMN kind text NOT NULL;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (note text); ALTER TABLE carts ALTER note SET NOT NULL;' },
      hits: [],
    },
  ],
  check: (run) => {
    const found = standingTables(run).flatMap((table) => {
      const all = table.head.columns.flatMap((column) => demanded(table, column, run) ?? [])
      // Where every INSERT fails for a column that nobody knows yet, the others need no word.
      const unknown = all.filter(({ how }) => how === 'added')
      return unknown.length > 0 ? unknown : all
    })
    return found.flatMap((one) => {
      const group = found.filter((other) => isSameDecision(one, other))
      return group[0] === one ? [hitFor(one, group, run)] : []
    })
  },
})

type How = 'added' | 'could be NULL' | 'default gone' | { readonly check: string }

interface Demanded {
  readonly statement: TracedStatement
  readonly table: TableFacts
  readonly column: ColumnFacts
  readonly how: How
}

/** Why an INSERT that went through before now fails for want of the column; undefined: it does not. */
function demanded({ base, head }: StandingTable, column: ColumnFacts, run: MigrationRun): Demanded | undefined {
  if (!column.local || isFilled(run, column)) return undefined
  const [was, check] = [columnAtBase(run, base.oid, column), checkOn(head, column)]
  if (column.notNull === 'no' && check === undefined) return undefined
  // Of a renamed column the running release knows nothing but its old name, which fails anyway.
  if (was && (was.name !== column.name || checkOn(base, was) !== undefined)) return undefined
  const isMandatory = (table: TableFacts) => {
    const now = table.columns.find(({ number }) => number === column.number)
    return now !== undefined && !isFilled(run, now) && (now.notNull !== 'no' || checkOn(table, now) !== undefined)
  }
  if (isMandatory(base)) return undefined
  const statement = statementSince(run, base.oid, isMandatory)
  if (!statement || (!was && cameWithout(statement, base.oid, column, run))) return undefined
  const how = was === undefined ? 'added' : was.notNull === 'no' ? 'could be NULL' : 'default gone'
  return { statement, table: head, column, how: column.notNull === 'no' && check !== undefined ? { check } : how }
}

function checkOn({ constraints }: TableFacts, { name }: ColumnFacts): string | undefined {
  return constraints.find((constraint) => checkedNotNull(constraint) === name)?.name
}

/** ADD COLUMN NOT NULL without a default fails on any row, which is told as that. */
function cameWithout(statement: TracedStatement, table: number, { number }: ColumnFacts, run: MigrationRun): boolean {
  return effectsIn(run, 'column added').some(
    (found) =>
      found.statement === statement && found.effect.table.after.oid === table && found.effect.column.number === number,
  )
}

/** A file that does the same to many tables does one thing; what can be NULL in one table is a matter of that. */
function isSameDecision(a: Demanded, b: Demanded): boolean {
  const together = a.how === b.how && a.statement.place.path === b.statement.place.path
  return together && (a.how === 'added' || a.table.oid === b.table.oid)
}

function hitFor(first: Demanded, group: readonly Demanded[], run: MigrationRun): Hit {
  const { statement, table, how, column } = first
  const names = group.map((one) => `${one.table.name}.${one.column.name}`)
  const one = names.length === 1
  const name = `${table.name}.${column.name}`
  const remedy = one && (how === 'added' || how === 'default gone') ? remedyFor(table, first, run) : undefined
  const several = group.some((other) => other.table.oid !== table.oid)
  const listed = enumerate(
    group.map((other) => (several ? shown(`${other.table.name}.${other.column.name}`) : other.column.name)),
  )
  const subject = one ? shown(name) : `${several ? '' : `${shown(table.name)}: `}${names.length} columns (${listed})`
  return {
    ...hitOn(statement, run, table.name),
    cause: `${names.join(' ')} mandatory`,
    subject: one ? { kind: 'column', name } : { kind: 'table', name: table.name },
    reach: names.map((reached) => ({ kind: 'column' as const, name: reached })),
    ...(remedy === undefined ? {} : { remedy }),
    key: `${typeof how === 'string' ? how : 'check'}\n${names.join('\n')}`,
    message: `${subject}${textOf(how, one)}${fillerOf(group)}`,
  }
}

/** A trigger that may give the value, where all of them are of one table. */
function fillerOf(group: readonly Demanded[]): string {
  const [first] = group
  const filler = first?.table.triggers.find(
    ({ internal, enabled, definition }) => !internal && enabled !== 'D' && / BEFORE [A-Z ]*INSERT/.test(definition),
  )
  const alone = group.every(({ table }) => table.oid === first?.table.oid)
  return filler && alone ? `, unless trigger ${filler.name} fills ${group.length === 1 ? 'it' : 'them'}` : ''
}

/** The last default that the column had, kept for one release. */
function remedyFor(table: TableFacts, { column }: Demanded, { statements }: MigrationRun): string | undefined {
  const values = statements.flatMap(({ before, after }) =>
    [before, after].flatMap(
      (facts) => facts.tables.get(table.oid)?.columns.find(({ number }) => number === column.number) ?? [],
    ),
  )
  const value = values.findLast((known) => known.value !== null && known.generated === null)?.value
  return value === undefined || value === null ? undefined : keptDefaultRemedy(table, column.name, value)
}

function textOf(how: How, one: boolean): string {
  const it = one ? 'it' : 'one'
  const insert = 'so an INSERT of the running release that leaves'
  if (typeof how !== 'string') {
    return `: refused where it is NULL (CHECK ${how.check}), ${insert} it out, or writes NULL, fails with 23514`
  }
  switch (how) {
    case 'added':
      return `${one ? ': NOT NULL' : ' are NOT NULL'} without a default, so every INSERT of the running release, which does not know ${one ? 'it' : 'them'}, fails with 23502`
    case 'could be NULL':
      return `${one ? ': becomes' : ' become'} NOT NULL without a default, ${insert} ${it} out, or writes NULL, fails with 23502`
    case 'default gone':
      return `${one ? ': NOT NULL and without its default' : ' are NOT NULL and without their defaults'} now, ${insert} ${it} out fails with 23502`
  }
}
