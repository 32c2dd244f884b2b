import type { CheckContext, CheckResult } from '../../core/check.ts'
import { runRules } from '../../core/rule.ts'
import { count } from '../../core/wording.ts'
import type { SchemaChange } from '../../sql/catalog-changes.ts'
import type { ObjectKind } from '../../sql/catalog-names.ts'
import { compareByCommand } from './by-command.ts'
import { compareFiles } from './files.ts'
import { type Compared, compareMigrations } from './migrated.ts'
import { rules } from './rules/index.ts'
import { schemaToCompare } from './schema-source.ts'

/** Lists how the schema differs: the state after the new migrations from the one before, or one schema file from its old self. */
export async function run(context: CheckContext): Promise<CheckResult> {
  const schema = await schemaToCompare(context)
  const { comparison, facts, remarks } = await compare(context, schema)
  return {
    findings: runRules(rules, comparison),
    unproven: [],
    remarks,
    summary: summaryOf(comparison.changes),
    engine: facts,
  }
}

function compare(context: CheckContext, schema: string | undefined): Promise<Compared> {
  if (schema !== undefined) return compareFiles(context, schema)
  return context.config.database.migrateCommand ? compareByCommand(context) : compareMigrations(context)
}

/** Most telling first; kinds past the first five are counted together. */
const leading: readonly ObjectKind[] = ['table', 'column', 'constraint', 'index', 'view', 'enum']
const irregular: Readonly<Partial<Record<ObjectKind, string>>> = { index: 'indexes' }

/** `3 tables, 7 columns, 2 indexes changed`. */
export function summaryOf(changes: readonly SchemaChange[]): string {
  if (changes.length === 0) return 'no difference'
  const countOf = (kinds: (kind: ObjectKind) => boolean) =>
    new Set(changes.filter(({ object }) => kinds(object)).map(({ object, name }) => `${object} ${name}`)).size
  const parts = leading.map((kind) => ({ kind, n: countOf((other) => other === kind) }))
  const rest = countOf((kind) => !leading.includes(kind))
  const said = [
    ...parts
      .filter(({ n }) => n > 0)
      .map(({ kind, n }) => (n > 1 && irregular[kind] ? `${n} ${irregular[kind]}` : count(n, kind))),
    ...(rest > 0 ? [`${count(rest, 'other object')}`] : []),
  ]
  return `${said.join(', ')} changed`
}
