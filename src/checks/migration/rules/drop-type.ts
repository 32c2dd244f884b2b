import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { columnAtHead, columnsOfType, typeAtHead, typesAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-type',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a type only when nothing names it any more',
    effect: 'The release that still runs fails with 42704 wherever it casts to the type or binds a parameter of it.',
    remedy: 'Ship a release that no longer names the type first, and drop it with the one after.',
  },
  examples: [
    {
      title: 'a type whose column stays',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE users (mood mood);",
        migration: 'ALTER TABLE users ALTER mood TYPE text; DROP TYPE mood;',
      },
      hits: ['mood: dropped, so a cast or a parameter of the running release that names it fails with 42704'],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE DOMAIN code AS text;',
        migration: 'DO $$ BEGIN DROP DOMAIN code; END $$;',
      },
      hits: ['code: dropped, so a cast or a parameter of the running release that names it fails with 42704'],
    },
    {
      title: 'its only column goes too, which another rule tells',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE users (id int, mood mood);",
        migration: 'ALTER TABLE users DROP COLUMN mood; DROP TYPE mood;',
      },
      hits: [],
    },
    {
      title: 'a type made anew takes its name',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad'); CREATE TABLE users (mood mood);",
        migration:
          "CREATE TYPE mood_new AS ENUM ('fine', 'sad', 'calm'); ALTER TABLE users ALTER mood TYPE mood_new USING mood::text::mood_new; DROP TYPE mood; ALTER TYPE mood_new RENAME TO mood;",
      },
      hits: [],
    },
    {
      title: 'a type made in the same migration',
      given: { schema: '', migration: "CREATE TYPE mood AS ENUM ('fine'); DROP TYPE mood;" },
      hits: [],
    },
  ],
  check: (run) => {
    const base = typesAtBase(run)
    return run.statements.flatMap((statement) => {
      const names = droppedTypes(statement)
        .flatMap((oid) => base.find((type) => type.oid === oid)?.name ?? [])
        .filter((name) => !typeAtHead(run, name) && !wentWithItsColumns(name, run))
        .sort()
      const [first] = names
      if (first === undefined) return []
      return [
        {
          ...hitOn(statement, run, first),
          cause: `${names.join(' ')} dropped`,
          subject: { kind: 'type' as const, name: first },
          reach: names.map((name) => ({ kind: 'type' as const, name })),
          message: `${enumerate(names.map(shown), 5)}: dropped, so a cast or a parameter of the running release that names ${names.length === 1 ? 'it' : 'one'} fails with 42704`,
        },
      ]
    })
  },
})

function droppedTypes({ effects }: TracedStatement): readonly number[] {
  // What is in a dropped schema is told with that.
  const schemas = effects.some((effect) => effect.what === 'object dropped' && effect.object.kind === 'schema')
  if (schemas) return []
  return effects.flatMap((effect) => {
    if (effect.what === 'enum dropped') return [effect.type.oid]
    if (effect.what === 'domain dropped') return [effect.domain.oid]
    return effect.what === 'object dropped' && effect.object.kind === 'type' ? [effect.object.oid] : []
  })
}

/** Every column that had the type is gone with its data: who names the one names the other, which is told already. */
function wentWithItsColumns(type: string, run: MigrationRun): boolean {
  const columns = columnsOfType(run, type)
  return columns.length > 0 && columns.every(({ table, column }) => !columnAtHead(run, table.oid, column))
}
