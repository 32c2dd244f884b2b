import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { shown } from '../judgement/said.ts'
import { hitOfWorks, worksOf } from '../judgement/work.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { type EffectOf, effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/domain-constraint-validates',
    severity: 'error',
    since: '0.1.0',
    title: 'Do not tighten a domain that tables in use have columns of',
    effect:
      'Every table with a column of the domain is read under ShareLock, so writes to all of them wait; VALIDATE CONSTRAINT does the same.',
    remedy:
      'Put the CHECK on the tables instead (NOT VALID, then VALIDATE), or add it to the domain NOT VALID and leave it so: new values are checked.',
  },
  examples: [
    {
      title: 'a CHECK on a domain of two tables',
      given: {
        schema: 'CREATE DOMAIN amount AS int; CREATE TABLE orders (total amount); CREATE TABLE items (price amount);',
        migration: 'ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (value > 0);',
      },
      hits: [
        'the domain amount gets the constraint positive: ShareLock blocks writes to items and orders while every row is read; size unknown, for one scan of items and one scan of orders',
      ],
    },
    {
      title: 'validated afterwards',
      given: {
        schema:
          'CREATE DOMAIN amount AS int; CREATE TABLE orders (total amount); ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (value > 0) NOT VALID;',
        migration: 'DO $$ BEGIN ALTER DOMAIN amount VALIDATE CONSTRAINT positive; END $$;',
      },
      hits: [
        'the constraint positive of the domain amount is validated: ShareLock blocks writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'NOT NULL',
      given: {
        schema: 'CREATE SCHEMA "My"; CREATE DOMAIN "My"."Amount" AS int; CREATE TABLE orders (total "My"."Amount");',
        migration: 'ALTER DOMAIN "My"."Amount" SET NOT NULL;',
      },
      hits: [
        'the domain My.Amount becomes NOT NULL: ShareLock blocks writes while every row is read; size unknown, for one scan of orders',
      ],
    },
    {
      title: 'NOT VALID reads nothing',
      given: {
        schema: 'CREATE DOMAIN amount AS int; CREATE TABLE orders (total amount);',
        migration: 'ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (value > 0) NOT VALID;',
      },
      hits: [],
    },
    {
      title: 'a domain that only a new table has',
      given: {
        schema: 'CREATE DOMAIN amount AS int;',
        migration: 'CREATE TABLE carts (total amount); ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (value > 0);',
      },
      hits: [],
    },
    {
      title: 'a constraint that goes',
      given: {
        schema:
          'CREATE DOMAIN amount AS int CONSTRAINT positive CHECK (value > 0); CREATE TABLE orders (total amount);',
        migration: 'ALTER DOMAIN amount DROP CONSTRAINT positive;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    effectsIn(run, 'domain altered').flatMap((found) => {
      const { statement, effect } = found
      const what = tightened(found)
      const [first, ...more] = worksOf(statement, run).filter(({ kind }) => kind === 'scan')
      if (what === undefined || !first) return []
      const { name } = effect.domain.after
      const hit = hitOfWorks(statement, run, [first, ...more], { what, subject: { kind: 'domain', name }, key: what })
      return [
        {
          ...hit,
          reach: [
            { kind: 'domain', name },
            ...[first, ...more].map(({ relation }) => ({ kind: 'table' as const, name: relation.name })),
          ],
        },
      ]
    }),
})

/** What rows have to be read for, in words; undefined where the change asks for none. */
function tightened({ effect: { domain } }: EffectOf<'domain altered'>): string | undefined {
  const { before, after } = domain
  const name = shown(after.name)
  const wasValid = new Set(before.constraints.filter(({ validated }) => validated).map((each) => each.name))
  const come = after.constraints.filter((each) => each.validated && !wasValid.has(each.name))
  const isThere = come.some((each) => before.constraints.some((known) => known.name === each.name))
  const names = enumerate(come.map((each) => each.name))
  const noun = come.length > 1 ? 'constraints' : 'constraint'
  if (isThere) return `the ${noun} ${names} of the domain ${name} ${come.length > 1 ? 'are' : 'is'} validated`
  if (come.length > 0) return `the domain ${name} gets the ${noun} ${names}`
  return / NOT NULL\b/.test(after.definition) && !/ NOT NULL\b/.test(before.definition)
    ? `the domain ${name} becomes NOT NULL`
    : undefined
}
