import { describe, expect, test } from 'vitest'
import { runningQueries } from '../../../../src/checks/migration/queries/sources.ts'
import { BreakwaterError } from '../../../../src/core/error.ts'
import { changeSetOf, defaultConfig } from '../../../fakes/check-context.ts'

/** Files of base; head has none of them. */
function queriesIn(files: Readonly<Record<string, string>>, queries: readonly string[] = ['**']) {
  const config = { ...defaultConfig, database: { ...defaultConfig.database, queries } }
  return runningQueries({ changeSet: changeSetOf(files, {}), config })
}

/** `line name: sql` of each query, `line problem` of what was left. */
async function told(path: string, text: string) {
  const { queries, left } = await queriesIn({ [path]: text })
  return {
    queries: queries.map(({ name, sql, location }) => `${location.line} ${name}: ${sql.replace(/\s+/g, ' ')}`),
    left: left.map(({ problem, location }) => `${location.line} ${problem.replace(/\s+/g, ' ')}`),
  }
}

const lines = (...text: string[]) => `${text.join('\n')}\n`

describe('.sql files', () => {
  test.each<[title: string, text: string, queries: string[], left?: string[]]>([
    [
      'sqlc: numbers and names',
      lines(
        '-- name: GetAuthor :one',
        'SELECT * FROM authors',
        'WHERE id = $1 LIMIT 1;',
        '',
        '-- name: UpdateAuthor :exec',
        "UPDATE author SET name = coalesce(sqlc.narg('name'), name), bio = coalesce(sqlc.narg(bio), bio)",
        'WHERE id = sqlc.arg(id);',
      ),
      [
        '2 GetAuthor: SELECT * FROM authors WHERE id = $1 LIMIT 1',
        '6 UpdateAuthor: UPDATE author SET name = coalesce($1, name), bio = coalesce($2, bio) WHERE id = $3',
      ],
    ],
    [
      'sqlc: @name is a parameter, the operators with @ are not',
      lines(
        '-- name: UpsertAuthorName :one',
        'UPDATE author SET name = CASE WHEN @set_name::bool THEN @name::text ELSE name END',
        "WHERE tags @> '{a}' AND tags <@ @tags AND doc @@ @query AND name=@name AND id = $1 AND @ balance > 1",
        'RETURNING *;',
      ),
      [
        "2 UpsertAuthorName: UPDATE author SET name = CASE WHEN $2::bool THEN $3::text ELSE name END WHERE tags @> '{a}' AND tags <@ $4 AND doc @@ $5 AND name=$3 AND id = $1 AND @ balance > 1 RETURNING *",
      ],
    ],
    [
      'sqlc: embed and slice',
      lines(
        '-- name: GetStudentAndScore :many',
        'SELECT sqlc.embed(students), sqlc.embed(test_scores)',
        'FROM students JOIN test_scores ON test_scores.student_id = students.id',
        "WHERE students.id IN (sqlc.slice('ids'));",
      ),
      [
        '2 GetStudentAndScore: SELECT students.*, test_scores.* FROM students JOIN test_scores ON test_scores.student_id = students.id WHERE students.id IN ($1)',
      ],
    ],
    [
      'PgTyped: a name twice, a required one, a cast',
      lines(
        '/* @name FindBook */',
        'SELECT * FROM books WHERE id = :id! AND (:name::text IS NULL OR name = :name) AND rank != :rank!;',
      ),
      ['2 FindBook: SELECT * FROM books WHERE id = $1 AND ($2::text IS NULL OR name = $2) AND rank != $3'],
    ],
    [
      'PgTyped: expansions are sent with one element',
      lines(
        '/*',
        '  @name InsertComment',
        '  @param comments -> ((userId!, commentBody)...)',
        '  @param ages -> (...)',
        '  @param user -> (name, age)',
        '*/',
        'WITH old AS (SELECT id FROM users WHERE age IN :ages AND (name, age) = :user)',
        'INSERT INTO book_comments (user_id, body)',
        'VALUES :comments;',
      ),
      [
        '7 InsertComment: WITH old AS (SELECT id FROM users WHERE age IN ($1) AND (name, age) = ($2, $3)) INSERT INTO book_comments (user_id, body) VALUES ($4, $5)',
      ],
    ],
    [
      'aiosql and yesql: signs behind names, casts, strings, comments and slices stay',
      lines(
        '-- name: publish-blog<!',
        '-- :not_one: a comment',
        "insert into blogs (userid, title) values (:userid, 'at 10:30 :no') returning blogid;",
        '-- name: get_modulo(numerator, denominator)$',
        'SELECT :numerator::INT8 % :denominator::INT8, tags[1:2], tags[:low], ":quoted" FROM blogs;',
        '-- name: dollars',
        "SELECT $$ :no $$, $x$ :no $x$, E'\\' :no' FROM blogs WHERE data ? 'a' AND data ?| :keys AND f(a => :a, b := 1);",
      ),
      [
        "3 publish-blog: insert into blogs (userid, title) values ($1, 'at 10:30 :no') returning blogid",
        '5 get_modulo: SELECT $1::INT8 % $2::INT8, tags[1:2], tags[$3], ":quoted" FROM blogs',
        "7 dollars: SELECT $$ :no $$, $x$ :no $x$, E'\\' :no' FROM blogs WHERE data ? 'a' AND data ?| $1 AND f(a => $2, b := 1)",
      ],
    ],
    [
      'HugSQL: values are told, parts of text are not',
      lines(
        '-- :name value-list-param :? :*',
        '-- :doc Value List Param',
        'select * from test where id in (:v*:ids) and name = :first-name and at = :records.0.id::date',
        '-- :name identifier-param',
        'select * from :i:table-name',
        '-- :name tuple-param-list',
        'insert into test (id, name) values :t*:people',
        '-- :snip where-snip',
        'where :snip*:cond',
        '-- :name clj-expr-single :? :1',
        'select',
        '--~ (if (seq (:cols params)) ":i*:cols" "*")',
        'from test',
        '-- :name slice',
        'select tags[1\\:2] from test',
      ),
      [
        '3 value-list-param: select * from test where id in ($1) and name = $2 and at = $3::date',
        '15 slice: select tags[1 :2] from test',
      ],
      [
        '5 identifier-param gets a part of its text from the program (:i:table-name)',
        '7 tuple-param-list gets a part of its text from the program (:t*:people)',
        '8 where-snip is a part of other queries',
        '10 clj-expr-single is put together by Clojure',
      ],
    ],
    [
      'plain statements: one that is none costs the others nothing',
      lines(
        'SELECT 1 FROM a; -- one; two',
        'SELCT 2 FROM b;',
        "INSERT INTO c VALUES ($1, ';')",
        '  ON CONFLICT DO NOTHING;',
        'SELECT * FROM d WHERE id = ?;',
        'DELETE FROM e WHERE id = :id',
      ),
      [
        '1 q.sql:1: SELECT 1 FROM a',
        "3 q.sql:3: INSERT INTO c VALUES ($1, ';') ON CONFLICT DO NOTHING",
        '6 q.sql:6: DELETE FROM e WHERE id = $1',
      ],
      [
        '2 the statement is no statement that Postgres takes: syntax error at or near "SELCT"',
        '5 the statement is no statement that Postgres takes: syntax error at end of input',
      ],
    ],
    [
      'what is no query is left',
      lines('-- name: create_schema#', 'create table t (id int);', 'CALL settle($1);', 'COPY t FROM STDIN;'),
      [],
      [
        '2 create_schema is no query (CREATE)',
        '3 create_schema is a CALL, which nothing here can try',
        '4 create_schema is a COPY, which nothing here can try',
      ],
    ],
    ['nothing at all', '-- soon\n', [], ['1 it holds no query']],
    [
      'a quote that nothing closes',
      "-- name: A :one\nSELECT 'a;\n",
      [],
      ['2 A is no statement that Postgres takes: unterminated quoted string at or near "\'a; "'],
    ],
  ])('%s', async (_, text, queries, left = []) => {
    expect(await told('q.sql', text)).toEqual({ queries, left })
  })
})

