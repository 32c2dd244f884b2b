import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { takenByCascade } from '../judgement/cascade.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { Effect } from '../trace/effects.ts'
import type { FunctionFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-or-change-function-signature',
    severity: 'warning',
    since: '0.1.0',
    title: 'Give a function of another signature another name',
    effect:
      'A call of the release that still runs fails with 42883, or finds an overload that was not meant, or gets a result of another type.',
    remedy: 'Create the function under another name, and drop the old one when no release that runs calls it.',
  },
  examples: [
    {
      title: 'a function that the running release may call',
      given: {
        schema: 'CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
        migration: 'DROP FUNCTION rate(int);',
      },
      hits: ['rate(a integer): dropped, so a call of the running release fails with 42883'],
    },
    {
      title: 'under another name, and in another schema',
      given: {
        schema:
          'CREATE SCHEMA sums; CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$; CREATE FUNCTION tax(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
        migration: 'ALTER FUNCTION rate(int) RENAME TO price; ALTER FUNCTION tax SET SCHEMA sums;',
      },
      hits: [
        'rate(a integer): renamed to price, so a call of the running release fails with 42883',
        'tax(a integer): moved to sums.tax, so a call of the running release fails with 42883',
      ],
    },
    {
      title: 'only the search_path changes, by which Postgres prints types with their schema or without',
      given: {
        schema:
          "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE FUNCTION better(mood) RETURNS mood LANGUAGE sql AS $$ SELECT $1 $$; CREATE TABLE users (id int, now mood DEFAULT 'ok');",
        migration:
          "SELECT pg_catalog.set_config('search_path', '', false); ALTER TABLE public.users ADD COLUMN note text; CREATE FUNCTION public.worst() RETURNS public.mood LANGUAGE sql AS $$ SELECT 'sad'::public.mood $$;",
      },
      hits: [],
    },
    {
      title: 'renamed, and made anew under its name',
      given: {
        schema: 'CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
        migration:
          'ALTER FUNCTION rate(int) RENAME TO price; CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT price(a) $$;',
      },
      hits: [],
    },
    {
      title: 'another argument, in a DO block',
      given: {
        schema: 'CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
        migration:
          "DO $$ BEGIN DROP FUNCTION rate(int); EXECUTE 'CREATE FUNCTION rate(a int, b int) RETURNS int LANGUAGE sql AS ''SELECT a + b'''; END $$;",
      },
      hits: [
        'rate(a integer): dropped, and left is rate(a integer, b integer), so a call of the running release fails with 42883 or finds that one',
      ],
    },
    {
      title: 'another result',
      given: {
        schema: 'CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
        migration: "DROP FUNCTION rate(); CREATE FUNCTION rate() RETURNS text LANGUAGE sql AS $$ SELECT 'a' $$;",
      },
      hits: ['rate(): returns text now (was integer)'],
    },
    {
      title: 'an overload takes the calls that leave an argument out',
      given: {
        schema: 'CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
        migration: 'CREATE FUNCTION rate(a int, b int DEFAULT 0) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
      },
      hits: [
        'rate(a integer): another rate can be called with as many arguments, so a call of the running release may be ambiguous and fail with 42725',
      ],
    },
    {
      title: 'one argument more, which has a default',
      given: {
        schema: 'CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
        migration:
          'DROP FUNCTION rate(int); CREATE FUNCTION rate(a int, b int DEFAULT 0) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
      },
      hits: [],
    },
    {
      title: 'dropped and made anew',
      given: {
        schema: 'CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
        migration: 'DROP FUNCTION rate(int); CREATE FUNCTION rate(b int) RETURNS int LANGUAGE sql AS $$ SELECT b $$;',
      },
      hits: [],
    },
    {
      title: 'a trigger calls it, and nobody else',
      given: {
        schema: 'CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;',
        migration: 'DROP FUNCTION stamp();',
      },
      hits: [],
    },
    {
      title: 'a function made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; DROP FUNCTION rate();',
      },
      hits: [],
    },
  ],
  check: (run) => [
    ...run.statements.flatMap((statement) => {
      const told = takenByCascade(statement, run).map(({ subject }) => ('name' in subject ? subject.name : ''))
      const all = lostBy(statement, run).filter(({ name, signature }) => !told.includes(`${name}(${signature})`))
      const isDropped = (known: FunctionFacts) => goneTo(known, run.facts.head.world.functions) === 'dropped'
      const dropped = all.filter(isDropped)
      return [dropped, ...all.filter((known) => !isDropped(known)).map((known) => [known])].flatMap((lost) => {
        const [first] = lost
        if (!first) return []
        const one = lost.length === 1
        return [
          {
            ...hitOn(statement, run, first.name),
            cause: `${statement.key}|functions${first === dropped[0] ? '' : ` ${textOf(first)}`}`,
            subject: subjectOf(first),
            reach: lost.map(subjectOf),
            message: one
              ? `${textOf(first)}: ${consequenceOf(first, run)}`
              : `${enumerate(lost.map(textOf), 5)}: dropped, so a call of the running release fails with 42883`,
          },
        ]
      })
    }),
    ...changed(run),
  ],
})

