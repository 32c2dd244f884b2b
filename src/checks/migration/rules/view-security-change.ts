import type { Severity } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { sqlTable } from '../judgement/sql-names.ts'
import { relationAtHead } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/view-security-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Keep the security options of a view that is made anew',
    effect:
      'CREATE OR REPLACE VIEW and DROP with CREATE set the options anew: without security_invoker the view reads with the rights of its owner, past row security and grants, and nothing fails.',
    remedy:
      'Repeat WITH (security_invoker = true) and the like wherever the view is created, or set it with ALTER VIEW.',
  },
  examples: [
    {
      title: 'replaced without the option that it had',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE VIEW recent WITH (security_invoker = true) AS SELECT id FROM orders;',
        migration: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM orders;',
      },
      hits: [
        'recent: security_invoker is gone, so whoever may read the view sees what its owner may see: row security and grants of the tables behind it are passed by',
      ],
    },
    {
      title: 'made anew without it, in a DO block',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE VIEW recent WITH (security_barrier) AS SELECT id FROM orders;',
        migration: "DO $$ BEGIN DROP VIEW recent; EXECUTE 'CREATE VIEW recent AS SELECT id FROM orders'; END $$;",
      },
      hits: [
        'recent: security_barrier is gone, so a function in the condition of a query can see rows that the view withholds',
      ],
    },
    {
      title: 'with rows that it does not show',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders WHERE id > 5 WITH CHECK OPTION;',
        migration: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE id > 5;',
      },
      hits: ['recent: its check option is gone, so rows that it does not show can be written through it'],
    },
    {
      title: 'a check option that is new',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders WHERE id > 5;',
        migration: 'CREATE OR REPLACE VIEW recent AS SELECT id FROM orders WHERE id > 5 WITH CHECK OPTION;',
      },
      hits: [
        'recent: has a check option now, so a write of the running release through it that the view would not show fails with 44000',
      ],
    },
    {
      title: 'an option that is new',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE VIEW recent AS SELECT id FROM orders;',
        migration: 'ALTER VIEW recent SET (security_invoker = on);',
      },
      hits: [
        'recent: reads with the rights of whoever asks now, so a role without SELECT on the tables behind it fails with 42501, and row security withholds rows from it',
      ],
    },
    {
      title: 'made anew with the same, and set after all',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE VIEW a WITH (security_invoker = on) AS SELECT id FROM orders; CREATE VIEW b WITH (security_invoker) AS SELECT id FROM orders;',
        migration:
          'CREATE OR REPLACE VIEW a WITH (security_invoker = true) AS SELECT id FROM orders; CREATE OR REPLACE VIEW b AS SELECT id FROM orders; ALTER VIEW b SET (security_invoker = true);',
      },
      hits: [],
    },
    {
      title: 'a view made in the same migration',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration:
          'CREATE VIEW recent WITH (security_invoker = on) AS SELECT id FROM orders; ALTER VIEW recent RESET (security_invoker);',
      },
      hits: [],
    },
  ],
  check: (run) =>
    [...run.facts.base.tables.values()].flatMap((base) => {
      const now = base.kind === 'v' ? relationAtHead(run, base.name) : undefined
      const statement = now?.kind === 'v' ? statementThatSet(now, run) : undefined
      if (!now || !statement) return []
      return changesBetween(base, now).map(({ option, severity, text, remedy }) => ({
        ...hitOn(statement, run, base.name),
        key: `${base.name} ${option}`,
        subject: { kind: 'view' as const, name: base.name },
        severity,
        message: `${shown(base.name)}: ${text}`,
        ...(remedy === undefined
          ? {}
          : { remedy: `Set the option again in the same transaction.\nALTER VIEW ${sqlTable(now)} SET (${remedy});` }),
      }))
    }),
})

interface Change {
  readonly option: string
  readonly severity: Severity
  readonly text: string
  /** What to set again. */
  readonly remedy?: string
}

function changesBetween(base: TableFacts, now: TableFacts): readonly Change[] {
  const [was, is] = [optionsOf(base), optionsOf(now)]
  return [
    ...(was.invoker && !is.invoker ? [lostInvoker] : []),
    ...(!was.invoker && is.invoker ? [newInvoker] : []),
    ...(was.barrier && !is.barrier ? [lostBarrier] : []),
    ...(was.checked && !is.checked ? [lostCheck] : []),
    ...(!was.checked && is.checked ? [newCheck] : []),
  ]
}

const lostInvoker: Change = {
  option: 'security_invoker',
  severity: 'warning',
  text: 'security_invoker is gone, so whoever may read the view sees what its owner may see: row security and grants of the tables behind it are passed by',
  remedy: 'security_invoker = true',
}

const newInvoker: Change = {
  option: 'security_invoker',
  severity: 'note',
  text: 'reads with the rights of whoever asks now, so a role without SELECT on the tables behind it fails with 42501, and row security withholds rows from it',
}

const lostBarrier: Change = {
  option: 'security_barrier',
  severity: 'warning',
  text: 'security_barrier is gone, so a function in the condition of a query can see rows that the view withholds',
  remedy: 'security_barrier = true',
}

const lostCheck: Change = {
  option: 'check_option',
  severity: 'warning',
  text: 'its check option is gone, so rows that it does not show can be written through it',
}

const newCheck: Change = {
  option: 'check_option',
  severity: 'warning',
  text: 'has a check option now, so a write of the running release through it that the view would not show fails with 44000',
}

function optionsOf({ options }: TableFacts) {
  const isOn = (name: string) =>
    options.some((option) => option.startsWith(`${name}=`) && /=(t|true|y|yes|on|1)$/i.test(option))
  return {
    invoker: isOn('security_invoker'),
    barrier: isOn('security_barrier'),
    checked: options.some((option) => option.startsWith('check_option=')),
  }
}

/** The last statement that made the view or changed its options. */
function statementThatSet({ oid }: TableFacts, { statements }: MigrationRun): TracedStatement | undefined {
  return statements.findLast(({ before, after }) => {
    const is = after.tables.get(oid)
    return is !== undefined && before.tables.get(oid)?.options.join() !== is.options.join()
  })
}
