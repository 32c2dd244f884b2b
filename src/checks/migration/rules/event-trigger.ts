import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { hitOn } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { type EventTrigger, eventTriggers, newEventTriggers } from '../trace/refused-ddl.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/event-trigger',
    severity: 'warning',
    since: '0.1.0',
    title: 'Know what an event trigger does to every migration after it',
    effect:
      'It fires for DDL of everybody: of later migrations, of extensions, and of a running release that makes temporary tables; what it refuses fails, and one for logins can keep everybody out.',
    remedy:
      'Name the commands that it is for (WHEN TAG IN ...), let it pass what later migrations need, and know the way round it: SET event_triggers = off, by a superuser, from PostgreSQL 17 on.',
  },
  examples: [
    {
      title: 'it refuses what later migrations do',
      given: {
        schema:
          "CREATE FUNCTION guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'ask the operators'; END $$;",
        migration: 'CREATE EVENT TRIGGER guarded ON sql_drop EXECUTE FUNCTION guard();',
      },
      hits: [
        'event trigger guarded: refuses DROP TABLE with P0001 (ask the operators), so migrations after this one that do so fail',
      ],
    },
    {
      title: 'it refuses tables that the running release may make, since its function changed',
      given: {
        schema:
          "CREATE FUNCTION guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$; CREATE EVENT TRIGGER guarded ON ddl_command_start WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION guard();",
        migration:
          "CREATE OR REPLACE FUNCTION guard() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no'; END $$;",
      },
      hits: [
        'event trigger guarded: refuses CREATE TABLE and CREATE TEMPORARY TABLE with P0001 (no), so migrations after this one that do so fail, and so does the running release where it makes temporary tables',
      ],
    },
    {
      title: 'it only watches, and another is switched on in a DO block',
      given: {
        schema:
          'CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$; CREATE EVENT TRIGGER slept ON ddl_command_end EXECUTE FUNCTION seen(); ALTER EVENT TRIGGER slept DISABLE;',
        migration:
          'CREATE EVENT TRIGGER watched ON ddl_command_end EXECUTE FUNCTION seen(); DO $$ BEGIN ALTER EVENT TRIGGER slept ENABLE; END $$;',
      },
      hits: [
        'event trigger slept: fires at each ddl_command_end from now on',
        'event trigger watched: fires at each ddl_command_end from now on',
      ],
    },
    {
      title: 'at logins',
      given: {
        schema: 'CREATE FUNCTION entered() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;',
        migration: 'CREATE EVENT TRIGGER doorman ON login EXECUTE FUNCTION entered();',
        postgresVersion: 18,
      },
      hits: [
        'event trigger doorman: fires at each login from now on: where it fails, nobody gets in, the running release neither',
      ],
    },
    {
      title: 'it goes, or sleeps',
      given: {
        schema:
          'CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$; CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION seen(); CREATE EVENT TRIGGER two ON sql_drop EXECUTE FUNCTION seen();',
        migration: 'DROP EVENT TRIGGER one; ALTER EVENT TRIGGER two DISABLE;',
      },
      hits: ['event trigger one: fires no more', 'event trigger two: fires no more'],
    },
    {
      title: 'made anew, renamed, or gone again',
      given: {
        schema:
          'CREATE FUNCTION seen() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$; CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION seen();',
        migration:
          'DROP EVENT TRIGGER one; CREATE EVENT TRIGGER one ON ddl_command_end EXECUTE FUNCTION seen(); CREATE EVENT TRIGGER two ON sql_drop EXECUTE FUNCTION seen(); DROP EVENT TRIGGER two;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const { base, head } = run.facts
    const now = eventTriggers(head)
    const gone = eventTriggers(base).filter(
      ({ oid, name }) => !now.some((each) => each.oid === oid || each.name === name),
    )
    return [
      ...newEventTriggers(base, head).flatMap((trigger) => newHit(trigger, run)),
      ...gone.flatMap((trigger) => hitFor(trigger, 'fires no more', 'note', run)),
    ]
  },
})

function newHit(trigger: EventTrigger, run: MigrationRun): readonly Hit[] {
  const refused = (run.refusedCommands ?? []).filter((each) => each.trigger === trigger.oid)
  if (trigger.event === 'login') {
    const text = 'fires at each login from now on: where it fails, nobody gets in, the running release neither'
    return hitFor(trigger, text, 'warning', run)
  }
  if (refused.length === 0) return hitFor(trigger, `fires at each ${trigger.event} from now on`, 'note', run)
  const failures = unique(refused.map(({ sqlstate, message }) => `${sqlstate} (${message})`))
  const names = refused.map(({ command }) => command)
  const temporary = names.includes('CREATE TEMPORARY TABLE')
    ? ', and so does the running release where it makes temporary tables'
    : ''
  const text = `refuses ${enumerate(names)} with ${enumerate(failures, 2)}, so migrations after this one that do so fail${temporary}`
  return hitFor(trigger, text, 'warning', run)
}

function hitFor(trigger: EventTrigger, text: string, severity: Hit['severity'], run: MigrationRun): readonly Hit[] {
  const statement = statementThatDid(trigger, run)
  if (!statement) return []
  return [
    {
      ...hitOn(statement, run, trigger.name),
      cause: `${statement.key}|event trigger ${trigger.name}`,
      key: `${trigger.name} ${text}`,
      subject: { kind: 'event trigger', name: trigger.name },
      ...(severity ? { severity } : {}),
      message: `event trigger ${trigger.name}: ${text}`,
    },
  ]
}

/** The last that made, changed or dropped it, or changed its function. */
function statementThatDid(trigger: EventTrigger, { statements }: MigrationRun): TracedStatement | undefined {
  return statements.findLast(({ effects }) =>
    effects.some((effect) => {
      if (effect.what === 'function altered') return effect.function.after.oid === trigger.function
      if (effect.what === 'object created' || effect.what === 'object dropped') return isIt(effect.object)
      return effect.what === 'object altered' && isIt(effect.object.after)
    }),
  )

  function isIt({ kind, oid }: { readonly kind: string; readonly oid: number }): boolean {
    return kind === 'event trigger' && oid === trigger.oid
  }
}
