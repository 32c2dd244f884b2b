import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import { run } from '../../src/checks/migration/run.ts'
import type { CheckResult } from '../../src/core/check.ts'
import { migrationPlan } from '../../src/sql/base-state.ts'
import type { MigrationPlan } from '../../src/sql/migrations.ts'
import { changeSetOf, checkContext, defaultConfig } from '../fakes/check-context.ts'
import { silentLog } from '../fakes/silent-log.ts'
import { told as toldOf } from './migration-projects.ts'
import { corpus, corpusIsHere } from './repositories.ts'

// Every expectation below was read in the SQL files themselves, not in what the program printed.

interface Project {
  readonly name: string
  /** Where the project keeps its migrations. */
  readonly folder: string
  /** The five last, by the start of their names. */
  readonly lastFive: RegExp
}

const lemmy: Project = { name: 'lemmy', folder: 'migrations', lastFive: /^2026-0(6-0[23]|7)-/ }
const gitness: Project = { name: 'gitness', folder: 'app/store/database/migrate/postgres', lastFive: /^00(7[6-9]|80)_/ }
const umami: Project = { name: 'umami', folder: 'prisma/migrations', lastFive: /^1[5-9]_/ }
const kestra: Project = {
  name: 'kestra',
  folder: 'jdbc-postgres/src/main/resources/migrations/postgres',
  lastFive: /^V1_2[3-7]__/,
}

interface Reviewed {
  readonly plan: MigrationPlan
  readonly result: CheckResult
}

const table: string[] = []
const reviewed = new Map<string, Reviewed>()

describe.skipIf(!corpusIsHere)('the last five migrations on the history before them', () => {
  beforeAll(async () => {
    for (const project of [lemmy, gitness, umami, kestra]) reviewed.set(project.name, await reviewLastFive(project))
  }, 300_000)
  afterAll(() => console.log(table.join('\n')))

  describe('lemmy (Diesel)', () => {
    test('337 earlier, 12 statements of 5 new', () => {
      const { plan, result } = of(lemmy)
      expect([plan.runner, plan.folder, plan.history.length, plan.added.length]).toEqual([
        'diesel',
        'migrations',
        337,
        5,
      ])
      expect(result.trace).toHaveLength(12)
      expect(result.unproven).toEqual([])
    })

    test('the one rename that a running release can notice, and four tables that are locked together twice', () => {
      // The other four renames concern a column that the migration before them adds.
      expect(told(lemmy)).toEqual([
        'warning multiple-exclusive-locks-in-transaction 2026-07-08-184840-0000_add_report_resolve_reason/up.sql:4 public.comment_report',
        'warning multiple-exclusive-locks-in-transaction 2026-07-27-143313-0000_rename_resolve_reason_to_conclusion/up.sql:3 public.comment_report',
        'warning rename-column 2026-06-03-120211-0000_split_hide_media_settings/up.sql:3 public.local_user.hide_media',
      ])
    })

    test('every statement takes AccessExclusiveLock on an old table, for a moment', () => {
      // Taken by the statement itself or, on a table that an earlier one of the transaction has altered, still held.
      for (const { locks, held, scans, rewrites } of of(lemmy).result.trace ?? []) {
        expect([...locks, ...held]).toContainEqual(expect.objectContaining({ mode: 'AccessExclusiveLock' }))
        expect([scans, rewrites]).toEqual([[], []])
      }
    })

    test('a transaction a file', () => {
      const transactions = (of(lemmy).result.trace ?? []).map(({ transaction }) => transaction)
      expect(transactions).toEqual([1, 2, 2, 3, 4, 4, 4, 4, 5, 5, 5, 5])
    })
  })

  describe('gitness (golang-migrate)', () => {
    test('three updates of all gitspaces under the lock of two ADD COLUMN; one dropped column', () => {
      expect(told(gitness)).toEqual([
        'error backfill-in-ddl-transaction 0078_alter_gitspaces_add_active_time.up.sql:4 public.gitspaces',
        // It does not make gits_last_used NOT NULL again.
        'warning down-does-not-restore 0077_alter_gitspace_instance_add_heartbeat.down.sql:1',
        'warning drop-column 0079_alter_gitspaces_add_has_git_changes.up.sql:2 public.gitspaces.gits_tracked_changes',
      ])
      expect(of(gitness).result.unproven).toEqual([])
    })

    test('a table with a foreign key locks the table that it refers to, and reads nothing', () => {
      const created = of(gitness).result.trace?.[0]
      expect(created?.locks).toContainEqual({
        relation: 'public.manifests',
        mode: 'ShareRowExclusiveLock',
        preexisting: true,
        source: 'measured',
      })
      expect(created?.scans.filter((relation) => relation === 'public.manifests')).toEqual([])
    })

    test('the number that three old files share is not the news of this pull request', () => {
      const { plan } = of(gitness)
      expect(plan.history.filter(({ version }) => version === '0').map(({ name }) => name)).toEqual([
        '0000_create_extension_btree',
        '0000_create_extension_citext',
        '0000_create_extension_trgm',
      ])
      expect(plan.duplicates).toEqual([])
      expect(plan.misnamed).toEqual([])
    })
  })

  describe('umami (Prisma)', () => {
    test('indexes and a column of old tables go; what was made in the pull request is nobody’s loss', () => {
      expect(told(umami)).toEqual([
        'warning drop-column 15_add_share/migration.sql:40 public.website.share_id',
        'warning drop-index-not-concurrently 15_add_share/migration.sql:34 public.website_share_id_idx',
        'warning drop-index-not-concurrently 17_remove_duplicate_key/migration.sql:2 public.link_link_id_key',
        'warning multiple-exclusive-locks-in-transaction 17_remove_duplicate_key/migration.sql:5 public.pixel',
      ])
      expect([of(umami).plan.runner, of(umami).result.trace?.length]).toEqual(['prisma', 40])
    })

    test('ten indexes of ten tables are dropped in one transaction', () => {
      const finding = of(umami).result.findings.find(({ location }) => location.path.includes('17_remove'))
      expect(finding?.reach).toHaveLength(10)
    })

    test('the rows for the new table come from a scan of website, which nobody waits for', () => {
      const insert = of(umami).result.trace?.find(({ statement }) => statement.startsWith('INSERT'))
      expect(insert?.scans).toEqual(['public.website'])
      expect(insert?.locks.filter(({ relation }) => relation === 'public.website').map(({ mode }) => mode)).toEqual([
        'AccessShareLock',
      ])
    })
  })

  describe('kestra (Flyway)', () => {
    test('an index on an old table is built in the transaction of the file', () => {
      expect(told(kestra)).toEqual([
        'error create-index-not-concurrently V1_23__execution_queued_index.sql:2 public.execution_queued',
        'warning drop-index-not-concurrently V1_23__execution_queued_index.sql:1 public.execution_queued__flow',
        // Stored tsvectors (V1_1, V1_13) were made with it through FULLTEXT_INDEX, and stay as they are.
        'warning function-change V1_27__escape_fulltext.sql:1 public.fulltext_replace(text, text)',
      ])
      expect(of(kestra).result.trace).toHaveLength(12)
    })

    test('versions are numbers: 10 comes after 9', () => {
      const names = of(kestra).plan.history.map(({ name }) => name.split('__')[0])
      expect(names.slice(7, 11)).toEqual(['V1_8', 'V1_9', 'V1_10', 'V1_12'])
    })
  })
})

