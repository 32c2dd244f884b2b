import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { proofOf } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/extension-required',
    severity: 'warning',
    since: '0.1.0',
    title: 'See that production has the extension, and lets you create it',
    effect:
      'Only a superuser may create an extension that is not marked as trusted, and a managed service knows only those on its list; else the deployment stops here.',
    remedy:
      'Have it created by whoever runs the database before the deployment; the migration may keep its CREATE EXTENSION IF NOT EXISTS.',
  },
  examples: [
    {
      title: 'one that takes a superuser',
      given: { schema: '', migration: 'CREATE EXTENSION pg_stat_statements;' },
      hits: ['extension pg_stat_statements takes a superuser, or a service that allows it'],
    },
    {
      title: 'one that Postgres brings and trusts',
      given: { schema: '', migration: 'CREATE EXTENSION pg_trgm;' },
      hits: [],
    },
    {
      title: 'one that is there anyway',
      given: { schema: '', migration: 'CREATE EXTENSION IF NOT EXISTS plpgsql;' },
      hits: [],
    },
  ],
  check: (run) => {
    const made = effectsIn(run, 'object created').flatMap(({ statement, effect }) =>
      effect.object.kind === 'extension' ? [{ statement, name: effect.object.name }] : [],
    )
    // What this engine lacks fails here, and proves nothing of production.
    const lacking = run.statements.flatMap((statement) => {
      const { node } = statement.sql
      const failed = statement.trace.error !== undefined && statement.undecided !== undefined
      const name = failed && 'CreateExtensionStmt' in node ? node.CreateExtensionStmt.extname : undefined
      return name === undefined ? [] : [{ statement, name }]
    })
    return [...made, ...lacking]
      .filter(({ name }) => !trusted.has(name))
      .map(({ statement, name }) => hitFor(statement, run, name))
  },
})

function hitFor(statement: TracedStatement, run: MigrationRun, name: string): Hit {
  return {
    location: statement.place,
    key: name,
    subject: { kind: 'extension', name },
    proof: proofOf(statement, run),
    message: `extension ${name} takes a superuser, or a service that allows it`,
  }
}

/** PostgreSQL's own extensions whose control file says `trusted`: for them the right CREATE on the database will do. */
const trusted: ReadonlySet<string> = new Set(
  `bool_plperl btree_gin btree_gist citext cube dict_int fuzzystrmatch hstore hstore_plperl intarray isn jsonb_plperl lo
  ltree pg_trgm pgcrypto plperl plpgsql pltcl seg tablefunc tcn tsm_system_rows tsm_system_time unaccent uuid-ossp`.split(
    /\s+/,
  ),
)
