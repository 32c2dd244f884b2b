import type { Severity } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { relationAtHead, statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/view-column-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Give a view of another shape another name',
    effect:
      'The release that still runs reads the view by its old columns: one that is gone fails with 42703, one of another type gives other values.',
    remedy: 'Make the new shape under a name of its own, and drop the old view when nothing reads it any more.',
  },
  examples: [
    {
      title: 'a column is gone',
      given: {
        schema: 'CREATE VIEW recent AS SELECT 1 AS id, 2 AS sum;',
        migration: 'DROP VIEW recent; CREATE VIEW recent AS SELECT 1 AS id;',
      },
      hits: ['recent: lacks sum now, so queries of the running release that name that fail with 42703'],
    },
    {
      title: 'a column has another type',
      given: {
        schema: 'CREATE VIEW recent AS SELECT 1 AS id;',
        migration: "DROP VIEW recent; CREATE VIEW recent AS SELECT 'a'::text AS id;",
      },
      hits: ['recent: id is now text, was integer'],
    },
    {
      title: 'a column has another name',
      given: {
        schema: 'CREATE VIEW recent AS SELECT 1 AS id, 2 AS sum;',
        migration: 'DO $$ BEGIN ALTER VIEW recent RENAME COLUMN sum TO total; END $$;',
      },
      hits: ['recent: lacks sum now, so queries of the running release that name that fail with 42703'],
    },
    {
      title: 'a column may be longer',
      given: {
        schema:
          'CREATE TABLE posts (name varchar(100), body varchar(50)); CREATE VIEW recent AS SELECT name, body FROM posts;',
        migration:
          'DROP VIEW recent; ALTER TABLE posts ALTER name TYPE varchar(200), ALTER body TYPE text; CREATE VIEW recent AS SELECT name, body FROM posts;',
      },
      hits: [],
    },
    {
      title: 'a column may be shorter',
      given: {
        schema: 'CREATE TABLE posts (name text); CREATE VIEW recent AS SELECT name FROM posts;',
        migration:
          'CREATE TABLE a (b int); DROP VIEW recent; CREATE VIEW recent AS SELECT name::varchar(9) FROM posts;',
      },
      hits: ['recent: name is now character varying(9), was text'],
    },
    {
      title: 'the same columns from another query',
      given: {
        schema: 'CREATE TABLE orders (id int, sum int); CREATE VIEW recent AS SELECT id FROM orders;',
        migration: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE sum > 0;',
      },
      hits: ['recent: has another query now, so the running release may read other rows or values from it'],
    },
    {
      title: 'what it reads has another name',
      given: {
        schema:
          'CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); CREATE TABLE users (id int); CREATE VIEW a AS SELECT id FROM shop.orders; CREATE VIEW b AS SELECT id FROM users; CREATE VIEW c AS SELECT id FROM users;',
        migration:
          'ALTER SCHEMA shop RENAME TO sales; ALTER TABLE users RENAME TO members; DROP VIEW b; CREATE VIEW b AS SELECT id FROM members; CREATE OR REPLACE VIEW c AS SELECT m.id FROM members m;',
      },
      hits: [],
    },
    {
      title: 'a column more',
      given: {
        schema: 'CREATE TABLE orders (id int, sum int); CREATE VIEW recent AS SELECT id FROM orders;',
        migration:
          'DROP VIEW recent; ALTER TABLE orders ADD COLUMN note text; CREATE VIEW recent AS SELECT id FROM orders;',
      },
      hits: [],
    },
    {
      title: 'a view made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE VIEW recent AS SELECT 1 AS id; DROP VIEW recent; CREATE VIEW recent AS SELECT 2 AS no;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    [...run.facts.base.tables.values()].flatMap((base) => {
      const now = base.kind === 'v' || base.kind === 'm' ? relationAtHead(run, base.name) : undefined
      const statement = now && statementThatMade(now, run)
      const change = now && statement && changeOf(base, now)
      if (!change) return []
      return [
        {
          ...hitOn(statement, run, base.name),
          cause: `${base.name} changed`,
          subject: { kind: 'view' as const, name: base.name },
          key: base.name,
          severity: change.severity,
          message: `${shown(base.name)}: ${change.text}`,
        },
      ]
    }),
})

/** The last statement that gave the view its query, or another name to a column of it. */
function statementThatMade(view: TableFacts, run: MigrationRun): TracedStatement | undefined {
  const made = effectsIn(run, 'table created', 'table renamed', 'table altered').findLast(({ effect }) =>
    effect.what === 'table created' ? effect.table.oid === view.oid : effect.after.oid === view.oid,
  )
  const names = ({ columns }: TableFacts) => JSON.stringify(columns.map(({ name }) => name))
  return made?.statement ?? statementSince(run, view.oid, (table) => names(table) === names(view))
}

/** What any reader of the one can read of the other: `character varying(100)` that is `character varying(200)` now. */
function isLonger(was: string, is: string): boolean {
  const length = (type: string) => {
    if (type === 'text' || type === 'character varying') return Number.POSITIVE_INFINITY
    return Number(/^character varying\((\d+)\)$/.exec(type)?.[1] ?? Number.NaN)
  }
  return length(is) >= length(was)
}

function changeOf(base: TableFacts, now: TableFacts): { text: string; severity: Severity } | undefined {
  const types = new Map(now.columns.map(({ name, type }) => [name, type]))
  const missing = base.columns.map(({ name }) => name).filter((name) => !types.has(name))
  const retyped = base.columns.flatMap(({ name, type }) => {
    const other = types.get(name)
    return other === undefined || other === type || isLonger(type, other)
      ? []
      : [`${name} is now ${other}, was ${type}`]
  })
  const lacking =
    missing.length === 0
      ? []
      : [
          `lacks ${enumerate(missing)} now, so queries of the running release that name ${missing.length === 1 ? 'that' : 'one'} fail with 42703`,
        ]
  const changes = [...lacking, ...(retyped.length > 0 ? [enumerate(retyped)] : [])]
  if (changes.length > 0) return { text: changes.join('; '), severity: 'warning' }
  // Its text changes with the names of what it reads, too, and the query it is made anew from may read the same.
  return now.definition !== undefined && now.definition !== base.definition && now.query !== base.query
    ? { text: 'has another query now, so the running release may read other rows or values from it', severity: 'note' }
    : undefined
}
