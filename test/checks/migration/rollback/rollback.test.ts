import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabaseEngine } from '../../../../src/adapters/postgres/engine.ts'
import { judgedFiles } from '../../../../src/checks/migration/dry-run.ts'
import { proveRollback, type Rollback } from '../../../../src/checks/migration/rollback/rollback.ts'
import { rollbackCommand } from '../../../../src/checks/migration/rollback/rollback-command.ts'
import {
  isProved,
  rollbackProof,
  rollbackRemarks,
  rollbackSummary,
} from '../../../../src/checks/migration/rollback/rollback-proof.ts'
import downFails from '../../../../src/checks/migration/rules/down-fails.ts'
import { type RunnerName, runnerNames } from '../../../../src/core/config.ts'
import { BreakwaterError } from '../../../../src/core/error.ts'
import type { DatabaseSession } from '../../../../src/core/ports.ts'
import { runRules } from '../../../../src/core/rule.ts'
import type { MigrationFile } from '../../../../src/sql/runner.ts'
import { runners } from '../../../../src/sql/runners.ts'
import { silentLog } from '../../../fakes/silent-log.ts'
import { emptyDatabase } from '../../../rules/migration.ts'

let session: DatabaseSession
beforeAll(async () => {
  const engine = await openDatabaseEngine({ engine: 'pglite', log: silentLog() })
  session = await engine.open({ extensions: [] })
})
afterAll(() => session?.close())

interface Step {
  readonly up: string
  readonly down?: string
}

function file(index: number, runner: RunnerName = 'golang-migrate'): MigrationFile {
  const path = `migrations/${index}_step.up.sql`
  return {
    runner,
    folder: 'migrations',
    name: `${index}_step`,
    version: String(index),
    repeatable: false,
    path,
    key: path,
    id: path,
  }
}

interface Tried {
  readonly rollback: Rollback
  /** How often a database was made; where one does not go back, one more is for all together. */
  readonly databases: number
  readonly kinds: readonly string[]
}

async function tried(schema: string, steps: readonly Step[], runner: RunnerName = 'golang-migrate'): Promise<Tried> {
  const added = steps.map((_, index) => file(index + 1, runner))
  let databases = 0
  const rollback = await proveRollback({
    plan: { runner, added },
    texts: new Map(steps.map(({ up }, index) => [added[index]?.key ?? '', up])),
    downs: new Map(
      steps.flatMap(({ down }, index) =>
        down === undefined
          ? []
          : [[added[index]?.key ?? '', { path: `migrations/${index + 1}_step.down.sql`, text: down }]],
      ),
    ),
    downsExpected: true,
    freshSession: async () => {
      databases += 1
      await emptyDatabase(session)
      if (schema !== '') await session.execute(schema)
      return session
    },
    reset: () => session.execute('RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL'),
    log: silentLog(),
  })
  const kinds = rollback.files.map((each) => (isProved(each) ? 'proved' : each.outcome.kind))
  return { rollback, databases, kinds }
}

const addNote: Step = { up: 'ALTER TABLE orders ADD COLUMN note text;', down: 'ALTER TABLE orders DROP COLUMN note;' }
const addTotal: Step = { up: 'ALTER TABLE orders ADD COLUMN total int;', down: 'ALTER TABLE orders DROP COLUMN total;' }
const orders = 'CREATE TABLE orders (id int NOT NULL);'

describe('all together', () => {
  // The way back of each takes away what the other has made.
  const crossed: readonly Step[] = [
    { up: 'CREATE TABLE a (id int);', down: 'DROP TABLE b;' },
    { up: 'CREATE TABLE b (id int);', down: 'DROP TABLE a;' },
  ]
  test('files that go back only as a pair are told to', async () => {
    const { rollback } = await tried(orders, crossed)
    expect(rollback.together).toBe(true)
    const plan = {
      ...{
        runner: 'golang-migrate' as const,
        folder: '',
        history: [],
        added: [],
        edited: [],
        deleted: [],
        renamed: [],
      },
      ...{ duplicates: [], outOfOrder: [], unlisted: [], lost: [], misnamed: [], others: [], remarks: [] },
    }
    const run = judgedFiles(plan, new Map())
    expect(runRules([downFails], { ...run, rollback }).map(({ severity, message }) => [severity, message])).toEqual([
      [
        'note',
        '1_step: its down step fails with 42P01: table "b" does not exist; all new migrations taken back together, last first, restore the schema',
      ],
    ])
  })

  test.each([
    ['each goes back by itself', [addNote, addTotal]],
    ['one leaves something', [...crossed, { ...addNote, down: 'SELECT count(*) FROM orders;' }]],
    ['one fails there too', [...crossed, { ...addNote, down: 'ALTER TABLE orders DROP COLUMN nota;' }]],
    ['one has no way back', [...crossed, { up: addNote.up }]],
    ['there is but one', [{ ...addNote, down: 'ALTER TABLE orders DROP COLUMN nota;' }]],
  ])('nothing is said where %s', async (_, steps: readonly Step[]) => {
    expect((await tried(orders, steps)).rollback.together).toBeUndefined()
  })
})