describe('data of sqlx', () => {
  test.each<[title: string, path: string, data: object, queries: string[], left?: string[]]>([
    [
      'a file a query',
      '.sqlx/query-0a1b.json',
      { db_name: 'PostgreSQL', query: 'SELECT id\nFROM users WHERE id = $1', describe: {}, hash: '0a1b' },
      ['1 .sqlx/query-0a1b.json:1: SELECT id FROM users WHERE id = $1'],
    ],
    [
      'all in one file, as before 0.7',
      'sqlx-data.json',
      {
        db: 'PostgreSQL',
        '0a1b': { describe: {}, query: 'SELECT 1 FROM a' },
        '0a1c': { describe: {}, query: 'SELECT 1 FROM b' },
      },
      ['1 sqlx-data.json:1: SELECT 1 FROM a', '1 sqlx-data.json:1: SELECT 1 FROM b'],
    ],
    [
      'of another database',
      '.sqlx/query-0a1b.json',
      { db_name: 'SQLite', query: 'SELECT id FROM users', describe: {}, hash: '0a1b' },
      [],
      ['1 its queries are for SQLite'],
    ],
  ])('%s', async (_, path, data, queries, left = []) => {
    expect(await told(path, JSON.stringify(data, null, 2))).toEqual({ queries, left })
  })
})

