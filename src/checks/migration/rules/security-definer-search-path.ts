import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { functionAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { FunctionFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/security-definer-search-path',
    severity: 'warning',
    since: '0.1.0',
    title: 'Fix the search_path of a SECURITY DEFINER function',
    effect:
      "It runs with its owner's rights and looks names up where the caller says: whoever can create a table or function there runs code as the owner.",
    remedy: "Add SET search_path = pg_catalog, pg_temp (or '') to the function, and qualify the names in its body.",
  },
  examples: [
    {
      title: 'a new function',
      given: {
        schema: '',
        migration: 'CREATE FUNCTION rate(a int) RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT a $$;',
      },
      hits: [
        "rate(a integer): SECURITY DEFINER without a search_path of its own, so the caller's decides whose tables and functions it uses as postgres",
      ],
    },
    {
      title: 'an old one becomes it, in a DO block',
      given: {
        schema: 'CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
        migration: 'DO $$ BEGIN ALTER FUNCTION rate() SECURITY DEFINER; END $$;',
      },
      hits: [
        "rate(): SECURITY DEFINER without a search_path of its own, so the caller's decides whose tables and functions it uses as postgres",
      ],
    },
    {
      title: 'with a search_path',
      given: {
        schema: '',
        migration:
          "CREATE FUNCTION rate() RETURNS int LANGUAGE sql SECURITY DEFINER SET search_path = '' AS $$ SELECT 1 $$;",
      },
      hits: [],
    },
    {
      title: 'it gets one at once',
      given: {
        schema: '',
        migration:
          'CREATE FUNCTION rate() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$; ALTER FUNCTION rate() SET search_path = pg_catalog;',
      },
      hits: [],
    },
    {
      title: 'an old one that was so before',
      given: {
        schema: 'CREATE FUNCTION rate() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 1 $$;',
        migration: 'CREATE OR REPLACE FUNCTION rate() RETURNS int LANGUAGE sql SECURITY DEFINER AS $$ SELECT 2 $$;',
      },
      hits: [],
    },
    {
      title: 'with the rights of the caller',
      given: { schema: '', migration: 'CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.facts.head.world.functions.filter(isOpen).flatMap((made) => {
      const before = run.facts.base.world.functions.find(
        ({ name, signature }) => name === made.name && signature === made.signature,
      )
      if (isOpenAtAll(functionAtBase(run, made.oid)) || isOpenAtAll(before)) return []
      const statement = effectsIn(run, 'function created', 'function altered').findLast(({ effect }) => {
        const after = effect.what === 'function created' ? effect.function : effect.function.after
        return after.oid === made.oid && isOpen(after)
      })?.statement
      const name = `${made.name}(${made.signature})`
      return statement
        ? [
            {
              ...hitOn(statement, run, made.name),
              cause: `${name} definer`,
              subject: { kind: 'function' as const, name },
              message: `${shown(name)}: SECURITY DEFINER without a search_path of its own, so the caller's decides whose tables and functions it uses as ${made.owner}`,
            },
          ]
        : []
    }),
})

function isOpen({ securityDefiner, settings }: FunctionFacts): boolean {
  return securityDefiner && !settings.some((setting) => setting.startsWith('search_path='))
}

function isOpenAtAll(known: FunctionFacts | undefined): boolean {
  return known !== undefined && isOpen(known)
}
