import { defineRule } from '../../../core/rule.ts'
import { count, enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { tableAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-schema',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a schema only when nothing in it is used any more',
    effect: 'Everything in it is gone at once, and the release that still runs fails with 42P01 wherever it names it.',
    remedy:
      'Ship a release that no longer uses the schema first; rename it, wait, and drop it when nobody has missed it.',
  },
  examples: [
    {
      title: 'with all that is in it',
      given: {
        schema:
          'CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); CREATE TABLE shop.carts (id int); CREATE VIEW shop.recent AS SELECT * FROM shop.orders;',
        migration: 'DROP SCHEMA shop CASCADE;',
      },
      hits: [
        'schema shop: dropped with the rows of 2 tables (shop.carts and shop.orders) and with 1 view (shop.recent)',
      ],
    },
    {
      title: 'an empty one',
      given: { schema: 'CREATE SCHEMA shop;', migration: 'DROP SCHEMA shop;' },
      hits: [],
    },
    {
      title: 'one made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); DROP SCHEMA shop CASCADE;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'object dropped').flatMap(({ statement, effect: { object } }) => {
      if (object.kind !== 'schema') return []
      const tables = inSchema(object.name, 'rpf', statement, run)
      const views = inSchema(object.name, 'vm', statement, run)
      const parts = [
        ...(tables.length > 0 ? [`the rows of ${listed(tables, 'table')}`] : []),
        ...(views.length > 0 ? [listed(views, 'view')] : []),
      ]
      if (parts.length === 0) return []
      return [
        {
          ...hitOn(statement, run, object.name),
          cause: `${object.name} dropped`,
          subject: { kind: 'schema' as const, name: object.name },
          reach: [
            ...tables.map((name) => ({ kind: 'table' as const, name })),
            ...views.map((name) => ({ kind: 'view' as const, name })),
          ],
          message: `schema ${object.name}: dropped with ${parts.join(' and with ')}`,
        },
      ]
    }),
})

function inSchema(schema: string, kinds: string, { effects }: TracedStatement, run: MigrationRun): readonly string[] {
  return effects
    .flatMap((effect) => (effect.what === 'table dropped' ? [effect.table] : []))
    .filter((table) => table.schema === schema && kinds.includes(table.kind) && tableAtBase(run, table.oid))
    .map(({ name }) => name)
    .sort()
}

function listed(names: readonly string[], noun: string): string {
  return `${count(names.length, noun)} (${enumerate(names.map(shown), 5)})`
}
