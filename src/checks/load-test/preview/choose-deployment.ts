import picomatch from 'picomatch'
import type { LoadSettings } from '../../../core/load-settings.ts'
import type { Deployment } from '../../../core/ports.ts'
import { isListedHost } from '../../../core/preview-target.ts'

/** What the deployments of a commit come to. */
export type Choice =
  | { readonly kind: 'found'; readonly deployment: Deployment; readonly url: string }
  | { readonly kind: 'under way'; readonly environments: readonly string[] }
  /** Several that could each be the preview. */
  | { readonly kind: 'several'; readonly environments: readonly string[] }
  /** `begun`: somebody deployed to a wanted environment, though nothing there may be loaded. */
  | { readonly kind: 'none'; readonly reason: string; readonly begun: boolean }

export interface Wanted extends Pick<LoadSettings, 'environments' | 'hosts'> {
  readonly fromFork: boolean
}

/** By name, where nobody flagged it. */
const productionName = /(^|[^a-z])(prod|prd|production|live|github-pages)([^a-z]|$)/i
/** Its environments and their URLs stand in the workflow file, which a fork's pull request brings along. */
const workflows = 'github-actions[bot]'

/**
 * The deployment to load. Without config that is one which an app says to be up at an https URL; production never is,
 * unless the config names that very environment. Deployments under way may become the preview, so they go first; once
 * nobody waits for them any more (`waited`), what is there counts.
 */
export function chooseDeployment(deployments: readonly Deployment[], wanted: Wanted, waited: boolean): Choice {
  const judged = deployments.map((deployment) => ({ deployment, trouble: troubleWith(deployment, wanted) }))
  const usable = judged.flatMap(({ deployment, trouble }) => (trouble === undefined ? [deployment] : []))
  const pending = usable.filter(({ state }) => state === 'under way').map(shownName)
  if (pending.length > 0 && !waited) return { kind: 'under way', environments: pending }
  const [first, ...others] = standing(usable, wanted)
  if (first !== undefined) {
    if (others.length === 0) return { kind: 'found', ...first }
    return { kind: 'several', environments: [first, ...others].map(({ deployment }) => shownName(deployment)) }
  }
  if (pending.length > 0) return { kind: 'under way', environments: pending }
  const reasons = judged.map(({ deployment, trouble }) => `${shownName(deployment)} ${trouble ?? fate(deployment)}`)
  const begun = deployments.some((deployment) => placeTrouble(deployment, wanted) === undefined)
  return { kind: 'none', reason: reasons.slice(0, 3).join('; '), begun }
}

interface Standing {
  readonly deployment: Deployment
  readonly url: string
}

/** Those that are up, one for each URL; where the config names environments, else those that were up. */
function standing(usable: readonly Deployment[], { environments }: Wanted): readonly Standing[] {
  const of = (state: Deployment['state']) =>
    usable.flatMap((deployment): readonly Standing[] =>
      deployment.state === state && deployment.url !== undefined ? [{ deployment, url: deployment.url }] : [],
    )
  const up = of('success')
  // Where all pull requests share an environment, the next deployment marks this one inactive, though it is still there.
  const found = up.length > 0 || environments.length === 0 ? up : of('inactive')
  return [...new Map(found.map((one) => [one.url, one])).values()]
}

/** Why a deployment is no preview that may be loaded. */
function troubleWith(deployment: Deployment, wanted: Wanted): string | undefined {
  const { state, url, by } = deployment
  const place = placeTrouble(deployment, wanted)
  if (place !== undefined) return place
  if (url === undefined && (state === 'success' || state === 'inactive')) return 'has no URL'
  if (url !== undefined && isListedHost(url, wanted.hosts)) return undefined
  // Whoever lists hosts may be waiting for one of them.
  if (url === undefined && wanted.hosts.length > 0) return undefined
  if (!by.isApp) return `was deployed by ${by.login || 'nobody known'}, who is no app, to a host that load.hosts lacks`
  if (wanted.fromFork && by.login === workflows) return "was deployed by a workflow of a fork's pull request"
  if (url !== undefined && !/^https:/i.test(url))
    return `is at ${hostOf(url)}, which is not https and not in load.hosts`
  return undefined
}

function placeTrouble({ environment, production }: Deployment, { environments }: Wanted): string | undefined {
  const isProduction = production || productionName.test(inWords(environment))
  if (environments.length === 0) return isProduction ? 'is production' : undefined
  const same = environments.some((name) => name.toLowerCase() === environment.toLowerCase())
  if (isProduction) return same ? undefined : 'is production'
  const matches = picomatch([...environments], { dot: true, nocase: true })
  return same || matches(environment) ? undefined : 'is not among load.environments'
}

/** `shopProduction` is two words. */
function inWords(name: string): string {
  return name.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ')
}

/** Anyone who deploys gives names, of any length. */
export function shownName({ environment }: Deployment): string {
  return environment.length > 60 ? `${environment.slice(0, 60)}…` : environment
}

function fate({ state }: Deployment): string {
  return state === 'failure' ? 'failed' : state === 'inactive' ? 'is inactive' : 'is not up'
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : 'no URL that can be read'
}
