import { describe, expect, test } from 'vitest'
import { frameworkOf, frameworks, homeOf, otherDatabase } from '../../src/sql/frameworks.ts'
import { memoryTree } from '../fakes/check-context.ts'

describe('whose migration a file is', () => {
  // As each framework's own generator writes them.
  test.each<[string, string, string]>([
    [
      'Django',
      'shop/migrations/0002_more.py',
      'from django.db import migrations\n\nclass Migration(migrations.Migration):\n',
    ],
    [
      'Alembic',
      'alembic/versions/1a2b_x.py',
      "from alembic import op\nrevision: str = '1a2b'\ndown_revision: Union[str, None] = '0a'\n",
    ],
    ['Alembic', 'src/app/db/versions/2024/x.py', "revision = '1a2b'\ndown_revision = None\n"],
    ['yoyo', 'migrations/0001.orders.py', 'from yoyo import step\n\nsteps = []\n'],
    ['Rails', 'db/migrate/20240101000000_orders.rb', 'class Orders < ActiveRecord::Migration[7.1]\n'],
    ['Rails', 'db/animals_migrate/20240101000000_dogs.rb', 'class Dogs < ActiveRecord::Migration[7.1]\n'],
    ['Sequel', 'db/migrations/001_orders.rb', 'Sequel.migration do\n'],
    ['Ecto', 'priv/repo/migrations/20240101000000_orders.exs', 'defmodule A do\n  use Ecto.Migration\n'],
    [
      'Laravel',
      'database/migrations/2024_01_01_000000_orders.php',
      '<?php\nuse Illuminate\\Database\\Migrations\\Migration;\n',
    ],
    ['Doctrine', 'migrations/Version20240101000000.php', '<?php\nfinal class Version1 extends AbstractMigration\n'],
    ['Phinx', 'db/migrations/20240101000000_orders.php', '<?php\nfinal class Orders extends AbstractMigration\n'],
    [
      'Entity Framework',
      'Api/Migrations/20240101000000_Orders.cs',
      'protected override void Up(MigrationBuilder builder)',
    ],
    [
      'Liquibase',
      'db/changelog/002.xml',
      '<databaseChangeLog>\n<changeSet id="2" author="a">\n<addColumn tableName="a"/>',
    ],
    [
      'Liquibase',
      'db/changelog/002.yaml',
      'databaseChangeLog:\n  - changeSet:\n      id: 2\n      changes:\n        - sql:\n            sql: x\n',
    ],
    ['Flyway', 'src/main/java/db/migration/V2__More.java', 'public class V2__More extends BaseJavaMigration {'],
    ['goose', 'migrations/00003_more.go', 'func init() { goose.AddMigrationContext(up, down) }'],
    ['SeaORM', 'migration/src/m20240101_000001_orders.rs', 'impl MigrationTrait for Migration {'],
    ['TypeORM', 'src/migration/1700000000000-Orders.ts', 'export class Orders1 implements MigrationInterface {'],
    ['Sequelize', 'migrations/20240101000000-orders.js', 'up: async (queryInterface, Sequelize) => {'],
    ['node-pg-migrate', 'migrations/1700000000000_orders.js', 'exports.up = (pgm) => {'],
    ['Kysely', 'migrations/2024-01-01-orders.ts', "import { Kysely } from 'kysely'"],
    ['MikroORM', 'migrations/Migration20240101000000.ts', "import { Migration } from '@mikro-orm/migrations'"],
    ['MikroORM', 'src/migrations/Migration20240604100512.ts', 'from "@medusajs/framework/mikro-orm/migrations"'],
    ['TypeORM', 'src/migrations/common/1620821879465-A.ts', 'export class A1 implements IrreversibleMigration {'],
    [
      'db-migrate',
      'src/migrations/20141110144153-a.js',
      "exports.up = function (db, callback) { db.runSql('SELECT 1')",
    ],
    [
      'JavaScript',
      'src/modules/catalog/migration/Version-1.0.1.js',
      'export default async (c) => execute(c, `ALTER TABLE a',
    ],
    ['AdonisJS', 'database/migrations/1700000000000_users.ts', "import { BaseSchema } from '@adonisjs/lucid/schema'"],
    ['Payload', 'src/migrations/20240101_000000_a.ts', "import { sql } from '@payloadcms/db-postgres'"],
    ['Knex', 'migrations/20240101000000_orders.js', 'exports.up = function(knex) {'],
    ['Knex', 'migrations/20240101000000_orders.js', "exports.up = k => k.schema.dropTable('orders')"],
  ])('%s: %s', (name, path, text) => {
    expect(frameworkOf(path, text)?.name).toBe(name)
  })

  test.each<[string, string]>([
    ['src/migrations/0001_cleanup.py', 'def migrate_cache(): ...\n'],
    ['shop/migrations/0002_more.py', 'class Migration: pass'],
    ['api/versions/v2.py', 'from fastapi import APIRouter\nrevision = 3\n'],
    ['migrations/20240101000000-users.js', 'module.exports = { async up(db) { await db.collection("users").drop() } }'],
    ['store/migrations/0003.ts', 'export const migrate = (state: PersistedState) => ({ ...state, v: 3 })'],
    ['db/changelog/master.xml', '<databaseChangeLog>\n<include file="a.sql"/>\n</databaseChangeLog>'],
    [
      'db/changelog/master.yaml',
      'databaseChangeLog:\n  - changeSet:\n      id: 1\n      changes:\n        - sqlFile:\n            path: a.sql\n',
    ],
    // As db-migrate writes it beside a file of SQL, which is what is reviewed.
    [
      'migrations/20240101000000-a.js',
      "dbm = options.dbmigrate; exports.up = (db) => path.join(__dirname, 'sqls', 'a-up.sql')",
    ],
    [
      'src/migrations/2.ts',
      'export function migrate(doc) { /* drop the tables of old documents */ delete doc.tables }',
    ],
    ['test/migrations/20240101000000_orders.js', 'exports.up = function(knex) {'],
    ['examples/shop/migrations/0002_more.py', 'class Migration(migrations.Migration):\n'],
    ['db/mysql/migrations/20240101000000_orders.js', 'exports.up = function(knex) {'],
    ['src/orders.ts', "import knex from 'knex'"],
  ])('nobody’s: %s', (path, text) => {
    expect(frameworkOf(path, text)).toBeUndefined()
  })

  test('a long line of nothing is read in no time', () => {
    const path = `migrations/${'a'.repeat(5_000)}/1.ts`
    for (const text of [
      '<databaseChangeLog changeSet '.repeat(50_000),
      'class Migration('.repeat(50_000),
      ' '.repeat(900_000),
    ]) {
      expect(frameworkOf(path, text)).toBeUndefined()
      expect(frameworkOf('a.xml', text)).toBeUndefined()
    }
  })
})

