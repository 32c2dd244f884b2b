import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TriggerFacts } from '../trace/facts.ts'
import { type NewTrigger, newTriggers } from '../trace/rejected-writes.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/trigger-rejects-old-writes',
    severity: 'warning',
    since: '0.1.0',
    title: 'Let a new trigger accept what the running release writes',
    effect:
      'The trigger runs for the release that still runs too: a write that it refuses fails there, at run time only.',
    remedy:
      'Ship a release whose writes the trigger accepts first; until then let it warn (RAISE WARNING) and not refuse.',
  },
  examples: [
    {
      title: 'rows may no longer change',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration:
          "CREATE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'orders are final'; END $$; CREATE TRIGGER finals BEFORE UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION final();",
      },
      hits: [
        'orders: trigger finals refuses UPDATE and DELETE of a row that was there before (P0001: orders are final), so such writes of the running release fail',
      ],
    },
    {
      title: 'an old trigger whose function refuses now, in a DO block',
      given: {
        schema:
          "CREATE TABLE orders (id int, note text); CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$; CREATE TRIGGER guarded BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION guard(); INSERT INTO orders VALUES (1, 'a');",
        migration:
          "DO $do$ BEGIN CREATE OR REPLACE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id < 5 THEN RAISE EXCEPTION 'too low'; END IF; RETURN NEW; END $$; ALTER TABLE orders ALTER note SET DEFAULT ''; END $do$;",
      },
      hits: [
        'orders: trigger guarded refuses INSERT of a row that was there before (P0001: too low), so such writes of the running release fail',
      ],
    },
    {
      title: 'what was tried goes through, and other writes may not',
      given: {
        schema: "CREATE TABLE orders (id int, note text); INSERT INTO orders VALUES (1, 'a');",
        migration:
          "CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id > 5 THEN RAISE EXCEPTION 'too high'; END IF; RETURN NEW; END $$; CREATE TRIGGER guarded BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION guard();",
      },
      hits: [
        'orders: trigger guarded can refuse a write of the running release, since its function guard raises errors; a row that was tried went through',
      ],
    },
    {
      title: 'a write that could not be tried',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE TABLE seen (id int PRIMARY KEY); INSERT INTO orders VALUES (1); INSERT INTO seen VALUES (1);',
        migration:
          "CREATE FUNCTION guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TG_OP = 'TRUNCATE' OR NEW.id > 5 THEN RAISE EXCEPTION 'no'; END IF; IF TG_OP = 'INSERT' THEN INSERT INTO seen VALUES (NEW.id); END IF; RETURN NEW; END $$; CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION guard(); CREATE TRIGGER kept BEFORE TRUNCATE ON orders EXECUTE FUNCTION guard();",
      },
      hits: [
        'orders: trigger guarded can refuse a write of the running release, since its function guard raises errors; a row that was tried went through, but INSERT could not be tried',
        'orders: trigger kept can refuse a write of the running release, since its function guard raises errors; TRUNCATE could not be tried',
      ],
    },
    {
      title: 'a trigger that refuses nothing',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration:
          "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'stamped'; RETURN NEW; END $$; CREATE TRIGGER stamped BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamp();",
      },
      hits: [],
    },
    {
      title: 'what it writes elsewhere stands there already',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE TABLE seen (id int PRIMARY KEY); INSERT INTO orders VALUES (1); INSERT INTO seen VALUES (1);',
        migration:
          'CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO seen VALUES (NEW.id); RETURN NEW; END $$; CREATE TRIGGER noted AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION note();',
      },
      hits: [],
    },
    {
      title: 'a trigger that refused before, too',
      given: {
        schema:
          "CREATE TABLE orders (id int, note text); CREATE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'final'; END $$; CREATE TRIGGER finals BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION final();",
        migration:
          "CREATE OR REPLACE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'orders are final'; END $$; ALTER TABLE orders ALTER note SET DEFAULT '';",
      },
      hits: [],
    },
    {
      title: 'the same trigger, made anew',
      given: {
        schema:
          "CREATE TABLE orders (id int, note text); CREATE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'orders are final'; END $$; CREATE TRIGGER finals BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION final();",
        migration:
          'DROP TRIGGER finals ON orders; CREATE TRIGGER finals BEFORE DELETE ON orders FOR EACH ROW EXECUTE FUNCTION final();',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          "CREATE TABLE carts (id int); CREATE FUNCTION final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'carts are final'; END $$; CREATE TRIGGER finals BEFORE DELETE ON carts FOR EACH ROW EXECUTE FUNCTION final();",
      },
      hits: [],
    },
  ],
  check: (run) =>
    newTriggers(run.facts.base, run.facts.head).flatMap((found) => {
      const statement = statementThatBrought(found, run)
      const text = statement && textOf(found, run)
      return statement && text ? [hitFor(found, statement, text, run)] : []
    }),
})

interface Text {
  readonly message: string
  /** The first refusal, where there was one. */
  readonly failure?: { readonly sqlstate: string; readonly error: string }
}

function textOf(
  { table, trigger, function: called, before }: NewTrigger,
  { triedWrites }: MigrationRun,
): Text | undefined {
  // It could refuse writes before, and nobody can tell which.
  if (before?.raises) return undefined
  const rejected = (triedWrites?.rejected ?? []).filter(
    (write) => write.table === table.oid && write.trigger === trigger.name,
  )
  const [first] = rejected
  if (first) {
    const commands = enumerate(rejected.map(({ command }) => command))
    return {
      message: `trigger ${trigger.name} refuses ${commands} of a row that was there before (${first.sqlstate}: ${first.message}), so such writes of the running release fail`,
      failure: { sqlstate: first.sqlstate, error: first.message },
    }
  }
  if (!called?.raises) return undefined
  const tried = triedWrites?.tables.get(table.oid)
  return {
    message: `trigger ${trigger.name} can refuse a write of the running release, since its function ${shown(called.name)} raises errors; ${triedText(trigger, tried)}`,
  }
}

/** Of what the trigger is called for. An INSERT, say, is not tried by a role that is no superuser. */
function triedText({ definition }: TriggerFacts, accepted: readonly string[] | undefined): string {
  if (!accepted) return 'no row could be tried'
  const [, events = ''] = / (?:BEFORE|AFTER) (.*?) ON /s.exec(definition) ?? []
  const called = ['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'].filter((command) => events.includes(command))
  const untried = called.filter((command) => !accepted.includes(command))
  if (untried.length === 0) return 'a row that was tried went through'
  const rest = `${enumerate(untried)} could not be tried`
  return untried.length === called.length ? rest : `a row that was tried went through, but ${rest}`
}

function statementThatBrought(
  { table, trigger, function: called }: NewTrigger,
  run: MigrationRun,
): TracedStatement | undefined {
  const since = statementSince(run, table.oid, ({ triggers }) => triggers.some(({ oid }) => oid === trigger.oid))
  return (
    since ??
    run.statements.findLast(({ effects }) =>
      effects.some((effect) => effect.what === 'function altered' && effect.function.after.oid === called?.oid),
    )
  )
}

function hitFor({ table, trigger }: NewTrigger, statement: TracedStatement, text: Text, run: MigrationRun): Hit {
  const hit = hitOn(statement, run, table.name)
  return {
    ...hit,
    cause: `${table.name} ${trigger.name} refuses`,
    subject: { kind: 'trigger', name: `${table.name}.${trigger.name}` },
    proof: hit.proof.kind === 'trace' && text.failure ? { ...hit.proof, ...text.failure } : hit.proof,
    severity: text.failure ? 'warning' : 'note',
    message: `${shown(table.name)}: ${text.message}`,
  }
}