describe('exports of pg_stat_statements', () => {
  const unknown = (kinds: string) => `1 it is none of what is read: ${kinds}`
  test.each<[title: string, path: string, text: string, queries: string[], left?: string[]]>([
    [
      'CSV: most called first, line ends and quotes within quotes',
      's.csv',
      lines(
        'userid,calls,query',
        '10,5,SELECT $1 FROM a',
        '10,70,"SELECT ""Order""',
        'FROM b, c WHERE x IN ($1 /*, ... */)"',
        '10,900,BEGIN',
        '10,800,SET search_path = $1',
        '10,6,"SELECT now() - INTERVAL $1 FROM d"',
        '10,950,"SELECT $2 FROM ONLY ""public"".""b"" x WHERE ""id"" OPERATOR(pg_catalog.=) $1 FOR KEY SHARE OF x"',
        '10,3,<insufficient privilege>',
        '10,3,<insufficient privilege>',
      ),
      [
        '3 s.csv:3: SELECT "Order" FROM b, c WHERE x IN ($1 /*, ... */)',
        '7 s.csv:7: SELECT now() - $1::INTERVAL FROM d',
        '2 s.csv:2: SELECT $1 FROM a',
      ],
      ['9 2 rows of it say <insufficient privilege>: export them as a member of pg_read_all_stats'],
    ],
    [
      'CSV: what Postgres does not take back',
      's.csv',
      lines('query', 'SELECT a FROM t LIMIT $1', '"SELECT * FROM t WHERE a = ?"', 'a,b', '"SELECT 1'),
      ['2 s.csv:2: SELECT a FROM t LIMIT $1'],
      [
        '4 has 2 fields, the header 1',
        '5 a quote that nothing closes: what follows was not read',
        '3 the statement is no statement that Postgres takes: syntax error at end of input',
      ],
    ],
    [
      'JSON: an array',
      's.json',
      JSON.stringify(
        [{ calls: 1, query: 'SELECT 1 FROM a' }, { calls: 2, query: 'SELECT "x" FROM b' }, { queryid: 5 }],
        null,
        1,
      ),
      ['8 s.json:8: SELECT "x" FROM b', '4 s.json:4: SELECT 1 FROM a'],
      ['8 item 3 has no query'],
    ],
    [
      'JSON: of something else',
      's.json',
      '{"name": "x"}',
      [],
      [
        unknown(
          '.sql files, JavaScript, TypeScript, Go, Python, Rust, data of sqlx, pg_stat_statements as CSV (with a header that names query) or JSON, logs of Postgres',
        ),
      ],
    ],
  ])('%s', async (_, path, text, queries, left = []) => {
    expect(await told(path, text)).toEqual({ queries, left })
  })
})

