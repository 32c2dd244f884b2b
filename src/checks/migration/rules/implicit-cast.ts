import { defineRule } from '../../../core/rule.ts'
import { hitOn } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { NamedFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/implicit-cast',
    severity: 'warning',
    since: '0.1.0',
    title: 'Let Postgres cast by itself only where nothing else could be meant',
    effect:
      'With a cast AS IMPLICIT more functions and operators fit an expression: one that had a single meaning fails with 42725 (not unique), and what failed as a mistake gets an answer.',
    remedy: 'Make it AS ASSIGNMENT, which serves INSERT and UPDATE, or leave both out and write the cast in the query.',
  },
  examples: [
    {
      title: 'from a number to text',
      given: { schema: '', migration: 'CREATE CAST (integer AS text) WITH INOUT AS IMPLICIT;' },
      hits: [
        'integer is cast to text by itself from now on, so an expression of the running release with a value of type integer can fail with 42725 or mean something else',
      ],
    },
    {
      title: 'an old one made implicit, in a DO block',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE CAST (text AS mood) WITH INOUT AS ASSIGNMENT;",
        migration: 'DO $$ BEGIN DROP CAST (text AS mood); CREATE CAST (text AS mood) WITH INOUT AS IMPLICIT; END $$;',
      },
      hits: [
        'text is cast to mood by itself from now on, so an expression of the running release with a value of type text can fail with 42725 or mean something else',
      ],
    },
    {
      title: 'for assignments, and for who asks for it',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('sad', 'ok');",
        migration: 'CREATE CAST (text AS mood) WITH INOUT AS ASSIGNMENT; CREATE CAST (integer AS mood) WITH INOUT;',
      },
      hits: [],
    },
    {
      title: 'it was implicit before',
      given: {
        schema: "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE CAST (text AS mood) WITH INOUT AS IMPLICIT;",
        migration: 'DROP CAST (text AS mood); CREATE CAST (text AS mood) WITH INOUT AS IMPLICIT;',
      },
      hits: [],
    },
    {
      title: 'from a type that no query of before can have',
      given: {
        schema: '',
        migration: "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE CAST (mood AS integer) WITH INOUT AS IMPLICIT;",
      },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'object created').flatMap(({ statement, effect: { object } }) => {
      const { kind, name } = object
      const known = run.facts.base.world.named.some((cast) => isImplicit(cast) && cast.name === name)
      const stands = run.facts.head.world.named.some((cast) => isImplicit(cast) && cast.name === name)
      const [from = '', to = ''] = name.split(' AS ')
      if (kind !== 'cast' || !isImplicit(object) || known || !stands || isNewType(run, from)) return []
      return [
        {
          ...hitOn(statement, run, name),
          cause: `${statement.key}|cast ${name}`,
          key: name,
          subject: { kind: 'cast' as const, name },
          message: `${from} is cast to ${to} by itself from now on, so an expression of the running release with a value of type ${from} can fail with 42725 or mean something else`,
        },
      ]
    }),
})

/** pg_cast.castcontext: `i`. */
function isImplicit({ kind, detail }: NamedFacts): boolean {
  return kind === 'cast' && detail.startsWith('["i"')
}

/** A type that the pull request made. */
function isNewType({ facts }: MigrationRun, type: string): boolean {
  const named = ({ name }: { readonly name: string }) => name === type || name === `public.${type}`
  const typesOf = ({ world, tables }: MigrationRun['facts']['base']) => [
    ...world.enums,
    ...world.domains,
    ...world.named.filter(({ kind }) => kind === 'type'),
    ...tables.values(),
  ]
  return typesOf(facts.head).some(named) && !typesOf(facts.base).some(named)
}
