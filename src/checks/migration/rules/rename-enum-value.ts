import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { renamedValueRemedy } from '../judgement/expand-contract.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { sqlTable, sqlText } from '../judgement/sql-names.ts'
import { columnsOfType, cyclesOf } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/rename-enum-value',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not rename an enum value that a running release writes',
    effect:
      'The release that still runs fails with 22P02 wherever it writes or compares the old value, and reads one that it does not know.',
    remedy: 'Add the new value, write both for one release, move the rows, and leave the old value unused.',
  },
  examples: [
    {
      title: 'a value that the running release may write',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad');",
        migration: "ALTER TYPE mood RENAME VALUE 'sad' TO 'low';",
      },
      hits: ["mood: 'sad' is now 'low', so queries of the running release that name 'sad' fail with 22P02"],
    },
    {
      title: 'in a DO block',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'it''s');",
        migration: "DO $$ BEGIN ALTER TYPE mood RENAME VALUE 'it''s' TO 'low'; END $$;",
      },
      hits: ["mood: 'it''s' is now 'low', so queries of the running release that name 'it''s' fail with 22P02"],
    },
    {
      title: 'two values exchange their names',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE days (mood mood);",
        migration:
          "ALTER TYPE mood RENAME VALUE 'sad' TO 'swap'; ALTER TYPE mood RENAME VALUE 'fine' TO 'sad'; ALTER TYPE mood RENAME VALUE 'swap' TO 'fine';",
      },
      hits: [
        "mood: 'fine' and 'sad' have exchanged their names, so each query of the running release reads and writes the other, and none fails",
      ],
    },
    {
      title: 'a value that the same pull request added',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine');",
        migration: "ALTER TYPE mood ADD VALUE 'sad'; ALTER TYPE mood RENAME VALUE 'sad' TO 'low';",
      },
      hits: [],
    },
    {
      title: 'a type made in the same migration',
      given: {
        schema: '',
        migration: "CREATE TYPE mood AS ENUM ('fine', 'sad'); ALTER TYPE mood RENAME VALUE 'sad' TO 'low';",
      },
      hits: [],
    },
  ],
  check: (run) => [...renamed(run), ...exchanged(run)],
})

function renamed(run: MigrationRun): readonly Hit[] {
  return effectsIn(run, 'enum value renamed').flatMap(({ statement, effect: { type, before, after } }) => {
    const label = type.labels.find((known) => known.label === after)
    const base = run.facts.base.world.enums.find(({ oid }) => oid === type.oid)
    const now = run.facts.head.world.enums.find(({ name }) => name === base?.name)
    const known = base?.labels.some((old) => old.oid === label?.oid && old.label === before)
    if (!base || !known || now?.labels.some((left) => left.label === before)) return []
    const value = sqlText(before)
    const columns = columnsOfType(run, base.name).map(({ table, column }) => ({ table, column: column.name }))
    const path = sqlTable({ schema: base.name.slice(0, base.name.indexOf('.')), name: base.name })
    return [
      {
        ...hitOn(statement, run, base.name),
        cause: `${base.name} ${before} renamed`,
        subject: { kind: 'enum' as const, name: base.name },
        key: `${before}\n${after}`,
        remedy: renamedValueRemedy(path, before, after, columns),
        message: `${shown(base.name)}: ${value} is now ${sqlText(after)}, so queries of the running release that name ${value} fail with 22P02`,
      },
    ]
  })
}

/** Values of before that all stand, each under the name of another: the rows keep theirs, and mean another. */
function exchanged(run: MigrationRun): readonly Hit[] {
  return run.facts.base.world.enums.flatMap(({ oid, name, labels }) => {
    const now = run.facts.head.world.enums.find((type) => type.oid === oid)
    const named = (list: typeof labels) => list.map((value) => ({ oid: value.oid, name: value.label }))
    const statement = effectsIn(run, 'enum value renamed').findLast(({ effect }) => effect.type.oid === oid)?.statement
    if (!now || !statement) return []
    return cyclesOf(named(labels), named(now.labels), (value) => value.oid).map((values) => ({
      ...hitOn(statement, run, name),
      cause: `${name} ${values.join(' ')} exchanged`,
      subject: { kind: 'enum' as const, name },
      key: values.join('\n'),
      message: `${shown(name)}: ${enumerate(values.map(sqlText))} have exchanged their names, so each query of the running release reads and writes the other, and none fails`,
    }))
  })
}
