import { describe, expect, test } from 'vitest'
import { type CodeFile, lineOf, placed } from '../../../../src/checks/migration/command/command-places.ts'
import { migrationsEntered } from '../../../../src/checks/migration/command/command-rollback.ts'
import { isBookkeeping, roleOf } from '../../../../src/checks/migration/command/command-statements.ts'
import type { SeenStatement } from '../../../../src/checks/migration/command/command-watch.ts'
import { recordOf } from '../../../../src/checks/migration/trace/record.ts'
import type { WireRole } from '../../../../src/core/ports.ts'
import { isCodeMigration } from '../../../../src/sql/code-migrations.ts'
import { parseSql, type SqlStatement } from '../../../../src/sql/statements.ts'

async function statement(sql: string): Promise<SqlStatement> {
  const parsed = await parseSql(sql)
  const [only] = parsed.parsed ? parsed.statements : []
  if (!only) throw new Error(`not SQL: ${sql}`)
  return only
}

describe('what a statement is to its transaction', () => {
  test.each<[string, WireRole]>([
    ['BEGIN', 'begin'],
    ['START TRANSACTION ISOLATION LEVEL SERIALIZABLE', 'begin'],
    ['COMMIT', 'end'],
    ['ROLLBACK', 'end'],
    ['SAVEPOINT a', 'aside'],
    ['ROLLBACK TO a', 'aside'],
    ["SET lock_timeout = '2s'", 'aside'],
    ['SHOW server_version', 'aside'],
    ['CREATE INDEX CONCURRENTLY i ON orders (note)', 'alone'],
    ['VACUUM orders', 'alone'],
    ['DISCARD ALL', 'alone'],
    ['DO $$ BEGIN UPDATE orders SET note = 1; COMMIT; END $$', 'alone'],
    ['DO $$ BEGIN EXECUTE $x$DROP TABLE orders$x$; END $$', 'work'],
    ['CALL archive()', 'work'],
    ['LOCK TABLE orders', 'work'],
    ['TRUNCATE orders', 'work'],
    ['SELECT * FROM orders FOR UPDATE', 'work'],
    ['SELECT archive()', 'work'],
    ['SELECT 1 INTO copies', 'work'],
    ['WITH gone AS (DELETE FROM orders RETURNING 1) SELECT * FROM gone', 'work'],
    ['SELECT pg_try_advisory_lock(1)', 'aside'],
    ['SELECT version(), current_schema()', 'aside'],
    ['SELECT * FROM information_schema.tables WHERE table_schema = current_schema()', 'aside'],
    ['SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace', 'aside'],
    ['SELECT version FROM schema_migrations', 'aside'],
  ])('%s: %s', async (sql, role) => {
    expect(roleOf(await statement(sql))).toBe(role)
  })
})

describe("a framework's books", () => {
  // As each framework was seen to write them, or as its sources say.
  test.each<[string, boolean]>([
    ['insert into "knex_migrations" ("batch", "migration_time", "name") values ($1, $2, $3)', true],
    ['update "knex_migrations_lock" set "is_locked" = 1', true],
    ['INSERT INTO "django_migrations" ("app", "name", "applied") VALUES (1, 2, 3)', true],
    ['INSERT INTO "django_content_type" ("app_label", "model") VALUES (1, 2)', true],
    ['ALTER TABLE django_content_type ADD COLUMN mine int', false],
    ["UPDATE alembic_version SET version_num='b'", true],
    ['LOCK TABLE "schema_migrations" IN SHARE UPDATE EXCLUSIVE MODE', true],
    ['CREATE TABLE IF NOT EXISTS "SequelizeMeta" (name varchar(255) PRIMARY KEY)', true],
    ['CREATE SCHEMA IF NOT EXISTS "drizzle"', true],
    ['INSERT INTO "drizzle"."__drizzle_migrations" ("hash", "created_at") VALUES (1, 2)', true],
    ['INSERT INTO public.databasechangelog (ID) VALUES (1)', true],
    ['INSERT INTO orders SELECT id FROM migrations', false],
    ['CREATE TABLE bird_migrations (id int)', false],
    ['CREATE SCHEMA shop', false],
    ['SELECT 1', false],
  ])('%s: %s', async (sql, own) => {
    expect(isBookkeeping(await statement(sql))).toBe(own)
  })
})

