import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { Effect } from '../trace/effects.ts'
import type { ConstraintFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/not-enforced-constraint',
    severity: 'note',
    since: '0.1.0',
    title: 'Know that a NOT ENFORCED constraint checks nothing',
    effect: 'Postgres keeps it as a remark: neither old rows nor new ones are ever checked.',
    remedy: 'Leave NOT ENFORCED out where the rows are to be checked; NOT VALID checks the new ones.',
  },
  examples: [
    {
      title: 'a CHECK on a table in use',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT ENFORCED;',
        postgresVersion: 18,
      },
      hits: ['positive on orders is NOT ENFORCED: no row is ever checked'],
    },
    {
      title: 'two on a new table',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (a int CONSTRAINT a CHECK (a > 0) NOT ENFORCED, b int CONSTRAINT b CHECK (b > 0) NOT ENFORCED);',
      },
      hits: ['a and b on carts are NOT ENFORCED: no row is ever checked'],
    },
    {
      title: 'a foreign key that was enforced',
      given: {
        schema:
          'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE orders (user_id int CONSTRAINT by REFERENCES users);',
        migration: 'ALTER TABLE orders ALTER CONSTRAINT by NOT ENFORCED;',
      },
      hits: ['by on orders is NOT ENFORCED: no row is ever checked'],
    },
    {
      title: 'NOT VALID checks new rows',
      given: {
        schema: 'CREATE TABLE orders (total int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (total > 0) NOT VALID;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const found = statement.effects.flatMap(notEnforcedBy)
      const tables = new Map(found.map(({ table }) => [table.oid, table]))
      return [...tables.values()].map((table): Hit => {
        const names = found.filter((each) => each.table.oid === table.oid).map(({ constraint }) => constraint.name)
        const subjects = names.map((name) => ({ kind: 'constraint' as const, name: `${table.name}.${name}` }))
        return {
          ...hitOn(statement, run, table.name),
          ...(subjects[0] ? { subject: subjects[0] } : {}),
          key: names.join('\n'),
          cause: `${table.name} ${names.join(' ')} not enforced`,
          reach: subjects,
          message: `${enumerate(names)} on ${shown(table.name)} ${names.length > 1 ? 'are' : 'is'} NOT ENFORCED: no row is ever checked`,
        }
      })
    }),
})

function notEnforcedBy(
  effect: Effect,
): readonly { readonly table: TableFacts; readonly constraint: ConstraintFacts }[] {
  switch (effect.what) {
    case 'table created':
      return effect.table.constraints
        .filter(({ enforced, local }) => !enforced && local)
        .map((constraint) => ({ table: effect.table, constraint }))
    case 'constraint added':
      return effect.constraint.enforced ? [] : [{ table: effect.table.after, constraint: effect.constraint }]
    case 'constraint altered': {
      const { before, after } = effect.constraint
      return before.enforced && !after.enforced ? [{ table: effect.table.after, constraint: after }] : []
    }
    default:
      return []
  }
}
