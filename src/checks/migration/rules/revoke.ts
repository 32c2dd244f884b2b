import type { Subject } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { type Lost, lostPrivileges } from '../judgement/privileges.ts'
import { hitOn, shown } from '../judgement/said.ts'
import { relationAtHead, tableAtBase } from '../judgement/standing.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { FunctionFacts, NamedFacts, TableFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/revoke',
    severity: 'warning',
    since: '0.1.0',
    title: 'Take a privilege away only when nothing uses it any more',
    effect: 'The release that still runs fails with 42501 wherever it uses what its role may no longer do.',
    remedy: 'Ship a release that no longer needs the privilege first, and revoke it with the one after.',
  },
  examples: [
    {
      title: 'a privilege on a table',
      given: {
        schema: 'CREATE TABLE orders (id int); GRANT SELECT, INSERT ON orders TO pg_monitor;',
        migration: 'REVOKE INSERT ON orders FROM pg_monitor;',
      },
      hits: ['orders: pg_monitor loses INSERT, so what the running release does with it fails with 42501'],
    },
    {
      title: 'on all tables of a schema, in a DO block',
      given: {
        schema:
          'CREATE TABLE orders (id int); CREATE TABLE carts (id int); GRANT ALL ON orders TO pg_monitor; GRANT SELECT ON carts TO PUBLIC;',
        migration: "DO $$ BEGIN EXECUTE 'REVOKE ALL ON ALL TABLES IN SCHEMA public FROM pg_monitor, PUBLIC'; END $$;",
      },
      hits: [
        'carts and orders: PUBLIC loses SELECT and pg_monitor loses SELECT, INSERT, UPDATE and 5 more, so what the running release does with them fails with 42501',
      ],
    },
    {
      title: 'of everybody, on a function',
      given: {
        schema: 'CREATE FUNCTION rate() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;',
        migration: 'REVOKE ALL ON FUNCTION rate() FROM PUBLIC;',
      },
      hits: ['rate(): PUBLIC loses EXECUTE, so what the running release does with it fails with 42501'],
    },
    {
      title: 'to connect',
      given: {
        schema: '',
        migration:
          "DO $$ BEGIN EXECUTE format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', current_database()); END $$;",
      },
      hits: ['the database: PUBLIC loses CONNECT, so what the running release does with it fails with 42501'],
    },
    {
      title: 'of a view that is made anew',
      given: {
        schema: 'CREATE VIEW recent AS SELECT 1 AS id; GRANT SELECT ON recent TO pg_monitor;',
        migration: 'DROP VIEW recent; CREATE VIEW recent AS SELECT 2 AS id;',
      },
      hits: ['recent: pg_monitor loses SELECT, so what the running release does with it fails with 42501'],
    },
    {
      title: 'from one role, while another one gets more',
      given: {
        schema: 'CREATE TABLE orders (id int); GRANT SELECT ON orders TO pg_monitor;',
        migration:
          'REVOKE SELECT ON orders FROM pg_monitor; GRANT SELECT ON orders TO pg_read_all_data; ALTER TABLE orders OWNER TO pg_read_all_settings;',
      },
      hits: ['orders: pg_monitor loses SELECT, so what the running release does with it fails with 42501'],
    },
    {
      title: 'from the owner',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'REVOKE DELETE ON orders FROM postgres;',
      },
      hits: ['orders: postgres loses DELETE, so what the running release does with it fails with 42501'],
    },
    {
      title: 'granted again at once',
      given: {
        schema: 'CREATE TABLE orders (id int); GRANT ALL ON orders TO pg_monitor;',
        migration: 'REVOKE ALL ON orders FROM pg_monitor; GRANT ALL ON orders TO pg_monitor;',
      },
      hits: [],
    },
    {
      title: 'what the role did not have',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'REVOKE ALL ON orders FROM PUBLIC; REVOKE SELECT ON orders FROM pg_monitor;',
      },
      hits: [],
    },
    {
      title: 'a table made in the same migration',
      given: {
        schema: '',
        migration:
          'CREATE TABLE carts (id int); GRANT SELECT ON carts TO pg_monitor; REVOKE SELECT ON carts FROM pg_monitor;',
      },
      hits: [],
    },
  ],
  check: (run) =>
    run.statements.flatMap((statement) => {
      const losses = lossesBy(statement, run)
      const [first] = losses
      if (!first) return []
      const one = losses.length === 1
      const texts = [...new Set(losses.flatMap(({ lost }) => lost.map(said)))].sort()
      return [
        {
          ...hitOn(statement, run, first.name),
          cause: `${statement.key}|revoked`,
          subject: first.subject,
          reach: losses.map(({ subject }) => subject),
          message: `${enumerate(losses.map(({ name }) => shown(name)))}: ${enumerate(texts)}, so what the running release does with ${one ? 'it' : 'them'} fails with 42501`,
        },
      ]
    }),
})

