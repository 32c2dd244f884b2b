import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { lostPrivileges } from '../judgement/privileges.ts'
import { hitOn } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { Effect } from '../trace/effects.ts'
import type { NamedFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/default-privileges-change',
    severity: 'note',
    since: '0.1.0',
    title: 'Grant what later migrations no longer grant by default',
    effect:
      'Objects of later migrations come without a privilege that those before them had, which nobody sees in those.',
    remedy: 'Grant the privilege by name in each migration that creates such an object.',
  },
  examples: [
    {
      title: 'a default that goes',
      given: {
        schema: 'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor;',
        migration: 'ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM pg_monitor;',
      },
      hits: ['tables that postgres creates in public from now on: pg_monitor loses SELECT'],
    },
    {
      title: 'fewer than before, in a DO block',
      given: {
        schema: 'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT ON TABLES TO pg_monitor;',
        migration:
          'DO $$ BEGIN ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE INSERT ON TABLES FROM pg_monitor; END $$;',
      },
      hits: ['tables that postgres creates in public from now on: pg_monitor loses INSERT'],
    },
    {
      title: 'one more',
      given: {
        schema: '',
        migration: 'ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) =>
      statement.effects.flatMap((effect) => {
        const [before, after] = entryIn(effect)
        const object = after ?? before
        if (!object) return []
        const lost = lostPrivileges(before?.grants ?? builtIn(object), after?.grants ?? builtIn(object))
        if (lost.length === 0) return []
        const [role = '', schema] = object.name.split(' in ')
        const who = lost.map(({ role: loser, privileges }) => `${loser} loses ${enumerate(privileges)}`)
        const where = schema === undefined ? '' : `in ${schema} `
        return [
          {
            ...hitOn(statement, run, object.name),
            cause: `${statement.key}|default privileges`,
            subject: { kind: 'schema' as const, name: schema ?? 'every schema' },
            message: `${nouns[object.detail] ?? 'objects'} that ${role} creates ${where}from now on: ${enumerate(who)}`,
          },
        ]
      }),
    ),
})

/** The entry of default privileges before and after; both undefined where the effect is about something else. */
function entryIn(effect: Effect): readonly [NamedFacts | undefined, NamedFacts | undefined] {
  const entry = (object: NamedFacts) => (object.kind === 'default privileges' ? object : undefined)
  if (effect.what === 'object dropped') return [entry(effect.object), undefined]
  if (effect.what === 'object created') return [undefined, entry(effect.object)]
  return effect.what === 'object altered'
    ? [entry(effect.object.before), entry(effect.object.after)]
    : [undefined, undefined]
}

const nouns: Readonly<Record<string, string>> = {
  r: 'tables',
  S: 'sequences',
  f: 'functions',
  T: 'types',
  n: 'schemas',
}

/** What everybody may by Postgres' own default, where no entry says otherwise; an entry of a schema only adds to it. */
function builtIn({ name, detail }: NamedFacts): readonly string[] {
  if (name.includes(' in ')) return []
  return detail === 'f' ? ['=X/postgres'] : detail === 'T' ? ['=U/postgres'] : []
}
