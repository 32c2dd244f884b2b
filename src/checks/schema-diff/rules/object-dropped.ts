import { defineRule } from '../../../core/rule.ts'
import { isOther } from '../said.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/object-dropped',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop schemas, functions, types, triggers and policies only when nothing relies on them',
    effect: 'Queries that call a function or cast to a type fail; what a trigger or policy did is no longer done.',
    remedy: 'Ship a release that no longer relies on it first.',
  },
  examples: [
    {
      title: 'a function',
      given: { base: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';", head: '' },
      hits: ['one(): function dropped'],
    },
    {
      title: 'a sequence that a column owns is part of the column',
      given: { base: 'CREATE TABLE t (id serial);', head: 'CREATE TABLE t (id int NOT NULL);' },
      hits: [],
    },
    {
      title: 'a sequence of its own',
      given: { base: 'CREATE SEQUENCE numbers;', migration: 'DROP SEQUENCE numbers;' },
      hits: ['numbers: sequence dropped'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'dropped' && isOther(change) ? `${change.object} dropped` : undefined,
    ),
})
