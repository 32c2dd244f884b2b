import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { failureCause, failureProof, hitOn, proofOf } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

const events =
  'CREATE TABLE users (id int PRIMARY KEY); CREATE TABLE events (at date, user_id int) PARTITION BY RANGE (at); CREATE TABLE events_old PARTITION OF events DEFAULT;'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/foreign-key-not-valid-on-partitioned',
    severity: 'error',
    since: '0.1.0',
    title: 'Before PostgreSQL 18, add a foreign key to the partitions and not to the partitioned table',
    effect:
      'PostgreSQL 17 and older refuse NOT VALID on a foreign key of a partitioned table, so the deployment stops.',
    remedy:
      'Add the foreign key NOT VALID to each partition, validate it there in a transaction of its own, then add it to the partitioned table, which takes over those of its partitions and reads nothing.',
  },
  examples: [
    {
      title: 'nobody said which version production runs',
      given: {
        schema: events,
        migration: 'ALTER TABLE events ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID;',
      },
      hits: [
        'PostgreSQL 17 and older refuse the foreign key by: NOT VALID on the partitioned table events; which version production runs is not configured',
      ],
    },
    {
      title: 'production runs 16, and a DO block adds it',
      given: {
        schema: events,
        migration:
          'DO $$ BEGIN ALTER TABLE events ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID; END $$;',
        postgresVersion: 16,
      },
      hits: ['PostgreSQL 16 of production refuses the foreign key by: NOT VALID on the partitioned table events'],
    },
    {
      title: 'production runs 18',
      given: {
        schema: events,
        migration: 'ALTER TABLE events ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID;',
        postgresVersion: 18,
      },
      hits: [],
    },
    {
      title: 'a partition by itself',
      given: {
        schema: events,
        migration: 'ALTER TABLE events_old ADD CONSTRAINT by FOREIGN KEY (user_id) REFERENCES users NOT VALID;',
      },
      hits: [],
    },
  ],
  check: (run) => run.statements.flatMap((statement) => [...accepted(statement, run), ...refused(statement, run)]),
})

/** Postgres 18 took it; the version in production may not. */
function accepted(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  const { postgresVersion } = run
  if (postgresVersion !== undefined && postgresVersion >= 18) return []
  return statement.effects.flatMap((effect): readonly Hit[] => {
    if (effect.what !== 'constraint added' || effect.table.after.kind !== 'p') return []
    const { kind, validated, enforced, name } = effect.constraint
    if (kind !== 'foreign key' || validated || !enforced) return []
    const table = effect.table.after.name
    const who =
      postgresVersion === undefined
        ? 'PostgreSQL 17 and older refuse'
        : `PostgreSQL ${postgresVersion} of production refuses`
    const unsaid = postgresVersion === undefined ? '; which version production runs is not configured' : ''
    return [
      {
        ...hitOn(statement, run, table),
        key: name,
        cause: `${table}.${name} NOT VALID on partitioned`,
        subject: { kind: 'constraint', name: `${table}.${name}` },
        // Known from the documentation: the Postgres that ran it took it.
        severity: 'warning',
        message: `${who} the foreign key ${name}: NOT VALID on the partitioned table ${table.replace(/^public\./, '')}${unsaid}`,
        proof: proofOf(statement, run),
      },
    ]
  })
}

/** The Postgres that ran it is one that refuses it. */
function refused(statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  const { error } = statement.trace
  if (error?.sqlstate !== '42809' || !/NOT VALID foreign key on partitioned table/.test(error.message)) return []
  return [
    {
      message: `fails with 42809: ${error.message}`,
      location: statement.place,
      subject: { kind: 'migration', name: statement.place.path },
      key: statement.key,
      cause: failureCause(statement),
      proof: failureProof(statement, run),
    },
  ]
}
