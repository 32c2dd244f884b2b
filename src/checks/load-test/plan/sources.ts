import type { CheckContext } from '../../../core/check.ts'
import { startOf } from '../../../core/check.ts'
import type { LoadOperation } from '../../../core/load.ts'
import type { WrittenPlan } from '../../../core/load-files.ts'
import { placeOfSettings, settingNames } from '../settings.ts'
import type { Sides } from '../side.ts'
import type { Wanted, WantedLoad } from './candidate.ts'
import { type ContractRequests, contractRequests } from './contract-requests.ts'
import { readContracts } from './documents.ts'
import { namedRequests } from './named-requests.ts'
import { ownUrl } from './own-url.ts'
import { patternWords } from './pattern-word.ts'
import { needOf } from './security.ts'

/** A plan in a file, else what the config names, else the safe operations of the contract, else the preview's own URL. */
export async function wantedLoad(context: CheckContext, sides: Sides): Promise<WantedLoad> {
  const { config, changeSet } = context
  const { plan } = await context.loadFiles()
  const { documents, unread } = await readContracts(changeSet.head.tree, config.api.specs)
  if (plan !== undefined) {
    const roots = documents.map(({ root }) => root)
    const wanted = plan.operations.map((operation) => writtenRequest(operation, plan, context, roots))
    return { ...timingIn(plan), wanted, remarks: plan.remarks, unproven: [], described: [], lists: [] }
  }
  const options = { values: config.load.values, seed: config.load.seed, word: await patternWords() }
  // What head's contract calls safe is not for a deployment that others use.
  const shared = sides.base !== undefined && config.load.start === undefined
  const contract = contractRequests(documents, options, config, shared)
  const { described } = contract
  const lists = contract.wanted
  if (config.load.operations.length > 0) {
    return { ...namedRequests(config, described, options), remarks: [], described, lists }
  }
  const remarks = unread.map((path) => `${path} could not be read as an API description, so nothing of it was loaded.`)
  if (contract.skipped.size > 0) remarks.push(skippedRemark(contract, context))
  if (contract.wanted.length > 0) return { wanted: contract.wanted, remarks, unproven: [], described, lists }
  const own = ownRequest(context, sides)
  if (documents.length > 0)
    remarks.push(`The contract has no operation that may be loaded, so ${own.operation.name} was.`)
  return { wanted: [own], remarks, unproven: [], described, lists }
}

function timingIn({ arrivals, warmupMs, timeoutMs, seed }: WrittenPlan): Partial<WantedLoad> {
  return {
    ...(arrivals === undefined ? {} : { arrivals }),
    ...(warmupMs === undefined ? {} : { warmupMs }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(seed === undefined ? {} : { seed }),
  }
}

function writtenRequest(
  { paths, ...operation }: LoadOperation,
  { source }: WrittenPlan,
  { config }: CheckContext,
  roots: Parameters<typeof needOf>[2],
): Wanted {
  return {
    operation,
    location: startOf(source),
    named: true,
    // Its paths are whole ones: of a recording, or of a plan that was written for a server with a path of its own.
    serverPath: '',
    schemes: [],
    needs: operation.credentials.map(({ secret }) => needOf(secret, config.load.auth, roots)),
    paths,
  }
}

function ownRequest({ config, preview }: CheckContext, { head }: Sides): Wanted {
  const { paths, ...operation } = ownUrl(head.target, preview?.url)
  const location = placeOfSettings(config)
  return { operation, location, named: false, serverPath: undefined, schemes: [], needs: [], paths }
}

function skippedRemark({ skipped }: ContractRequests, { config, log }: CheckContext): string {
  for (const [reason, names] of skipped) log.debug(`not loaded, ${reason}: ${names.join(', ')}`)
  const list = [...skipped].map(([reason, names]) => `${names.length} (${reason})`).join(', ')
  return `Operations not loaded: ${list}. To load others, name them under ${settingNames(config).operations}.`
}
