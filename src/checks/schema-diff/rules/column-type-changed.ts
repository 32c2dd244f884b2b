import { defineRule } from '../../../core/rule.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/column-type-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Know the columns whose type is another',
    effect: 'Values are converted, maybe with loss; the release that still runs may get or send what no longer fits.',
    remedy:
      'For a narrower or incompatible type, add a new column, fill it, move readers and writers over, and drop the old one.',
  },
  examples: [
    {
      title: 'a wider type',
      given: {
        base: 'CREATE TABLE orders (id int PRIMARY KEY, total int DEFAULT 0);',
        head: 'CREATE TABLE orders (id int PRIMARY KEY, total bigint DEFAULT 0);',
      },
      hits: ['orders.total: integer became bigint'],
    },
    {
      title: 'a length',
      given: { base: 'CREATE TABLE t (c varchar(10));', migration: 'ALTER TABLE t ALTER c TYPE varchar(20);' },
      hits: ['t.c: character varying(10) became character varying(20)'],
    },
    {
      title: 'the same type by another name',
      given: { base: 'CREATE TABLE t (c int4);', head: 'CREATE TABLE t (c integer);' },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'changed' && change.object === 'column' && change.aspect === 'type'
        ? `${change.before} became ${change.after}`
        : undefined,
    ),
})