// As each framework was seen to write them.
test.each<[string, number, readonly string[]]>([
  [
    'Knex',
    2,
    [
      'update "knex_migrations_lock" set "is_locked" = 1',
      'insert into "knex_migrations" ("name") values ($1)\n1.js',
      'insert into "knex_migrations" ("name") values ($1)\n2.js',
    ],
  ],
  [
    'Django',
    1,
    [
      'INSERT INTO "django_migrations" ("app", "name") VALUES (\'a\', \'2\')',
      'INSERT INTO "django_content_type" ("app_label") VALUES (\'a\')',
    ],
  ],
  [
    'Alembic',
    2,
    [
      "UPDATE alembic_version SET version_num='2' WHERE version_num = '1'",
      "UPDATE alembic_version SET version_num='3' WHERE version_num = '2'",
    ],
  ],
  [
    'Rails',
    1,
    [
      'INSERT INTO "schema_migrations" ("version") VALUES ($1) RETURNING "version"\n2024',
      'INSERT INTO "ar_internal_metadata" ("key") VALUES ($1)\nenvironment',
    ],
  ],
  [
    'golang-migrate',
    1,
    [
      'TRUNCATE "public"."schema_migrations"',
      'INSERT INTO "public"."schema_migrations" (version, dirty) VALUES ($1, $2)\n2\ntrue',
      'INSERT INTO "public"."schema_migrations" (version, dirty) VALUES ($1, $2)\n2\nfalse',
    ],
  ],
  [
    'Liquibase',
    2,
    [
      'UPDATE public.databasechangeloglock SET LOCKED = TRUE',
      "INSERT INTO public.databasechangelog (ID) VALUES ('1')",
      "INSERT INTO public.databasechangelog (ID) VALUES ('2')",
    ],
  ],
])('%s has written down %i', (_, expected, books) => {
  expect(migrationsEntered(books.map((words) => ({ words, traced: undefined })))).toBe(expected)
})

describe('which files are migrations in code', () => {
  test.each<[string, string | undefined, boolean]>([
    ['shop/migrations/0002_more.py', undefined, true],
    ['shop/migrations/__init__.py', undefined, false],
    ['alembic/versions/1a2b3c4d5e6f_orders.py', undefined, true],
    ['alembic/env.py', undefined, false],
    ['db/migrate/20240101000000_create_orders.rb', undefined, true],
    ['priv/repo/migrations/20240101000000_orders.exs', undefined, true],
    ['src/main/resources/db/changelog/002-more.xml', undefined, true],
    ['migrations/1700000000000-Orders.ts', undefined, true],
    ['migrations/orders.test.ts', undefined, false],
    ['node_modules/x/migrations/1_a.js', undefined, false],
    ['drizzle/0001_b.sql', undefined, true],
    ['drizzle/meta/_journal.json', undefined, false],
    ['src/orders.ts', undefined, false],
    ['db/migrations/2_more.up.sql', undefined, true],
    ['db/migrations/2_more.down.sql', undefined, false],
    ['db/steps/1.ts', 'db/steps', true],
    ['db/steps/readme.md', 'db/steps', false],
    ['migrations/1_a.js', 'db/steps', false],
    ['db/steps/1.ts', './db/steps/', true],
  ])('%s (folder %s): %s', (path, folder, expected) => {
    expect(isCodeMigration(path, folder)).toBe(expected)
  })
})

