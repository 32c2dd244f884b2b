import type { CheckContext } from '../../core/check.ts'
import type { Config } from '../../core/config.ts'
import { BreakwaterError, nowhere } from '../../core/error.ts'
import type { Target } from '../../core/preview-target.ts'
import { readContracts } from './documents.ts'
import { operationsOf, type PlannedOperation } from './operations.ts'
import { placeOfSettings, settingNames } from './settings.ts'

export interface PlannedOperations {
  readonly planned: readonly PlannedOperation[]
  readonly remarks: readonly string[]
}

/** Each operation is asked once beforehand and shares the load; more of them would each get too little of it. */
const mostOperations = 40

/** What to send: what the config names, else the safe operations of the contract, else the preview's own URL. */
export async function planOperations(context: CheckContext, target: Target): Promise<PlannedOperations> {
  const { config, changeSet } = context
  if (config.load.operations.length > 0) {
    return { planned: config.load.operations.map((text) => named(text, target, config)), remarks: [] }
  }
  const { documents, unread } = await readContracts(changeSet.head.tree, config.api.specs)
  const remarks = unread.map((path) => `${path} could not be read as an API description, so nothing of it was loaded.`)
  const found = documents.map(operationsOf)
  const all = [
    ...new Map(found.flatMap(({ planned }) => planned).map((entry) => [entry.operation.path, entry] as const)).values(),
  ]
  const counts = new Map<string, number>()
  for (const { skipped } of found) {
    for (const [reason, names] of skipped) counts.set(reason, (counts.get(reason) ?? 0) + names.length)
  }
  if (counts.size > 0) {
    const list = [...counts].map(([reason, count]) => `${count} (${reason})`).join(', ')
    remarks.push(`Operations not loaded: ${list}. To load others, name them under ${settingNames(config).operations}.`)
  }
  if (all.length > mostOperations) {
    remarks.push(
      `${all.length - mostOperations} further safe operations were left out; at most ${mostOperations} share one run.`,
    )
  }
  if (all.length > 0) {
    const prefix = target.path
    const planned = all.slice(0, mostOperations).map((entry) => (prefix === '' ? entry : under(prefix, entry)))
    return { planned, remarks }
  }
  // A preview's query may hold the secret that opens it: it is sent, and stands in no report.
  const name = `GET ${target.path || '/'}${target.query === '' ? '' : '?…'}`
  if (documents.length > 0) remarks.push(`The contract has no operation that may be loaded, so ${name} was.`)
  const operation = { name, method: 'GET', path: `${target.path || '/'}${target.query}`, headers: {} }
  return { planned: [{ operation, location: placeOfSettings(config) }], remarks }
}

/** A preview's URL with a path of its own stands for the contract's server. */
function under(prefix: string, entry: PlannedOperation): PlannedOperation {
  const path = entry.operation.path.startsWith(`${prefix}/`) ? entry.operation.path : `${prefix}${entry.operation.path}`
  return { ...entry, operation: { ...entry.operation, path } }
}

function named(text: string, target: Target, config: Config): PlannedOperation {
  const [method = '', path = ''] = text.split(' ')
  const location = placeOfSettings(config)
  if (method !== 'GET') {
    throw new BreakwaterError({
      code: 'load-operation-refused',
      message: `${settingNames(config).operations} names \`${text}\`, and only GET requests are sent.`,
      hint: 'Name requests that change nothing, as `GET /orders?limit=10`.',
      ...(location === nowhere ? {} : { location }),
    })
  }
  return { operation: { name: text, method, path: `${target.path}${path}`, headers: {} }, location }
}
