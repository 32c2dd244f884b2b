import type { FileTree } from '../core/ports.ts'
import { isOtherDialect, isVendored } from './runners.ts'

/** A framework that keeps migrations in code, and how it is told and run. */
export interface Framework {
  readonly name: string
  /** Where its migrations lie; others lie there too. */
  readonly path: RegExp
  /** What each of them holds, and nothing else in such a place does. */
  readonly text: RegExp
  /** Names of the files beside which its command is run. */
  readonly home: RegExp
  readonly install?: string
  readonly migrate: string
}

const inFolder = /(^|\/)(migrations?|migrate)\/([^/]+\/)*[^/]*\d[^/]*\.[cm]?[jt]s$/
const node = { path: inFolder, home: /^package\.json$/, install: 'npm ci' }
const python = { install: 'python -m venv .venv && .venv/bin/pip install -r requirements.txt' }
const pythonFile = /(^|\/)migrations?\/([^/]+\/)*\w[^/]*\.py$/

/** The first that fits decides: what Knex' files hold is the least particular. */
export const frameworks: readonly Framework[] = [
  {
    name: 'Rails',
    path: /(^|\/)(\w+_)?migrate\/\d+_\w+\.rb$/,
    text: /<\s*ActiveRecord::Migration\b/,
    home: /^(Rakefile|config\.ru)$/,
    install: 'bundle install',
    migrate: 'RAILS_ENV=test bin/rails db:migrate',
  },
  {
    name: 'Sequel',
    path: /(^|\/)(migrations?|migrate)\/\d+_\w+\.rb$/,
    text: /^\s*(Sequel|ROM::SQL)\.migration\b/m,
    home: /^(Rakefile|Gemfile)$/,
    install: 'bundle install',
    migrate: 'bundle exec sequel -m db/migrations "$DATABASE_URL"',
  },
  {
    ...python,
    name: 'Django',
    path: pythonFile,
    text: /^class Migration\(.*\bMigration\):/m,
    home: /^manage\.py$/,
    migrate: '.venv/bin/python manage.py migrate',
  },
  {
    ...python,
    name: 'Alembic',
    path: /(^|\/)versions\/([^/]+\/)*[^/]+\.py$/,
    text: /^down_revision\b[^=\n]*=/m,
    home: /^alembic\.ini$/,
    migrate: '.venv/bin/alembic upgrade head',
  },
  {
    ...python,
    name: 'yoyo',
    path: pythonFile,
    text: /^from yoyo import\b/m,
    home: /^yoyo\.ini$/,
    migrate: '.venv/bin/yoyo apply --batch --database "$DATABASE_URL"',
  },
  {
    ...python,
    name: 'Aerich',
    path: pythonFile,
    text: /^async def upgrade\(db: BaseDBAsyncClient\)/m,
    home: /^pyproject\.toml$/,
    migrate: '.venv/bin/aerich upgrade',
  },
  {
    name: 'Ecto',
    path: /(^|\/)priv\/([^/]+\/)*\w*migrations\/([^/]+\/)*\d+_\w+\.exs$/,
    text: /^\s*use Ecto\.Migration\b/m,
    home: /^mix\.exs$/,
    install: 'mix deps.get',
    migrate: 'MIX_ENV=test mix ecto.migrate',
  },
  {
    name: 'Laravel',
    path: /(^|\/)migrations\/([^/]+\/)*\d{4}_\d{2}_\d{2}_\d+_\w+\.php$/,
    text: /^use Illuminate\\Database\\Migrations\\/m,
    home: /^artisan$/,
    install: 'composer install',
    migrate: 'php artisan migrate --force',
  },
  {
    name: 'Doctrine',
    path: /(^|\/)migrations\/([^/]+\/)*Version\d{8,}\.php$/i,
    text: /\bAbstractMigration\b/,
    home: /^composer\.json$/,
    install: 'composer install',
    migrate: 'php bin/console doctrine:migrations:migrate --no-interaction',
  },
  {
    name: 'Phinx',
    path: /(^|\/)migrations\/([^/]+\/)*\d{14}_\w+\.php$/i,
    text: /\b(AbstractMigration|BaseMigration)\b/,
    home: /^(phinx\.\w+|composer\.json)$/,
    install: 'composer install',
    migrate: 'vendor/bin/phinx migrate',
  },
  {
    name: 'Entity Framework',
    path: /(^|\/)Migrations\/([^/]+\/)*\d{14}_\w+\.cs$/,
    text: /\bMigrationBuilder\b/,
    home: /\.csproj$/,
    install: 'dotnet tool restore',
    migrate:
      'dotnet ef database update --connection "Host=$PGHOST;Port=$PGPORT;Database=$PGDATABASE;Username=$PGUSER;Password=$PGPASSWORD"',
  },
  {
    name: 'Liquibase',
    path: /\.(xml|ya?ml|json)$/i,
    // Change sets that only name an SQL file are run as that file.
    text: /^(?=[\s\S]*(<databaseChangeLog\b|\bdatabaseChangeLog["']?\s*:))(?=[\s\S]*\bchangeSet\b)(?=[\s\S]*(\b(create|add|drop|rename|modify|alter|set|merge|load)[A-Z]\w+|(<|["'\s])(insert|update|delete|sql|customChange)\b["']?[\s:>]))/,
    home: /^(liquibase\.properties|pom\.xml|build\.gradle(\.kts)?)$/,
    migrate:
      'liquibase update --changeLogFile=CHANGELOG --url=jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE --username=$PGUSER --password=$PGPASSWORD',
  },
  {
    name: 'Flyway',
    path: /(^|\/)[VRB][\d_.]*__\w+\.(java|kt)$/,
    text: /\b(BaseJavaMigration|JavaMigration)\b/,
    home: /^(pom\.xml|build\.gradle(\.kts)?)$/,
    migrate:
      './mvnw flyway:migrate -Dflyway.url=jdbc:postgresql://$PGHOST:$PGPORT/$PGDATABASE -Dflyway.user=$PGUSER -Dflyway.password=$PGPASSWORD',
  },
  {
    name: 'goose',
    path: /(^|\/)\d+_[^/]+\.go$/,
    text: /\bgoose\.Add(Named)?Migration/,
    home: /^go\.mod$/,
    migrate: 'go run ./cmd/migrate up',
  },
  {
    name: 'SeaORM',
    path: /(^|\/)m\d{8}_\w+\.rs$/,
    text: /\bimpl MigrationTrait for\b/,
    home: /^Cargo\.toml$/,
    migrate: 'cargo run -- up',
  },
  {
    ...node,
    name: 'TypeORM',
    // n8n's are TypeORM's under names of its own.
    text: /\bMigrationInterface\b|\bqueryRunner\b|\b(Irr|R)eversibleMigration\b/,
    migrate: typeorm(),
  },
  {
    ...node,
    name: 'Sequelize',
    text: /\bqueryInterface\b/i,
    migrate: 'npx sequelize-cli db:migrate --url "$DATABASE_URL"',
  },
  { ...node, name: 'node-pg-migrate', text: /\bpgm\b|\bnode-pg-migrate\b/, migrate: 'npx node-pg-migrate up' },
  { ...node, name: 'Kysely', text: /\bKysely\b|['"]kysely['"]/, migrate: 'npx kysely migrate:latest' },
  { ...node, name: 'MikroORM', text: /\bmikro-orm\/migrations\b/, migrate: 'npx mikro-orm migration:up' },
  {
    ...node,
    name: 'AdonisJS',
    text: /@(adonisjs\/lucid|ioc:Adonis\/Lucid)\b/,
    migrate: 'node ace migration:run --force',
  },
  { ...node, name: 'Payload', text: /@payloadcms\/db-postgres\b/, migrate: 'npx payload migrate' },
  {
    ...node,
    name: 'db-migrate',
    // One that only reads its file of SQL, in a folder that it calls so, is run as that file.
    text: /^(?![\s\S]*['"]sqls['"])(?=[\s\S]*(\bdb-?migrate\b|\bdb\s*\.\s*(runSql|(create|drop|rename)Table|(add|remove|rename|change)Column)\b))/,
    migrate: 'npx db-migrate up',
  },
  // Its builder goes by any name: `exports.up = (k) => k.schema.dropTable('a')`.
  {
    ...node,
    name: 'Knex',
    text: /\bknex\b|\bup\b[\s\S]*\.schema\s*\.\s*(create|alter|drop|rename|has|table|view|raw)/i,
    migrate: 'npx knex migrate:latest',
  },
  // Of a runner that we don't know, or the project's own: it is exported, and holds DDL.
  {
    ...node,
    name: 'JavaScript',
    text: /^(?=[\s\S]*\bexports?\b)(?=[\s\S]*\b(create|alter|drop)\s+(table|type|schema|view|function|trigger|policy|extension|(unique\s+)?index)\b)/i,
    migrate: 'npm run migrate',
  },
]

function typeorm(): string {
  return 'npm run build && npx typeorm migration:run -d dist/data-source.js'
}

/** Paths of which a framework may say that they are its migrations: no tests, no examples, nobody else's. */
export function mayBeCode(path: string): boolean {
  if (isVendored(path) || /(^|\/)(node_modules|vendor|testdata|fixtures|__\w+__)\//.test(path)) return false
  if (/\.d\.[cm]?ts$|[._-](test|spec)\.\w+$|(^|\/)test_[^/]*\.py$/.test(path)) return false
  if (/(^|\/)(tests?|e2e|specs?|examples?|samples?|docs?|demos?)\//i.test(path)) return false
  return !isOtherDialect(path.slice(0, Math.max(0, path.lastIndexOf('/')))) && frameworks.some(fits(path))
}

/** The framework whose migration a file is; its path alone is not enough to be sure. */
export function frameworkOf(path: string, text: string): Framework | undefined {
  if (!mayBeCode(path)) return undefined
  return frameworks.find((framework) => fits(path)(framework) && framework.text.test(text.slice(0, mostRead)))
}

function fits(path: string): (framework: Framework) => boolean {
  return (framework) => framework.path.test(path)
}

/** What tells a framework stands at the top; a stranger's file may be long. */
const mostRead = 8_000

/** The folder in which the framework's command is run: the nearest above a migration with the file that marks it. */
export function homeOf({ home }: Framework, path: string, paths: readonly string[]): string {
  const marked = new Set(
    paths.flatMap((other) => {
      const at = other.lastIndexOf('/')
      return home.test(other.slice(at + 1)) ? [other.slice(0, Math.max(0, at))] : []
    }),
  )
  const segments = path.split('/').slice(0, -1)
  for (let depth = segments.length; depth > 0; depth -= 1) {
    const folder = segments.slice(0, depth).join('/')
    if (marked.has(folder)) return folder
  }
  return ''
}

/** Files in which a project says what it talks to. */
const manifest =
  /(^|\/)(package\.json|requirements[^/]*\.(txt|in)|requirements\/[^/]+\.txt|pyproject\.toml|Pipfile|setup\.(py|cfg)|settings\.py|settings\/[^/]+\.py|alembic\.ini|Gemfile|database\.ya?ml|mix\.exs|composer\.json|\.env\.(example|sample|dist)|pom\.xml|build\.gradle(\.kts)?|application[^/]*\.(ya?ml|properties)|liquibase\.properties|go\.mod|Cargo\.toml|[^/]+\.csproj|knexfile\.[cm]?[jt]s|data-source\.[cm]?[jt]s|ormconfig\.\w+|(docker-)?compose[^/]*\.ya?ml)$/i

const postgres =
  /postgres|psycopg|asyncpg|pg8000|\bpgx\b|\blib\/pq\b|npgsql|pgsql|cockroach|timescale|supabase|neondatabase|pglite|\bpg-promise\b|["']pg["']/i

const others: readonly (readonly [string, RegExp])[] = [
  ['MySQL', /mysql|mariadb/i],
  ['SQL Server', /mssql|sqlserver|\btedious\b|Microsoft\.Data\.SqlClient/i],
  ['Oracle', /oracledb|cx_Oracle|\bojdbc\b/i],
  ['MongoDB', /mongo/i],
  ['SQLite', /sqlite/i],
]

/** Each is read; a tree may be made of them. */
const mostManifests = 60
const mostManifestBytes = 200_000

/**
 * The database that a project talks to, where that is another than Postgres: what lies in `home` and below says so and
 * names no Postgres, or says nothing and the rest of the tree does.
 */
export async function otherDatabase(tree: FileTree, home: string): Promise<string | undefined> {
  const entries = (await tree.list())
    .filter(({ path, bytes }) => manifest.test(path) && bytes <= mostManifestBytes && !isVendored(path))
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length)
  const inside = entries.filter(({ path }) => home === '' || path.startsWith(`${home}/`))
  const own = await databaseIn(tree, inside.slice(0, mostManifests))
  const said = own ?? (home === '' ? undefined : await databaseIn(tree, entries.slice(0, mostManifests)))
  return said === 'Postgres' ? undefined : said
}

async function databaseIn(tree: FileTree, entries: Awaited<ReturnType<FileTree['list']>>): Promise<string | undefined> {
  const texts = [...(await tree.read(entries.map(({ path }) => path))).values()]
  if (texts.some((text) => postgres.test(text))) return 'Postgres'
  return others.find(([, pattern]) => texts.some((text) => pattern.test(text)))?.[0]
}
