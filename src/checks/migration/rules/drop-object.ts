import { defineRule } from '../../../core/rule.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { NamedFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-object',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop a cast, operator, collation or extension only when no query needs it any more',
    effect:
      'The release that still runs fails wherever a query uses it, mostly without naming it: an operator, a cast that Postgres puts in by itself, a function of an extension.',
    remedy: 'Ship a release that does without it first, and drop it with the one after.',
  },
  examples: [
    {
      title: 'a cast, an operator and a collation',
      given: {
        schema:
          "CREATE TYPE pair AS (a int, b int); CREATE FUNCTION first(pair) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a::text'; CREATE FUNCTION alike(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a'; CREATE CAST (pair AS text) WITH FUNCTION first(pair) AS ASSIGNMENT; CREATE OPERATOR === (LEFTARG = pair, RIGHTARG = pair, FUNCTION = alike); CREATE COLLATION german (provider = icu, locale = 'de');",
        migration: 'DROP CAST (pair AS text); DROP OPERATOR === (pair, pair); DROP COLLATION german;',
      },
      hits: [
        'cast pair AS text: dropped, so an expression of the running release that needs it fails with 42846 or 42804, or gives another text',
        'operator ===(pair, pair): dropped, so an expression of the running release that uses it fails with 42883',
        'collation german: dropped, so a query of the running release that names it fails with 42704',
      ],
    },
    {
      title: 'renamed and moved, in a DO block',
      given: {
        schema:
          "CREATE SCHEMA shop; CREATE COLLATION german (provider = icu, locale = 'de'); CREATE TEXT SEARCH CONFIGURATION notes (COPY = english);",
        migration:
          'DO $$ BEGIN ALTER COLLATION german RENAME TO deutsch; ALTER TEXT SEARCH CONFIGURATION notes SET SCHEMA shop; END $$;',
      },
      hits: [
        'collation german: renamed to deutsch, so a query of the running release that names it fails with 42704',
        'text search configuration notes: renamed to shop.notes, so to_tsvector and to_tsquery of the running release fail with 42704 where they name it',
      ],
    },
    {
      title: 'with the function behind it',
      given: {
        schema:
          "CREATE TYPE pair AS (a int, b int); CREATE FUNCTION alike(pair, pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a'; CREATE OPERATOR === (LEFTARG = pair, RIGHTARG = pair, FUNCTION = alike); CREATE OPERATOR !== (LEFTARG = pair, RIGHTARG = pair, FUNCTION = alike);",
        migration: 'DROP FUNCTION alike CASCADE;',
      },
      hits: [
        'operators !==(pair, pair) and ===(pair, pair): dropped, so an expression of the running release that uses one fails with 42883',
      ],
    },
    {
      title: 'what reaches another server',
      given: {
        schema:
          'CREATE FOREIGN DATA WRAPPER far; CREATE SERVER reports FOREIGN DATA WRAPPER far; CREATE USER MAPPING FOR CURRENT_USER SERVER reports;',
        migration: 'DROP USER MAPPING FOR CURRENT_USER SERVER reports;',
      },
      hits: [
        'user mapping postgres on reports: dropped, so what that role reads and writes through foreign tables of the running release fails with 42704',
      ],
    },
    {
      title: 'made anew, and of a type that goes with it',
      given: {
        schema:
          "CREATE COLLATION german (provider = icu, locale = 'de'); CREATE TYPE pair AS (a int, b int); CREATE FUNCTION first(pair) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a::text'; CREATE CAST (pair AS text) WITH FUNCTION first(pair);",
        migration:
          "DROP COLLATION german; CREATE COLLATION german (provider = icu, locale = 'de-AT'); DROP TYPE pair CASCADE;",
      },
      hits: [],
    },
    {
      title: 'made in the same migration',
      given: {
        schema: '',
        migration: "CREATE COLLATION german (provider = icu, locale = 'de'); DROP COLLATION german;",
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const lost = lostBy(statement, run)
      return unique(lost.map(({ kind, now }) => `${kind} ${now ?? ''}`)).flatMap((group) => {
        const members = lost.filter(({ kind, now }) => `${kind} ${now ?? ''}` === group)
        const [first] = members
        const said = first && consequences[first.kind]
        if (!first || !said) return []
        const names = members.map(({ name }) => name).sort()
        const one = names.length === 1
        const done = first.now === undefined ? 'dropped' : `renamed to ${shown(first.now)}`
        return [
          {
            ...hitOn(statement, run, first.name),
            cause: `${statement.key}|${group}`,
            key: `${first.kind} ${names.join('\n')}`,
            subject: { kind: first.kind, name: first.name },
            reach: names.map((name) => ({ kind: first.kind, name })),
            message: `${one ? first.kind : (plurals[first.kind] ?? `${first.kind}s`)} ${enumerate(names.map(shown), 5)}: ${done}, so ${one ? said.one : (said.several ?? said.one)}`,
          },
        ]
      })
    }),
})

