import type { CheckContext, Unproven } from '../../../core/check.ts'
import { BreakwaterError, type Trouble } from '../../../core/error.ts'
import type { LoadTarget } from '../../../core/load.ts'
import { count, enumerate } from '../../../core/wording.ts'
import { type SettingNames, settingNames } from '../settings.ts'
import type { Side, Sides } from '../side.ts'
import type { SecretNeed } from './security.ts'
import { fetchToken, isNearby, type Token } from './token.ts'

/** Values of secrets by the name that credentials give them, and why some could not be had. */
export interface Secrets {
  readonly values: ReadonlyMap<string, string>
  readonly missing: ReadonlyMap<string, Trouble>
  /** How long fetched tokens last. */
  readonly lifetimes: ReadonlyMap<string, number>
}

/** Comes by every secret that is needed; a missing one is trouble of its own, and no reason to do without the others. */
export async function gatherSecrets(needs: readonly SecretNeed[], context: CheckContext, head: Side): Promise<Secrets> {
  const values = new Map<string, string>()
  const missing = new Map<string, Trouble>()
  const lifetimes = new Map<string, number>()
  for (const need of new Map(needs.map((one) => [one.name, one] as const)).values()) {
    const found = await secretOf(need, context, head)
    if ('trouble' in found) missing.set(need.name, found.trouble)
    else {
      values.set(need.name, found.value)
      if (found.lifetimeMs !== undefined) lifetimes.set(need.name, found.lifetimeMs)
    }
  }
  return { values, missing, lifetimes }
}

async function secretOf(
  { name, key, from }: SecretNeed,
  context: CheckContext,
  head: Side,
): Promise<Token | { readonly trouble: Trouble }> {
  const names = settingNames(context.config)
  const read = (variables: readonly string[]): readonly string[] | Trouble => {
    const found: string[] = []
    for (const variable of variables) {
      const value = context.secret(variable)
      if (value === undefined || value === '') return absent(variable, key, names)
      // Node's own message for a header that cannot be sent would come too late, as an error of the run.
      const trouble = unsendable(value, variable, key)
      if (trouble !== undefined) return trouble
      found.push(value)
    }
    return found
  }
  switch (from.kind) {
    case 'variable': {
      const found = read([from.env])
      return 'code' in found ? { trouble: found } : { value: found.join(''), lifetimeMs: undefined }
    }
    case 'basic': {
      const found = read(from.env)
      if ('code' in found) return { trouble: found }
      return { value: Buffer.from(found.join(':')).toString('base64'), lifetimeMs: undefined }
    }
    case 'token': {
      const found = read([from.setting.idEnv, from.setting.secretEnv])
      if ('code' in found) return { trouble: found }
      const [id = '', secret = ''] = found
      try {
        return await fetchToken(from, { id, secret }, context, head)
      } catch (thrown) {
        if (!(thrown instanceof BreakwaterError)) throw thrown
        const { code, message, hint } = thrown.trouble
        return { trouble: { code, message: `Scheme ${name} (${key}): ${message}`, hint } }
      }
    }
    default:
      return from satisfies never
  }
}

function absent(variable: string, key: string, names: SettingNames): Trouble {
  const named = key.replace(/^load\.headers-env(?=\.)/, names.headers)
  return {
    code: 'load-secret-missing',
    message: `The environment variable ${variable}${named === variable ? '' : ` (${named})`} is not set, or not for this run.`,
    hint: names.secrets,
  }
}

/** Why no header can carry a secret; the secret itself is not shown. */
export function unsendable(value: string, variable: string, key: string): Trouble | undefined {
  if (/^[\x20-\x7e\x80-\xff]+$/.test(value)) return undefined
  return {
    code: 'load-secret-invalid',
    message: `The environment variable ${variable} (${key}) holds a character that no header can carry.`,
    hint: 'Store the secret without line ends, on one line.',
  }
}

/** What is not loaded because a secret is missing: never a load of refusals. */
export function withoutSecrets(
  missing: ReadonlyMap<string, Trouble>,
  operations: readonly { readonly name: string; readonly credentials: readonly { readonly secret: string }[] }[],
): readonly Unproven[] {
  return [...missing].flatMap(([secret, trouble]) => {
    const names = operations
      .filter(({ credentials }) => credentials.some((credential) => credential.secret === secret))
      .map(({ name }) => name)
    if (names.length === 0) return []
    const lost = names.length === 1 ? 'was not loaded' : 'were not loaded'
    return [
      {
        ...trouble,
        subject: names.length === 1 ? enumerate(names) : count(names.length, 'operation'),
        message: `${trouble.message} ${enumerate(names)} ${lost}.`,
      },
    ]
  })
}

/** The sides with their secrets; rejects rather than send one where anybody on the way can read it. */
export function sidesWith({ head, base }: Sides, values: ReadonlyMap<string, string>): Sides {
  const withAll = (side: Side): Side => {
    refusePlain(side.target, values)
    return { ...side, target: { ...side.target, secrets: { ...side.target.secrets, ...Object.fromEntries(values) } } }
  }
  return { head: withAll(head), base: base === undefined ? undefined : withAll(base) }
}

function refusePlain({ origin, address }: LoadTarget, values: ReadonlyMap<string, string>): void {
  const { protocol, hostname } = new URL(origin)
  if (values.size === 0 || protocol === 'https:' || isNearby(hostname, address)) return
  throw new BreakwaterError({
    code: 'load-secret-refused',
    message: `${origin} is not https, so the secrets ${enumerate([...values.keys()])} are not sent to it.`,
    hint: 'Name the https URL of the deployment, or take away load.auth and load.headers-env.',
  })
}