describe('logs', () => {
  const at = '2026-03-01 10:00:00.123 UTC'
  const csvLine = (severity: string, message: string) =>
    [
      at,
      'app',
      'shop',
      '77',
      '[local]',
      '65f',
      '3',
      'SELECT',
      at,
      '3/5',
      '0',
      severity,
      '00000',
      `"${message.replaceAll('"', '""')}"`,
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      'app',
      'client backend',
      '',
      '0',
    ].join(',')
  test.each<[title: string, path: string, text: string, queries: string[], left?: string[]]>([
    [
      'stderr: log_statement = all',
      'pg.log',
      lines(
        `${at} [1] LOG:  database system is ready to accept connections`,
        `${at} [30] app@shop LOG:  statement: BEGIN`,
        `${at} [30] app@shop LOG:  execute <unnamed>: SELECT id`,
        '\tFROM users',
        '\tWHERE name = $1',
        `${at} [30] app@shop DETAIL:  parameters: $1 = 'master'`,
        `${at} [30] app@shop LOG:  execute S_1/C_2: UPDATE users SET name = $1`,
        `${at} [30] app@shop LOG:  statement: INSERT INTO users VALUES (1, 'LOG:  x'); SELECT b FROM users`,
        `${at} [30] app@shop ERROR:  relation "nobody" does not exist at character 15`,
        `${at} [30] app@shop STATEMENT:  SELECT * FROM nobody`,
        `${at} [30] app@shop LOG:  statement: CREATE TABLE t (id int)`,
        `${at} [30] app@shop LOG:  duration: 0.012 ms`,
        `${at} [30] app@shop LOG:  duration: 0.112 ms  statement: DELETE FROM users`,
        `${at} [30] app@shop LOG:  duration: 0.112 ms  parse stmtcache_1: SELECT c FROM users`,
        `${at} [30] app@shop LOG:  statement: DECLARE "for" NO SCROLL CURSOR FOR SELECT 4, 'x' FROM users`,
        `${at} [30] app@shop LOG:  statement: PREPARE p (int) AS SELECT $1 FROM users`,
        `${at} [30] app@shop LOG:  statement: EXECUTE p(1)`,
      ),
      [
        '3 pg.log:3: SELECT id FROM users WHERE name = $1',
        '7 pg.log:7: UPDATE users SET name = $1',
        "8 pg.log:8: INSERT INTO users VALUES (1, 'LOG:  x')".replace('  x', ' x'),
        '8 pg.log:8: SELECT b FROM users',
        '13 pg.log:13: DELETE FROM users',
        '14 pg.log:14: SELECT c FROM users',
        "15 pg.log:15: SELECT 4, 'x' FROM users",
        '16 pg.log:16: SELECT $1 FROM users',
      ],
    ],
    [
      'stderr: as Docker Compose and CI services print it',
      'pg.txt',
      lines(
        `db-1  | ${at} [30] LOG:  execute <unnamed>: SELECT c.ID`,
        'db-1  | \tfrom CLIENT c',
        `2026-03-01T10:00:00.1234567Z ${at} [30] LOG:  statement: SELECT 1`,
        '2026-03-01T10:00:00.1234567Z \tFROM t',
      ),
      ['1 pg.txt:1: SELECT c.ID from CLIENT c', '3 pg.txt:3: SELECT 1 FROM t'],
    ],
    [
      'stderr: auto_explain as text, as JSON, as YAML',
      'pg.log',
      lines(
        `${at} [30] LOG:  duration: 0.039 ms  plan:`,
        '\tQuery Text: SELECT name',
        '\tFROM actors WHERE id = $1',
        "\tQuery Parameters: $1 = '5'",
        '\tSeq Scan on actors  (cost=0.00..1.10 rows=10 width=4)',
        '\t  Filter: (id = 5)',
        `${at} [30] LOG:  duration: 0.039 ms  plan:`,
        '\t{',
        '\t  "Query Text": "SELECT \'b\' FROM films",',
        '\t  "Plan": {}',
        '\t}',
        `${at} [30] LOG:  duration: 0.039 ms  plan:`,
        '\tQuery Text: "SELECT 1"',
        '\tPlan:',
        '\t  Node Type: "Result"',
      ),
      ['2 pg.log:2: SELECT name FROM actors WHERE id = $1', "8 pg.log:8: SELECT 'b' FROM films"],
      ['13 the statement is no statement that Postgres takes: syntax error at or near ""SELECT 1""'],
    ],
    [
      'csvlog',
      'pg.csv',
      lines(
        csvLine('LOG', 'execute <unnamed>: SELECT "a"\nFROM t'),
        csvLine('ERROR', 'relation "x" does not exist'),
        csvLine('LOG', 'statement: COMMIT'),
        'half a line',
      ),
      ['1 pg.csv:1: SELECT "a" FROM t'],
      ['5 is no line of a csvlog'],
    ],
    [
      'jsonlog',
      'pg.json',
      lines(
        JSON.stringify({ timestamp: at, error_severity: 'LOG', message: 'statement: SELECT 1\nFROM t' }),
        JSON.stringify({ timestamp: at, error_severity: 'ERROR', message: 'no', statement: 'SELECT 1 FROM nobody' }),
        '{"timestamp": ',
      ),
      ['1 pg.json:1: SELECT 1 FROM t'],
      ['3 is no line of a jsonlog'],
    ],
    ['without a statement', 'pg.log', `${at} [1] LOG:  database system is ready\n`, [], ['1 it holds no query']],
  ])('%s', async (_, path, text, queries, left = []) => {
    expect(await told(path, text)).toEqual({ queries, left })
  })
})

