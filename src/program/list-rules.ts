import { rules as apiDiff } from '../checks/api-diff/rules/index.ts'
import { rules as loadTest } from '../checks/load-test/rules/index.ts'
import { rules as migration } from '../checks/migration/rules/index.ts'
import { rules as schemaDiff } from '../checks/schema-diff/rules/index.ts'
import type { ParsedCommand } from '../config/command-line.ts'
import { BreakwaterError } from '../core/error.ts'
import { nearest } from '../core/nearest.ts'
import type { RuleMeta } from '../core/rule.ts'
import { renderRules } from '../report/rules.ts'
import { configurableRules } from './configurable-rules.ts'
import type { World } from './world.ts'

/** Every rule there is. */
export const allRules = [...apiDiff, ...schemaDiff, ...migration, ...loadTest]

/** `rules [ID]`. */
export async function listRules(
  { id, format }: Extract<ParsedCommand, { command: 'rules' }>,
  world: World,
): Promise<number> {
  const metas: readonly RuleMeta[] = allRules.map(({ meta }) => meta)
  if (id !== undefined && !metas.some((meta) => meta.id === id)) throw unknownRule(id, metas)
  const configurable = new Set(configurableRules.map((rule) => rule.id))
  world.stdout(renderRules(metas, id, format, configurable))
  return 0
}

function unknownRule(id: string, metas: readonly RuleMeta[]): BreakwaterError {
  const ids = metas.map((meta) => meta.id)
  // People leave the check out: `drop-column` for `migration/drop-column`.
  const lastPart = (known: string) => known.slice(known.lastIndexOf('/') + 1)
  const near = nearest(id, id.includes('/') ? ids : ids.map(lastPart))
  const meant = ids.find((known) => known === near || lastPart(known) === near)
  return new BreakwaterError({
    code: 'unknown-rule',
    message: `There is no rule ${JSON.stringify(id)}.`,
    hint: `${meant === undefined ? '' : `Did you mean ${meant}? `}\`breakwater rules\` lists them all.`,
  })
}
