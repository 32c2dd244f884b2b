import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { type StandingTable, standingTables, statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/enable-rls-without-policy',
    severity: 'warning',
    since: '0.1.0',
    title: 'Bring the policies along when a table gets row security',
    effect:
      'Without a policy every role but the owner (and those with BYPASSRLS) sees no row and can insert none, and no SELECT fails that would tell.',
    remedy:
      'Create the policies that the running release needs in the same transaction, before ENABLE ROW LEVEL SECURITY.',
  },
  examples: [
    {
      title: 'no policy at all',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY;',
      },
      hits: ['orders: row security without a policy, so every role but its owner sees no row and can insert none'],
    },
    {
      title: 'a policy that only lets read, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'DO $$ BEGIN CREATE POLICY seen ON orders FOR SELECT USING (true); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; END $$;',
      },
      hits: [
        'orders: row security without a policy for INSERT, UPDATE and DELETE, so every role but its owner inserts, updates and deletes no row',
      ],
    },
    {
      title: 'several tables of a file are one finding',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE carts (id int);',
        migration: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY; ALTER TABLE carts ENABLE ROW LEVEL SECURITY;',
      },
      hits: [
        'carts and orders: row security without a policy, so every role but its owner sees no row and can insert none',
      ],
    },
    {
      title: 'with a policy in the same migration',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY everything ON orders USING (true);',
      },
      hits: [],
    },
    {
      title: 'off again',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ENABLE ROW LEVEL SECURITY; ALTER TABLE orders DISABLE ROW LEVEL SECURITY;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts ENABLE ROW LEVEL SECURITY;' },
      hits: [],
    },
  ],
  check: (run) => {
    const found = standingTables(run).flatMap((table) => bareTable(table, run) ?? [])
    return found.flatMap((one) => {
      const group = found.filter(
        ({ statement, text }) => text === one.text && statement.place.path === one.statement.place.path,
      )
      return group[0] === one
        ? [
            hitFor(
              one,
              group.map(({ table }) => table),
              run,
            ),
          ]
        : []
    })
  },
})

interface BareTable {
  readonly statement: TracedStatement
  readonly table: string
  readonly text: string
}

function bareTable({ base, head }: StandingTable, run: MigrationRun): BareTable | undefined {
  const statement =
    head.rowSecurity && !base.rowSecurity ? statementSince(run, base.oid, ({ rowSecurity }) => rowSecurity) : undefined
  const uncovered = commandsWithoutPolicy(head)
  if (!statement || uncovered.length === 0) return undefined
  const listed = (words: readonly string[]) => enumerate(words, 4)
  const text =
    uncovered.length === doings.length
      ? 'row security without a policy, so every role but its owner sees no row and can insert none'
      : `row security without a policy for ${listed(uncovered.map(({ command }) => command))}, so every role but its owner ${listed(uncovered.map(({ does }) => does))} no row`
  return { statement, table: head.name, text }
}

/** One decision, however many tables of the file get row security. */
function hitFor({ statement, table, text }: BareTable, tables: readonly string[], run: MigrationRun): Hit {
  return {
    ...hitOn(statement, run, table),
    cause: `${statement.place.path}|${tables.join(' ')} row security`,
    reach: tables.map((name) => ({ kind: 'table' as const, name })),
    ...(tables.length === 1 ? {} : { key: tables.join('\n') }),
    message: `${enumerate(tables.map(shown))}: ${text}`,
  }
}

const doings = [
  { command: 'SELECT', does: 'sees' },
  { command: 'INSERT', does: 'inserts' },
  { command: 'UPDATE', does: 'updates' },
  { command: 'DELETE', does: 'deletes' },
] as const

/** Only a permissive policy lets anything through; the definition begins with whether it is one. */
function commandsWithoutPolicy({ policies }: TableFacts) {
  const permissive = policies.filter(({ definition }) => definition.startsWith('true'))
  return doings.filter(
    ({ command }) => !permissive.some((policy) => policy.command === 'ALL' || policy.command === command),
  )
}
