import { defineRule } from '../../../core/rule.ts'
import { hitOn } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/rename-schema',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not rename a schema that a running release reads',
    effect:
      'The release that still runs fails with 42P01 wherever it names something in the schema, or finds it by its search_path.',
    remedy:
      'Make the schema under its new name, with views of what the old one holds, and drop the old one when nothing reads it any more.',
  },
  examples: [
    {
      title: 'a schema with a table',
      given: {
        schema: 'CREATE SCHEMA shop; CREATE TABLE shop.orders (id int);',
        migration: 'ALTER SCHEMA shop RENAME TO store;',
      },
      hits: ['schema shop: renamed to store, so queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'one of functions alone',
      given: {
        schema: 'CREATE SCHEMA sums; CREATE FUNCTION sums.rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
        migration: 'ALTER SCHEMA sums RENAME TO totals;',
      },
      hits: ['schema sums: renamed to totals, so queries of the running release that name it fail with 42883'],
    },
    {
      title: 'an empty one',
      given: { schema: 'CREATE SCHEMA shop;', migration: 'ALTER SCHEMA shop RENAME TO store;' },
      hits: [],
    },
    {
      title: 'one made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE SCHEMA shop; CREATE TABLE shop.orders (id int); ALTER SCHEMA shop RENAME TO store;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'object renamed').flatMap(({ statement, effect: { object } }) => {
      const { before, after } = object
      const { tables, world } = run.facts.base
      const hasTables = [...tables.values()].some(({ schema }) => schema === before.name)
      const isUsed = hasTables || world.functions.some(({ name }) => name.startsWith(`${before.name}.`))
      const isBack = run.facts.head.world.named.some(({ kind, name }) => kind === 'schema' && name === before.name)
      if (before.kind !== 'schema' || !isUsed || isBack) return []
      return [
        {
          ...hitOn(statement, run, before.name),
          cause: `${before.name} renamed`,
          subject: { kind: 'schema' as const, name: before.name },
          message: `schema ${before.name}: renamed to ${after.name}, so queries of the running release that name it fail with ${hasTables ? '42P01' : '42883'}`,
        },
      ]
    }),
})