describe('each file is proved alone', () => {
  test('two that are right need one database', async () => {
    expect(await tried(orders, [addNote, addTotal])).toMatchObject({ kinds: ['proved', 'proved'], databases: 1 })
  })

  test('one that fails costs the next nothing', async () => {
    const broken = { ...addNote, down: 'ALTER TABLE orders DROP COLUMN nota;' }
    expect(await tried(orders, [broken, addTotal])).toMatchObject({ kinds: ['failed', 'proved'], databases: 2 })
  })

  test('one that leaves something behind does not either', async () => {
    const forgetful = { ...addNote, down: 'SELECT count(*) FROM orders;' }
    const uses = { up: 'CREATE INDEX by_note ON orders (note);', down: 'DROP INDEX by_note;' }
    expect(await tried(orders, [forgetful, uses])).toMatchObject({ kinds: ['ran', 'proved'], databases: 3 })
  })

  test('what ran before the statement that fails is undone, where the runner has no transaction', async () => {
    // Two statements, of which one refuses a transaction: psql sends each by itself.
    const halfway = {
      up: 'CREATE INDEX CONCURRENTLY by_id ON orders (id);',
      down: 'DROP INDEX CONCURRENTLY by_id; DROP TABLE nothing;',
    }
    const uses = { up: 'ALTER INDEX by_id RENAME TO by_number;', down: 'ALTER INDEX by_number RENAME TO by_id;' }
    expect(await tried(orders, [halfway, uses], 'plain')).toMatchObject({ kinds: ['failed', 'proved'], databases: 3 })
  })

  test('one without a way back is run for those after it', async () => {
    const { up } = addNote
    const uses = { up: 'CREATE INDEX by_note ON orders (note);', down: 'DROP INDEX by_note;' }
    expect((await tried(orders, [{ up }, uses])).kinds).toEqual(['missing', 'proved'])
  })

  test('after one that does not run nothing is known', async () => {
    const wrong = { up: 'ALTER TABLE nothing ADD COLUMN a int;' }
    expect((await tried(orders, [wrong, addTotal])).rollback.files[1]?.outcome).toEqual({
      kind: 'untried',
      because: 'a migration before it does not run',
    })
  })
})

describe('rows', () => {
  test('a way back that only our rows stop is proved, and the failure is remembered', async () => {
    const { rollback, kinds } = await tried('CREATE TABLE orders (id int NOT NULL, note text NOT NULL);', [
      {
        up: 'ALTER TABLE orders ALTER COLUMN note DROP NOT NULL; UPDATE orders SET note = NULL;',
        down: 'ALTER TABLE orders ALTER COLUMN note SET NOT NULL;',
      },
    ])
    expect(kinds).toEqual(['proved'])
    expect(rollbackRemarks(rollback)).toEqual([
      '1_step with its way back runs on empty tables; on rows that we made it fails with 23502: column "note" of relation "orders" contains null values',
    ])
  })

  test('rows of ours from one file are not held against the next', async () => {
    const { kinds } = await tried('CREATE TABLE orders (id int NOT NULL, note text);', [
      { up: 'ALTER TABLE orders ADD COLUMN total int;', down: 'ALTER TABLE orders DROP COLUMN total;' },
      // No statement names the table, so no row is made for this file.
      {
        up: `DO $$ BEGIN EXECUTE 'ALTER TABLE ' || 'ord' || 'ers ALTER COLUMN note SET NOT NULL'; END $$;`,
        down: 'ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;',
      },
    ])
    expect(kinds).toEqual(['proved', 'proved'])
  })

  test('rows that a history brought are a reason to fail', async () => {
    const { kinds } = await tried(
      'CREATE TABLE orders (id int NOT NULL, note text); INSERT INTO orders VALUES (1, NULL);',
      [
        {
          up: 'ALTER TABLE orders ADD COLUMN total int;',
          down: 'ALTER TABLE orders DROP COLUMN total, ALTER COLUMN note SET NOT NULL;',
        },
      ],
    )
    expect(kinds).toEqual(['failed'])
  })

  test.each<[string, string, string, string, object[]]>([
    [
      'taken by the step down',
      orders,
      addNote.up,
      `${addNote.down} TRUNCATE orders;`,
      [{ what: 'rows-deleted', before: 2, after: 0 }],
    ],
    [
      'taken by the migration',
      orders,
      'DELETE FROM orders;',
      'ANALYZE orders;',
      [{ what: 'rows-lost', before: 2, after: 0 }],
    ],
    [
      'brought and left',
      orders,
      'INSERT INTO orders VALUES (1);',
      'ANALYZE orders;',
      [{ what: 'rows-left', before: 2, after: 3 }],
    ],
    [
      'made from ours and left',
      `${orders} CREATE TABLE copies (id int NOT NULL);`,
      'INSERT INTO copies SELECT id FROM orders;',
      'ANALYZE orders;',
      [{ what: 'our-rows-left', before: 2, after: 4 }],
    ],
    ['brought and taken back', orders, 'INSERT INTO orders VALUES (1);', 'DELETE FROM orders WHERE id = 1;', []],
    [
      'changed',
      orders,
      'UPDATE orders SET id = id + 1;',
      'ANALYZE orders;',
      [{ what: 'values-lost', before: 2, after: 2 }],
    ],
    ['changed and changed back', orders, 'UPDATE orders SET id = id + 1;', 'UPDATE orders SET id = id - 1;', []],
    [
      'of a column that was dropped',
      'CREATE TABLE orders (id int NOT NULL, "Odd name" text);',
      'ALTER TABLE orders DROP COLUMN "Odd name";',
      'ALTER TABLE orders ADD COLUMN "Odd name" text;',
      [{ what: 'values-lost', columns: ['"Odd name"'] }],
    ],
    [
      'of a table whose column is called as our alias is',
      'CREATE TABLE orders (breakwater_row text NOT NULL);',
      "UPDATE orders SET breakwater_row = 'x';",
      'ANALYZE orders;',
      [{ what: 'values-lost' }],
    ],
  ])('%s', async (_, schema, up, down, rows) => {
    const { rollback } = await tried(schema, [{ up, down }])
    expect(rollback.files[0]?.outcome).toMatchObject({ kind: 'ran', rows })
  })
})

