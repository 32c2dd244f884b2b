import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/wide-index',
    severity: 'note',
    since: '0.1.0',
    title: 'Keep indexes narrow',
    effect:
      'From the fourth column on an index seldom finds less, and it is bigger and dearer to keep for every write.',
    remedy: 'Index the columns that tell rows apart best, and INCLUDE what is only read.',
    optIn: true,
  },
  examples: [
    {
      title: 'four columns',
      given: {
        schema: 'CREATE TABLE orders (a int, b int, c int, d int);',
        migration: 'CREATE INDEX CONCURRENTLY wide ON orders (a, b, c, d);',
      },
      hits: ['wide on orders has 4 columns'],
    },
    {
      title: 'four columns with an expression among them, on a new table',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (a int, b int, c int, d text); CREATE INDEX wide ON carts (a, b, c, lower(d));',
      },
      hits: ['wide on carts has 4 columns'],
    },
    {
      title: 'a unique one needs all of its columns',
      given: {
        schema: 'CREATE TABLE orders (a int, b int, c int, d int);',
        migration: 'CREATE UNIQUE INDEX CONCURRENTLY wide ON orders (a, b, c, d);',
      },
      hits: [],
    },
    {
      title: 'three columns, and one to carry along',
      given: {
        schema: 'CREATE TABLE orders (a int, b int, c int, d int);',
        migration: 'CREATE INDEX CONCURRENTLY narrow ON orders (a, b, c) INCLUDE (d);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      statement.effects.flatMap((effect) => {
        if (effect.what !== 'index added' || effect.index.unique || effect.index.keys.length < 4) return []
        const { index, table } = effect
        const name = `${table.after.schema}.${index.name}`
        return {
          ...hitOn(statement, run, table.after.name),
          key: index.name,
          cause: `${name} wide`,
          subject: { kind: 'index', name },
          message: `${index.name} on ${shown(table.after.name)} has ${index.keys.length} columns`,
        }
      }),
    ),
})
