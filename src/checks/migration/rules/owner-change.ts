import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/owner-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Grant the former owner what it still needs',
    effect:
      'The role that owned the object loses every right that it had as the owner: queries fail with 42501, and so do later migrations that it runs.',
    remedy: 'Grant the former owner in the same transaction what the running release does as that role.',
  },
  examples: [
    {
      title: 'a table',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'ALTER TABLE orders OWNER TO pg_monitor;' },
      hits: ['orders: owned by pg_monitor now, so postgres loses what it had as the owner'],
    },
    {
      title: 'a table and a view, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT 1 AS id;',
        migration: 'DO $$ BEGIN ALTER TABLE orders OWNER TO pg_monitor; ALTER VIEW recent OWNER TO pg_monitor; END $$;',
      },
      hits: ['orders and recent: owned by pg_monitor now, so postgres loses what it had as the owner'],
    },
    {
      title: 'back at once',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders OWNER TO pg_monitor; ALTER TABLE orders OWNER TO postgres;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: { schema: '', migration: 'CREATE TABLE carts (id int); ALTER TABLE carts OWNER TO pg_monitor;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const changes = effectsIn({ statements: [statement] }, 'table altered').flatMap(({ effect }) => {
        const base = run.facts.base.tables.get(effect.after.oid)
        const head = run.facts.head.tables.get(effect.after.oid)
        const owned = effect.aspect === 'owner' && base && head && base.owner !== head.owner
        return owned && head.owner === effect.after.owner ? [{ base, head }] : []
      })
      const [first] = changes
      if (!first) return []
      const names = changes.map(({ head }) => head.name).sort()
      return [
        {
          ...hitOn(statement, run, names[0] ?? ''),
          cause: `${statement.key}|owner`,
          reach: names.map((name) => ({ kind: 'table' as const, name })),
          message: `${enumerate(names.map(shown))}: owned by ${first.head.owner} now, so ${first.base.owner} loses what it had as the owner`,
        },
      ]
    }),
})
