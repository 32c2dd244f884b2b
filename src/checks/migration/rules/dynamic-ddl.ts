import type { Hit } from '../../../core/finding.ts'
import { defineRule } from '../../../core/rule.ts'
import { enumerate, unique } from '../../../core/wording.ts'
import { proofOf } from '../judgement/said.ts'
import type { MigrationExample, MigrationRun, TracedStatement } from '../subject.ts'
import { effectText } from '../trace/effect-text.ts'

export default defineRule<MigrationRun, MigrationExample>({
  meta: {
    id: 'migration/dynamic-ddl',
    severity: 'note',
    since: '0.1.0',
    title: 'Know what code changes in the schema',
    effect:
      'What a DO block or a function does is decided when it runs: this is what it did here, and on a database with other contents it may do something else.',
    remedy: 'Write what is to be changed as plain statements, unless it has to depend on the database.',
  },
  examples: [
    {
      title: 'a DO block and a function',
      given: {
        schema:
          "CREATE TABLE orders (id int); CREATE FUNCTION widen() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'ALTER TABLE orders ALTER id TYPE bigint'; END $$;",
        migration: 'DO $$ BEGIN ALTER TABLE orders ADD COLUMN note text; END $$;\nSELECT widen();',
      },
      hits: ['changes the schema by code (lines 1 and 2): orders.note added and orders.id now bigint'],
    },
    {
      title: 'code that changes rows only',
      given: {
        schema: 'CREATE TABLE orders (id int);',
        migration: 'DO $$ BEGIN UPDATE orders SET id = 1 WHERE id = 2; END $$;',
      },
      hits: [],
    },
    {
      title: 'plain statements',
      given: { schema: 'CREATE TABLE orders (id int);', migration: 'ALTER TABLE orders ADD COLUMN note text;' },
      hits: [],
    },
  ],
  check: (run) => run.files.flatMap(({ path }) => hitIn(path, run)),
})

/** One for a file: some tools put each of their statements into a DO block. */
function hitIn(path: string, run: MigrationRun): readonly Hit[] {
  const found = run.statements.filter((statement) => statement.place.path === path && isDynamic(statement))
  const [first] = found
  if (!first) return []
  const lines = unique(found.map(({ place }) => String(place.line)))
  const texts = unique(found.flatMap(({ effects }) => effects.map(effectText)))
  return [
    {
      location: first.place,
      key: `${path}\ncode`,
      subject: { kind: 'migration', name: path },
      proof: proofOf(first, run),
      message: `changes the schema by code (line${lines.length === 1 ? '' : 's'} ${enumerate(lines, 5)}): ${enumerate(texts, 5)}`,
    },
  ]
}

const code: ReadonlySet<string> = new Set([
  'DoStmt',
  'CallStmt',
  'ExecuteStmt',
  'SelectStmt',
  'InsertStmt',
  'UpdateStmt',
  'DeleteStmt',
  'MergeStmt',
])

function isDynamic({ sql, effects }: TracedStatement): boolean {
  const { node } = sql
  const into = 'SelectStmt' in node && node.SelectStmt.intoClause !== undefined
  return effects.length > 0 && code.has(sql.kind) && !into
}
