import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { inOneTransaction, relationAtHead } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { IndexFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/materialized-view-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Make a materialized view anew with its data and its indexes',
    effect:
      'WITH NO DATA every read fails with 55000 until the first refresh; without its unique index REFRESH CONCURRENTLY fails too, and reads scan.',
    remedy: 'Make the new view under another name, with data and indexes, and swap the names in one short transaction.',
  },
  examples: [
    {
      title: 'without data',
      given: {
        schema: 'CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n;',
        migration: 'DROP MATERIALIZED VIEW counted; CREATE MATERIALIZED VIEW counted AS SELECT 2 AS n WITH NO DATA;',
      },
      hits: ['counted: has no data until it is refreshed, and every read fails with 55000 until then'],
    },
    {
      title: 'without the index that it had, in a DO block',
      given: {
        schema:
          'CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n, 2 AS m; CREATE UNIQUE INDEX once ON counted (n); CREATE INDEX by_m ON counted (m);',
        migration:
          "DO $$ BEGIN DROP MATERIALIZED VIEW counted; EXECUTE 'CREATE MATERIALIZED VIEW counted AS SELECT 2 AS n, 3 AS m'; EXECUTE 'CREATE INDEX by_m2 ON counted (m)'; END $$;",
      },
      hits: [
        'counted: made anew without its index once, so REFRESH MATERIALIZED VIEW CONCURRENTLY fails with 55000',
        'counted: dropped first and filled anew in the same transaction, so every read waits until its query has run',
      ],
    },
    {
      title: 'with both, while its readers wait',
      given: {
        schema: 'CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n; CREATE UNIQUE INDEX once ON counted (n);',
        migration:
          'DROP MATERIALIZED VIEW counted; CREATE MATERIALIZED VIEW counted AS SELECT 2 AS n; CREATE UNIQUE INDEX once ON counted (n);',
      },
      hits: [
        'counted: dropped first and filled anew in the same transaction, so every read waits until its query has run',
      ],
    },
    {
      title: 'made under another name, and swapped',
      given: {
        schema: 'CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n; CREATE UNIQUE INDEX once ON counted (n);',
        migration:
          'CREATE MATERIALIZED VIEW fresh AS SELECT 2 AS n; CREATE UNIQUE INDEX afresh ON fresh (n); DROP MATERIALIZED VIEW counted; ALTER MATERIALIZED VIEW fresh RENAME TO counted;',
      },
      hits: [],
    },
    {
      title: 'a view made in the same migration',
      given: { schema: '', migration: 'CREATE MATERIALIZED VIEW counted AS SELECT 1 AS n WITH NO DATA;' },
      hits: [],
    },
  ],
  check: (run) =>
    [...run.facts.base.tables.values()].flatMap((base) => {
      const now = base.kind === 'm' ? relationAtHead(run, base.name) : undefined
      const statement =
        now &&
        run.statements.findLast(({ before, after }) => {
          const [was, is] = [before.tables.get(now.oid), after.tables.get(now.oid)]
          return is !== undefined && (was === undefined || was.populated !== is.populated)
        })
      if (now?.kind !== 'm' || !statement) return []
      const texts = [
        ...(base.populated && !now.populated
          ? ['has no data until it is refreshed, and every read fails with 55000 until then']
          : []),
        ...(now.oid === base.oid ? [] : lostIndexes(base, now)),
        ...(now.populated && fillsUnderDrop(base, now, run)
          ? ['dropped first and filled anew in the same transaction, so every read waits until its query has run']
          : []),
      ]
      return texts.map((text) => ({
        ...hitOn(statement, run, base.name),
        cause: `${base.name} ${text}`,
        subject: { kind: 'view' as const, name: base.name },
        message: `${shown(base.name)}: ${text}`,
      }))
    }),
})

/** The old one is locked from its DROP on, and the new one is made, with its rows, after that. */
function fillsUnderDrop(base: TableFacts, now: TableFacts, run: MigrationRun): boolean {
  const dropping = run.statements.findIndex(({ effects }) =>
    effects.some((effect) => effect.what === 'table dropped' && effect.table.oid === base.oid),
  )
  const making = run.statements.findIndex(({ effects }) =>
    effects.some((effect) => effect.what === 'table created' && effect.table.oid === now.oid),
  )
  const [drop, make] = [run.statements[dropping], run.statements[making]]
  return drop !== undefined && make !== undefined && dropping <= making && inOneTransaction(drop, make)
}

function lostIndexes(base: TableFacts, now: TableFacts): readonly string[] {
  const shape = ({ definition, unique }: IndexFacts) => `${unique} ${definition.slice(definition.indexOf(' USING '))}`
  const left = new Set(now.indexes.map(shape))
  const lost = base.indexes.filter((index) => !left.has(shape(index)))
  if (lost.length === 0) return []
  const stuck = lost.some(({ unique }) => unique) && !now.indexes.some(({ unique }) => unique)
  const names = enumerate(lost.map(({ name }) => name))
  return [
    `made anew without its index${lost.length === 1 ? '' : 'es'} ${names}${stuck ? ', so REFRESH MATERIALIZED VIEW CONCURRENTLY fails with 55000' : ''}`,
  ]
}