test.each<[string, string, readonly string[], string]>([
  ['Django', 'backend/shop/migrations/0002_a.py', ['manage.py.bak', 'backend/manage.py', 'web/manage.py'], 'backend'],
  ['Django', 'shop/migrations/0002_a.py', ['manage.py'], ''],
  ['Rails', 'apps/shop/db/migrate/1_a.rb', ['Rakefile', 'apps/shop/Rakefile'], 'apps/shop'],
  ['Knex', 'packages/api/migrations/1_a.js', ['package.json', 'packages/api/package.json'], 'packages/api'],
  ['Knex', 'packages/api/migrations/1_a.js', [], ''],
])('where %s is run for %s, with %j: "%s"', (name, path, paths, home) => {
  const framework = frameworks.find((one) => one.name === name)
  expect(framework && homeOf(framework, path, paths)).toBe(home)
})

test.each<[string, Readonly<Record<string, string>>, string, string | undefined]>([
  ['nothing said', {}, '', undefined],
  ['Postgres', { 'requirements.txt': 'django\npsycopg[binary]' }, '', undefined],
  ['MySQL', { 'requirements.txt': 'django\nmysqlclient' }, '', 'MySQL'],
  [
    'SQLite while developing',
    { 'config/settings.py': "'django.db.backends.sqlite3'", 'requirements.txt': 'psycopg2' },
    '',
    undefined,
  ],
  ['SQLite alone', { 'config/settings.py': "'django.db.backends.sqlite3'" }, '', 'SQLite'],
  ['Rails', { Gemfile: 'gem "sqlite3"\ngem "pg"' }, '', undefined],
  [
    'a folder of its own',
    { 'package.json': '{"pg": "8"}', 'legacy/package.json': '{"mysql2": "3"}' },
    'legacy',
    'MySQL',
  ],
  ['a folder that says nothing', { 'compose.yaml': 'image: postgres:18', 'api/package.json': '{}' }, 'api', undefined],
])('the database that a project talks to: %s', async (_, files, home, expected) => {
  expect(await otherDatabase(memoryTree(files), home)).toBe(expected)
})
