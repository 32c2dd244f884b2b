import type { ColumnRef, Node, RangeVar, SelectStmt } from 'libpg-query'
import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { inBatches, isLimited } from '../judgement/batches.ts'
import { hitOn, isOldTable, shown } from '../judgement/said.ts'
import { costText, severityOfWork, type Work, workOn } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { deletedWholly, isAmong, updatedWholly } from '../trace/called-code.ts'
import { changesRowsOf, deletesRowsOf, isNamedTarget } from '../trace/changed-rows.ts'
import type { Relation } from '../trace/observe.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/unbatched-dml',
    severity: 'warning',
    since: '0.1.0',
    title: 'Change many rows in batches',
    effect:
      'Each row that it changes stays locked until the last one is changed, vacuum can clean nothing up meanwhile, and replicas fall behind.',
    remedy: 'Change the rows in batches by key, each in a transaction of its own, or give the condition an index.',
    general: true,
  },
  examples: [
    {
      title: 'rows that no index finds are updated',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, status text);',
        migration: "UPDATE orders SET status = 'new' WHERE status IS NULL;",
      },
      hits: [
        'orders: one statement updates all rows that fit, and no index finds them; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'rows that no index finds are deleted, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, status text);',
        migration: 'DO $$ BEGIN DELETE FROM orders WHERE status IS NULL; END $$;',
      },
      hits: [
        'orders: one statement deletes all rows that fit, and no index finds them; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'in a DO block whose condition none of the rows here fulfils',
      given: {
        schema: 'CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY, seen date);',
        migration: "DO $$ BEGIN UPDATE auth.users SET seen = '2022-11-25' WHERE seen = '1999-01-01'; END $$;",
      },
      hits: [
        'auth.users: one statement updates all rows that fit, and no index finds them; size unknown, for one scan of auth.users',
      ],
    },
    {
      title: 'in a DO block that only inserts what is not there yet',
      given: {
        schema: 'CREATE TABLE users (id int PRIMARY KEY, mail text); CREATE TABLE updates (id int);',
        migration:
          "DO $$ BEGIN INSERT INTO users SELECT 7, 'a' WHERE NOT EXISTS (SELECT FROM users WHERE mail <> 'b'); DELETE FROM updates WHERE id = 1 AND false; END $$;",
      },
      hits: [],
    },
    {
      title: 'rows that an index finds',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, status text); CREATE INDEX by_status ON orders (status);',
        migration: "UPDATE orders SET status = 'new' WHERE status = 'open';",
      },
      hits: [],
    },
    {
      title: 'all rows that another table has a value for',
      given: {
        schema:
          'CREATE TABLE orders (id int PRIMARY KEY, status text); CREATE TABLE news (id int PRIMARY KEY, status text);',
        migration: 'UPDATE orders SET status = news.status FROM news WHERE news.id = orders.id;',
      },
      hits: [
        'orders: one statement updates all rows that fit, and no index finds them; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'totals of all groups that there are, though not everything is counted',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY, orders int); CREATE TABLE orders (user_id int, deleted bool); CREATE INDEX by_user ON orders (user_id);',
        migration:
          'UPDATE users SET orders = c.n FROM (SELECT user_id, count(*) AS n FROM orders WHERE deleted = false GROUP BY user_id) c WHERE users.id = c.user_id;',
      },
      hits: [
        'users: one statement updates all rows that fit, and no index finds them; size unknown, for one scan of users',
      ],
    },
    {
      title: 'the total of one group',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY, orders int); CREATE TABLE orders (user_id int, deleted bool); CREATE INDEX by_user ON orders (user_id);',
        migration:
          'UPDATE users SET orders = c.n FROM (SELECT user_id, count(*) AS n FROM orders WHERE user_id = 7 GROUP BY user_id) c WHERE users.id = c.user_id;',
      },
      hits: [],
    },
    {
      title: 'rows of one user, whom an index finds',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY, name text); CREATE TABLE orders (user_id int); CREATE INDEX by_user ON orders (user_id);',
        migration: "DELETE FROM orders WHERE user_id IN (SELECT id FROM users WHERE name = 'test');",
      },
      hits: [],
    },
    {
      title: 'rows that go with those they refer to are told as that',
      given: {
        schema:
          "CREATE TABLE users (id int PRIMARY KEY, name text); CREATE TABLE orders (user_id int REFERENCES users ON DELETE CASCADE); INSERT INTO users VALUES (1, 'admin'); INSERT INTO orders VALUES (1);",
        migration: "DELETE FROM users WHERE name LIKE 'admin';",
      },
      hits: [
        'users: one statement deletes all rows that fit, and no index finds them; size unknown, for one scan of users',
      ],
    },
    {
      title: 'in a DO block, one row that its key finds',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, status text);',
        migration: "DO $$ BEGIN UPDATE orders SET status = 'new' WHERE id = 1; END $$;",
      },
      hits: [],
    },
    {
      title: 'a batch',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, status text);',
        migration:
          "UPDATE orders SET status = 'new' WHERE id IN (SELECT id FROM orders WHERE status IS NULL ORDER BY id LIMIT 1000);",
      },
      hits: [],
    },
    {
      title: 'no condition at all has a rule of its own',
      given: {
        schema: 'CREATE TABLE orders (status text); CREATE TABLE kinds (id int);',
        migration:
          "UPDATE orders SET status = 'new'; DO $$ BEGIN UPDATE orders SET status = 'new'; DELETE FROM kinds; END $$;",
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); UPDATE carts SET id = 1 WHERE id = 2;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => changedIn(statement, run).map((table) => hitFor(statement, run, table))),
})

