import { isOfConnection } from '../../../core/connection-headers.ts'
import type { Credential } from '../../../core/load.ts'
import type { AuthSetting, LoadSettings } from '../../../core/load-settings.ts'
import { type DescribedOperation, textOf } from './described.ts'
import { isObject, type JsonObject, resolved } from './documents.ts'

/** A secret that a plan's requests need, and how its value is come by. */
export interface SecretNeed {
  /** As credentials name it. */
  readonly name: string
  /** Where the user named it, for messages. */
  readonly key: string
  readonly from:
    | { readonly kind: 'variable'; readonly env: string }
    /** `user:password` in one variable or two, sent in base64. */
    | { readonly kind: 'basic'; readonly env: readonly string[] }
    | {
        readonly kind: 'token'
        readonly setting: Extract<AuthSetting, { kind: 'client-credentials' }>
        readonly url: { readonly text: string; readonly trusted: boolean } | undefined
      }
}

/** What an operation's security asks for, and what of it the config can give. */
export interface SecurityChoice {
  readonly credentials: readonly Credential[]
  readonly needs: readonly SecretNeed[]
  /** Schemes that it asks for and nobody gave a secret for, or whose kind is not supported. */
  readonly schemes: readonly string[]
}

const nothing: SecurityChoice = { credentials: [], needs: [], schemes: [] }

/** The first alternative of an operation's security for which the config has every secret. */
export function securityOf(
  { document: { root }, described }: DescribedOperation,
  auth: LoadSettings['auth'],
): SecurityChoice {
  const required = Array.isArray(described.security) ? described.security : root.security
  const alternatives = (Array.isArray(required) ? required : []).filter(isObject).map((one) => Object.keys(one))
  const chosen = alternatives.find((names) => names.length > 0 && names.every((name) => Object.hasOwn(auth, name)))
  if (chosen === undefined) {
    const isOpen = alternatives.some((names) => names.length === 0)
    return isOpen ? nothing : { ...nothing, schemes: alternatives[0] ?? [] }
  }
  const parts = chosen.map((name) => {
    const setting = auth[name]
    return setting === undefined ? name : (schemeChoice(name, schemeOf(root, name), setting) ?? name)
  })
  const unsupported = parts.filter((part) => typeof part === 'string')
  if (unsupported.length > 0) return { ...nothing, schemes: unsupported }
  const known = parts.filter((part) => typeof part !== 'string')
  return { ...nothing, credentials: known.map(([credential]) => credential), needs: known.map(([, need]) => need) }
}

/** Headers that open a protected preview go with every request. */
export function openingHeaders({ headersEnv }: LoadSettings): Pick<SecurityChoice, 'credentials' | 'needs'> {
  const entries = Object.entries(headersEnv)
  return {
    credentials: entries.map(([name, env]) => ({ in: 'header', name, prefix: '', secret: env })),
    needs: entries.map(([name, env]) => ({
      name: env,
      key: `load.headers-env.${name}`,
      from: { kind: 'variable', env },
    })),
  }
}

/** What a plan that names a secret needs: a variable, or the scheme that the config says how to come by. */
export function needOf(secret: string, auth: LoadSettings['auth'], roots: readonly JsonObject[]): SecretNeed {
  const setting = Object.hasOwn(auth, secret) ? auth[secret] : undefined
  if (setting === undefined || setting.kind === 'secret') {
    const env = setting?.env ?? secret
    return {
      name: secret,
      key: setting === undefined ? secret : `load.auth.${secret}`,
      from: { kind: 'variable', env },
    }
  }
  const root = roots.find((one) => schemeOf(one, secret) !== undefined)
  return need(secret, root === undefined ? undefined : schemeOf(root, secret), setting)
}

function schemeOf(root: JsonObject, name: string): JsonObject | undefined {
  const components = isObject(root.components) ? root.components.securitySchemes : undefined
  const schemes = root.swagger === undefined ? components : root.securityDefinitions
  const scheme = isObject(schemes) && Object.hasOwn(schemes, name) ? resolved(root, schemes[name]) : undefined
  return isObject(scheme) ? scheme : undefined
}

function schemeChoice(
  name: string,
  scheme: JsonObject | undefined,
  setting: AuthSetting,
): readonly [Credential, SecretNeed] | undefined {
  if (scheme === undefined) return undefined
  const authorization = (prefix: string, secret: string): Credential => ({
    in: 'header',
    name: 'authorization',
    prefix,
    secret,
  })
  if (setting.kind === 'client-credentials') return [authorization('Bearer ', name), need(name, scheme, setting)]
  const kind = textOf(scheme.type) === 'http' ? textOf(scheme.scheme).toLowerCase() : textOf(scheme.type)
  if (kind === 'basic') return [authorization('Basic ', name), need(name, scheme, setting)]
  if (setting.kind === 'basic') return undefined
  const { env } = setting
  const variable: SecretNeed = { name: env, key: `load.auth.${name}`, from: { kind: 'variable', env } }
  if (kind === 'bearer' || kind === 'oauth2' || kind === 'openIdConnect')
    return [authorization('Bearer ', env), variable]
  if (kind !== 'apiKey') return undefined
  const place = textOf(scheme.in)
  const key = textOf(scheme.name)
  if (place !== 'header' && place !== 'query' && place !== 'cookie') return undefined
  // A header of the connection's own, or a name that ends the line, is no place for a key.
  if (place !== 'query' && !/^[A-Za-z0-9_.-]{1,100}$/.test(key)) return undefined
  if (place === 'header' && (isOfConnection(key) || /^proxy-/i.test(key))) return undefined
  return key === '' ? undefined : [{ in: place, name: key, prefix: '', secret: env }, variable]
}

function need(name: string, scheme: JsonObject | undefined, setting: AuthSetting): SecretNeed {
  const key = `load.auth.${name}`
  switch (setting.kind) {
    case 'secret':
      return { name, key, from: { kind: 'basic', env: [setting.env] } }
    case 'basic':
      return { name, key, from: { kind: 'basic', env: [setting.userEnv, setting.passwordEnv] } }
    case 'client-credentials':
      return { name, key, from: { kind: 'token', setting, url: tokenUrlOf(scheme, setting.tokenUrl) } }
    default:
      return setting satisfies never
  }
}

/** The config's URL is trusted; the contract's is the pull request's own word. */
function tokenUrlOf(
  scheme: JsonObject | undefined,
  set: string | undefined,
): { readonly text: string; readonly trusted: boolean } | undefined {
  if (set !== undefined) return { text: set, trusted: true }
  const flows = isObject(scheme?.flows) ? scheme.flows : {}
  const flow = isObject(flows.clientCredentials) ? flows.clientCredentials : scheme
  const text = textOf(flow?.tokenUrl)
  return text === '' ? undefined : { text, trusted: false }
}
