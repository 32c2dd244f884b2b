import { expect, test } from 'vitest'
import { runningQueries } from '../../../../src/checks/migration/queries/sources.ts'
import { changeSetOf, defaultConfig } from '../../../fakes/check-context.ts'

async function told(path: string, text: string) {
  const config = { ...defaultConfig, database: { ...defaultConfig.database, queries: ['**'] } }
  const found = await runningQueries({ changeSet: changeSetOf({ [path]: text }, {}), config })
  return {
    queries: found.queries.map(({ sql, location }) => `${location.line} ${sql.replace(/\s+/g, ' ')}`),
    left: found.left.map(({ problem, location }) => `${location.line} ${problem}`),
  }
}

const lines = (...text: string[]) => `${text.join('\n')}\n`
const program = 'the statement gets a part of its text from the program'

test.each<[title: string, path: string, text: string, queries: string[], left?: string[]]>([
  [
    'Go: database/sql, pgx, sqlx, GORM',
    'store/users.go',
    lines(
      '// db.Query("SELECT commented FROM out")',
      'const byID = `SELECT id FROM users WHERE id = $1`',
      'func get(db *sql.DB) {',
      '\tdb.QueryRowContext(ctx, `',
      "\t\tSELECT name FROM users WHERE quote = '\\' AND id = $1`, id)",
      '\tdb.Query(byID, 1)',
      '\tdb.Exec("UPDATE users SET name = \\"name\\" " +',
      '\t\t"WHERE id = $1", id)',
      '\tconn.Query(ctx, "SELECT id FROM users WHERE name = @name AND kind=@kind", pgx.NamedArgs{"name": n})',
      '\tsqlx.Get[User](&user, "SELECT kind FROM users WHERE id = ?", id)',
      "\tr := '\"'; db.NamedExec(`DELETE FROM users WHERE id = :id`, arg)",
      '}',
    ),
    [
      "5 SELECT name FROM users WHERE quote = '\\' AND id = $1",
      '2 SELECT id FROM users WHERE id = $1',
      '7 UPDATE users SET name = "name" WHERE id = $1',
      '9 SELECT id FROM users WHERE name = $1 AND kind=$2',
      '10 SELECT kind FROM users WHERE id = $1',
      '11 DELETE FROM users WHERE id = $1',
    ],
  ],
  [
    'Go: what is put together, and what is sent nowhere',
    'store/users.go',
    lines(
      'db.Query("SELECT id FROM " + table)',
      'db.Query(fmt.Sprintf("SELECT id FROM %s", table))',
      'query := "SELECT id FROM a"',
      'if x { query += " WHERE b" }',
      'db.Query(query)',
      'sql := fmt.Sprintf(`DELETE FROM %s`, table)',
      'db.Exec(sql)',
      'run(func() {',
      '\tquery := "SELECT id FROM b"',
      '\tdb.Query(query)',
      '})',
      'log.Print("SELECT id FROM a"); http.Get("https://select.example")',
    ),
    ['9 SELECT id FROM b'],
    [`1 ${program}`, `2 ${program}`, `3 ${program}`, `6 ${program}`],
  ],
  [
    'Python: psycopg, asyncpg, SQLAlchemy',
    'app/store.py',
    lines(
      '# cur.execute("SELECT commented FROM out")',
      'FIND = """',
      '    SELECT id FROM users WHERE id=%s',
      '"""',
      'MOVE = (',
      '    "UPDATE users SET name = %(name)s "',
      "    'WHERE name LIKE %(name)s'",
      ')',
      'cur.execute(FIND, (id,))',
      'cur.execute(MOVE, {"name": name})',
      'await conn.fetchrow("SELECT name FROM users WHERE id = $1", id)',
      "session.execute(text('DELETE FROM users WHERE id = :id'), {'id': 1})",
      "cur.execute(r'''SELECT id FROM users WHERE name ~ '\\d%%' AND id = %s''', (1,))",
    ),
    [
      '3 SELECT id FROM users WHERE id=$1',
      '6 UPDATE users SET name = $1 WHERE name LIKE $1',
      '11 SELECT name FROM users WHERE id = $1',
      '12 DELETE FROM users WHERE id = $1',
      "13 SELECT id FROM users WHERE name ~ '\\d%' AND id = $1",
    ],
  ],
  [
    'Python: each function has names of its own, and sees those around it',
    'app/store.py',
    lines(
      'def a(txn):',
      '    sql = "SELECT a FROM t"',
      '    def run(txn): txn.execute(sql)',
      'def b(txn):',
      '    sql = "SELECT b FROM t"',
      '    sql += " WHERE c"',
      '    txn.execute(sql)',
      'def c(txn):',
      '    sql: str = "SELECT c FROM t"; txn.execute(sql)',
    ),
    ['2 SELECT a FROM t', '9 SELECT c FROM t'],
    [`5 ${program}`],
  ],
  [
    'Python: what is put together',
    'app/store.py',
    lines(
      'cur.execute(f"SELECT id FROM {table}")',
      'cur.execute("SELECT id FROM a WHERE b = %s" % b)',
      'cur.execute("SELECT id FROM a" + where)',
      'q = "SELECT id FROM {}".format(table)',
      'cur.execute(q)',
      'print("SELECT id FROM a")',
    ),
    [],
    [`1 ${program}`, `2 ${program}`, `3 ${program}`, `4 ${program}`],
  ],
  [
    'Rust: sqlx, tokio-postgres, diesel',
    'src/store.rs',
    lines(
      '/* /* sqlx::query!("SELECT commented FROM out") */ */',
      'const FIND: &str = "SELECT id FROM users WHERE id = $1";',
      "fn get<'a>(c: char) -> &'a str {",
      '    let row = sqlx::query_as!(User, r#"SELECT id as "id!" FROM users WHERE name = $1"#, name);',
      '    sqlx::query_as::<_, Vec<User>>("DELETE FROM users \\',
      '        WHERE id = $1").bind(id);',
      "    let quote = '\"'; client.query(FIND, &[&id]).await?;",
      '    client.execute(&format!("DELETE FROM {}", table), &[]);',
      '    diesel::sql_query("UPDATE users SET name = $1")',
      '}',
      '#[cfg(test)]',
      'mod tests { fn t() { sqlx::query!("SELECT test FROM users"); } }',
      'fn after() { sqlx::query_scalar("SELECT count(*) FROM users"); }',
    ),
    [
      '4 SELECT id as "id!" FROM users WHERE name = $1',
      '5 DELETE FROM users WHERE id = $1',
      '2 SELECT id FROM users WHERE id = $1',
      '9 UPDATE users SET name = $1',
      '13 SELECT count(*) FROM users',
    ],
    [`8 ${program}`],
  ],
  [
    'files of tests and migrations',
    'store/users_test.go',
    'db.Query("SELECT id FROM a")',
    [],
    ['1 it belongs to tests, whose queries the running release does not send'],
  ],
  [
    'Alembic',
    'db/versions/1.py',
    'def upgrade():\n    op.execute("UPDATE a SET b = 1")',
    [],
    ['1 it belongs to migrations, whose queries the running release does not send'],
  ],
  ['a quote that nothing closes', 'a.py', `x = """${'\n"'.repeat(100_000)}SELECT id FROM a`, []],
  ['brackets that nothing opens', 'a.rs', `${')'.repeat(100_000)}${'<'.repeat(50_000)}"SELECT id FROM a"`, []],
  ['comments that nothing closes', 'a.go', `"SELECT id FROM a"${'/*'.repeat(100_000)}`, []],
])('%s', async (_title, path, text, queries, left = []) => {
  expect(await told(path, text)).toEqual({ queries, left })
})