function hitFor(statement: TracedStatement, run: MigrationRun, table: Relation): Hit {
  const work: Work = { relation: table, mode: 'RowExclusiveLock', since: undefined, kind: 'rows changed' }
  const steps = inBatches(statement, table.oid, () => false)
  return {
    ...hitOn(statement, run, table.name),
    severity: severityOfWork(work, statement, run),
    message: `${shown(table.name)}: one statement ${deletesRowsOf(statement, table) ? 'deletes' : 'updates'} all rows that fit, and no index finds them; ${costText(work, statement, run)}`,
    ...(steps ? { steps } : {}),
  }
}

/** Old tables whose rows the statement changed, having read them all, with no lock that would be the worse finding. */
function changedIn(statement: TracedStatement, run: MigrationRun): readonly Relation[] {
  const { difference, sql } = statement
  if (!difference || sql.kind === 'TruncateStmt' || isLimited(sql) || isUnconditional(sql)) return []
  return difference.scans.filter(
    (table) =>
      isOldTable(table, run) &&
      changesRowsOf(statement, table) &&
      !isAmong([...deletedWholly(statement.code), ...updatedWholly(statement.code)], table.name) &&
      !workOn(statement, run, table.oid) &&
      !isChild(statement, table) &&
      !mayUseIndex(statement, table),
  )
}

/** Its rows refer to those that the statement names: what becomes of them is their foreign key's doing, which is told. */
function isChild(statement: TracedStatement, table: Relation): boolean {
  if (isNamedTarget(statement.sql, table.name)) return false
  const keys = statement.before.tables.get(table.oid)?.constraints ?? []
  return keys.some(({ kind, parent }) => {
    const changed = parent === undefined ? undefined : statement.before.tables.get(parent)
    return kind === 'foreign key' && changed !== undefined && changesRowsOf(statement, changed)
  })
}

/** Without a condition: that is more than a matter of batches, and has rules of its own. */
function isUnconditional({ node }: TracedStatement['sql']): boolean {
  if ('UpdateStmt' in node) return !node.UpdateStmt.whereClause && !node.UpdateStmt.fromClause
  return 'DeleteStmt' in node && !node.DeleteStmt.whereClause && !node.DeleteStmt.usingClause
}

/**
 * A join or a subquery has more than one plan, and on a handful of rows the planner reads them all. So where a constant
 * says which rows are meant, and the table could be entered by an index, nothing is known of a table of production's size.
 */
function mayUseIndex({ sql: { node }, before }: TracedStatement, table: Relation): boolean {
  const { relation, others, where } = clausesOf(node)
  const text = JSON.stringify([where, withoutTotals(others)])
  if (others === undefined && !text.includes('"SubLink"')) return false
  const own = [relation?.relname, relation?.alias?.aliasname].flatMap((name) => name ?? [])
  const columns = columnsIn([where, others], own)
  const indexes = before.tables.get(table.oid)?.indexes ?? []
  return text.includes('"A_Const"') && indexes.some(({ columns: [leading] }) => leading && columns.has(leading))
}

/**
 * Without subqueries that sum up a group a row: what they leave out of the sums, by a constant, says nothing of which
 * rows are changed. Unless it names a group.
 */
function withoutTotals(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTotals)
  if (typeof value !== 'object' || value === null) return value
  const { SelectStmt: select } = value as { SelectStmt?: SelectStmt } // a node of the grammar has one member, its kind
  if (select?.groupClause && !select.havingClause && !isForOneGroup(select)) return {}
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutTotals(inner)]))
}

function isForOneGroup({ groupClause, whereClause }: SelectStmt): boolean {
  const last = ({ names }: Reference) => names.at(-1)
  const groups = new Set(referencesIn(groupClause, false).map(last))
  const compared = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(compared)
    if (typeof value !== 'object' || value === null) return false
    const { A_Expr: expression } = value as { A_Expr?: unknown } // likewise
    const own = expression !== undefined && JSON.stringify(expression).includes('"A_Const"')
    if (own && referencesIn(expression, false).some((reference) => groups.has(last(reference)))) return true
    return Object.values(value).some(compared)
  }
  return compared(whereClause)
}

function clausesOf(node: Node): { relation?: RangeVar | undefined; others?: unknown; where?: unknown } {
  if ('UpdateStmt' in node) {
    const { relation, fromClause, whereClause } = node.UpdateStmt
    return { relation, others: fromClause, where: whereClause }
  }
  if (!('DeleteStmt' in node)) return {}
  const { relation, usingClause, whereClause } = node.DeleteStmt
  return { relation, others: usingClause, where: whereClause }
}

/** Columns that a condition names of the table itself: inside a subquery only those that say so. */
function columnsIn(condition: unknown, own: readonly string[]): ReadonlySet<string> {
  const named = referencesIn(condition, false).flatMap(({ names, inside }) => {
    const [table, column] = names.length > 1 ? names.slice(-2) : [undefined, names[0]]
    const fits = table === undefined ? !inside : own.includes(table)
    return fits && column !== undefined ? [column] : []
  })
  return new Set(named)
}

interface Reference {
  /** `[table, column]`, or the column alone. */
  readonly names: readonly string[]
  readonly inside: boolean
}

function referencesIn(value: unknown, inside: boolean): readonly Reference[] {
  if (Array.isArray(value)) return value.flatMap((item) => referencesIn(item, inside))
  if (typeof value !== 'object' || value === null) return []
  const { ColumnRef: reference } = value as { ColumnRef?: ColumnRef } // a node of the grammar has one member, its kind
  const names = (reference?.fields ?? []).flatMap((field) => ('String' in field ? (field.String.sval ?? '') : []))
  const deeper = Object.entries(value).flatMap(([kind, inner]) => referencesIn(inner, inside || kind === 'SelectStmt'))
  return reference ? [{ names, inside }] : deeper
}
