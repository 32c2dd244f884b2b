import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { sqlText } from '../judgement/sql-names.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { EnumFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-enum-value',
    severity: 'warning',
    since: '0.1.0',
    title: 'Take an enum value away only when nothing writes it any more',
    effect: 'The release that still runs fails with 22P02 wherever it writes or compares the value.',
    remedy:
      'Ship a release that no longer uses the value first; leave it in the type, where an unused value costs nothing.',
  },
  examples: [
    {
      title: 'the type is made anew without it',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad', 'low'); CREATE TABLE users (mood mood);",
        migration:
          "CREATE TYPE mood_new AS ENUM ('fine'); ALTER TABLE users ALTER mood TYPE mood_new USING mood::text::mood_new; ALTER TYPE mood RENAME TO mood_old; ALTER TYPE mood_new RENAME TO mood; DROP TYPE mood_old;",
      },
      hits: [
        "mood: made anew without 'sad' and 'low', so queries of the running release that name one fail with 22P02",
      ],
    },
    {
      title: 'made anew with one value more',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine'); CREATE TABLE users (mood mood);",
        migration:
          "CREATE TYPE mood_new AS ENUM ('fine', 'sad'); ALTER TABLE users ALTER mood TYPE mood_new USING mood::text::mood_new; DROP TYPE mood; ALTER TYPE mood_new RENAME TO mood;",
      },
      hits: [],
    },
    {
      title: 'a type made in the same migration',
      given: {
        schema: '',
        migration: "CREATE TYPE mood AS ENUM ('fine', 'sad'); DROP TYPE mood; CREATE TYPE mood AS ENUM ('fine');",
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.facts.base.world.enums.flatMap((base) => {
      const now = run.facts.head.world.enums.find(({ name }) => name === base.name)
      const statement = now && now.oid !== base.oid ? statementThatTook(base, run) : undefined
      if (!now || !statement) return []
      const left = new Set(now.labels.map(({ label }) => label))
      const lost = base.labels.map(({ label }) => label).filter((label) => !left.has(label))
      if (lost.length === 0) return []
      return [
        {
          ...hitOn(statement, run, base.name),
          cause: `${base.name} values dropped`,
          subject: { kind: 'enum' as const, name: base.name },
          key: lost.join('\n'),
          message: `${shown(base.name)}: made anew without ${enumerate(lost.map(sqlText), 5)}, so queries of the running release that name ${lost.length === 1 ? 'it' : 'one'} fail with 22P02`,
        },
      ]
    }),
})

/** The statement that took the type away from under its name. */
function statementThatTook({ oid }: EnumFacts, { statements }: MigrationRun): TracedStatement | undefined {
  return statements.find(({ effects }) =>
    effects.some(
      (effect) =>
        (effect.what === 'enum dropped' && effect.type.oid === oid) ||
        (effect.what === 'enum renamed' && effect.type.before.oid === oid),
    ),
  )
}
