import { defineRule } from '../../../core/rule.ts'
import { isOther } from '../said.ts'
import { hitsOn, type SchemaComparison, type SchemaExample, shown } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/object-changed',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what else changed: extensions, domains, types, sequences, functions, triggers, policies',
    effect: 'Queries that rely on it may do something else than before.',
    remedy: 'Nothing to do if it is meant.',
  },
  examples: [
    {
      title: 'the body of a function',
      given: {
        base: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';",
        head: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2';",
      },
      hits: ['one(): function changed'],
    },
    {
      title: 'blanks and comments of a body',
      given: {
        base: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';",
        head: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT  1 -- always';",
      },
      hits: [],
    },
    {
      title: 'a domain',
      given: {
        base: 'CREATE DOMAIN age AS int;',
        migration: 'ALTER DOMAIN age ADD CONSTRAINT adult CHECK (VALUE > 17);',
      },
      hits: ['age: domain changed'],
    },
    {
      title: 'a sequence under a new name',
      given: { base: 'CREATE SEQUENCE numbers;', migration: 'ALTER SEQUENCE numbers RENAME TO counters;' },
      hits: ['counters: sequence renamed from numbers'],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      !isOther(change)
        ? undefined
        : change.what === 'renamed'
          ? `${change.object} renamed from ${shown(change.before)}`
          : change.what === 'changed'
            ? `${change.object} changed`
            : undefined,
    ),
})
