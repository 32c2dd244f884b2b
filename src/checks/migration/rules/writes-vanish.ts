import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'
import { newTriggers } from '../trace/rejected-writes.ts'
import { newRules, type VanishedWrite } from '../trace/vanished-writes.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/writes-vanish',
    severity: 'warning',
    since: '0.1.0',
    title: 'Do not let a rule or trigger swallow what the running release writes',
    effect:
      'DO INSTEAD, or a BEFORE trigger that returns NULL, makes a write do nothing: it succeeds, no row is changed, and nobody is told.',
    remedy:
      'Let a BEFORE trigger return NEW (OLD for DELETE), refuse with an error what must not be written, and redirect writes only when no running release relies on them.',
  },
  examples: [
    {
      title: 'a rule that does nothing instead',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration: 'CREATE RULE quiet AS ON INSERT TO orders DO INSTEAD NOTHING;',
      },
      hits: [
        'orders: rule quiet swallows INSERT: such writes of the running release succeed, and leave the table as it was',
      ],
    },
    {
      title: 'a trigger that returns no row, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int, note text);',
        migration:
          "DO $do$ BEGIN CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := 'x'; RETURN NULL; END $$; CREATE TRIGGER stamped BEFORE INSERT OR UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION stamp(); END $do$;",
      },
      hits: [
        'orders: trigger stamped swallows UPDATE and INSERT: such writes of the running release succeed, and leave the table as it was',
      ],
    },
    {
      title: 'an old trigger whose function returns NEW on DELETE now',
      given: {
        schema:
          "CREATE TABLE orders (id int, note text); INSERT INTO orders VALUES (1, 'a'); CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN coalesce(NEW, OLD); END $$; CREATE TRIGGER audited BEFORE UPDATE OR DELETE ON orders FOR EACH ROW EXECUTE FUNCTION audit();",
        migration:
          'CREATE OR REPLACE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;',
      },
      hits: [
        'orders: trigger audited swallows DELETE: such writes of the running release succeed, and leave the table as it was',
      ],
    },
    {
      title: 'a rule for some rows, and one that writes elsewhere as well',
      given: {
        schema: 'CREATE TABLE orders (id int, note text); CREATE TABLE seen (id int);',
        migration:
          'CREATE RULE low AS ON INSERT TO orders WHERE NEW.id < 0 DO INSTEAD NOTHING; CREATE RULE also AS ON INSERT TO orders DO ALSO INSERT INTO seen VALUES (NEW.id);',
      },
      hits: [
        'orders: rule low swallows INSERT of the rows that fit its condition: such writes of the running release succeed, and leave the table as it was',
      ],
    },
    {
      title: 'rows that a trigger puts into a child of the table, and updates that change nothing',
      given: {
        schema:
          'CREATE TABLE orders (id int, note text); CREATE TABLE orders_new () INHERITS (orders); CREATE TABLE notes (id int, note text);',
        migration:
          'CREATE FUNCTION route() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO orders_new VALUES (NEW.*); RETURN NULL; END $$; CREATE TRIGGER routed BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION route(); CREATE TRIGGER same BEFORE UPDATE ON notes FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();',
      },
      hits: [],
    },
    {
      title: 'a rule that was there before',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE RULE quiet AS ON INSERT TO orders DO INSTEAD NOTHING;',
        migration:
          'DROP RULE quiet ON orders; CREATE RULE quiet AS ON INSERT TO orders DO INSTEAD NOTHING; ALTER TABLE orders ADD note text;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration: 'CREATE TABLE carts (id int); CREATE RULE quiet AS ON DELETE TO carts DO INSTEAD NOTHING;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const vanished = run.triedWrites?.vanished ?? []
    const guilty = unique(vanished.map(({ table, by, name }) => JSON.stringify([table, by, name])))
    const proved = guilty.map((each) => vanished.filter((write) => isOf(write, each)))
    return [...proved.flatMap((writes) => provedHit(writes, run)), ...untriedRules(run)]
  },
})

function isOf({ table, by, name }: VanishedWrite, guilty: string): boolean {
  return JSON.stringify([table, by, name]) === guilty
}

function provedHit(writes: readonly VanishedWrite[], run: MigrationRun): readonly Hit[] {
  const [first] = writes
  const table = first && run.facts.head.tables.get(first.table)
  const statement = table && statementThatBrought(first, run)
  if (!table || !statement) return []
  const commands = enumerate(writes.map(({ command }) => command))
  const text = `${first.by} ${first.name} swallows ${commands}: such writes of the running release succeed, and leave the table as it was`
  return [hitOf(table, first, text, statement, run)]
}

function hitOf(
  table: TableFacts,
  { by, name }: Pick<VanishedWrite, 'by' | 'name'>,
  text: string,
  statement: TracedStatement,
  run: MigrationRun,
): Hit {
  return {
    ...hitOn(statement, run, table.name),
    cause: `${table.name} ${name} swallows`,
    key: `${table.name} ${by} ${name}`,
    subject:
      by === 'trigger' ? { kind: 'trigger', name: `${table.name}.${name}` } : { kind: 'table', name: table.name },
    message: `${shown(table.name)}: ${text}`,
  }
}

/** Rules that do nothing instead, and that no row that was tried had met. */
function untriedRules(run: MigrationRun): readonly Hit[] {
  const proved = new Set((run.triedWrites?.vanished ?? []).map(({ table, name }) => `${table} ${name}`))
  return newRules(run.facts.base, run.facts.head).flatMap(({ table, rule }) => {
    const [, command, rest = ''] =
      /ON (INSERT|UPDATE|DELETE) TO (.*)$/s.exec(rule.definition.replace(/\s+/g, ' ')) ?? []
    const statement = statementThatBrought({ table: table.oid, by: 'rule', name: rule.name }, run)
    if (!statement || command === undefined || !/ DO INSTEAD NOTHING;?$/.test(rest)) return []
    if (proved.has(`${table.oid} ${rule.name}`)) return []
    const text = / WHERE /.test(rest)
      ? `swallows ${command} of the rows that fit its condition: such writes of the running release succeed, and leave the table as it was`
      : `swallows ${command}: such writes of the running release succeed, and leave the table as it was`
    return [hitOf(table, { by: 'rule', name: rule.name }, `rule ${rule.name} ${text}`, statement, run)]
  })
}

function statementThatBrought(
  { table, by, name }: Pick<VanishedWrite, 'table' | 'by' | 'name'>,
  run: MigrationRun,
): TracedStatement | undefined {
  if (by === 'rule') {
    const rule = run.facts.head.tables.get(table)?.rules.find((known) => known.name === name)
    return statementSince(run, table, ({ rules }) => rules.some(({ definition }) => definition === rule?.definition))
  }
  const found = newTriggers(run.facts.base, run.facts.head).find(
    (known) => known.table.oid === table && known.trigger.name === name,
  )
  const since = statementSince(run, table, ({ triggers }) => triggers.some(({ oid }) => oid === found?.trigger.oid))
  return (
    since ??
    run.statements.findLast(({ effects }) =>
      effects.some(
        (effect) => effect.what === 'function altered' && effect.function.after.oid === found?.function?.oid,
      ),
    )
  )
}