interface Loss {
  readonly name: string
  readonly subject: Subject
  readonly lost: readonly Lost[]
}

function said({ role, privileges }: Lost): string {
  return `${role} loses ${enumerate(privileges)}`
}

/** What a role had before the pull request, has not after it, and lost by this statement. */
function lossesBy(statement: TracedStatement, run: MigrationRun): readonly Loss[] {
  const losses = statement.effects.flatMap((effect): readonly (Loss | undefined)[] => {
    switch (effect.what) {
      case 'table altered':
        return effect.aspect === 'grants' && takes(effect) ? [onTable(effect.after, run)] : []
      case 'table created':
        return [onTable(effect.table, run)]
      case 'function altered':
        return takes(effect.function) ? [onFunction(effect.function.after, run)] : []
      case 'function created':
        return [onFunction(effect.function, run)]
      case 'object altered': {
        const { before, after } = effect.object
        return takes({ before: owned(before), after: owned(after) }) ? [onObject(after, run)] : []
      }
      default:
        return []
    }
  })
  return losses.flatMap((loss) => loss ?? []).sort((a, b) => (a.name < b.name ? -1 : 1))
}

interface Owned {
  readonly grants: readonly string[]
  readonly owner: string
}

/** The detail of a schema, sequence or database is its owner. */
function owned({ grants, detail }: NamedFacts): Owned {
  return { grants, owner: detail }
}

/** Whether the statement itself takes something away: GRANT and OWNER TO change the same list. */
function takes({ before, after }: { readonly before: Owned; readonly after: Owned }): boolean {
  return lostBetween(before, after).length > 0
}

/** That another role owns it is told as that. */
function lostBetween(before: Owned, after: Owned): readonly Lost[] {
  return lostPrivileges(before.grants, after.grants).filter(
    ({ role }) => role !== before.owner || before.owner === after.owner,
  )
}

function onTable({ oid, name, kind }: TableFacts, run: MigrationRun): Loss | undefined {
  const base = tableAtBase(run, oid) ?? [...run.facts.base.tables.values()].find((table) => table.name === name)
  const head = run.facts.head.tables.get(oid) ?? relationAtHead(run, name)
  const subject = { kind: kind === 'v' || kind === 'm' ? ('view' as const) : ('table' as const), name }
  return base && head && lossOf(subject, name, base, head)
}

function onFunction({ name, signature }: FunctionFacts, { facts }: MigrationRun): Loss | undefined {
  const isIt = (known: FunctionFacts) => known.name === name && known.signature === signature
  const [base, head] = [facts.base.world.functions.find(isIt), facts.head.world.functions.find(isIt)]
  const text = `${name}(${signature})`
  return base && head && base.result !== 'trigger'
    ? lossOf({ kind: 'function', name: text }, text, base, head)
    : undefined
}

function onObject({ kind, oid, name }: NamedFacts, { facts }: MigrationRun): Loss | undefined {
  if (kind !== 'schema' && kind !== 'sequence' && kind !== 'database') return undefined
  const isIt = (known: NamedFacts) => known.kind === kind && known.oid === oid
  const [base, head] = [facts.base.world.named.find(isIt), facts.head.world.named.find(isIt)]
  const text = kind === 'schema' ? `schema ${name}` : kind === 'database' ? 'the database' : name
  return base && head && lossOf({ kind, name }, text, owned(base), owned(head))
}

function lossOf(subject: Subject, name: string, base: Owned, head: Owned): Loss | undefined {
  const lost = lostBetween(base, head)
  return lost.length === 0 ? undefined : { subject, name, lost }
}
