import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { typeAtHead, typesAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { Effect } from '../trace/effects.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/rename-type',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not rename a type that a running release names',
    effect:
      'The release that still runs fails with 42704 wherever it casts to the type or binds a parameter of it, until it is replaced everywhere.',
    remedy: 'Leave the name: nothing but the SQL of the application reads it.',
  },
  examples: [
    {
      title: 'a type that the running release may name',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad');",
        migration: 'ALTER TYPE mood RENAME TO temper;',
      },
      hits: ['mood: renamed to temper, so a cast or a parameter of the running release that names it fails with 42704'],
    },
    {
      title: 'in a DO block',
      given: {
        schema: 'CREATE DOMAIN code AS text;',
        migration: 'DO $$ BEGIN ALTER DOMAIN code RENAME TO sign; END $$;',
      },
      hits: ['code: renamed to sign, so a cast or a parameter of the running release that names it fails with 42704'],
    },
    {
      title: 'a type made anew takes its name',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('fine', 'sad');",
        migration: "ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM ('fine', 'sad', 'calm');",
      },
      hits: [],
    },
    {
      title: 'a type made in the same migration',
      given: { schema: '', migration: "CREATE TYPE mood AS ENUM ('fine'); ALTER TYPE mood RENAME TO temper;" },
      hits: [],
    },
  ],
  check: (run) => {
    const base = typesAtBase(run)
    return run.statements.flatMap((statement) =>
      statement.effects.flatMap((effect) => {
        const renamed = renamedType(effect)
        const before = base.find(({ oid }) => oid === renamed?.oid)?.name
        if (!renamed || before === undefined || before !== renamed.before || typeAtHead(run, before)) return []
        return [
          {
            ...hitOn(statement, run, before),
            cause: `${before} renamed`,
            subject: { kind: 'type' as const, name: before },
            message: `${shown(before)}: renamed to ${shown(renamed.after)}, so a cast or a parameter of the running release that names it fails with 42704`,
          },
        ]
      }),
    )
  },
})

function renamedType(effect: Effect): { oid: number; before: string; after: string } | undefined {
  const changed =
    effect.what === 'enum renamed'
      ? effect.type
      : effect.what === 'domain altered'
        ? effect.domain
        : effect.what === 'object renamed' && effect.object.before.kind === 'type'
          ? effect.object
          : undefined
  return changed && changed.before.name !== changed.after.name
    ? { oid: changed.before.oid, before: changed.before.name, after: changed.after.name }
    : undefined
}
