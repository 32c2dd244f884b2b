import type { Hit } from '../../../core/finding.ts'
import type { Excerpt } from '../../../core/proof.ts'
import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import {
  columnPart,
  constraintPart,
  type Definition,
  type DefinitionDifference,
  type DefinitionPart,
  differencesOf,
  indexPart,
  tableDefinition,
} from '../trace/definition.ts'
import { tableOfEffect } from '../trace/effect-table.ts'
import type { KeptDefinition } from '../trace/kept-definitions.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/if-not-exists-keeps-another-definition',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not let IF NOT EXISTS pass over something else of the same name',
    effect:
      'Postgres finds the name, says so in a NOTICE that no runner shows, and leaves what stands as it is. The migration passes, and the schema is not what its file says: the release that counts on it fails later.',
    remedy:
      'Change what stands (ALTER TABLE, ALTER TYPE, a new index), or leave IF NOT EXISTS away, so that the migration fails where the name is taken.',
  },
  examples: [
    {
      title: 'a table that lacks a column, and has another of another type',
      given: {
        schema: 'CREATE TABLE orders (id int PRIMARY KEY, total int);',
        migration: 'CREATE TABLE IF NOT EXISTS orders (id int PRIMARY KEY, total bigint NOT NULL, note text);',
      },
      hits: [
        'orders: IF NOT EXISTS finds it and changes nothing: total bigint NOT NULL was asked for, total integer stands; note text is missing',
      ],
    },
    {
      title: 'the same table once more, with what came to it since',
      given: {
        schema:
          "CREATE TABLE orders (id serial PRIMARY KEY, state varchar(9) DEFAULT 'new' CHECK (state IN ('new', 'sent')), at timestamptz DEFAULT now()); ALTER TABLE orders ADD note text, ADD kind text NOT NULL DEFAULT 'a'; CREATE INDEX by_note ON orders (note);",
        migration:
          "CREATE TABLE IF NOT EXISTS orders (id serial PRIMARY KEY, state varchar(9) DEFAULT 'new' CHECK (state IN ('new', 'sent')), at timestamptz DEFAULT CURRENT_TIMESTAMP);",
      },
      hits: [],
    },
    {
      title: 'a sequence that the statement counts on, a column that nobody asked for and that must be filled, a view',
      given: {
        schema:
          "CREATE SEQUENCE order_ids; CREATE TABLE orders (id bigint DEFAULT nextval('order_ids')); ALTER SEQUENCE order_ids OWNED BY orders.id; CREATE TABLE carts (id int, kind text NOT NULL); CREATE VIEW users AS SELECT 1 AS id;",
        migration:
          "CREATE TABLE IF NOT EXISTS orders (id int DEFAULT nextval('order_ids')); CREATE TABLE IF NOT EXISTS carts (id int); CREATE TABLE IF NOT EXISTS users (id int);",
      },
      hits: [
        "orders: IF NOT EXISTS finds it and changes nothing: id integer DEFAULT nextval('order_ids'::regclass) was asked for, id bigint DEFAULT nextval('order_ids'::regclass) stands",
        'carts: IF NOT EXISTS finds it and changes nothing: kind text NOT NULL stands there besides',
        'users: IF NOT EXISTS finds it and changes nothing: a table was asked for, a view stands',
      ],
    },
    {
      title: 'the file itself makes up for it, or nothing of the name is there',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'CREATE TABLE IF NOT EXISTS orders (id int, note text); ALTER TABLE orders ADD COLUMN IF NOT EXISTS note text; CREATE TABLE IF NOT EXISTS carts (id int); CREATE INDEX IF NOT EXISTS by_id ON carts (id);',
      },
      hits: [],
    },
    {
      title: 'a column of another type, or without its foreign key',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (id int, note text, user_id int, sum int);',
        migration:
          "ALTER TABLE orders ADD COLUMN IF NOT EXISTS note varchar(20) NOT NULL DEFAULT '', ADD COLUMN IF NOT EXISTS sum int, ADD COLUMN kind text; ALTER TABLE orders ADD COLUMN IF NOT EXISTS user_id int REFERENCES users (id);",
      },
      hits: [
        "orders.note: IF NOT EXISTS finds it and changes nothing: note character varying(20) NOT NULL DEFAULT ''::character varying was asked for, note text stands",
        'orders.user_id: IF NOT EXISTS finds it and changes nothing: FOREIGN KEY (user_id) REFERENCES users(id) is missing',
      ],
    },
    {
      title: 'an index on other columns, and the same index',
      given: {
        schema: 'CREATE TABLE orders (a int, b int); CREATE INDEX by_a ON orders (a); CREATE INDEX by_b ON orders (b);',
        migration:
          'CREATE INDEX CONCURRENTLY IF NOT EXISTS by_a ON orders (a, b); CREATE INDEX IF NOT EXISTS by_b ON orders USING btree (b);',
      },
      hits: [
        'by_a on orders: IF NOT EXISTS finds it and changes nothing: CREATE INDEX ON public.orders USING btree (a, b) was asked for, CREATE INDEX ON public.orders USING btree (a) stands',
      ],
    },
    {
      title:
        'an enum and a constraint in DO blocks that look first, or catch the failure, and one that changes what it finds',
      given: {
        schema:
          "CREATE TYPE state AS ENUM ('new', 'sent'); CREATE TYPE kind AS ENUM ('a', 'b'); CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT by_user REFERENCES users (id)); CREATE TABLE carts (note text);",
        migration:
          "DO $$ BEGIN CREATE TYPE state AS ENUM ('new', 'sent', 'done'); EXCEPTION WHEN duplicate_object THEN null; END $$; DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_type WHERE typname = 'kind') THEN CREATE TYPE kind AS ENUM ('a'); END IF; END $$; DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT by_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE; EXCEPTION WHEN duplicate_object THEN null; END $$; DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_tables WHERE tablename = 'carts') THEN CREATE TABLE carts (id int, sum int); ELSE ALTER TABLE carts ADD id int; END IF; END $$;",
      },
      hits: [
        "state: the block finds it and changes nothing: the value 'done' is missing",
        'by_user on orders: the block finds it and changes nothing: FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE was asked for, FOREIGN KEY (user_id) REFERENCES users(id) stands',
      ],
    },
    {
      title: 'a sequence, a materialized view, a schema of another owner, an extension in another schema',
      given: {
        schema:
          'CREATE SEQUENCE ids AS int; CREATE SEQUENCE others; CREATE SCHEMA app; CREATE TABLE orders (a int, b int); CREATE MATERIALIZED VIEW sums AS SELECT a FROM orders; CREATE MATERIALIZED VIEW counts AS SELECT b FROM orders;',
        migration:
          'CREATE SEQUENCE IF NOT EXISTS ids; CREATE SEQUENCE IF NOT EXISTS others; CREATE SCHEMA IF NOT EXISTS app; CREATE MATERIALIZED VIEW IF NOT EXISTS sums AS SELECT a, b FROM orders; CREATE MATERIALIZED VIEW IF NOT EXISTS counts AS SELECT b FROM orders; CREATE SCHEMA IF NOT EXISTS app AUTHORIZATION pg_monitor; CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA app; CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;',
      },
      hits: [
        'ids: IF NOT EXISTS finds it and changes nothing: type bigint was asked for, type integer stands; MAXVALUE 9223372036854775807 was asked for, MAXVALUE 2147483647 stands',
        'sums: IF NOT EXISTS finds it and changes nothing: b integer is missing; its query is another',
        'app: IF NOT EXISTS finds it and changes nothing: owned by pg_monitor was asked for, owned by postgres stands',
        'plpgsql: IF NOT EXISTS finds it and changes nothing: SCHEMA app was asked for, SCHEMA pg_catalog stands',
      ],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => statement.keptDefinitions.flatMap((kept) => hitsFor(kept, statement, run))),
})

