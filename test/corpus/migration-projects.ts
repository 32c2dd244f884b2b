import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import { run } from '../../src/checks/migration/run.ts'
import type { CheckResult } from '../../src/core/check.ts'
import type { Config, DatabaseSettings, RunnerName } from '../../src/core/config.ts'
import { migrationPlan } from '../../src/sql/base-state.ts'
import { discoverMigrations, type MigrationPlan } from '../../src/sql/migrations.ts'
import { changeSetOf, checkContext, defaultConfig, memoryTree } from '../fakes/check-context.ts'
import { silentLog } from '../fakes/silent-log.ts'
import { corpus } from './repositories.ts'

/** A project of the corpus at its place in its own repository, with what its README says that it needs first. */
export interface MigrationProject {
  readonly name: string
  readonly place: string
  readonly runner: RunnerName
  /** The first file that cannot be run, or the number of changes before it: it is left out with those after it. */
  readonly until?: string | number
  readonly prelude?: string
  readonly database?: Partial<DatabaseSettings>
}

export const migrationProjects: readonly MigrationProject[] = [
  {
    name: 'supabase-auth',
    place: 'migrations',
    runner: 'popx',
    prelude: 'CREATE ROLE supabase_auth_admin; CREATE SCHEMA auth;',
    database: { placeholders: { Namespace: 'auth' } },
  },
  { name: 'gitness', place: 'app/store/database/migrate/postgres', runner: 'golang-migrate' },
  { name: 'kratos', place: 'persistence/sql/migrations/sql', runner: 'popx' },
  { name: 'lemmy', place: 'migrations', runner: 'diesel' },
  // A later file needs a step in Go that the corpus has not.
  {
    name: 'hatchet',
    place: 'cmd/hatchet-migrate/migrate/migrations',
    runner: 'goose',
    until: '20260424205453_v1_0_100.sql',
  },
  { name: 'umami', place: 'prisma/migrations', runner: 'prisma' },
  { name: 'kestra', place: 'jdbc-postgres/src/main/resources/migrations/postgres', runner: 'flyway' },
  { name: 'dokploy', place: 'apps/dokploy/drizzle', runner: 'drizzle' },
  // From here on it copies from programs of psql's.
  { name: 'cas-cif', place: 'schema', runner: 'sqitch', until: 184 },
  { name: 'temporal/temporal', place: 'schema/postgresql/v12/temporal', runner: 'versioned-folders' },
  { name: 'temporal/visibility', place: 'schema/postgresql/v12/visibility', runner: 'versioned-folders' },
  {
    name: 'measure',
    place: 'self-host/postgres',
    runner: 'dbmate',
    prelude: 'CREATE SCHEMA measure; SET search_path = measure, public;',
  },
  {
    name: 'graphile-worker',
    place: 'sql',
    runner: 'plain',
    prelude: 'CREATE SCHEMA graphile_worker;',
    database: { placeholders: { GRAPHILE_WORKER_SCHEMA: 'graphile_worker' } },
  },
]

type Files = Readonly<Record<string, string>>

/** All files of a project, at their places. */
function filesOf({ name, place, until }: Pick<MigrationProject, 'name' | 'place' | 'until'>): Files {
  const root = join(corpus, 'migrations', name)
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => statSync(join(root, path)).isFile() && (typeof until !== 'string' || path < until),
  )
  const files = Object.fromEntries(paths.map((path) => [`${place}/${path}`, readFileSync(join(root, path), 'utf8')]))
  return typeof until === 'number' ? sqitchUpTo(files, place, until) : files
}

/** The tree as it was before the last migrations, by the runner's own order. */
async function withoutLast(files: Files, place: string, count: number): Promise<Files> {
  const none = memoryTree({})
  const head = memoryTree(files)
  const plan = await discoverMigrations({ base: none, mergeBase: none, head, migrations: undefined, runner: undefined })
  const last = plan?.added.slice(-count) ?? []
  const stems = new Set(last.map(({ path }) => stemOf(path, place)))
  const rest = Object.entries(files).filter(([path]) => !stems.has(stemOf(path, place)))
  if (plan?.runner === 'sqitch') return sqitchUpTo(files, place, plan.added.length - count)
  return Object.fromEntries(rest.map(([path, text]) => [path, journaledBefore(path, text, count)]))
}

