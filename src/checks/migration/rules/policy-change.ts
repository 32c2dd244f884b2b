import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { standingTables, statementSince } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun } from '../subject.ts'
import type { PolicyFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/policy-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Have someone read a policy that changes',
    effect: 'The running release sees, and may write, other rows from that moment on; nothing fails that would tell.',
    remedy: 'Try the queries of the running release as its role, on both sides of the change.',
  },
  examples: [
    {
      title: 'a policy goes',
      given: {
        schema:
          'CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY seen ON orders USING (true); CREATE POLICY own ON orders USING (id = 1);',
        migration: 'DROP POLICY seen ON orders;',
      },
      hits: ['orders: policy seen (ALL) dropped, so its roles reach other rows from now on'],
    },
    {
      title: 'a policy says something else, in a DO block',
      given: {
        schema:
          'CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON orders FOR SELECT USING (id = 1);',
        migration: 'DO $$ BEGIN ALTER POLICY own ON orders USING (id > 1); END $$;',
      },
      hits: ['orders: policy own (SELECT) changed, so its roles reach other rows from now on'],
    },
    {
      title: 'one that restricts is added, and another goes',
      given: {
        schema:
          'CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY seen ON orders USING (true);',
        migration:
          'CREATE POLICY few ON orders AS RESTRICTIVE USING (id < 9); DROP POLICY seen ON orders; CREATE POLICY all_of_them ON orders USING (id > 0);',
      },
      hits: [
        'orders: policy seen (ALL) dropped and restrictive policy few (ALL) added, so its roles reach other rows from now on',
      ],
    },
    {
      title: 'dropped and made anew as it was',
      given: {
        schema:
          'CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY seen ON orders USING (true);',
        migration: 'DROP POLICY seen ON orders; CREATE POLICY seen_by_all ON orders USING (true);',
      },
      hits: [],
    },
    {
      title: 'row security is switched off',
      given: {
        schema:
          'CREATE TABLE orders (id int); ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON orders USING (id = 1);',
        migration: 'ALTER TABLE orders DISABLE ROW LEVEL SECURITY;',
      },
      hits: ['orders: row security is switched off, so its roles reach other rows from now on'],
    },
    {
      title: 'row security is off',
      given: {
        schema: 'CREATE TABLE orders (id int); CREATE POLICY seen ON orders USING (true);',
        migration: 'DROP POLICY seen ON orders;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (id int); ALTER TABLE carts ENABLE ROW LEVEL SECURITY; CREATE POLICY seen ON carts USING (true); DROP POLICY seen ON carts;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    standingTables(run).flatMap(({ base, head }) => {
      // Where row security is new, that is the news; where it was off, nobody asked a policy.
      if (!base.rowSecurity) return []
      const changes = head.rowSecurity ? changesOf(base, head) : [switchedOff]
      const [first] = changes
      const statement = first && statementSince(run, base.oid, first.holds)
      if (!first || !statement) return []
      const texts = changes.map(({ text }) => text)
      return [
        {
          ...hitOn(statement, run, head.name),
          cause: `${head.name} policies`,
          key: texts.join('\n'),
          reach: changes.map(({ policy }) =>
            policy
              ? { kind: 'policy' as const, name: `${head.name}.${policy.name}` }
              : { kind: 'table' as const, name: head.name },
          ),
          message: `${shown(head.name)}: ${enumerate(texts, 5)}, so its roles reach other rows from now on`,
        },
      ]
    }),
})

interface Change {
  /** Undefined: all of them at once. */
  readonly policy: PolicyFacts | undefined
  readonly text: string
  /** Of the table since the change. */
  readonly holds: (table: TableFacts) => boolean
}

const switchedOff: Change = {
  policy: undefined,
  text: 'row security is switched off',
  holds: ({ rowSecurity }) => !rowSecurity,
}

function changesOf(base: TableFacts, head: TableFacts): readonly Change[] {
  const isSame = (a: PolicyFacts) => (b: PolicyFacts) => a.command === b.command && a.definition === b.definition
  const said = ({ name, command }: PolicyFacts) => `policy ${name} (${command})`
  const gone = base.policies.filter((policy) => !head.policies.some(isSame(policy)))
  const come = head.policies.filter((policy) => !base.policies.some(isSame(policy)))
  const lost = gone.map((policy): Change => {
    const changed = come.some(({ name }) => name === policy.name)
    return {
      policy,
      text: `${said(policy)} ${changed ? 'changed' : 'dropped'}`,
      holds: ({ policies }) => !policies.some(isSame(policy)),
    }
  })
  const restricting = come
    .filter(({ name, definition }) => definition.startsWith('false') && !gone.some((policy) => policy.name === name))
    .map(
      (policy): Change => ({
        policy,
        text: `restrictive ${said(policy)} added`,
        holds: ({ policies }) => policies.some(isSame(policy)),
      }),
    )
  return [...lost, ...restricting]
}
