import type { LoadOperation, LoadTarget } from '../../../core/load.ts'
import { type QueryParameter, queryParameters } from '../../../core/query-parameters.ts'

/** The preview's own URL as the one thing to load. Its query may hold the secret that opens it: no plan has it. */
export function ownUrl(target: LoadTarget, url: string | undefined): LoadOperation {
  const parameters = parametersOf(target, url)
  const path = target.prefix || '/'
  return {
    name: `GET ${path}${parameters.length === 0 ? '' : '?…'}`,
    method: 'GET',
    template: path,
    paths: [''],
    headers: {},
    credentials: parameters.map(({ name, variable }) => ({ in: 'query', name, prefix: '', secret: variable })),
    weight: 1,
  }
}

/** The target with what its own URL carries in its query. */
export function withOwnSecrets(target: LoadTarget, url: string | undefined): LoadTarget {
  const secrets = parametersOf(target, url).map(({ variable, value }) => [variable, value] as const)
  return { ...target, secrets: { ...target.secrets, ...Object.fromEntries(secrets) } }
}

function parametersOf({ origin }: LoadTarget, url: string | undefined): readonly QueryParameter[] {
  // A URL that a deployment gave is not the one that somebody named.
  return url !== undefined && URL.canParse(url) && new URL(url).origin === origin ? queryParameters(url) : []
}
