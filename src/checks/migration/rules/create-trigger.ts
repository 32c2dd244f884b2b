import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/create-trigger',
    severity: 'note',
    since: '0.1.0',
    title: 'Know that a new trigger or rule runs for the running release too',
    effect:
      'Writes wait until the transaction that creates the trigger ends (ShareRowExclusiveLock), and from then on each of them runs it, also those of the release that knows nothing of it.',
    remedy:
      'Create it in a migration of its own with a short lock_timeout, and let nothing that takes long follow in the same transaction.',
  },
  examples: [
    {
      title: 'on a table that is in use',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;',
        migration: 'CREATE TRIGGER audit BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();',
      },
      hits: ['orders: trigger audit runs BEFORE INSERT OR UPDATE from now on'],
    },
    {
      title: 'in a DO block',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;',
        migration:
          'DO $$ BEGIN CREATE TRIGGER audit AFTER DELETE ON orders FOR EACH STATEMENT EXECUTE FUNCTION f(); END $$;',
      },
      hits: ['orders: trigger audit runs AFTER DELETE from now on'],
    },
    {
      title: 'a rule that does something besides',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE TABLE seen (id int);',
        migration: 'CREATE RULE also AS ON INSERT TO orders DO ALSO INSERT INTO seen VALUES (NEW.id);',
      },
      hits: ['orders: rule also runs with each INSERT from now on'],
    },
    {
      title: 'the same trigger, made anew',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ' +
          'CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();',
        migration:
          'DROP TRIGGER audit ON orders; CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();',
      },
      hits: [],
    },
    {
      title: 'on a table made in the same migration',
      given: {
        schema: 'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;',
        migration:
          'CREATE TABLE carts (id int); CREATE TRIGGER audit BEFORE INSERT ON carts FOR EACH ROW EXECUTE FUNCTION f();',
      },
      hits: [],
    },
  ],
  check: (run) => [...triggersIn(run), ...rulesIn(run)],
})

function triggersIn(run: MigrationRun): readonly Hit[] {
  return effectsIn(run, 'trigger added').flatMap(({ statement, effect: { table, trigger } }) => {
    const { oid, name, kind } = table.after
    const before = run.facts.base.tables.get(oid)?.triggers ?? []
    // One of the same definition stood there before: whoever writes notices nothing.
    const known = before.some(({ definition }) => definition === trigger.definition)
    if (!run.preexisting.has(oid) || !'rp'.includes(kind) || known) return []
    return [
      {
        ...hitOn(statement, run, name),
        cause: `${statement.key}|trigger ${trigger.name}`,
        subject: { kind: 'trigger' as const, name: `${name}.${trigger.name}` },
        message: `${shown(name)}: trigger ${trigger.name} runs ${eventsOf(trigger.definition)}from now on`,
      },
    ]
  })
}

/** What a rule does in place of a write is told by who looks where the write went. */
function rulesIn(run: MigrationRun): readonly Hit[] {
  return effectsIn(run, 'rule added').flatMap(({ statement, effect: { table, rule } }) => {
    const { oid, name, kind } = table.after
    const known = run.facts.base.tables.get(oid)?.rules.some(({ definition }) => definition === rule.definition)
    const stands = run.facts.head.tables.get(oid)?.rules.some((each) => each.oid === rule.oid)
    const [, command, rest = ''] = /\bON (INSERT|UPDATE|DELETE)\s+TO (.*)$/s.exec(rule.definition) ?? []
    if (!run.preexisting.has(oid) || !'rp'.includes(kind) || known || !stands) return []
    if (command === undefined || /\bDO INSTEAD\b/.test(rest)) return []
    return [
      {
        ...hitOn(statement, run, name),
        cause: `${statement.key}|rule ${rule.name}`,
        subject: { kind: 'rule' as const, name: `${name}.${rule.name}` },
        message: `${shown(name)}: rule ${rule.name} runs with each ${command} from now on`,
      },
    ]
  })
}

/** `BEFORE INSERT OR UPDATE `, from what pg_get_triggerdef prints. */
function eventsOf(definition: string): string {
  const [, events] =
    / ((?:BEFORE|AFTER) (?:INSERT|UPDATE|DELETE|TRUNCATE)(?: OF | OR |\b)[^;]*?) ON /.exec(definition) ?? []
  return events === undefined ? '' : `${events} `
}
