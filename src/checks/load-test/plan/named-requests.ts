import type { Unproven } from '../../../core/check.ts'
import type { Config } from '../../../core/config.ts'
import { BreakwaterError, nowhere } from '../../../core/error.ts'
import type { OperationSetting } from '../../../core/load-settings.ts'
import { nearest } from '../../../core/nearest.ts'
import { placeOfSettings, settingNames } from '../settings.ts'
import type { Wanted } from './candidate.ts'
import { draftOrReason, wantedOf } from './contract-requests.ts'
import type { DescribedOperation } from './described.ts'
import type { DraftOptions } from './draft.ts'
import { loadableMethods } from './safety.ts'
import { securityOf } from './security.ts'

/** Requests that the config names: a template names an operation of the contract, anything else is sent as it stands. */
export function namedRequests(
  config: Config,
  described: readonly DescribedOperation[],
  options: DraftOptions,
): { readonly wanted: readonly Wanted[]; readonly unproven: readonly Unproven[] } {
  const wanted: Wanted[] = []
  const unproven: Unproven[] = []
  for (const setting of config.load.operations) {
    refuseUnsafe(setting, config)
    const found = namedRequest(setting, config, described, options)
    if ('code' in found) unproven.push(found)
    else wanted.push(found)
  }
  return { wanted, unproven }
}

function namedRequest(
  setting: OperationSetting,
  config: Config,
  described: readonly DescribedOperation[],
  options: DraftOptions,
): Wanted | Unproven {
  const { method, path } = setting
  const operation = described.find((one) => one.method === method && isNamed(one, path))
  if (operation === undefined) {
    if (path.includes('{')) throw unknown(setting, config, described)
    return literal(setting, config, described)
  }
  const draft = draftOrReason(operation, options)
  // What the contract does not say, the setting may.
  if (typeof draft === 'string' && path.includes('{')) return unmade(`${method} ${path}`, draft)
  if (typeof draft === 'string') return literal(setting, config, described)
  const made = wantedOf(draft, config.load, true)
  return { ...made, operation: { ...made.operation, ...saidBy(setting, made.operation.headers) } }
}

/** The contract's own words for an operation, with or without the server's path. */
function isNamed({ template, serverPath }: DescribedOperation, path: string): boolean {
  return path === template || path === `${serverPath}${template}`
}

function saidBy(
  { weight, expectStatus, headers, body }: OperationSetting,
  ofContract: Readonly<Record<string, string>>,
): Pick<Wanted['operation'], 'weight' | 'headers' | 'body' | 'expectStatus'> {
  const own = new Set(Object.keys(headers).map((name) => name.toLowerCase()))
  const kept = Object.entries(ofContract).filter(([name]) => !own.has(name.toLowerCase()))
  return {
    weight,
    headers: { ...Object.fromEntries(kept), ...headers },
    ...(body === undefined ? {} : { body }),
    ...(expectStatus === undefined ? {} : { expectStatus }),
  }
}

function literal(setting: OperationSetting, config: Config, described: readonly DescribedOperation[]): Wanted {
  const { method, path } = setting
  const [template = path] = path.split('?')
  const operation = described.find((one) => one.method === method && fits(one, template))
  const { credentials, needs, schemes } =
    operation === undefined ? { credentials: [], needs: [], schemes: [] } : securityOf(operation, config.load.auth)
  return {
    operation: { name: `${method} ${path}`, method, template, credentials, ...saidBy(setting, {}) },
    location: placeOfSettings(config),
    named: true,
    serverPath: undefined,
    schemes,
    needs,
    paths: [path],
  }
}

/** Whether a path is one of those that a template stands for. */
function fits({ template, serverPath }: DescribedOperation, path: string): boolean {
  const segments = path.split('/')
  return [template, `${serverPath}${template}`].some((one) => {
    const parts = one.split('/')
    return parts.length === segments.length && parts.every((part, at) => part.includes('{') || part === segments[at])
  })
}

function refuseUnsafe({ method, path }: OperationSetting, config: Config): void {
  if (loadableMethods.includes(method)) return
  const location = placeOfSettings(config)
  throw new BreakwaterError({
    code: 'load-operation-refused',
    message: `${settingNames(config).operations} names \`${method} ${path}\`, and ${method} is never sent as load.`,
    hint: 'Name requests that may be sent thousands of times, as `GET /orders?limit=10`.',
    ...(location === nowhere ? {} : { location }),
  })
}

function unknown(
  { method, path }: OperationSetting,
  config: Config,
  described: readonly DescribedOperation[],
): BreakwaterError {
  const location = placeOfSettings(config)
  const names = described.map(({ name }) => name)
  const meant = nearest(`${method} ${path}`, names)
  return new BreakwaterError({
    code: 'load-operation-unknown',
    message: `${settingNames(config).operations} names \`${method} ${path}\`, which no contract describes.`,
    hint:
      meant === undefined
        ? 'Name an operation as the contract writes it, or a path without braces.'
        : `Did you mean \`${meant}\`?`,
    ...(location === nowhere ? {} : { location }),
  })
}

function unmade(name: string, reason: string): Unproven {
  return {
    subject: name,
    code: 'operation-not-loaded',
    message: `${name} was not loaded: ${reason}.`,
    hint: 'Give its parameters values under load.values, or name a request with all of them in place.',
  }
}