function hitsFor(kept: KeptDefinition, statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  // A block may do something else about it.
  const changed = statement.effects.some((effect) =>
    kept.table === undefined ? 'type' in effect : tableOfEffect(effect)?.name === kept.table,
  )
  if (statement.trace.error || (statement.sql.kind === 'DoStmt' && changed)) return []
  const atHead = definitionAtHead(kept, run)
  const still = atHead && new Set(differencesOf(atHead, kept.asked).map(keyOf))
  const differences = differencesOf(kept.stands, kept.asked).filter((one) => still?.has(keyOf(one)))
  if (differences.length === 0) return []
  const who = statement.sql.kind === 'DoStmt' ? 'the block' : 'IF NOT EXISTS'
  return [
    {
      ...hitOn(statement, run, kept.table ?? kept.name),
      cause: `${kept.kind} ${kept.name} kept`,
      subject: { kind: kept.kind, name: kept.name },
      key: `${statement.key}\n${kept.name}`,
      message: `${nameOf(kept)}: ${who} finds it and changes nothing: ${differencesText(differences)}`,
      proof: {
        kind: 'diff',
        structural: false,
        before: excerptOf(differences.map(({ stands }) => stands)),
        after: excerptOf(
          differences.map(({ asked }) => asked),
          statement.place,
        ),
        sides: ['what stands', 'what was asked for'],
      },
    },
  ]
}

