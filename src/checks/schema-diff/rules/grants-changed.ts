import { defineRule } from '../../../core/rule.ts'
import type { SchemaChange } from '../../../sql/catalog-changes.ts'
import { hitsOn, type SchemaComparison, type SchemaExample } from '../subject.ts'

export default defineRule<SchemaComparison, SchemaExample>({
  meta: {
    id: 'schema/grants-changed',
    severity: 'warning',
    since: '0.1.0',
    title: 'Know who may do what from now on',
    effect:
      'A role that lost a privilege fails with 42501 at run time; one that gained it may read or write more than before.',
    remedy: 'Nothing to do if it is meant.',
  },
  examples: [
    {
      title: 'a privilege that is taken away',
      given: {
        base: 'CREATE TABLE orders (id int); GRANT SELECT, INSERT ON orders TO pg_monitor;',
        migration: 'REVOKE INSERT ON orders FROM pg_monitor;',
      },
      hits: ['orders: grants became pg_monitor: SELECT (base: pg_monitor: INSERT, SELECT)'],
    },
    {
      title: 'a function that not everyone may call any more',
      given: {
        base: "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';",
        migration: 'REVOKE EXECUTE ON FUNCTION one() FROM PUBLIC;',
      },
      hits: ['one(): grants became nobody else (base: those of any new function)'],
    },
    {
      title: 'granted and taken back',
      given: {
        base: 'CREATE TABLE orders (id int);',
        migration: 'GRANT SELECT ON orders TO PUBLIC; REVOKE SELECT ON orders FROM PUBLIC;',
      },
      hits: [],
    },
  ],
  check: (comparison) =>
    hitsOn(comparison, (change) =>
      change.what === 'attribute' && change.aspect === 'grants'
        ? `grants became ${saidOf(change.after, change)} (base: ${saidOf(change.before, change)})`
        : undefined,
    ),
})

/** Nothing was granted or revoked: then it has what its kind has by itself. */
function saidOf(grants: string, { object }: SchemaChange): string {
  return grants === '' ? `those of any new ${object}` : grants
}
