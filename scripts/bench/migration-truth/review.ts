import { openDatabaseEngine } from '../../../src/adapters/postgres/engine.ts'
import { run } from '../../../src/checks/migration/run.ts'
import type { CheckResult } from '../../../src/core/check.ts'
import type { DatabaseEngine } from '../../../src/core/ports.ts'
import { changeSetOf, checkContext, defaultConfig } from '../../../test/fakes/check-context.ts'
import { silentLog } from '../../../test/fakes/silent-log.ts'
import { emptyDatabase } from '../../../test/rules/migration.ts'
import { filled, grants } from './databases.ts'
import { commonSchema, type Pair, type SentFile } from './pair.ts'

export interface Reviewer {
  /** The check as a review runs it; `rows`: what the config says of every common table. */
  readonly review: (pair: Pair, files: readonly SentFile[], rows?: number) => Promise<CheckResult>
  readonly close: () => Promise<void>
}

/**
 * Breakwater's check on PGlite, on one database that is emptied in place of many that are booted; where costs are
 * measured, with real snapshots, since a cost belongs to a table that has the same OID in each session.
 */
export async function makeReviewer(): Promise<Reviewer> {
  const live = await (await openDatabaseEngine({ engine: 'pglite', log: silentLog() })).open({ extensions: [] })
  await live.execute('CREATE ROLE app')
  return {
    review: async (pair, files, rows) => {
      // A history has the tables, and seldom their rows.
      const base = filled(
        `${rows === undefined ? '' : 'CREATE ROLE app;'}\n${commonSchema}\n${pair.schema ?? ''}\n${grants};`,
        0,
      )
      const engine: DatabaseEngine = {
        name: 'pglite',
        traces: 'locks',
        extensions: ['plpgsql'],
        open: async ({ from }) => {
          await live.execute('RESET ALL')
          await emptyDatabase(live)
          if (from) await live.execute(base)
          return { ...live, snapshot: async () => ({ discard: async () => undefined }), close: async () => undefined }
        },
      }
      const before = { 'migrations/00001_base.sql': `-- +goose Up\n${gooseText([base])}` }
      const added = Object.fromEntries(
        files.map((file, index) => [`migrations/0000${index + 2}_step.sql`, gooseFile(file)]),
      )
      const rowCounts: Record<string, number> = rows === undefined ? {} : { users: rows, orders: rows }
      const closers: (() => Promise<void>)[] = []
      const context = checkContext({
        changeSet: changeSetOf(before, { ...before, ...added }),
        config: {
          ...defaultConfig,
          database: { ...defaultConfig.database, postgresVersion: 18, rowCounts },
        },
        databaseEngine: async () =>
          rows === undefined ? engine : openDatabaseEngine({ engine: 'pglite', log: silentLog() }),
        onClose: (close) => void closers.push(close),
      })
      try {
        return await run(context)
      } finally {
        for (const close of closers) await close()
      }
    },
    close: live.close,
  }
}

/** A file as goose has them, which says itself whether it wants a transaction. */
function gooseFile(file: SentFile): string {
  return typeof file === 'string'
    ? `-- +goose Up\n${gooseText([file])}`
    : `-- +goose NO TRANSACTION\n-- +goose Up\n${gooseText(file)}`
}

/** Statements whose bodies hold semicolons stand in a block of their own. */
function gooseText(statements: readonly string[]): string {
  return statements
    .map((sql) =>
      sql.includes('$$') && !sql.includes('CREATE TABLE users')
        ? `-- +goose StatementBegin\n${sql};\n-- +goose StatementEnd`
        : `${sql};`,
    )
    .join('\n')
}
