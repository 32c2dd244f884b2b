// What watching a statement costs, in CPU time of this process and of the database: the same statements with and
// without the trace, and growing numbers of them. Prints one line of JSON a size.
import { readFileSync } from 'node:fs'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import { dryRun } from '../../src/checks/migration/dry-run.ts'
import type { DatabaseSession } from '../../src/core/ports.ts'
import { migrationPlan } from '../../src/sql/base-state.ts'
import { parseSql } from '../../src/sql/statements.ts'
import { changeSetOf, defaultConfig } from '../../test/fakes/check-context.ts'

const log = { progress: () => undefined, warn: () => undefined, debug: () => undefined }
const path = 'migrations/2_new.sql'

/** A mix of what migrations do, on a schema of some size. */
function statementsOf(count: number): string {
  const kinds = [
    (n: number) => `ALTER TABLE t${n % 40} ADD COLUMN c${n} int;`,
    (n: number) => `CREATE INDEX i${n} ON t${n % 40} (a);`,
    (n: number) => `INSERT INTO t${n % 40} (id, a) VALUES (${n + 10}, 1);`,
    (n: number) => `CREATE TABLE n${n} (id int PRIMARY KEY);`,
    (n: number) => `UPDATE t${n % 40} SET a = 2 WHERE id = 1;`,
  ]
  return Array.from({ length: count }, (_, n) => kinds[n % kinds.length]?.(n)).join('\n')
}

const schema = Array.from(
  { length: 40 },
  (_, n) => `CREATE TABLE t${n} (id int PRIMARY KEY, a int, b text); INSERT INTO t${n} VALUES (1, 1, 'x');`,
).join('\n')

/** User and system time of all threads of the child processes of this one, in seconds. */
function cpuOfChildren(): number {
  const pids = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const ticks = pids.map((pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return Number(fields[11]) + Number(fields[12])
  })
  return ticks.reduce((sum, one) => sum + one, 0) / 100
}

function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6 + cpuOfChildren()
}

async function fresh(): Promise<DatabaseSession> {
  const session = await (await openDatabaseEngine({ engine: 'pglite', log })).open({ extensions: [] })
  await session.execute(schema)
  return session
}

async function measured(work: (session: DatabaseSession) => Promise<void>): Promise<number> {
  const session = await fresh()
  const before = cpu()
  await work(session)
  const spent = cpu() - before
  await session.close()
  return spent
}

for (const count of process.argv.slice(2).map(Number)) {
  const sql = statementsOf(count)
  const bare = await measured(async (session) => {
    const parsed = await parseSql(sql)
    if (!parsed.parsed) throw new Error('it does not parse')
    await session.execute('BEGIN')
    for (const { text } of parsed.statements) await session.execute(text)
    await session.execute('COMMIT')
  })
  const traced = await measured(async (session) => {
    const plan = await migrationPlan({ changeSet: changeSetOf({}, { [path]: sql }), config: defaultConfig })
    if (!plan) throw new Error('no migration was found')
    const engine = { name: 'pglite', traces: 'locks' } as const
    const texts = new Map([[path, sql]])
    const { judged, unproven } = await dryRun({ plan, texts, engine, session, excerpts: new Map(), log })
    if (judged.statements.length !== count || unproven.length > 0) throw new Error(JSON.stringify(unproven))
  })
  console.log(JSON.stringify({ count, bare, traced }))
}
