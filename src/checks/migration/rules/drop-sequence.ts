import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { NamedFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/drop-sequence',
    severity: 'warning',
    since: '0.1.0',
    title: 'Drop or rename a sequence only when nothing draws from it any more',
    effect: 'nextval and currval of the release that still runs fail with 42P01, and where the numbers stood is lost.',
    remedy: 'Ship a release that no longer draws from the sequence first, and drop it with the one after.',
  },
  examples: [
    {
      title: 'a sequence that the running release may draw from',
      given: { schema: 'CREATE SEQUENCE invoices;', migration: 'DROP SEQUENCE invoices;' },
      hits: ['invoices: dropped, so nextval of the running release fails with 42P01'],
    },
    {
      title: 'renamed in a DO block',
      given: {
        schema: 'CREATE SEQUENCE invoices;',
        migration: 'DO $$ BEGIN ALTER SEQUENCE invoices RENAME TO bills; END $$;',
      },
      hits: ['invoices: renamed to bills, so nextval of the running release fails with 42P01'],
    },
    {
      title: 'one that fills a column, which does not need its name',
      given: {
        schema: 'CREATE TABLE orders (id serial); CREATE TABLE carts (id serial);',
        migration:
          'ALTER SEQUENCE orders_id_seq RENAME TO order_ids; ALTER TABLE carts RENAME TO baskets; ALTER SEQUENCE carts_id_seq RENAME TO baskets_id_seq;',
      },
      hits: ['orders_id_seq: renamed to order_ids, so nextval of the running release fails with 42P01'],
    },
    {
      title: 'one that a column owns goes with it',
      given: {
        schema: 'CREATE TABLE orders (id int, no serial);',
        migration: 'ALTER TABLE orders DROP COLUMN no;',
      },
      hits: [],
    },
    {
      title: 'made anew',
      given: { schema: 'CREATE SEQUENCE invoices;', migration: 'DROP SEQUENCE invoices; CREATE SEQUENCE invoices;' },
      hits: [],
    },
    {
      title: 'a sequence made in the same migration',
      given: { schema: '', migration: 'CREATE SEQUENCE invoices; DROP SEQUENCE invoices;' },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const dropped = droppedSequences(statement, run)
      const renamed = renamedSequences(statement, run)
      const names = dropped.map(({ name }) => name)
      const [first] = names
      const fails = 'so nextval of the running release fails with 42P01'
      return [
        ...(first === undefined
          ? []
          : [
              {
                ...hitOn(statement, run, first),
                cause: `${names.join(' ')} dropped`,
                subject: { kind: 'sequence' as const, name: first },
                reach: names.map((name) => ({ kind: 'sequence' as const, name })),
                message: `${enumerate(names.map(shown), 5)}: dropped, ${fails}`,
              },
            ]),
        ...renamed.map(({ before, after, severity }) => ({
          ...hitOn(statement, run, before),
          severity,
          cause: `${before} renamed`,
          subject: { kind: 'sequence' as const, name: before },
          message: `${shown(before)}: renamed to ${shown(after)}, ${fails}`,
        })),
      ]
    }),
})

function droppedSequences({ effects }: TracedStatement, run: MigrationRun): readonly NamedFacts[] {
  const objects = effects.flatMap((effect) => (effect.what === 'object dropped' ? [effect.object] : []))
  if (objects.some(({ kind }) => kind === 'schema')) return []
  return objects.filter((object) => isSequence(object, run.facts.base.world.named) && !isBack(object.name, run))
}

function renamedSequences(statement: TracedStatement, run: MigrationRun) {
  const own = statement.effects.flatMap((effect) => {
    if (effect.what !== 'object renamed' || !isSequence(effect.object.before, run.facts.base.world.named)) return []
    const { before, after } = effect.object
    return isBack(before.name, run) ? [] : [{ before: before.name, after: after.name, severity: 'warning' as const }]
  })
  return [...own, ...renamedWithColumn(statement, run)]
}

/** Those of columns: no catalog of ours has them one by one, so the statement is the one that names both. */
function renamedWithColumn({ sql: { text } }: TracedStatement, run: MigrationRun) {
  return (run.changedSequences ?? []).flatMap(({ before, after, feeds }) => {
    const ownName = (name: string) => name.slice(name.indexOf('.') + 1)
    const named = text.includes(ownName(before.name)) && text.includes(ownName(after.name))
    // A table that has another name, or another schema, is what is told.
    const moved = feeds.some((oid) => run.facts.base.tables.get(oid)?.name !== run.facts.head.tables.get(oid)?.name)
    const told = run.facts.base.world.named.some(({ kind, oid }) => kind === 'sequence' && oid === before.oid)
    return before.name === after.name || !named || moved || told
      ? []
      : [{ before: before.name, after: after.name, severity: 'note' as const }]
  })
}

function isSequence({ oid, kind, name }: NamedFacts, base: readonly NamedFacts[]): boolean {
  // One that came under another name in this run, or that a column gets to own, is not gone for anyone.
  return kind === 'sequence' && base.some((known) => known.kind === kind && known.oid === oid && known.name === name)
}

/** It is there, under its name, whoever owns it now. */
function isBack(name: string, { facts }: MigrationRun): boolean {
  const drawn = [...facts.head.tables.values()].some(({ columns }) =>
    columns.some(({ value }) => value?.includes(`'${shown(name)}'`)),
  )
  return drawn || facts.head.world.named.some((left) => left.kind === 'sequence' && left.name === name)
}
