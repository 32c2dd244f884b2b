import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectsIn } from '../trace/effects-in.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-trigger',
    severity: 'warning',
    since: '0.1.0',
    title: 'Know who relies on a trigger or rule that goes',
    effect:
      'What it did with each write (an audit row, a timestamp, a refusal) is done no more, also for the running release, which gets no error; everyone waits while it is dropped (AccessExclusiveLock).',
    remedy:
      'Drop it in a migration of its own with a short lock_timeout, after the release that does its work elsewhere is everywhere.',
  },
  examples: [
    {
      title: 'a trigger is dropped',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ' +
          'CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();',
        migration: 'DROP TRIGGER audit ON orders;',
      },
      hits: ['orders: trigger audit is dropped'],
    },
    {
      title: 'with its function',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ' +
          'CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();',
        migration: 'DROP FUNCTION f() CASCADE;',
      },
      hits: ['orders: trigger audit is dropped'],
    },
    {
      title: 'it is turned off, and stays off',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ' +
          'CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();',
        migration: 'ALTER TABLE orders DISABLE TRIGGER audit;',
      },
      hits: ['orders: trigger audit is turned off'],
    },
    {
      title: 'a rule is turned off, and a trigger left to replication',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE RULE keep AS ON DELETE TO orders DO INSTEAD NOTHING; CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ' +
          'CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();',
        migration: 'ALTER TABLE orders DISABLE RULE keep; ALTER TABLE orders ENABLE REPLICA TRIGGER audit;',
      },
      hits: ['orders: trigger audit is turned off but in replication', 'orders: rule keep is turned off'],
    },
    {
      title: 'a rule',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE RULE keep AS ON DELETE TO orders DO INSTEAD NOTHING;',
        migration: 'DO $$ BEGIN DROP RULE keep ON orders; END $$;',
      },
      hits: ['orders: rule keep is dropped'],
    },
    {
      title: 'it is made anew',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ' +
          'CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();',
        migration:
          'DROP TRIGGER IF EXISTS audit ON orders; CREATE TRIGGER audit BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();',
      },
      hits: [],
    },
    {
      title: 'off for a moment, and on again',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ' +
          'CREATE TRIGGER audit BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f();',
        migration:
          'ALTER TABLE orders DISABLE TRIGGER audit; ALTER TABLE orders ENABLE TRIGGER audit; ALTER TABLE orders ENABLE ALWAYS TRIGGER audit;',
      },
      hits: [],
    },
    {
      title: 'there was none, and the table goes with its own',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE TABLE users (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ' +
          'CREATE TRIGGER audit BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();',
        migration: 'DROP TRIGGER IF EXISTS audit ON orders; DROP TABLE users;',
      },
      hits: [],
    },
  ],
  check: (run) => [
    ...effectsIn(run, 'trigger dropped').flatMap(({ statement, effect: { table, trigger } }) =>
      named(triggersAtHead, run, table.after, trigger) || !named(triggersAtBase, run, table.after, trigger)
        ? []
        : [hitFor(statement, run, table.after, `trigger ${trigger.name}`, 'is dropped')],
    ),
    ...effectsIn(run, 'trigger altered').flatMap(({ statement, effect: { table, trigger } }) => {
      const { before, after } = trigger
      const off = isOn(before) && !isOn(after) && !after.internal
      const now = triggersAtHead(run, table.after).find(({ oid }) => oid === after.oid)
      return off && now && !isOn(now) && named(triggersAtBase, run, table.after, after)
        ? [hitFor(statement, run, table.after, `trigger ${after.name}`, turnedOff(now))]
        : []
    }),
    ...effectsIn(run, 'rule altered').flatMap(({ statement, effect: { table, rule } }) => {
      const { before, after } = rule
      const ruleIn = (facts: MigrationRun['facts']['base']) =>
        facts.tables.get(table.after.oid)?.rules.find(({ oid }) => oid === after.oid)
      const now = ruleIn(run.facts.head)
      return isOn(before) && !isOn(after) && now && !isOn(now) && ruleIn(run.facts.base)
        ? [hitFor(statement, run, table.after, `rule ${after.name}`, turnedOff(now))]
        : []
    }),
    ...effectsIn(run, 'rule dropped').flatMap(({ statement, effect: { table, rule } }) => {
      const rules = (facts: MigrationRun['facts']['base']) => facts.tables.get(table.after.oid)?.rules ?? []
      const back = rules(run.facts.head).some(({ name }) => name === rule.name)
      return back || !rules(run.facts.base).some(({ oid }) => oid === rule.oid)
        ? []
        : [hitFor(statement, run, table.after, `rule ${rule.name}`, 'is dropped')]
    }),
  ],
})

/** `R`: it fires where changes of another server are replayed, and for nobody who writes here. */
function isOn({ enabled }: { readonly enabled: string }): boolean {
  return enabled === 'O' || enabled === 'A'
}

function turnedOff({ enabled }: { readonly enabled: string }): string {
  return enabled === 'R' ? 'is turned off but in replication' : 'is turned off'
}

type TriggersOf = (run: MigrationRun, table: TableFacts) => TableFacts['triggers']

const triggersAtBase: TriggersOf = ({ facts }, { oid }) => facts.base.tables.get(oid)?.triggers ?? []

const triggersAtHead: TriggersOf = ({ facts }, { oid }) => facts.head.tables.get(oid)?.triggers ?? []

function named(triggersOf: TriggersOf, run: MigrationRun, table: TableFacts, { name }: { readonly name: string }) {
  return triggersOf(run, table).some((trigger) => trigger.name === name)
}

function hitFor(statement: TracedStatement, run: MigrationRun, table: TableFacts, what: string, becomes: string): Hit {
  const [kind = '', ...name] = what.split(' ')
  return {
    ...hitOn(statement, run, table.name),
    key: `${statement.key}\n${what}`,
    cause: `${statement.key}|${table.name}|${what}`,
    subject: { kind: kind === 'rule' ? 'rule' : 'trigger', name: `${table.name}.${name.join(' ')}` },
    message: `${shown(table.name)}: ${what} ${becomes}`,
  }
}
