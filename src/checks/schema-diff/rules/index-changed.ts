import { defineRule } from '../../../core/rule.ts'
import { fromTo } from '../said.ts'
import { hitsOn, type SchemaComparison, type SchemaExample, shown } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/index-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know the indexes that are others under the same name',
    effect: 'Queries that used it may be planned in another way.',
    remedy: 'Nothing to do if it is meant.',
  },
  examples: [
    {
      title: 'another column',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total);',
        head: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total, id);',
      },
      hits: [
        'by_total: CREATE INDEX by_total ON orders USING btree (total) became CREATE INDEX by_total ON orders USING btree (total, id)',
      ],
    },
    {
      title: 'another name',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0); CREATE INDEX by_total ON orders (total);',
        migration: 'ALTER INDEX by_total RENAME TO of_total;',
      },
      hits: ['of_total: renamed from by_total'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.object !== 'index'
        ? undefined
        : change.what === 'renamed'
          ? `renamed from ${shown(change.before)}`
          : change.what === 'changed'
            ? fromTo(change)
            : undefined,
    ),
})