describe('what the step down says', () => {
  test.each<[string, string, string]>([
    ['nothing at all', '', 'declared'],
    ['a comment', '-- there is no way back', 'declared'],
    ['a SELECT of a constant', 'SELECT 1;', 'declared'],
    ['an empty transaction', "BEGIN;\nSET search_path = 'public';\n-- cannot be reverted\nCOMMIT;", 'declared'],
    ['that it refuses', "DO $$ BEGIN RAISE EXCEPTION 'no'; END $$;", 'declared'],
    ['a call, which may do anything', 'SELECT setseed(0.5);', 'ran'],
    ['text for another program', 'DROP TABLE {{ .Table }};', 'untried'],
    ['a mistake', 'DROP TABEL t;', 'failed'],
    ['rows for COPY', 'COPY t FROM STDIN;\n1\n\\.\n', 'untried'],
  ])('%s', async (_, down, kind) => {
    const { rollback } = await tried('', [{ up: 'CREATE TABLE t (a int);', down }])
    expect(rollback.files[0]?.outcome.kind).toBe(kind)
  })

  test('nothing, where there is nothing to undo', async () => {
    expect((await tried(orders, [{ up: '-- in code', down: '' }])).kinds).toEqual(['proved'])
  })

  test('its place is that of its first statement', async () => {
    const { rollback } = await tried(orders, [
      { ...addNote, down: '-- the way back\n\nALTER TABLE orders ADD COLUMN a int;' },
    ])
    expect(rollback.files[0]?.outcome).toMatchObject({
      place: { path: 'migrations/1_step.down.sql', line: 3, column: 1 },
    })
  })
})

test('a second time that does not lead where the first led is told', async () => {
  const { rollback, kinds } = await tried('CREATE SCHEMA log;', [
    // The table is made only where the step down left no trace, in a schema that is no part of it.
    {
      up: `DO $$ BEGIN IF to_regclass('seen') IS NULL THEN CREATE TABLE first (a int); ELSE DROP TABLE seen; CREATE TABLE second (a int); END IF; END $$;`,
      down: 'DROP TABLE first; CREATE TEMP TABLE seen (a int);',
    },
  ])
  expect(kinds).toEqual(['ran'])
  expect(rollback.files[0]?.outcome).toMatchObject({
    left: [],
    secondTime: [
      { what: 'dropped', name: 'public.first' },
      { what: 'added', name: 'public.second' },
    ],
  })
  await session.execute('DISCARD TEMP')
})

test('what a file sets ends with its connection', async () => {
  const leaves = {
    up: `${addNote.up} SET search_path = ''; SET default_transaction_read_only = on;`,
    down: addNote.down ?? '',
  }
  expect((await tried(orders, [leaves, addTotal])).kinds).toEqual(['proved', 'proved'])
})