/** A Sqitch project as it was when its plan ended after `kept` changes. */
function sqitchUpTo(files: Files, place: string, kept: number): Files {
  const path = `${place}/sqitch.plan`
  const lines = (files[path] ?? '').split('\n')
  const at = lines.flatMap((line, index) => (/^\w/.test(line) ? [index] : []))[kept] ?? lines.length
  const texts: Record<string, string> = { ...files, [path]: `${lines.slice(0, at).join('\n')}\n` }
  // A change that was reworked lies under its own name; what it was before lies beside it, named with a tag.
  const restored = new Set<string>()
  for (const line of lines.slice(at)) {
    const [, name, tag] = /^(\S+) \[.*?(?<=[[ ])\1@(\S+?)[\] ]/.exec(line) ?? []
    if (name === undefined || restored.has(name)) continue
    restored.add(name)
    for (const way of ['deploy', 'revert']) {
      const earlier = files[`${place}/${way}/${name}@${tag}.sql`]
      if (earlier !== undefined) texts[`${place}/${way}/${name}.sql`] = earlier
    }
  }
  return texts
}

/** What a migration's files have in common: its folder, or its name up to the first dot. */
function stemOf(path: string, place: string): string {
  const inside = path.slice(place.length + 1).replace(/^versioned\//, '')
  const [first = ''] = inside.split('/')
  return inside.includes('/') ? first : (first.split('.')[0] ?? '')
}

/** Drizzle's journal without its last entries. */
function journaledBefore(path: string, text: string, count: number): string {
  if (!path.endsWith('meta/_journal.json')) return text
  // Drizzle's own format.
  const journal = JSON.parse(text) as { entries: readonly unknown[] }
  return JSON.stringify({ ...journal, entries: journal.entries.slice(0, -count) })
}

export interface Reviewed {
  readonly plan: MigrationPlan
  readonly result: CheckResult
}

/** A project's last migrations as a pull request; nothing is configured but what its README says. */
export async function reviewLast(project: MigrationProject, count: number): Promise<Reviewed> {
  const head = { ...filesOf(project), ...(project.prelude ? { 'prelude.sql': project.prelude } : {}) }
  const base = await withoutLast(head, project.place, count)
  const config: Config = {
    ...defaultConfig,
    database: {
      ...defaultConfig.database,
      ...(project.prelude ? { prelude: 'prelude.sql' } : {}),
      ...project.database,
    },
  }
  const closers: (() => Promise<void>)[] = []
  const context = checkContext({
    changeSet: changeSetOf(base, head),
    config,
    databaseEngine: () => openDatabaseEngine({ engine: 'pglite', log: silentLog() }),
    onClose: (close) => void closers.push(close),
  })
  try {
    const plan = await migrationPlan(context)
    if (!plan) throw new Error(`no migrations were found in ${project.name}`)
    return { plan, result: await run(context) }
  } finally {
    for (const close of closers) await close()
  }
}

/** Each finding as severity, rule, place and subject; sorted. Notes are left out. */
export function told({ place }: Pick<MigrationProject, 'place'>, { findings }: CheckResult): readonly string[] {
  return findings
    .filter(({ severity }) => severity !== 'note')
    .map(({ severity, ruleId, location, subject }) => {
      const at = `${location.path.slice(place.length + 1)}:${location.line}`
      // A finding on a whole file has no other subject; what an index is made of says the rule's message.
      const name = 'name' in subject && !subject.name.startsWith(place) ? subject.name : ''
      const about = name.replace(/ \(.*$/, '')
      return `${severity} ${ruleId.replace('migration/', '')} ${at} ${about}`.trim()
    })
    .sort()
}

/** A line of the table of all projects. */
export function tableRow({ name }: MigrationProject, { plan, result }: Reviewed): string {
  const count = (severity: string) => result.findings.filter((finding) => finding.severity === severity).length
  const ran = new Set(result.trace?.filter(({ error }) => !error).map(({ path }) => path)).size
  return `| ${[name, plan.runner, plan.history.length, `${ran} of ${plan.added.length}`, result.trace?.length ?? 0, count('error'), count('warning'), count('note'), result.unproven.length].join(' | ')} |`
}

export const tableHead = [
  '| project | runner, discovered | history applied | new files run | statements | errors | warnings | notes | not proved |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
]
