import { claimsOf, thresholdsOf } from '../checks/load-test/objectives.ts'
import { planLoad } from '../checks/load-test/plan/plan.ts'
import { findSides } from '../checks/load-test/preview/find-sides.ts'
import type { Sides } from '../checks/load-test/side.ts'
import type { CheckContext } from '../core/check.ts'
import { BreakwaterError } from '../core/error.ts'
import { type LoadPlan, type LoadProbe, offeredRate } from '../core/load.ts'
import type { LoadEngine, LoadEngines } from '../core/ports.ts'
import { type JudgeRequest, reviewContext } from './judge.ts'
import { loadJudgeRequest } from './load-command.ts'
import type { LoadCommand } from './load-request.ts'
import { writeText } from './output-file.ts'
import type { World } from './world.ts'

/** `load --export`: the plan for another engine. Nothing is loaded; a target is asked only for what a contract leaves open. */
export async function exportLoad(command: LoadCommand, world: World): Promise<void> {
  const request = await loadJudgeRequest(command, world)
  const asks = command.spec !== undefined && request.preview !== undefined
  const close: (() => Promise<void>)[] = []
  try {
    const own = contextFor(request, world, close)
    const context = asks ? own : unasked(own)
    const sides = asks ? (await findSides(context)).sides : unaskedSides(context)
    const { plan: below, sides: found, remarks, unproven } = await planLoad(context, sides)
    const plan = wholePaths(below, found.head.target.prefix)
    for (const text of [...remarks, ...unproven.map(({ message }) => message)]) world.stderr(`note: ${text}\n`)
    if (plan.operations.length === 0) throw nothingToSend(asks)
    await writeText(await exported(plan, command, request), command.output, world, 'load test')
  } finally {
    for (const one of close.reverse()) await one()
  }
}

/** Whoever runs the export names scheme, host and port, and no path. */
function wholePaths(plan: LoadPlan, prefix: string): LoadPlan {
  const operations = plan.operations.map((one) => ({
    ...one,
    paths: one.paths.map((path) => `${prefix}${path}` || '/'),
  }))
  return { ...plan, operations }
}

async function exported(
  plan: LoadPlan,
  command: LoadCommand,
  { config, profile, preview }: JudgeRequest,
): Promise<string> {
  const claims = claimsOf(profile.floor, config.load.slo, offeredRate(plan.arrivals))
  const objectives = claims.map(({ metric, floor, operation }) => ({ metric, floor, operation }))
  const { machines = 1 } = command
  const target = preview === undefined ? {} : { target: new URL(preview.url).origin }
  const options = { objectives, thresholdsMs: thresholdsOf(claims), machines, ...target }
  switch (command.export) {
    case 'k6':
      return (await import('../commands/load-export/k6-script.ts')).k6Script(plan, options)
    case 'k6-operator':
      return (await import('../commands/load-export/k6-operator.ts')).k6OperatorManifest(plan, options)
    case 'artillery':
      return (await import('../commands/load-export/artillery.ts')).artilleryYaml(plan, options)
    default:
      return await planFile(plan)
  }
}

/** Secrets under the names by which a plan may ask for them. */
async function planFile(plan: LoadPlan): Promise<string> {
  const [{ secretVariables }, { renderPlan }] = await Promise.all([
    import('../commands/load-export/environment.ts'),
    import('../config/load-plan-text.ts'),
  ])
  const variables = secretVariables(plan)
  const operations = plan.operations.map((operation) => ({
    ...operation,
    credentials: operation.credentials.map((one) => ({ ...one, secret: variables.get(one.secret) ?? one.secret })),
  }))
  return renderPlan({ ...plan, operations })
}

function contextFor(request: JudgeRequest, world: World, close: (() => Promise<void>)[]): CheckContext {
  const made = new Map<string, Promise<unknown>>()
  return {
    ...reviewContext(request, world),
    once: <Value>(key: string, make: () => Promise<Value>): Promise<Value> => {
      const known = made.get(key) ?? make()
      made.set(key, known)
      // A key is used with one type only, the one that its maker gives.
      return known as Promise<Value>
    },
    onClose: (end) => close.push(end),
  }
}

/** Nobody is asked: each request is taken for one that is answered as expected, and each secret for one that is there. */
function unasked(context: CheckContext): CheckContext {
  const idle: LoadEngine = {
    name: 'none',
    run: async () => {
      throw new Error('an export sends nothing')
    },
  }
  const engines: LoadEngines = {
    resolve: async () => [],
    probe: async ({ operations }) => {
      const expected = await expectedStatuses(context)
      return operations.map((operation): LoadProbe => ({ operation, status: expected.get(operation.name) ?? 200 }))
    },
    open: idle,
    closed: idle,
  }
  // What would be said to be asked, is not.
  const log = { ...context.log, progress: () => undefined }
  return { ...context, log, loadEngines: async () => engines, secret: (variable) => variable }
}

async function expectedStatuses({ config, loadFiles }: CheckContext): Promise<ReadonlyMap<string, number | undefined>> {
  const written = (await loadFiles()).plan?.operations ?? []
  const named = config.load.operations.map(({ method, path, expectStatus }) => ({
    name: `${method} ${path}`,
    expectStatus,
  }))
  return new Map([...named, ...written].map(({ name, expectStatus }) => [name, expectStatus?.[0]]))
}

/** A target that nobody asks, so that no secret is sent there whatever its scheme. */
function unaskedSides({ preview, config }: CheckContext): Sides {
  const url = preview === undefined ? undefined : new URL(preview.url)
  const target = {
    origin: `https://${url?.host ?? 'target.invalid'}`,
    prefix: url?.pathname.replace(/\/+$/, '') ?? '',
    secrets: {},
    http: config.load.http,
  }
  return { head: { side: 'head', target }, base: undefined }
}

function nothingToSend(asked: boolean): BreakwaterError {
  return new BreakwaterError({
    code: 'export-empty',
    message: 'There is nothing to send, so there is nothing to export.',
    hint: asked
      ? 'The notes above say why each operation was left out.'
      : 'Name a URL, requests (--operation), or a plan; a contract whose paths hold ids needs --target, whose lists are asked for them.',
  })
}
