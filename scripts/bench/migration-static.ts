// All that is done with migrations without a database: found and ordered, read with Postgres' grammar, and judged by
// every rule. Bundled like the program, and measured as a process of its own. Arguments: a folder, its place in the repository.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { judgedFiles } from '../../src/checks/migration/dry-run.ts'
import { rules } from '../../src/checks/migration/rules/index.ts'
import { recordOf } from '../../src/checks/migration/trace/record.ts'
import { runRules } from '../../src/core/rule.ts'
import { migrationPlan } from '../../src/sql/base-state.ts'
import { parseSql } from '../../src/sql/statements.ts'
import { changeSetOf, defaultConfig } from '../../test/fakes/check-context.ts'

const [folder = '', place = ''] = process.argv.slice(2)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(join(folder, name)).isFile(),
)
const head = Object.fromEntries(files.map((name) => [`${place}/${name}`, readFileSync(join(folder, name), 'utf8')]))
const plan = await migrationPlan({ changeSet: changeSetOf({}, head), config: defaultConfig })
if (!plan) throw new Error('no migrations were found')

let statements = 0
let findings = 0
for (const [path, text] of Object.entries(head).filter(([name]) => name.endsWith('.sql'))) {
  const sql = await parseSql(text)
  if (!sql.parsed) continue
  statements += sql.statements.length
  const traced = sql.statements.map((statement, index) => recordOf(statement, path, `${path} ${index}`))
  const run = { ...judgedFiles({ ...plan, added: [] }, new Map()), statements: traced }
  findings += runRules(rules, run).length
}
console.log(
  JSON.stringify({ files: files.length, runner: plan.runner, added: plan.added.length, statements, findings }),
)