describe('the same query', () => {
  const log = (statements: readonly string[]) => statements.map((sql) => `x LOG:  statement: ${sql}\n`).join('')

  test.each<[title: string, statements: string[], queries: string[]]>([
    [
      'numbers, ids and dates are values',
      [
        "SELECT a FROM t WHERE id = 1 AND b = 'a1b2-c3d4' AND c > '2026-01-01'",
        "SELECT a FROM t  WHERE id = 27 AND b = 'ffee-0011-22' AND c > '2026-01-02'",
      ],
      ["SELECT a FROM t WHERE id = 1 AND b = 'a1b2-c3d4' AND c > '2026-01-01'"],
    ],
    [
      'labels may be those of an enum',
      [
        "SELECT a FROM t WHERE status = 'open'",
        "SELECT a FROM t WHERE status = 'shut'",
        "select a from t where status='open'",
      ],
      ["SELECT a FROM t WHERE status = 'open'", "SELECT a FROM t WHERE status = 'shut'"],
    ],
    [
      'a list is as good as another',
      [
        'SELECT a FROM t WHERE id IN (1, 2)',
        'SELECT a FROM t WHERE id IN (3, 4, 5)',
        'INSERT INTO t VALUES ($1, 1), ($2, 2)',
      ],
      ['SELECT a FROM t WHERE id IN (1, 2)', 'INSERT INTO t VALUES ($1, 1), ($2, 2)'],
    ],
    [
      'types of casts, names and places differ',
      [
        'SELECT $1::text FROM t',
        'SELECT $1::status FROM t',
        'SELECT a1 FROM t',
        'SELECT a2 FROM t',
        'SELECT a, b FROM t',
        'SELECT b, a FROM t',
      ],
      [
        'SELECT $1::text FROM t',
        'SELECT $1::status FROM t',
        'SELECT a1 FROM t',
        'SELECT a2 FROM t',
        'SELECT a, b FROM t',
        'SELECT b, a FROM t',
      ],
    ],
  ])('%s', async (_, statements, queries) => {
    const found = await queriesIn({ 'pg.log': log(statements) })
    expect(found.queries.map(({ sql }) => sql)).toEqual(queries)
    expect(found.left).toEqual([])
  })

  test('of test data twelve are taken, and the others are told', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `name${String.fromCharCode(97 + index)}`)
    const { queries, left } = await queriesIn({
      'pg.log': log(names.map((name) => `SELECT a FROM t WHERE n = '${name}'`)),
    })
    expect(queries).toHaveLength(12)
    expect(left.map(({ problem, location }) => `${location.line} ${problem}`)).toEqual([
      '13 the statement differs by labels alone from 12 others',
      '14 the statement differs by labels alone from 12 others',
    ])
  })

  test('what people wrote comes before what was watched, and keeps its name', async () => {
    const { queries } = await queriesIn({
      'a.log': log(['SELECT 1 FROM a', 'SELECT 1 FROM b', 'SELECT 1 FROM b']),
      'z.sql': '-- name: Z :one\nSELECT 1 FROM z;\n-- name: B :one\nSELECT 1 FROM b;',
    })
    expect(queries.map(({ name }) => name)).toEqual(['B', 'Z', 'a.log:1'])
  })
})

