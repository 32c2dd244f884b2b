import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../src/adapters/postgres/engine.ts'
import { run } from '../../src/checks/schema-diff/run.ts'
import type { CheckResult } from '../../src/core/check.ts'
import { changeSetOf, checkContext } from '../fakes/check-context.ts'
import { silentLog } from '../fakes/silent-log.ts'
import { corpus, corpusIsHere } from './repositories.ts'

// Every expectation below was read in the SQL files themselves, not in what the program printed.

/** The difference that a project's last five migrations make, after all before them. */
async function lastFive(name: string, folder: string, isNew: RegExp): Promise<CheckResult> {
  const root = join(corpus, 'migrations', name)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(root, path)).isFile(),
  )
  const tree = (paths: readonly string[]) =>
    Object.fromEntries(paths.map((path) => [`${folder}/${path}`, readFileSync(join(root, path), 'utf8')]))
  const closers: (() => Promise<void>)[] = []
  const context = checkContext({
    changeSet: changeSetOf(tree(files.filter((path) => !isNew.test(path))), tree(files)),
    databaseEngine: () => openDatabaseEngine({ engine: 'pglite', log: silentLog() }),
    onClose: (close) => void closers.push(close),
  })
  try {
    return await run(context)
  } finally {
    for (const close of closers) await close()
  }
}

/** Each finding as rule, message and the place of what was written; sorted. */
const told = ({ findings }: CheckResult) =>
  findings.map(({ ruleId, message }) => `${ruleId.replace('schema/', '')} ${message}`).sort()

describe.skipIf(!corpusIsHere)('the difference that the last five migrations make', () => {
  test('lemmy: a column that is added and then renamed is one new column', async () => {
    const result = await lastFive('lemmy', 'migrations', /^2026-0(6-0[23]|7)-/)
    expect(told(result)).toEqual([
      'column-added comment_report.conclusion: new column text',
      'column-added community_actions.follow_activity_id: new column text',
      'column-added community_report.conclusion: new column text',
      'column-added local_user.show_media: new column boolean NOT NULL DEFAULT true',
      'column-added modlog.child_count: new column integer NOT NULL DEFAULT 0',
      'column-added post_report.conclusion: new column text',
      'column-added private_message_report.conclusion: new column text',
      'column-renamed local_user.hide_posts_with_media: renamed from hide_media',
    ])
    expect(result.summary).toBe('8 columns changed')
  })

  test('gitness: one table with its seven columns, and eight columns of old tables', async () => {
    const result = await lastFive('gitness', 'app/store/database/migrate/postgres', /^00(7[6-9]|80)_/)
    expect(told(result)).toEqual([
      'column-added gitspaces.gits_active_time_ended: new column bigint',
      'column-added gitspaces.gits_active_time_started: new column bigint',
      'column-added gitspaces.gits_has_git_changes: new column boolean',
      'column-added gitspaces.gits_last_heartbeat: new column bigint',
      "column-added pullreqs.pullreq_rebase_check_status: new column text NOT NULL DEFAULT 'unchecked'::text",
      'column-added pullreqs.pullreq_rebase_conflicts: new column text',
      'column-dropped gitspaces.gits_tracked_changes: column dropped',
      'column-nullability-changed gitspaces.gits_last_used: may be NULL now',
      'table-added oci_image_index_mappings: new table, 7 columns',
    ])
  })

  test('umami: what the five add and take away again is no difference', async () => {
    const result = await lastFive('umami', 'prisma/migrations', /^1[5-9]_/)
    const said = told(result)
    // 16 makes it with ten columns, 19 drops one of them and two of its indexes.
    expect(said).toContain('table-added board: new table, 9 columns')
    expect(said).toContain(
      'column-dropped website.share_id: column dropped, and with it index website_share_id_idx and index website_share_id_key',
    )
    expect(said.filter((text) => text.startsWith('index-dropped'))).toHaveLength(10)
    expect(said.filter((text) => text.startsWith('column-added website_event.'))).toHaveLength(5)
    expect(result.summary).toBe('4 tables, 8 columns, 10 indexes changed')
    const board = result.findings.find(({ message }) => message.startsWith('board'))
    expect([board?.location.path.includes('/16_'), board?.location.line]).toEqual([true, 2])
  })

  test('kestra: an enum value, a function and an index under another name', async () => {
    const folder = 'jdbc-postgres/src/main/resources/migrations/postgres'
    const result = await lastFive('kestra', folder, /^V1_2[3-7]__/)
    expect(told(result)).toEqual([
      "enum-changed state_type: 'SKIPPED' added",
      'index-added execution_queued__flow_date: CREATE INDEX execution_queued__flow_date ON execution_queued USING btree (tenant_id, namespace, flow_id, date)',
      'index-dropped execution_queued__flow: index dropped',
      'object-changed fulltext_replace(text, text): function changed',
      'table-added dashboards: new table, 11 columns',
      'table-added sla_monitor: new table, 5 columns',
    ])
  })
})
