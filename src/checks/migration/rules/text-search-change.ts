import { defineRule } from '../../../core/rule.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import { changedConfigurations } from '../trace/stored-results.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/text-search-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Compute lexemes anew when the way to make them changes',
    effect:
      'Indexes and columns keep the lexemes that they were made with, while a search makes other ones from the same words: rows that are there are not found, and nothing fails.',
    remedy:
      'Make a configuration of another name, build a second index or column with it, and move the searches; or REINDEX INDEX CONCURRENTLY each index and write the columns anew in batches as soon as it has changed.',
  },
  examples: [
    {
      title: 'with an index and a column that were made with it',
      given: {
        schema:
          "CREATE TEXT SEARCH CONFIGURATION notes (COPY = english); CREATE TABLE posts (body text, words tsvector GENERATED ALWAYS AS (to_tsvector('public.notes', body)) STORED); CREATE INDEX posts_body ON posts USING gin (to_tsvector('public.notes', body));",
        migration: 'ALTER TEXT SEARCH CONFIGURATION notes ALTER MAPPING FOR asciiword WITH simple;',
      },
      hits: [
        'text search configuration notes: makes other lexemes now; generated column posts.words and index posts_body keep those of before, so a search does not find rows that are there',
      ],
    },
    {
      title: 'by a dictionary of it, in a DO block, and nothing that Postgres knows of was made with it',
      given: {
        schema:
          'CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple); CREATE TEXT SEARCH CONFIGURATION notes (COPY = english); ALTER TEXT SEARCH CONFIGURATION notes ALTER MAPPING FOR asciiword WITH plain;',
        migration: "DO $$ BEGIN ALTER TEXT SEARCH DICTIONARY plain (stopwords = 'english'); END $$;",
      },
      hits: ['text search configuration notes: makes other lexemes now, also for the running release'],
    },
    {
      title: 'a dictionary that nothing uses, a new configuration, and one that ends as it began',
      given: {
        schema:
          'CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple); CREATE TEXT SEARCH CONFIGURATION notes (COPY = english);',
        migration:
          "ALTER TEXT SEARCH DICTIONARY plain (stopwords = 'english'); CREATE TEXT SEARCH CONFIGURATION other (COPY = english); ALTER TEXT SEARCH CONFIGURATION other ALTER MAPPING FOR asciiword WITH simple; ALTER TEXT SEARCH CONFIGURATION notes ALTER MAPPING FOR asciiword WITH simple; ALTER TEXT SEARCH CONFIGURATION notes ALTER MAPPING FOR asciiword WITH english_stem;",
      },
      hits: [],
    },
  ],
  check: (run) =>
    changedConfigurations(run.facts.base, run.facts.head).flatMap(({ oid, name }) => {
      const changes = effectsIn(run, 'object altered').filter(({ effect: { object } }) =>
        /^text search/.test(object.after.kind),
      )
      const statement = (changes.findLast(({ effect }) => effect.object.after.oid === oid) ?? changes.at(-1))?.statement
      if (!statement) return []
      const stale = unique(
        (run.storedResults?.get(oid) ?? []).map(({ kind, name: kept }) =>
          kind === 'index' ? `index ${kept.slice(kept.indexOf('.') + 1)}` : `${kind} ${shown(kept)}`,
        ),
      )
      const consequence =
        stale.length === 0
          ? ', also for the running release'
          : `; ${enumerate(stale, 6)} ${stale.length === 1 ? 'keeps' : 'keep'} those of before, so a search does not find rows that are there`
      return [
        {
          ...hitOn(statement, run, name),
          cause: `${statement.key}|${name}`,
          key: name,
          subject: { kind: 'text search configuration' as const, name },
          severity: stale.length > 0 ? ('warning' as const) : ('note' as const),
          message: `text search configuration ${shown(name)}: makes other lexemes now${consequence}`,
        },
      ]
    }),
})
