import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate } from '../../../core/wording.ts'
import { hitOn } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import type { RoleFacts } from '../trace/facts.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/role-change',
    severity: 'warning',
    since: '0.1.0',
    title: 'Change a role only when no running release logs in with it',
    effect:
      'The release that still runs connects with the role as it knew it: a login that is gone fails with its next connection, a membership that is gone with its next query, for every database of the server.',
    remedy:
      'Make a role of its own for the next release, give it what it needs, and take the other one away when nothing connects with it any more.',
  },
  examples: [
    {
      title: 'logins that end',
      given: {
        schema: 'CREATE ROLE app LOGIN; CREATE ROLE report LOGIN; CREATE ROLE batch LOGIN; CREATE ROLE web LOGIN;',
        migration:
          "ALTER ROLE app NOLOGIN; ALTER ROLE report RENAME TO reports; DROP ROLE batch; ALTER ROLE web CONNECTION LIMIT 5 VALID UNTIL '2030-01-01 00:00:00+00';",
      },
      hits: [
        'role app: may not log in any more, so new connections of the running release with it fail with 28000',
        'role batch: dropped, so new connections of the running release with it fail with 28000',
        'role report: renamed to reports, so new connections of the running release with it fail with 28000',
        'role web: may have 5 connections at most, and one more fails with 53300; its password ends at 2030-01-01 00:00:00 UTC, so new connections of the running release with it fail with 28P01 then',
      ],
    },
    {
      title: 'what it may, in a DO block',
      given: {
        schema:
          'CREATE ROLE sellers; CREATE ROLE app LOGIN BYPASSRLS IN ROLE sellers; CREATE ROLE web LOGIN INHERIT IN ROLE sellers;',
        migration: 'DO $$ BEGIN REVOKE sellers FROM app; ALTER ROLE app NOBYPASSRLS; END $$;',
      },
      hits: [
        'role app: is no member of sellers any more, so what the running release does by that fails with 42501; no longer passes row security by, so policies withhold rows from the running release',
      ],
    },
    {
      title: 'a password',
      given: { schema: 'CREATE ROLE app LOGIN;', migration: "ALTER ROLE app PASSWORD 'other';" },
      hits: [
        'role app: gets another password, so new connections of the running release with the one that it knows fail with 28P01',
      ],
    },
    {
      title: 'more than anyone should have',
      given: {
        schema: 'CREATE ROLE app LOGIN; CREATE ROLE web LOGIN; CREATE ROLE boss SUPERUSER;',
        migration: 'ALTER ROLE app SUPERUSER; GRANT boss TO web;',
      },
      hits: [
        'role app: is a superuser now, whom neither privileges nor row security stop',
        'role web: is a member of boss now, a superuser, whom neither privileges nor row security stop',
      ],
    },
    {
      title: 'more logins, wider limits, another membership',
      given: {
        schema:
          "CREATE ROLE sellers; CREATE ROLE app LOGIN CONNECTION LIMIT 5 VALID UNTIL '2030-01-01'; CREATE ROLE idle;",
        migration:
          "ALTER ROLE app CONNECTION LIMIT 50 VALID UNTIL 'infinity'; GRANT sellers TO app; ALTER ROLE idle LOGIN; ALTER ROLE app CREATEDB;",
      },
      hits: [],
    },
    {
      title: 'a role that nobody logs in with, and one made in the same migration',
      given: {
        schema: 'CREATE ROLE sellers; CREATE ROLE buyers; CREATE ROLE shop LOGIN IN ROLE sellers, buyers, pg_monitor;',
        migration:
          "DROP ROLE sellers; ALTER ROLE buyers RENAME TO customers; CREATE ROLE app LOGIN; ALTER ROLE app PASSWORD 'x' NOLOGIN; DROP ROLE app; CREATE ROLE web LOGIN; ALTER ROLE web PASSWORD 'y';",
      },
      hits: [],
    },
    {
      title: 'taken, and given back',
      given: {
        schema: 'CREATE ROLE sellers; CREATE ROLE app LOGIN IN ROLE sellers;',
        migration: 'REVOKE sellers FROM app; GRANT sellers TO app;',
      },
      hits: [],
    },
  ],
  check: (run) => {
    const { base, head } = run.facts
    const changed = base.world.roles.flatMap((was) => {
      const is = head.world.roles.find(({ oid }) => oid === was.oid)
      const again = head.world.roles.some(({ name }) => name === was.name)
      const texts = is ? changesOf(groupsRenamed(was, run), is, head.world.roles) : was.login && !again ? [dropped] : []
      const statement = texts.length > 0 ? statementThatDid(was, run) : undefined
      return statement ? [hitFor(was.name, texts, statement, run)] : []
    })
    return [...changed, ...passwords(run)].sort((a, b) => a.location.line - b.location.line)
  },
})