interface Lost {
  readonly kind: NamedFacts['kind']
  /** As the running release knows it. */
  readonly name: string
  /** Its name after the statement; undefined: it is gone. */
  readonly now: string | undefined
}

/** What the running release could use and cannot any more. */
function lostBy(statement: TracedStatement, run: MigrationRun): readonly Lost[] {
  const { effects } = statement
  const schemas = effects.flatMap((effect) =>
    effect.what === 'object dropped' && effect.object.kind === 'schema' ? [effect.object.name] : [],
  )
  return effects.flatMap((effect): readonly Lost[] => {
    if (effect.what === 'object dropped') {
      const { object } = effect
      const withSchema = schemas.some((schema) => object.name.startsWith(`${schema}.`))
      return withSchema || isOfDroppedType(object, statement) ? [] : lostOf(object, undefined, run)
    }
    return effect.what === 'object renamed' && !isSchemaRenamed(statement)
      ? lostOf(effect.object.before, effect.object.after.name, run)
      : []
  })
}

function lostOf({ oid, kind, name }: NamedFacts, now: string | undefined, run: MigrationRun): readonly Lost[] {
  if (!consequences[kind]) return []
  const isIt = (known: NamedFacts) => known.kind === kind && known.name === name
  const wasThere = run.facts.base.world.named.some((known) => isIt(known) && known.oid === oid)
  return wasThere && !run.facts.head.world.named.some(isIt) ? [{ kind, name, now }] : []
}

/** Of a type that goes too nothing can be cast or compared any more: the type is what is told. */
function isOfDroppedType({ kind, name }: NamedFacts, { effects }: TracedStatement): boolean {
  if (kind !== 'cast' && kind !== 'operator' && kind !== 'operator class') return false
  return effects.some((effect) => {
    const type =
      effect.what === 'enum dropped'
        ? effect.type
        : effect.what === 'domain dropped'
          ? effect.domain
          : effect.what === 'table dropped'
            ? effect.table
            : effect.what === 'object dropped' && effect.object.kind === 'type'
              ? effect.object
              : undefined
    const own = type?.name.slice(type.name.indexOf('.') + 1)
    return own !== undefined && name.split(/[^\w"$]+/).includes(own)
  })
}

function isSchemaRenamed({ effects }: TracedStatement): boolean {
  return effects.some((effect) => effect.what === 'object renamed' && effect.object.before.kind === 'schema')
}

const plurals: Partial<Readonly<Record<NamedFacts['kind'], string>>> = {
  'operator class': 'operator classes',
  'text search dictionary': 'text search dictionaries',
}

const unnamed = 'a query of the running release that names it fails with 42704'

const severalNamed = 'a query of the running release that names one fails with 42704'

/** What the running release meets, by kind; kinds that rules of their own tell, or that nothing asks for by name, are not here. */
const consequences: Partial<Readonly<Record<NamedFacts['kind'], { readonly one: string; readonly several?: string }>>> =
  {
    extension: {
      one: 'what the running release uses of its functions, types and operators fails with 42883 or 42704',
      several: 'what the running release uses of their functions, types and operators fails with 42883 or 42704',
    },
    cast: {
      one: 'an expression of the running release that needs it fails with 42846 or 42804, or gives another text',
      several: 'an expression of the running release that needs one fails with 42846 or 42804, or gives another text',
    },
    operator: {
      one: 'an expression of the running release that uses it fails with 42883',
      several: 'an expression of the running release that uses one fails with 42883',
    },
    'operator class': {
      one: 'what the running release sorts, groups or indexes by it fails with 42883 or 42704',
      several: 'what the running release sorts, groups or indexes by one fails with 42883 or 42704',
    },
    collation: { one: unnamed, several: severalNamed },
    'text search configuration': {
      one: 'to_tsvector and to_tsquery of the running release fail with 42704 where they name it',
      several: 'to_tsvector and to_tsquery of the running release fail with 42704 where they name one',
    },
    'text search dictionary': { one: 'ts_lexize of the running release fails with 42704 where it names it' },
    'foreign-data wrapper': { one: 'nothing reaches other servers through it any more' },
    server: { one: 'nothing of the running release reaches what stands behind it any more' },
    'user mapping': {
      one: 'what that role reads and writes through foreign tables of the running release fails with 42704',
    },
  }