function keyOf({ stands, asked }: DefinitionDifference): string {
  return `${asked === undefined} ${(asked ?? stands)?.key}`
}

/** What stands there in the end: a later statement may make up for it. Undefined: nothing of the name. */
function definitionAtHead(kept: KeptDefinition, { facts: { head } }: MigrationRun): Definition | undefined {
  if (kept.kind === 'enum') {
    const labels = head.world.enums.find(({ name }) => name === kept.name)?.labels
    return labels?.map(({ label }) => ({ key: label, text: '', value: '' }))
  }
  if (kept.table === undefined) return kept.stands
  const table = [...head.tables.values()].find(({ name }) => name === kept.table)
  const own = kept.name.slice(kept.name.lastIndexOf('.') + 1)
  if (!table) return undefined
  switch (kept.kind) {
    case 'index': {
      const index = table.indexes.find(({ name }) => name === own)
      return index ? [indexPart(index.definition)] : kept.stands
    }
    case 'column':
      return [
        ...table.columns.filter(({ name }) => name === own).map(columnPart),
        ...table.constraints.map(constraintPart),
      ]
    case 'constraint':
      return table.constraints
        .filter(({ name }) => name === own)
        .map((constraint) => ({ ...constraintPart(constraint), key: '' }))
    default:
      return tableDefinition(table)
  }
}

function nameOf({ kind, name, table }: KeptDefinition): string {
  if (table === undefined || (kind !== 'index' && kind !== 'constraint')) return shown(name)
  return `${name.slice(name.lastIndexOf('.') + 1)} on ${shown(table)}`
}

function differencesText(differences: readonly DefinitionDifference[]): string {
  const texts = differences.map(({ stands, asked }) => {
    if (!asked) return `${stands?.text} stands there besides`
    if (!stands) return `${asked.text} is missing`
    if (stands.text === asked.text) return `${asked.text} is another`
    return `${asked.text} was asked for, ${stands.text} stands`
  })
  const [shownAtMost, rest] = [texts.slice(0, 4), texts.length - 4]
  return `${shownAtMost.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
}

/** What is alike on both sides is no part of the proof. */
function excerptOf(
  parts: readonly (DefinitionPart | undefined)[],
  location?: TracedStatement['place'],
): Excerpt | undefined {
  const text = parts.flatMap((part) => part?.text ?? []).join('\n')
  return text === '' ? undefined : { text, ...(location && { location }) }
}