function hitFor(name: string, texts: readonly string[], statement: TracedStatement, run: MigrationRun): Hit {
  return {
    ...hitOn(statement, run, name),
    cause: `${statement.key}|role ${name} ${texts.length}`,
    key: `${name}\n${texts.join('\n')}`,
    subject: { kind: 'role', name },
    message: `role ${name}: ${texts.join('; ')}`,
  }
}

const noEntry = 'so new connections of the running release with it fail with 28000'

const dropped = `dropped, ${noEntry}`

const unstopped = 'whom neither privileges nor row security stop'

/** What the running release, or whoever answers for the database, has to know. */
function changesOf(was: RoleFacts, is: RoleFacts, roles: readonly RoleFacts[]): readonly string[] {
  return [...loginChanges(was, is), ...(is.superuser ? [] : lostRights(was, is)), ...newPowers(was, is, roles)]
}

/** With its groups by the names that they have now; one that is dropped had no privileges left to give. */
function groupsRenamed(role: RoleFacts, { facts }: MigrationRun): RoleFacts {
  const memberOf = role.memberOf.flatMap((group) => {
    const known = facts.base.world.roles.find(({ name }) => name === group)
    // Postgres' own have names only.
    if (!known) return [group]
    return facts.head.world.roles.flatMap(({ oid, name }) => (oid === known.oid ? [name] : []))
  })
  return { ...role, memberOf }
}

function loginChanges(was: RoleFacts, is: RoleFacts): readonly string[] {
  const { connections, validUntil } = is
  if (!was.login) return []
  return [
    ...(was.name === is.name ? [] : [`renamed to ${is.name}, ${noEntry}`]),
    ...(is.login ? [] : [`may not log in any more, ${noEntry}`]),
    ...(is.login && connections >= 0 && (was.connections < 0 || connections < was.connections)
      ? [`may have ${connections} connections at most, and one more fails with 53300`]
      : []),
    ...(is.login && validUntil !== null && (was.validUntil === null || validUntil < was.validUntil)
      ? [
          `its password ends at ${validUntil} UTC, so new connections of the running release with it fail with 28P01 then`,
        ]
      : []),
  ]
}

function lostRights(was: RoleFacts, is: RoleFacts): readonly string[] {
  const gone = was.memberOf.filter((group) => !is.memberOf.includes(group))
  const fails = 'so what the running release does by that fails with 42501'
  return [
    ...(gone.length > 0 ? [`is no member of ${enumerate(gone)} any more, ${fails}`] : []),
    ...(was.inherits && !is.inherits && is.memberOf.length > 0
      ? [`no longer has by itself what its groups may, ${fails}`]
      : []),
    ...(was.superuser ? ['is no superuser any more, so what only they may fails with 42501'] : []),
    ...(was.bypassesRowSecurity && !is.bypassesRowSecurity
      ? ['no longer passes row security by, so policies withhold rows from the running release']
      : []),
  ]
}

/** Nothing fails by them; whoever approves ought to know. */
function newPowers(was: RoleFacts, is: RoleFacts, roles: readonly RoleFacts[]): readonly string[] {
  if (is.superuser) return was.superuser ? [] : [`is a superuser now, ${unstopped}`]
  const mighty = is.memberOf.filter(
    (group) => !was.memberOf.includes(group) && roles.some(({ name, superuser }) => name === group && superuser),
  )
  return [
    ...(!was.bypassesRowSecurity && is.bypassesRowSecurity ? ['passes row security by now'] : []),
    ...(mighty.length > 0 ? [`is a member of ${enumerate(mighty)} now, a superuser, ${unstopped}`] : []),
  ]
}

/** Roles are the whole server's: one that changed while a table did was changed by somebody else. */
function statementThatDid({ oid }: RoleFacts, { statements }: MigrationRun): TracedStatement | undefined {
  return statements.findLast(
    ({ sql, effects }) =>
      /role|rename|owned|^(do|call|select)stmt$/i.test(sql.kind) &&
      effects.some(
        (effect) =>
          (effect.what === 'role altered' && effect.role.after.oid === oid) ||
          (effect.what === 'role dropped' && effect.role.oid === oid),
      ),
  )
}

/** The catalog keeps a hash that is another each time, also of the same password: here the text is all there is. */
function passwords(run: MigrationRun): readonly Hit[] {
  const { base, head } = run.facts
  return run.statements.flatMap((statement) => {
    const { node } = statement.sql
    if (!('AlterRoleStmt' in node) || statement.trace.error) return []
    const { role, options = [] } = node.AlterRoleStmt
    const named = ({ name }: RoleFacts) => name === role?.rolename
    const known = base.world.roles.find(named)
    const stands = head.world.roles.some(({ oid, login }) => oid === known?.oid && login)
    const password = options.some((option) => 'DefElem' in option && option.DefElem.defname === 'password')
    if (!known?.login || !stands || !password) return []
    const text =
      'gets another password, so new connections of the running release with the one that it knows fail with 28P01'
    return [hitFor(known.name, [text], statement, run)]
  })
}
