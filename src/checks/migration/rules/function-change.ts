import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { FunctionFacts } from '../trace/facts.ts'
import type { StoredResult } from '../trace/stored-results.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/function-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep what a function does for the release that calls it',
    effect:
      'The release that still runs calls the new body at once, by itself or by a trigger of a table that it writes.',
    remedy: 'Let the function serve both releases, or create it under another name.',
  },
  examples: [
    {
      title: 'no body for NULL any more',
      given: {
        schema: 'CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT coalesce(a, 1) $$;',
        migration: 'ALTER FUNCTION rate(int) STRICT;',
      },
      hits: ['rate: does something else now, also for the running release'],
    },
    {
      title: 'another body',
      given: {
        schema: 'CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a $$;',
        migration: 'CREATE OR REPLACE FUNCTION rate(a int) RETURNS int LANGUAGE sql AS $$ SELECT a + 1 $$;',
      },
      hits: ['rate: does something else now, also for the running release'],
    },
    {
      title: 'several of a file are one finding',
      given: {
        schema:
          'CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; CREATE FUNCTION b() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
        migration:
          'DROP FUNCTION a(); CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$; CREATE OR REPLACE FUNCTION b() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;',
      },
      hits: ['2 functions do something else now, also for the running release: a and b'],
    },
    {
      title: 'indexes, columns and checks were computed with it, also by way of another function',
      given: {
        schema: `CREATE FUNCTION plain(t text) RETURNS text LANGUAGE sql IMMUTABLE RETURN lower(t);
          CREATE FUNCTION folded(t text) RETURNS text LANGUAGE sql IMMUTABLE RETURN plain(t);
          CREATE TABLE users (mail text, name text GENERATED ALWAYS AS (folded(mail)) STORED, CHECK (plain(mail) <> ''));
          CREATE UNIQUE INDEX by_mail ON users (folded(mail));`,
        migration:
          'CREATE OR REPLACE FUNCTION plain(t text) RETURNS text LANGUAGE sql IMMUTABLE RETURN upper(t); CREATE TABLE posts (t text); CREATE INDEX ON posts (plain(t));',
      },
      hits: [
        'plain: does something else now, also for the running release; CHECK users.users_mail_check, generated column users.name and index by_mail were made with what it gave before',
      ],
    },
    {
      title: 'made anew as it was',
      given: {
        schema: 'CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
        migration: 'DROP FUNCTION a(); CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
      },
      hits: [],
    },
    {
      title: 'blanks and comments alone',
      given: {
        schema: 'CREATE FUNCTION a() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;',
        migration:
          'CREATE OR REPLACE FUNCTION a() RETURNS int LANGUAGE plpgsql AS $$\nBEGIN -- always\n  RETURN 1;\nEND $$;',
      },
      hits: [],
    },
    {
      title: 'a blank in a string',
      given: {
        schema: "CREATE FUNCTION a() RETURNS text LANGUAGE sql AS $$ SELECT 'a b' $$;",
        migration: "DROP FUNCTION a(); CREATE FUNCTION a() RETURNS text LANGUAGE sql AS $$ SELECT 'a  b' $$;",
      },
      hits: ['a: does something else now, also for the running release'],
    },
    {
      title: 'a function made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$; CREATE OR REPLACE FUNCTION a() RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const found = run.facts.base.world.functions.flatMap((base) => changed(base, run))
    return found.flatMap((one) => {
      const group = found.filter(({ statement }) => statement.place.path === one.statement.place.path)
      return group[0] === one ? [hitFor(group, run)] : []
    })
  },
})

interface Changed {
  readonly statement: TracedStatement
  readonly function: FunctionFacts
}

/** The same call finds another body. */
function changed(base: FunctionFacts, run: MigrationRun): readonly Changed[] {
  const now = run.facts.head.world.functions.find(
    ({ name, types }) => name === base.name && `${types}` === `${base.types}`,
  )
  // Another result is told as that.
  if (!now || isSame(now, base) || now.result !== base.result) return []
  const statement = run.statements.findLast(({ effects }) =>
    effects.some(
      (effect) =>
        (effect.what === 'function created' && effect.function.oid === now.oid) ||
        (effect.what === 'function altered' &&
          effect.function.after.oid === now.oid &&
          !isSame(effect.function.before, effect.function.after)),
    ),
  )
  return statement ? [{ statement, function: base }] : []
}

/** A STRICT one gives NULL for NULL, whatever its body would. */
function isSame(a: FunctionFacts, b: FunctionFacts): boolean {
  return a.body === b.body && a.strict === b.strict
}

function hitFor(group: readonly Changed[], run: MigrationRun): Hit {
  const names = group.map(({ function: { name } }) => shown(name)).sort()
  const subjects = group.map(({ function: { name, signature } }) => ({
    kind: 'function' as const,
    name: `${name}(${signature})`,
  }))
  const [first] = group
  const stale = group.flatMap(({ function: { oid } }) => run.storedResults?.get(oid) ?? [])
  const held = unique(stale.map(({ kind, name }) => `${kind} ${shownPart(kind, name)}`))
  const still =
    held.length === 0
      ? ''
      : `; ${enumerate(held, 6)} ${held.length === 1 ? 'was' : 'were'} made with what it gave before`
  const [subject] = subjects
  if (!first || !subject) throw new Error('a group of none')
  return {
    ...hitOn(first.statement, run, subject.name),
    cause: `${first.statement.place.path}|functions changed`,
    subject,
    reach: subjects,
    key: names.join('\n'),
    severity: held.length > 0 ? 'warning' : 'note',
    ...(held.length > 0 ? { remedy: computeAnew } : {}),
    message:
      names.length === 1
        ? `${names[0]}: does something else now, also for the running release${still}`
        : `${names.length} functions do something else now, also for the running release: ${enumerate(names, 5)}${still}`,
  }
}

const computeAnew =
  'Create the function under another name and move what is computed with it there one by one; or, once it has changed, REINDEX INDEX CONCURRENTLY each index, write the rows of generated columns anew in batches, refresh the views: until then a search by an index finds rows by what the function gave before.'

/** An index has no table in its name here: that is how people say it. */
function shownPart(kind: StoredResult['kind'], name: string): string {
  return kind === 'index' ? name.slice(name.indexOf('.') + 1) : shown(name)
}
