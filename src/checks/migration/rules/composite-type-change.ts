import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { columnsOfType } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/composite-type-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not change a composite type that a running release reads',
    effect:
      'Columns and functions of the type change with it: what the release that still runs names fails with 42703, and a row that it writes as ROW(...) has too few or too many fields.',
    remedy:
      'Make a new type and a new column or function of it, and drop the old ones when no release that runs uses them.',
  },
  examples: [
    {
      title: 'an attribute goes, and takes what every row had there',
      given: {
        schema: 'CREATE TYPE place AS (street text, zip text); CREATE TABLE users (home place);',
        migration: 'ALTER TYPE place DROP ATTRIBUTE zip;',
      },
      hits: [
        'place: its attribute zip is gone, so queries of the running release that name it fail with 42703, and what columns of the type (users.home) held there is lost',
      ],
    },
    {
      title: 'another name, in a DO block, and another type',
      given: {
        schema: 'CREATE TYPE place AS (street text, zip int);',
        migration:
          'DO $$ BEGIN ALTER TYPE place RENAME ATTRIBUTE street TO road; END $$; ALTER TYPE place ALTER ATTRIBUTE zip TYPE text;',
      },
      hits: [
        'place: its attribute street is gone, so queries of the running release that name it fail with 42703',
        'place: its attribute zip is now text (was integer)',
      ],
    },
    {
      title: 'an attribute more',
      given: {
        schema: 'CREATE TYPE place AS (street text); CREATE TABLE users (home place);',
        migration: 'ALTER TYPE place ADD ATTRIBUTE zip text;',
      },
      hits: [
        'place: has zip too now, so a value that the running release writes as ROW(...) or as text without it fails (42846, 22P02)',
      ],
    },
    {
      title: 'a type made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TYPE place AS (street text, zip text); ALTER TYPE place DROP ATTRIBUTE zip;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'object altered').flatMap(({ statement, effect: { object } }) => {
      const { before, after } = object
      const old = run.facts.base.world.named.some(({ kind, oid }) => kind === 'type' && oid === before.oid)
      if (before.kind !== 'type' || !old) return []
      return textsOf(attributesOf(before.detail), attributesOf(after.detail), columnsOf(before.name, run)).map(
        (text) => ({
          ...hitOn(statement, run, before.name),
          cause: `${before.name} ${text}`,
          key: `${statement.key}\n${text}`,
          subject: { kind: 'type' as const, name: before.name },
          message: `${shown(before.name)}: ${text}`,
        }),
      )
    }),
})

type Attributes = ReadonlyMap<string, string>

/** Of a type that is none the detail is a letter. */
function attributesOf(detail: string): Attributes {
  if (!detail.startsWith('[')) return new Map()
  const pairs: unknown = JSON.parse(detail)
  const read = Array.isArray(pairs) ? pairs : []
  return new Map(read.map(([name, type]) => [String(name), String(type)]))
}

function textsOf(before: Attributes, after: Attributes, columns: readonly string[]): readonly string[] {
  const gone = [...before.keys()].filter((name) => !after.has(name))
  const fresh = [...after.keys()].filter((name) => !before.has(name))
  const retyped = [...before].filter(([name, type]) => after.has(name) && after.get(name) !== type)
  const dropped = after.size < before.size
  const lost =
    dropped && columns.length > 0 ? `, and what columns of the type (${enumerate(columns, 5)}) held there is lost` : ''
  return [
    ...gone.map(
      (name) => `its attribute ${name} is gone, so queries of the running release that name it fail with 42703${lost}`,
    ),
    ...retyped.map(([name, type]) => `its attribute ${name} is now ${after.get(name)} (was ${type})`),
    ...(gone.length === 0 && fresh.length > 0
      ? [
          `has ${enumerate(fresh)} too now, so a value that the running release writes as ROW(...) or as text without it fails (42846, 22P02)`,
        ]
      : []),
  ]
}

function columnsOf(type: string, run: MigrationRun): readonly string[] {
  return columnsOfType(run, type).map(({ table, column }) => `${shown(table.name)}.${column.name}`)
}
