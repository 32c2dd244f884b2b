import type { CheckContext } from '../../../core/check.ts'
import type { Config } from '../../../core/config.ts'
import { BreakwaterError, nowhere } from '../../../core/error.ts'
import type { LoadPlan, LoadTarget } from '../../../core/load.ts'
import type { OperationSetting } from '../../../core/load-settings.ts'
import { count } from '../../../core/wording.ts'
import { placeOfSettings, settingNames } from '../settings.ts'
import type { PlannedLoad, Side, Sides } from '../side.ts'
import { timingOf } from './arrivals.ts'
import type { Candidate, Candidates } from './candidate.ts'
import { operationsOf } from './contract-operations.ts'
import { readContracts } from './documents.ts'
import { dryRun } from './dry-run.ts'
import { ownUrl, withOwnSecrets } from './own-url.ts'
import { planHash } from './plan-hash.ts'
import { withoutServerPath } from './server-path.ts'

/** Each operation is asked once beforehand and shares the load; more of them would each get too little of it. */
const mostOperations = 40

/** What will be sent, tried once on each side before any load. */
export async function planLoad(context: CheckContext, sides: Sides): Promise<PlannedLoad> {
  const { config, profile, log } = context
  const { probe } = await context.loadEngines()
  const source = await candidatesOf(context, sides.head.target)
  const ready = withoutServerPath(source.candidates, withSecrets(context, sides))
  log.progress(
    `Load test: asking ${sides.head.target.origin} for ${count(ready.candidates.length, 'operation')} once ...`,
  )
  const tried = await dryRun(probe, ready.sides, ready.candidates, settingNames(config))
  const { timing, remarks } = timingOf(config, profile, source, tried.sides.base !== undefined)
  const plan: LoadPlan = { operations: tried.usable.map(({ operation }) => operation), ...timing }
  return {
    plan,
    hash: planHash(plan),
    sides: tried.sides,
    placeOf: new Map(source.candidates.map(({ operation, location }) => [operation.name, location])),
    probes: tried.probes,
    remarks: [...source.remarks, ...tried.remarks, ...remarks],
    unproven: [...source.unproven, ...tried.unproven],
  }
}

function withSecrets({ preview, config }: CheckContext, { head, base }: Sides): Sides {
  const own = (side: Side, url: string | undefined): Side => ({ ...side, target: withOwnSecrets(side.target, url) })
  return {
    head: own(head, preview?.url),
    base: base === undefined ? undefined : own(base, config.load.base),
  }
}

/** A plan in a file, else what the config names, else the safe operations of the contract, else the preview's own URL. */
async function candidatesOf(context: CheckContext, target: LoadTarget): Promise<Candidates> {
  const { plan } = await context.loadFiles()
  const { config } = context
  if (plan !== undefined) {
    const location = placeOfSettings(config)
    const { operations, ...rest } = plan
    const candidates = operations.map((operation) => ({ operation, location, named: true, serverPath: undefined }))
    return { ...rest, candidates, unproven: [] }
  }
  if (config.load.operations.length > 0) {
    const candidates = config.load.operations.map((setting) => literal(setting, config))
    return { candidates, remarks: [], unproven: [] }
  }
  return await contractOrUrl(context, target)
}

async function contractOrUrl({ config, changeSet, preview }: CheckContext, target: LoadTarget): Promise<Candidates> {
  const { documents, unread } = await readContracts(changeSet.head.tree, config.api.specs)
  const remarks = unread.map((path) => `${path} could not be read as an API description, so nothing of it was loaded.`)
  const found = documents.map(operationsOf)
  const all = [
    ...new Map(found.flatMap(({ planned }) => planned).map((one) => [one.operation.paths[0], one] as const)).values(),
  ]
  const counts = new Map<string, number>()
  for (const { skipped } of found) {
    for (const [reason, names] of skipped) counts.set(reason, (counts.get(reason) ?? 0) + names.length)
  }
  if (counts.size > 0) {
    const list = [...counts].map(([reason, skipped]) => `${skipped} (${reason})`).join(', ')
    remarks.push(`Operations not loaded: ${list}. To load others, name them under ${settingNames(config).operations}.`)
  }
  if (all.length > mostOperations) {
    remarks.push(
      `${all.length - mostOperations} further safe operations were left out; at most ${mostOperations} share one run.`,
    )
  }
  if (all.length > 0) return { candidates: all.slice(0, mostOperations), remarks, unproven: [] }
  const operation = ownUrl(target, preview?.url)
  if (documents.length > 0) {
    remarks.push(`The contract has no operation that may be loaded, so ${operation.name} was.`)
  }
  const own = { operation, location: placeOfSettings(config), named: false, serverPath: undefined }
  return { candidates: [own], remarks, unproven: [] }
}

function literal(setting: OperationSetting, config: Config): Candidate {
  const { method, path, weight, expectStatus, headers, body } = setting
  const name = `${method} ${path}`
  const location = placeOfSettings(config)
  if (!['GET', 'HEAD', 'POST', 'PUT', 'PATCH'].includes(method)) {
    throw new BreakwaterError({
      code: 'load-operation-refused',
      message: `${settingNames(config).operations} names \`${name}\`, and ${method} is never sent as load.`,
      hint: 'Name requests that may be sent thousands of times, as `GET /orders?limit=10`.',
      ...(location === nowhere ? {} : { location }),
    })
  }
  return {
    operation: {
      name,
      method,
      template: path.split('?')[0] ?? path,
      paths: [path],
      headers,
      credentials: [],
      weight,
      ...(body === undefined ? {} : { body }),
      ...(expectStatus === undefined ? {} : { expectStatus }),
    },
    location,
    named: true,
    serverPath: undefined,
  }
}