function textOf({ name, signature }: FunctionFacts): string {
  return `${shown(name)}(${signature})`
}

function subjectOf({ name, signature }: FunctionFacts) {
  return { kind: 'function' as const, name: `${name}(${signature})` }
}

function isCalled({ result }: FunctionFacts): boolean {
  return result !== 'trigger' && result !== 'event_trigger'
}

/** Functions of before the pull request that the statement took away or renamed, and that are not there after it. */
function lostBy({ effects }: TracedStatement, run: MigrationRun): readonly FunctionFacts[] {
  if (effects.some(isOfSchema)) return []
  return effects.flatMap((effect) => {
    const gone =
      effect.what === 'function dropped'
        ? effect.function
        : effect.what === 'function altered' && effect.function.before.name !== effect.function.after.name
          ? effect.function.before
          : undefined
    const known = run.facts.base.world.functions.find(({ oid, name }) => oid === gone?.oid && name === gone.name)
    return known && isCalled(known) && !heirOf(known, run) ? [known] : []
  })
}

/** A schema that goes or gets another name takes its functions along, and is told itself. */
function isOfSchema(effect: Effect): boolean {
  if (effect.what === 'object dropped') return effect.object.kind === 'schema'
  return effect.what === 'object renamed' && effect.object.before.kind === 'schema'
}

/** The function that answers the same call after the pull request, by itself or by defaults for what the call leaves out. */
function heirOf(known: FunctionFacts, { facts }: MigrationRun): FunctionFacts | undefined {
  const same = facts.head.world.functions.filter(({ name }) => name === known.name)
  return same.find((left) => `${left.types}` === `${known.types}`) ?? same.find((left) => answers(left, known))
}

/** More arguments than the call gives, and defaults for those. */
function answers({ types, defaults }: FunctionFacts, known: FunctionFacts): boolean {
  return (
    types.length > known.types.length &&
    types.length - defaults <= known.types.length &&
    known.types.every((type, place) => types[place] === type)
  )
}

function consequenceOf(known: FunctionFacts, { facts }: MigrationRun): string {
  const left = facts.head.world.functions.filter(({ name }) => name === known.name).map(textOf)
  const gone = goneTo(known, facts.head.world.functions)
  return left.length === 0
    ? `${gone}, so a call of the running release fails with 42883`
    : `${gone}, and left is ${enumerate(left)}, so a call of the running release fails with 42883 or finds that one`
}

function goneTo({ oid, name }: FunctionFacts, head: readonly FunctionFacts[]): string {
  const now = head.find((known) => known.oid === oid)?.name
  if (now === undefined) return 'dropped'
  const [schema, own] = [now.slice(0, now.indexOf('.')), now.slice(now.indexOf('.') + 1)]
  return name.startsWith(`${schema}.`) ? `renamed to ${own}` : `moved to ${now}`
}

/** Functions that answer the same call with another type, or that a new overload competes with. */
function changed(run: MigrationRun) {
  return run.facts.base.world.functions.filter(isCalled).flatMap((known) => {
    const now = heirOf(known, run)
    const rival = now && rivalOf(known, run)
    const text = !now
      ? undefined
      : now.result !== known.result
        ? `returns ${now.result} now (was ${known.result})`
        : rival
          ? `another ${shown(known.name)} can be called with as many arguments, so a call of the running release may be ambiguous and fail with 42725`
          : undefined
    const statement = text && madeBy(rival ?? now, run)
    return text && statement
      ? [
          {
            ...hitOn(statement, run, known.name),
            cause: `${known.name}(${known.signature}) changed`,
            subject: subjectOf(known),
            message: `${textOf(known)}: ${text}`,
          },
        ]
      : []
  })
}

/** A new function that a call with the same arguments fits as well, because it has defaults for the others. */
function rivalOf(known: FunctionFacts, { facts }: MigrationRun): FunctionFacts | undefined {
  const old = new Set(facts.base.world.functions.map(({ oid }) => oid))
  const stays = facts.head.world.functions.some(({ oid }) => oid === known.oid)
  return stays
    ? facts.head.world.functions.find((left) => !old.has(left.oid) && left.name === known.name && answers(left, known))
    : undefined
}

function madeBy(made: FunctionFacts | undefined, { statements }: MigrationRun): TracedStatement | undefined {
  return statements.findLast(({ effects }) =>
    effects.some(
      (effect) =>
        (effect.what === 'function created' && effect.function.oid === made?.oid) ||
        (effect.what === 'function altered' && effect.function.after.oid === made?.oid),
    ),
  )
}