test('a database that is lost halfway costs one file its proof', async () => {
  let databases = 0
  const steps = [file(1), file(2)]
  const { files } = await proveRollback({
    plan: { runner: 'golang-migrate', added: steps },
    texts: new Map(steps.map(({ key }, index) => [key, `CREATE TABLE t${index} (a int);`])),
    downs: new Map(steps.map(({ key }, index) => [key, { path: `${index}.down.sql`, text: `DROP TABLE t${index};` }])),
    downsExpected: true,
    freshSession: async () => {
      databases += 1
      await emptyDatabase(session)
      const lost = () =>
        Promise.reject(new BreakwaterError({ code: 'database-limit', message: 'The memory limit was hit.', hint: '' }))
      return databases === 1 ? { ...session, query: lost } : session
    },
    reset: async () => undefined,
    log: silentLog(),
  })
  expect(files.map(({ outcome }) => (outcome.kind === 'untried' ? outcome.because : outcome.kind))).toEqual([
    'The memory limit was hit.',
    'ran',
  ])
})

describe('for the report', () => {
  const plan = { runner: 'golang-migrate' as const, folder: 'migrations', history: [], added: [file(1), file(2)] }

  test('proved for all: with the command', async () => {
    const { rollback } = await tried(orders, [addNote, addTotal])
    const proof = rollbackProof(plan, rollback)
    expect(proof).toEqual({
      files: [
        { path: 'migrations/1_step.up.sql', down: 'migrations/1_step.down.sql', outcome: 'proved' },
        { path: 'migrations/2_step.up.sql', down: 'migrations/2_step.down.sql', outcome: 'proved' },
      ],
      command: 'migrate -path migrations -database "$DATABASE_URL" down 2',
      loses: [],
    })
    expect(proof && rollbackSummary(proof)).toBe('rollback proved for 2 of 2')
  })

  test('not for all: without', async () => {
    const { rollback } = await tried(orders, [addNote, { up: addTotal.up }])
    const proof = rollbackProof(plan, rollback)
    expect(proof?.files.map(({ outcome }) => outcome)).toEqual(['proved', 'missing'])
    expect(proof).not.toHaveProperty('command')
    expect(proof && rollbackSummary(proof)).toBe('rollback proved for 1 of 2')
  })

  test('nobody has a way back: nothing', async () => {
    const { rollback } = await tried(orders, [{ up: addTotal.up }])
    expect(rollbackProof(plan, rollback)).toBeUndefined()
  })
})

describe('the command of the runner', () => {
  const commandFor = (runner: RunnerName, folder = 'db', steps = 2) => {
    const named = (index: number) => ({ ...file(index, runner), folder })
    const added = Array.from({ length: steps }, (_, index) => named(index + 2))
    const files = added.map(({ path, name }) => ({
      path,
      name,
      down: { path: path.replace('.up.', '.down.'), text: '' },
      outcome: { kind: 'missing' as const },
      onRows: undefined,
    }))
    return rollbackCommand({ runner, folder, history: [named(1)], added }, files)
  }

  // From the runners' own documentation of their command lines.
  const expected: Readonly<Record<RunnerName, string | undefined>> = {
    'golang-migrate': 'migrate -path db -database "$DATABASE_URL" down 2',
    goose: 'goose -dir db postgres "$DATABASE_URL" down-to 1',
    dbmate: 'for i in $(seq 2); do dbmate -d db rollback; done',
    diesel: 'diesel migration revert --migration-dir db --number 2',
    flyway: 'flyway -locations=filesystem:db undo -target=2',
    sqitch: 'sqitch -C db revert --to 1_step',
    'node-pg-migrate': 'npx node-pg-migrate down 2 -m db',
    liquibase: 'liquibase rollback-count --count=2',
    plain: 'psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f migrations/3_step.down.sql -f migrations/2_step.down.sql',
    popx: undefined,
    prisma: undefined,
    drizzle: undefined,
    'versioned-folders': undefined,
  }
  test.each(runnerNames)('%s', (runner) => {
    expect(commandFor(runner)).toBe(expected[runner])
  })
  test('covers every runner', () => {
    expect(Object.keys(expected).sort()).toEqual(Object.keys(runners).sort())
  })

  // A name is its author's; the command is pasted into somebody else's shell.
  test.each([
    ['$(touch x)', undefined],
    ['`id`', undefined],
    ["a'; rm -rf ~; '", undefined],
    ['-rf', undefined],
    ['two\nlines', undefined],
    ['\u202Ebd', undefined],
    ['my migrations', `migrate -path 'my migrations' -database "$DATABASE_URL" down 2`],
    ['a;b', `migrate -path 'a;b' -database "$DATABASE_URL" down 2`],
    ['x'.repeat(500), undefined],
  ])('in the folder %j', (folder, command) => {
    expect(commandFor('golang-migrate', folder)).toBe(command)
  })
})
