import type { CheckContext, CheckResult, Unproven } from '../../core/check.ts'
import { startOf } from '../../core/check.ts'
import type { Finding } from '../../core/finding.ts'
import { runConfiguredRules } from '../../core/rule-settings.ts'
import { count } from '../../core/wording.ts'
import { type BaseState, baseState, migrationPlan } from '../../sql/base-state.ts'
import { upTexts } from '../../sql/migration-texts.ts'
import type { MigrationPlan } from '../../sql/migrations.ts'
import { runners } from '../../sql/runners.ts'
import { isSameSql } from '../../sql/statements.ts'
import { withAcceptComments } from './accept/accepted.ts'
import { isChanged } from './check.ts'
import { runByCommand } from './command/command-run.ts'
import { runWithoutCommand } from './command/without-command.ts'
import { measureCosts } from './cost.ts'
import { type DryRun, dryRun, judgedFiles, linkedColumns } from './dry-run.ts'
import { filesInDoubt } from './file-encoding.ts'
import { leftToQueries } from './judgement/left-to-queries.ts'
import { productionFacts, productionRemarks } from './production.ts'
import {
  knownQueries,
  queriesRemarks,
  queriesSummary,
  queriesUnproven,
  roleRemarks,
  trialOf,
} from './queries/queries-said.ts'
import { grouped } from './remedy/group.ts'
import { proveRemedies } from './remedy/prove.ts'
import { rollbackOf, rollbackProof, rollbackRemarks, rollbackSummary } from './rollback/rollback-proof.ts'
import { dumpOf } from './rollback/schema-dump.ts'
import { population } from './rows/populate.ts'
import { rules } from './rules/index.ts'
import type { Excerpt } from './subject.ts'

/** Runs the new migrations on the state that the base branch leaves, and judges what they did. */
export async function run(context: CheckContext): Promise<CheckResult> {
  if (context.config.database.migrateCommand) return runByCommand(context)
  const code = await runWithoutCommand(context)
  const plan = await migrationPlan(context)
  if (!plan || !isChanged(plan)) return code
  return joined(code, await runFiles(context, plan))
}

/** Both in one result; of code nothing was run, so all that is measured is the files'. */
function joined(code: CheckResult, files: CheckResult): CheckResult {
  return {
    ...files,
    findings: [...files.findings, ...code.findings],
    unproven: [...files.unproven, ...code.unproven],
    remarks: [...files.remarks, ...code.remarks],
  }
}

async function runFiles(context: CheckContext, plan: MigrationPlan): Promise<CheckResult> {
  const excerpts = await excerptsOf(context, plan)
  // Files that only changed or went need no database.
  const dry = plan.added.length > 0 ? await runAdded(context, excerpts) : undefined
  const judged = dry?.judged ?? judgedFiles(plan, excerpts)
  const found = runConfiguredRules(rules, judged, context.config.database.rules)
  const proved = dry ? await withProvedRemedies(context, dry, found.findings) : found.findings
  const texts = await context.changeSet.head.tree.read([...new Set(judged.files.map(({ path }) => path))])
  const accepted = withAcceptComments(context, judged, leftToQueries(proved), texts)
  return {
    findings: grouped(accepted.findings),
    unproven: [
      ...(dry?.unproven ?? []),
      ...(await filesInDoubt(context.changeSet.head.tree, plan)),
      ...notReviewed(plan),
    ],
    remarks: [...(dry?.remarks ?? []), ...remarksOn(plan), ...found.remarks, ...accepted.remarks],
    summary:
      dry?.summary ??
      `no new migration; ${count(plan.history.length, 'earlier one')} not run (${runners[plan.runner].title})`,
    ...(dry ? { engine: dry.facts, trace: dry.judged.statements.map(({ trace }) => trace) } : {}),
    ...(dry?.rollback ? { rollback: dry.rollback } : {}),
  }
}

