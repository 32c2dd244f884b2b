import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
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
      title: 'several triggers of two tables, with their function',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE TABLE users (id int); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; ' +
          'CREATE TRIGGER a BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION f(); CREATE TRIGGER b AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f(); ' +
          'CREATE TRIGGER a BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION f();',
        migration: 'DROP FUNCTION f() CASCADE;',
      },
      hits: ['orders: 2 triggers (a and b) are dropped', 'users: trigger a is dropped'],
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
  check: (run) => {
    const lost = goneFrom(run)
    return lost.flatMap((one) => {
      const group = lost.filter((other) => isSameDecision(one, other))
      return group[0] === one ? [hitFor(one, group, run)] : []
    })
  },
})

/** A trigger or rule that does nothing any more. */
interface Gone {
  readonly statement: TracedStatement
  readonly table: TableFacts
  readonly kind: 'trigger' | 'rule'
  readonly name: string
  /** What became of it, behind `is` or `are`. */
  readonly fate: string
}

function goneFrom(run: MigrationRun): readonly Gone[] {
  return [
    ...effectsIn(run, 'trigger dropped').flatMap(({ statement, effect: { table, trigger } }) =>
      named(triggersAtHead, run, table.after, trigger) || !named(triggersAtBase, run, table.after, trigger)
        ? []
        : [{ statement, table: table.after, kind: 'trigger' as const, name: trigger.name, fate: 'dropped' }],
    ),
    ...effectsIn(run, 'trigger altered').flatMap(({ statement, effect: { table, trigger } }) => {
      const { before, after } = trigger
      const off = isOn(before) && !isOn(after) && !after.internal
      const now = triggersAtHead(run, table.after).find(({ oid }) => oid === after.oid)
      return off && now && !isOn(now) && named(triggersAtBase, run, table.after, after)
        ? [{ statement, table: table.after, kind: 'trigger' as const, name: after.name, fate: turnedOff(now) }]
        : []
    }),
    ...effectsIn(run, 'rule altered').flatMap(({ statement, effect: { table, rule } }) => {
      const { before, after } = rule
      const ruleIn = (facts: MigrationRun['facts']['base']) =>
        facts.tables.get(table.after.oid)?.rules.find(({ oid }) => oid === after.oid)
      const now = ruleIn(run.facts.head)
      return isOn(before) && !isOn(after) && now && !isOn(now) && ruleIn(run.facts.base)
        ? [{ statement, table: table.after, kind: 'rule' as const, name: after.name, fate: turnedOff(now) }]
        : []
    }),
    ...effectsIn(run, 'rule dropped').flatMap(({ statement, effect: { table, rule } }) => {
      const rules = (facts: MigrationRun['facts']['base']) => facts.tables.get(table.after.oid)?.rules ?? []
      const back = rules(run.facts.head).some(({ name }) => name === rule.name)
      return back || !rules(run.facts.base).some(({ oid }) => oid === rule.oid)
        ? []
        : [{ statement, table: table.after, kind: 'rule' as const, name: rule.name, fate: 'dropped' }]
    }),
  ]
}

function isSameDecision(a: Gone, b: Gone): boolean {
  return a.statement === b.statement && a.table.oid === b.table.oid && a.kind === b.kind && a.fate === b.fate
}

/** `R`: it fires where changes of another server are replayed, and for nobody who writes here. */
function isOn({ enabled }: { readonly enabled: string }): boolean {
  return enabled === 'O' || enabled === 'A'
}

function turnedOff({ enabled }: { readonly enabled: string }): string {
  return enabled === 'R' ? 'turned off but in replication' : 'turned off'
}

type TriggersOf = (run: MigrationRun, table: TableFacts) => TableFacts['triggers']

const triggersAtBase: TriggersOf = ({ facts }, { oid }) => facts.base.tables.get(oid)?.triggers ?? []

const triggersAtHead: TriggersOf = ({ facts }, { oid }) => facts.head.tables.get(oid)?.triggers ?? []

function named(triggersOf: TriggersOf, run: MigrationRun, table: TableFacts, { name }: { readonly name: string }) {
  return triggersOf(run, table).some((trigger) => trigger.name === name)
}

/** One decision, however many triggers of the table it takes. */
function hitFor({ statement, table, kind, name, fate }: Gone, group: readonly Gone[], run: MigrationRun): Hit {
  const names = group.map((gone) => gone.name)
  const what = `${kind} ${names.join(', ')}`
  const said =
    names.length === 1 ? `${what} is ${fate}` : `${names.length} ${kind}s (${enumerate(names, 5)}) are ${fate}`
  return {
    ...hitOn(statement, run, table.name),
    key: `${statement.key}\n${what}`,
    cause: `${statement.key}|${table.name}|${what}`,
    subject: names.length === 1 ? { kind, name: `${table.name}.${name}` } : { kind: 'table', name: table.name },
    ...(names.length > 1 ? { reach: names.map((each) => ({ kind, name: `${table.name}.${each}` })) } : {}),
    message: `${shown(table.name)}: ${said}`,
  }
}
