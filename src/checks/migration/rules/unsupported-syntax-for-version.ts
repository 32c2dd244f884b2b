import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { type SyntaxSince, syntaxAbove } from '../judgement/syntax-versions.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/unsupported-syntax-for-version',
    severity: 'warning',
    since: '0.1.0',
    title: "Write SQL that production's Postgres knows",
    effect:
      'The migration ran here on a newer Postgres; an older one refuses it with a syntax error (42601), or names it unknown.',
    remedy:
      'Say what production runs with database.postgres-version; where that is older, write the statement without the feature.',
  },
  examples: [
    {
      title: 'nobody said what production runs',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (net int, gross int GENERATED ALWAYS AS (net * 2) VIRTUAL);',
      },
      hits: [
        'a VIRTUAL generated column needs PostgreSQL 18; database.postgres-version is not set, so the oldest supported counts: 15',
      ],
    },
    {
      title: 'production runs an older version',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0) NOT ENFORCED;',
        postgresVersion: 17,
      },
      hits: ['a NOT ENFORCED constraint needs PostgreSQL 18; production runs 17'],
    },
    {
      title: 'twice in one file',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration:
          'CREATE UNIQUE INDEX a ON orders (id) NULLS NOT DISTINCT; CREATE UNIQUE INDEX b ON orders (note) NULLS NOT DISTINCT;',
        postgresVersion: 14,
      },
      hits: ['NULLS NOT DISTINCT needs PostgreSQL 15; production runs 14'],
    },
    {
      title: 'production is new enough',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (net int, gross int GENERATED ALWAYS AS (net * 2) VIRTUAL);',
        postgresVersion: 18,
      },
      hits: [],
    },
    {
      title: 'all supported versions know it',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE news (id int);',
        migration:
          'MERGE INTO orders USING news ON orders.id = news.id WHEN NOT MATCHED THEN INSERT VALUES (news.id); CREATE UNIQUE INDEX a ON orders (id) NULLS NOT DISTINCT; ALTER TABLE orders ADD CHECK (id > 0) NOT VALID;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const version = run.postgresVersion ?? oldestSupported
    // What ran on such an old one is proved there.
    if (!run.measured || engineMajor(run) <= version) return []
    const told = new Set<string>()
    return run.statements.flatMap((statement) =>
      (statement.trace.error ? [] : syntaxAbove(statement.sql, version)).flatMap((syntax) => {
        const key = `${statement.place.path}\n${syntax.feature}`
        if (told.has(key)) return []
        told.add(key)
        return [hitFor(statement, syntax, run)]
      }),
    )
  },
})

/** postgresql.org/support/versioning: 14 ends in November 2026. */
const oldestSupported = 15

function engineMajor({ engine }: MigrationRun): number {
  return Number(/PostgreSQL (\d+)/.exec(engine)?.[1] ?? Number.POSITIVE_INFINITY)
}

function hitFor({ place, trace }: TracedStatement, { feature, since }: SyntaxSince, run: MigrationRun): Hit {
  const production =
    run.postgresVersion === undefined
      ? `database.postgres-version is not set, so the oldest supported counts: ${oldestSupported}`
      : `production runs ${run.postgresVersion}`
  return {
    location: place,
    key: feature,
    subject: { kind: 'migration', name: place.path },
    proof: { kind: 'source', excerpt: trace.statement },
    message: `${feature} needs PostgreSQL ${since}; ${production}`,
  }
}