describe('files', () => {
  const files = { 'q/a.sql': 'SELECT 1 FROM a', 'q/b.sql': 'SELECT 1 FROM b', 'q/.c/c.sql': 'SELECT 1 FROM c' }

  test.each<[globs: string[], names: string[]]>([
    [[], []],
    [['q/*.sql'], ['q/a.sql:1', 'q/b.sql:1']],
    [
      ['q/**', '!q/b*'],
      ['q/.c/c.sql:1', 'q/a.sql:1'],
    ],
    [
      ['q/a.sql', 'q/[ab].sql'],
      ['q/a.sql:1', 'q/b.sql:1'],
    ],
  ])('%j', async (globs, names) => {
    const { queries, left } = await queriesIn(files, globs)
    expect(queries.map(({ name }) => name)).toEqual(names)
    expect(left).toEqual([])
  })

  test('a glob without a file is told', async () => {
    const { queries, left } = await queriesIn(files, ['q/a.sql', 'sql/*.sql'])
    expect(queries).toHaveLength(1)
    expect(left).toEqual([
      {
        location: { path: 'defaults', line: 1, column: 1 },
        problem: 'database.queries: no file of the base branch matches sql/*.sql',
      },
    ])
  })

  test('no file at all is trouble', async () => {
    const thrown: unknown = await queriesIn(files, ['sql/*.sql']).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(BreakwaterError)
    expect(thrown).toMatchObject({
      trouble: { code: 'queries-not-found', message: expect.stringContaining('sql/*.sql') },
    })
  })
})

describe('hostile files', () => {
  test.each<[title: string, path: string, text: string]>([
    ['quotes without end', 'x.csv', `query\n${'"a""'.repeat(100_000)}`],
    ['colons', 'x.sql', ':a'.repeat(5_000)],
    ['parentheses', 'x.sql', `SELECT ${'('.repeat(20_000)}`],
    ['comments that nest', 'x.sql', '/*'.repeat(100_000)],
    ['quotes and backslashes', 'x.log', `LOG:  statement: ${"'\\".repeat(40_000)}`],
    ['annotations', 'x.sql', '-- name: a :one\n'.repeat(5_000)],
    ['a binary', 'x.sql', 'SELECT 1 FROM a;\0'],
    ['a long statement', 'x.sql', `SELECT '${'a'.repeat(200_000)}' FROM a`],
    ['deep JSON', 'x.json', '['.repeat(200_000)],
    ['a deep expression', 'x.sql', `SELECT ${'- '.repeat(20_000)} 1 FROM a`],
  ])('%s are left', async (_, path, text) => {
    const { queries, left } = await queriesIn({ [path]: text })
    expect(queries).toEqual([])
    expect(left.length).toBeGreaterThan(0)
  })
})