function of(project: Project): Reviewed {
  const known = reviewed.get(project.name)
  if (!known) throw new Error(`${project.name} was not reviewed`)
  return known
}

/** Errors and warnings. */
function told(project: Project): readonly string[] {
  return toldOf({ place: project.folder }, of(project).result)
}

async function reviewLastFive(project: Project): Promise<Reviewed> {
  const root = join(corpus, 'migrations', project.name)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  )
  const tree = (paths: readonly string[]) =>
    Object.fromEntries(paths.map((path) => [`${project.folder}/${path}`, readFileSync(join(root, path), 'utf8')]))
  const closers: (() => Promise<void>)[] = []
  const context = checkContext({
    changeSet: changeSetOf(tree(files.filter((path) => !project.lastFive.test(path))), tree(files)),
    config: defaultConfig,
    databaseEngine: () => openDatabaseEngine({ engine: 'pglite', log: silentLog() }),
    onClose: (close) => void closers.push(close),
  })
  const started = performance.now()
  try {
    const plan = await migrationPlan(context)
    if (!plan) throw new Error('no migrations found')
    const result = await run(context)
    const count = (severity: string) => result.findings.filter((finding) => finding.severity === severity).length
    const ms = Math.round(performance.now() - started)
    table.push(
      `${project.name}: ${plan.history.length} applied, ${result.trace?.length} statements, ${count('error')} errors, ${count('warning')} warnings, ${count('note')} notes, ${result.unproven.length} unproven, ${ms} ms`,
    )
    return { plan, result }
  } finally {
    for (const close of closers) await close()
  }
}