describe('from which file a statement came', () => {
  const fallback = { path: '.github/breakwater.yml', line: 4, column: 1 }
  const file = (path: string, text = ''): CodeFile => {
    const at = path.lastIndexOf('/')
    const [folder, name] = [path.slice(0, at), path.slice(at + 1)]
    return { file: { runner: 'plain', folder, name, version: '', repeatable: false, key: path, path, id: '1' }, text }
  }
  const work = async (sql: string): Promise<SeenStatement> => ({
    connection: 1,
    words: sql,
    traced: recordOf(await statement(sql), '', sql),
  })
  const book = (words: string): SeenStatement => ({ connection: 1, words, traced: undefined })
  const pathsOf = (...given: Parameters<typeof placed>) => placed(...given).statements.map(({ place }) => place.path)

  test.each<[string, readonly string[], string, string]>([
    [
      'Knex',
      ['m/20240101_a.js', 'm/20240102_b.js'],
      'insert into "knex_migrations" ("name") values ($1)\n20240101_a.js',
      'insert ...\n20240102_b.js',
    ],
    [
      'Django',
      ['shop/migrations/0002_x.py', 'shop/migrations/0003_y.py'],
      "INSERT INTO django_migrations (app, name) VALUES ('shop', '0002_x')",
      "INSERT INTO django_migrations (app, name) VALUES ('shop', '0003_y')",
    ],
    [
      'Django, two apps',
      ['cart/migrations/0002_x.py', 'shop/migrations/0002_x.py'],
      "INSERT INTO django_migrations (app, name) VALUES ('cart', '0002_x')",
      "INSERT INTO django_migrations (app, name) VALUES ('shop', '0002_x')",
    ],
    [
      'Alembic',
      ['v/2b2b3c4d5e6f_x.py', 'v/3c2b3c4d5e6f_y.py'],
      "UPDATE alembic_version SET version_num='2b2b3c4d5e6f' WHERE version_num = '1a'",
      "UPDATE alembic_version SET version_num='3c2b3c4d5e6f' WHERE version_num = '2b2b3c4d5e6f'",
    ],
    [
      'Rails',
      ['db/migrate/20240101000000_x.rb', 'db/migrate/20240102000000_y.rb'],
      "INSERT INTO schema_migrations (version) VALUES ('20240101000000')",
      "INSERT INTO schema_migrations (version) VALUES ('20240102000000')",
    ],
    [
      'TypeORM',
      ['m/1700000000001-X.ts', 'm/1700000000002-Y.ts'],
      'INSERT INTO "migrations"("timestamp", "name") VALUES ($1, $2)\n1700000000001\nX1700000000001',
      'INSERT INTO "migrations" ...\n1700000000002\nY1700000000002',
    ],
  ])('%s', async (_, [first = '', second = ''], afterFirst, afterSecond) => {
    const seen = [
      await work('DROP TABLE a'),
      book(afterFirst),
      await work('DROP TABLE b'),
      await work('DROP TABLE c'),
      book(afterSecond),
    ]
    expect(pathsOf(seen, [file(first), file(second)], fallback, 'well')).toEqual([first, second, second])
  })

  test('a framework that writes before it runs', async () => {
    const seen = [
      book("INSERT INTO b VALUES ('1_a')"),
      await work('DROP TABLE a'),
      book("INSERT INTO b VALUES ('2_b')"),
      await work('DROP TABLE b'),
    ]
    expect(pathsOf(seen, [file('m/1_a.ts'), file('m/2_b.ts')], fallback, 'well')).toEqual(['m/1_a.ts', 'm/2_b.ts'])
  })

  test('what fails belongs to the first file that nobody has written down', async () => {
    const seen = [await work('DROP TABLE a'), book("INSERT INTO b VALUES ('1_a')"), await work('DROP TABLE b')]
    const files = [file('m/1_a.ts'), file('m/2_b.ts'), file('m/3_c.ts')]
    expect(pathsOf(seen, files, fallback, 'in failure')).toEqual(['m/1_a.ts', 'm/2_b.ts'])
    expect(pathsOf(seen, files, fallback, 'well')).toEqual(['m/1_a.ts', '.github/breakwater.yml'])
  })

  test('one file needs no books', async () => {
    expect(pathsOf([await work('DROP TABLE a')], [file('m/1_a.ts')], fallback, 'well')).toEqual(['m/1_a.ts'])
  })

  test('the line that shares most names, and the next one where two share as many', async () => {
    const text =
      "import { x } from 'orders'\n\nadd_index('orders', 'note')\nadd_index('orders', 'total')\nalter('orders', 'note')\n"
    const seen = [
      await work('CREATE INDEX ON orders (note)'),
      await work('CREATE INDEX ON orders (total)'),
      await work('ALTER TABLE orders ALTER note SET NOT NULL'),
    ]
    expect(placed(seen, [file('m/1_a.py', text)], fallback, 'well').statements.map(({ place }) => place.line)).toEqual([
      3, 4, 5,
    ])
  })

  test('the same statement twice has two keys', async () => {
    const { statements } = placed(
      [await work('DROP TABLE a'), await work('DROP TABLE a')],
      [file('m/1_a.py')],
      fallback,
      'well',
    )
    expect(new Set(statements.map(({ key }) => key)).size).toBe(2)
  })
})

