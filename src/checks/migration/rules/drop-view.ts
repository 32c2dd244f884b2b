import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { takenByCascade } from '../judgement/cascade.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { inOneTransaction, relationAtHead, tableAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-view',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a view only when nothing reads it any more',
    effect: 'The release that still runs fails with 42P01 wherever it names the view.',
    remedy: 'Ship a release that no longer uses the view first, and drop it with the one after.',
  },
  examples: [
    {
      title: 'a view that the running release may use',
      given: { schema: 'CREATE VIEW recent AS SELECT 1 AS id;', migration: 'DROP VIEW recent;' },
      hits: ['recent: dropped, so queries of the running release that name it fail with 42P01'],
    },
    {
      title: 'two views of one statement',
      given: {
        schema: 'CREATE VIEW recent AS SELECT 1 AS id; CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n;',
        migration: 'DO $$ BEGIN DROP VIEW recent; DROP MATERIALIZED VIEW counted; END $$;',
      },
      hits: ['counted and recent: dropped, so queries of the running release that name one fail with 42P01'],
    },
    {
      title: 'dropped and made anew',
      given: {
        schema: 'CREATE VIEW recent AS SELECT 1 AS id;',
        migration: 'DROP VIEW recent; CREATE VIEW recent AS SELECT 2 AS id, 3 AS sum;',
      },
      hits: [],
    },
    {
      title: 'made anew by another transaction only',
      given: {
        schema: 'CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n; CREATE VIEW recent AS SELECT 1 AS id;',
        migration:
          'BEGIN; DROP VIEW recent; DROP MATERIALIZED VIEW counted; COMMIT; CREATE VIEW recent AS SELECT 2 AS id; CREATE MATERIALIZED VIEW counted AS SELECT 2 AS n;',
      },
      hits: [
        'recent: dropped, so queries of the running release that name it fail with 42P01 until another transaction makes the view of that name',
        'counted: dropped, so queries of the running release that name it fail with 42P01 until another transaction makes the view of that name',
      ],
    },
    {
      title: 'taken by CASCADE, which another rule tells',
      given: {
        schema: 'CREATE TABLE users (id int); CREATE VIEW known AS SELECT id FROM users;',
        migration: 'DROP TABLE users CASCADE;',
      },
      hits: [],
    },
    {
      title: 'a view made in the same migration',
      given: { schema: '', migration: 'CREATE VIEW recent AS SELECT 1 AS id; DROP VIEW recent;' },
      hits: [],
    },
    {
      title: 'made anew in the same transaction, and once more by a later one',
      given: {
        schema: 'CREATE VIEW recent AS SELECT 1 AS id;',
        migration:
          'BEGIN; DROP VIEW recent; CREATE VIEW recent AS SELECT 1 AS id; COMMIT; BEGIN; DROP VIEW recent; CREATE VIEW recent AS SELECT 1 AS id; COMMIT;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const dropped = droppedViews(statement, run)
      const gone = dropped.filter((name) => !relationAtHead(run, name))
      const absent = dropped.filter((name) => madeAnewLater(name, statement, run))
      return [gone, ...absent.map((name) => [name])].flatMap((names) => hitFor(names, statement, run))
    }),
})

function hitFor(names: readonly string[], statement: TracedStatement, run: MigrationRun): readonly Hit[] {
  const [first] = names
  if (first === undefined) return []
  const until = relationAtHead(run, first) ? ' until another transaction makes the view of that name' : ''
  return [
    {
      ...hitOn(statement, run, first),
      cause: `${names.join(' ')} dropped`,
      subject: { kind: 'view', name: first },
      reach: names.map((name) => ({ kind: 'view', name })),
      message: `${enumerate(names.map(shown), 5)}: dropped, so queries of the running release that name ${names.length === 1 ? 'it' : 'one'} fail with 42P01${until}`,
    },
  ]
}

/** What has its name afterwards was made by another transaction: between the two there is nothing to read. */
function madeAnewLater(name: string, dropping: TracedStatement, run: MigrationRun): boolean {
  if (!relationAtHead(run, name)) return false
  // Later migrations may drop and make it again: each of them counts for itself.
  return !effectsIn(run, 'table created', 'table renamed').some(
    ({ effect, statement }) =>
      (effect.what === 'table created' ? effect.table : effect.after).name === name &&
      inOneTransaction(dropping, statement),
  )
}

function droppedViews(statement: TracedStatement, run: MigrationRun): readonly string[] {
  const told = new Set(takenByCascade(statement, run).map(({ subject }) => ('name' in subject ? subject.name : '')))
  const schemas = statement.effects.flatMap((effect) => (effect.what === 'object dropped' ? [effect.object.name] : []))
  return statement.effects
    .flatMap((effect) => (effect.what === 'table dropped' ? [effect.table] : []))
    .filter(({ oid, kind, name, schema }) => {
      const old = (kind === 'v' || kind === 'm') && tableAtBase(run, oid)?.name === name
      return old && !told.has(name) && !schemas.includes(schema)
    })
    .map(({ name }) => name)
    .sort()
}