async function runAdded(context: CheckContext, excerpts: DryRun['judged']['excerpts']) {
  const state = await baseState(context)
  const known = await knownQueries(context)
  const trial = trialOf(context, known, state.session)
  const session = await state.session()
  try {
    const dry = await dryRun({
      ...state,
      session,
      freshSession: state.session,
      excerpts,
      known: await productionFacts(context),
      ...(trial ? { queries: trial } : {}),
      role: context.config.database.role,
      log: context.log,
    })
    const { queries } = dry.judged
    const judged = { ...dry.judged, statements: await withCosts(context, dry, state) }
    const ran = `${count(state.plan.added.length, 'migration')}, ${count(dry.judged.statements.length, 'statement')} run on ${dry.judged.engine}`
    const earlier = state.plan.history.length
    const basis = state.schema === undefined ? `after ${count(earlier, 'earlier one')}` : `on ${state.schema}`
    const rollback = await rollbackOf(state, dry, context)
    const proof = rollback && rollbackProof(state.plan, rollback)
    const { dump, remarks } = await dumpOf(context, state, dry)
    return {
      ...dry,
      judged: { ...judged, ...(rollback ? { rollback } : {}), ...(dump ? { dump } : {}) },
      unproven: [...dry.unproven, ...queriesUnproven(context, known, queries)],
      remarks: [
        ...state.remarks,
        ...(judged.statements.some(({ trace }) => trace.error !== undefined) ? state.unknownMarks : []),
        ...dry.remarks,
        ...productionRemarks(dry.judged, dry.judged.facts),
        ...queriesRemarks(known, queries),
        ...roleRemarks(context, judged),
        ...(rollback ? rollbackRemarks(rollback) : []),
        ...remarks,
      ],
      state,
      facts: state.facts,
      rollback: proof,
      summary: [
        `${ran} ${basis}`,
        ...(queries ? queriesSummary(queries) : []),
        ...(proof ? [rollbackSummary(proof)] : []),
      ].join('; '),
    }
  } finally {
    await session.close()
  }
}

/** How long the work takes a row, where somebody said how many rows there are. */
async function withCosts({ log }: CheckContext, { judged }: DryRun, state: BaseState) {
  if (!judged.measured || judged.sizes.size === 0) return judged.statements
  log.progress('measuring what the work takes a row ...')
  const session = await state.session(true)
  const rows = population(session, judged.preexisting, await linkedColumns(state.plan, state.texts))
  return measureCosts(judged, session, rows, performance.now() + costsMs)
}

/** All measurements together. */
const costsMs = 60_000

/** Remedies are run too, before anyone reads them. */
async function withProvedRemedies(
  { log }: CheckContext,
  { judged, state }: DryRun & { readonly state: BaseState },
  found: readonly Finding[],
): Promise<readonly Finding[]> {
  if (!found.some(({ proposed }) => proposed)) return found
  log.progress('running the remedies ...')
  const linked = await linkedColumns(state.plan, state.texts)
  return proveRemedies(found, {
    run: judged,
    rules,
    session: state.session,
    linked,
    until: performance.now() + remediesMs,
    debug: log.debug,
  })
}

/** All remedies together; what is not proved by then is not shown. */
const remediesMs = 60_000

/** Both texts of what was edited, and the lost text of what was deleted. */
export async function excerptsOf(
  { changeSet, config }: Pick<CheckContext, 'changeSet' | 'config'>,
  plan: MigrationPlan,
): Promise<DryRun['judged']['excerpts']> {
  const before = [...plan.edited.map(({ before }) => before), ...plan.deleted]
  const { placeholders } = config.database
  const base = await upTexts(plan, before, changeSet.base.tree, placeholders)
  const head = await upTexts(
    plan,
    plan.edited.map(({ after }) => after),
    changeSet.head.tree,
    placeholders,
  )
  const excerpts = new Map<string, Excerpt>()
  for (const { key } of before) {
    const [was = '', is] = [base.get(key), head.get(key)]
    const sameStatements = is !== undefined && (await isSameSql(was, is))
    excerpts.set(key, { before: was, after: is, sameStatements })
  }
  return excerpts
}

function notReviewed({ others, lost, runner }: MigrationPlan): readonly Unproven[] {
  const stops = lost.map(({ list, name }) => ({
    code: 'migration-without-file',
    subject: `${list}: ${name}`,
    message: `${list} lists ${name}, which has no file: ${runners[runner].title} stops there.`,
    hint: `Commit the file, or take ${name} off the list.`,
    location: startOf(list),
  }))
  const unread = others
    .filter(({ sample }) => !sample)
    .map(({ folder, runner }) => ({
      code: 'migrations-not-reviewed',
      subject: folder,
      message: `${folder} (${runners[runner].title}) changed too and was not run: one folder a review.`,
      hint: 'Say with database.migrations which folder is the one to review.',
      location: startOf(folder),
    }))
  return [...stops, ...unread]
}

function remarksOn(plan: MigrationPlan): readonly string[] {
  const { misnamed, unlisted, runner, renamed, others } = plan
  return [
    ...others
      .filter(({ sample }) => sample)
      .map(({ folder }) => `${folder} changed too, was taken for a test or an example by its path, and was not run`),
    ...plan.remarks,
    ...unlisted.map((path) => `${path} is not in ${runners[runner].list}, so it is never run: left out`),
    ...misnamed.map((path) => `${path} is not named as ${runners[runner].title} names migrations: left out`),
    ...renamed.map(({ before, after }) => `${before.path} was renamed to ${after.path}, text unchanged: not run again`),
  ]
}