describe('the line of a statement, in code that goes both ways', () => {
  const javascript = [
    '// drops the index by_note of orders',
    'exports.up = async (knex) => {',
    "  await knex.schema.alterTable('orders', (table) => {",
    "    table.dropIndex([], 'by_note')",
    '  })',
    '}',
    'exports.down = async (knex) => {',
    "  await knex.schema.alterTable('orders', (table) => table.index('note', 'by_note'))",
    '}',
    'async function archive(knex) {',
    "  await knex('archive').insert(knex('orders').select())",
    '}',
  ].join('\n')
  const python = [
    'def upgrade():',
    '    op.drop_column("orders", "note")',
    'def downgrade():',
    '    op.add_column("orders", sa.Column("note", sa.Text()))',
  ].join('\n')
  const type = [
    'export class A1 implements MigrationInterface {',
    '  public async down(queryRunner: QueryRunner): Promise<void> {',
    '    await queryRunner.query(`ALTER TABLE "orders" ADD "note" text`)',
    '  }',
    '  public async up(queryRunner: QueryRunner): Promise<void> {',
    '    await queryRunner.query(`ALTER TABLE "orders" DROP COLUMN "note"`)',
    '  }',
    '}',
  ].join('\n')
  test.each<[string, string, 'up' | 'down', number]>([
    ['drop index "by_note"', javascript, 'up', 4],
    ['create index "by_note" on "orders" ("note")', javascript, 'down', 8],
    ['insert into "archive" select * from "orders"', javascript, 'up', 11],
    ['ALTER TABLE orders DROP COLUMN note', python, 'up', 2],
    ['ALTER TABLE orders ADD COLUMN note TEXT', python, 'down', 4],
    ['ALTER TABLE "orders" DROP COLUMN "note"', type, 'up', 6],
    ['ALTER TABLE "orders" ADD "note" text', type, 'down', 3],
    // It stands there as it was sent, while another line names more of it.
    [
      '\n  ALTER TABLE orders\n  DROP CONSTRAINT a,\n  ADD CONSTRAINT b CHECK (note <> total)',
      'sql(`\n  ALTER TABLE orders\n  ADD x int`)\nsql(`\n  ALTER TABLE orders\n  DROP CONSTRAINT a,\n  ADD CONSTRAINT b CHECK (note <> total)`)\nother(orders, note, total)',
      'up',
      5,
    ],
    // Nothing of that way names it, so it comes from somewhere else in the file.
    ['DROP INDEX by_note', 'exports.down = () => sql(`DROP INDEX by_note`)', 'up', 1],
  ])('%s', (sql, code, way, line) => {
    expect(lineOf(sql, code, 0, way)).toBe(line)
  })
})
