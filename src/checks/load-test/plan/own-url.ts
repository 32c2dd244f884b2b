import type { LoadOperation, LoadTarget } from '../../../core/load.ts'

/** The preview's own URL as the one thing to load. Its query may hold the secret that opens it: no plan has it. */
export function ownUrl(target: LoadTarget, url: string | undefined): LoadOperation {
  const names = parametersOf(target, url).map(([name]) => name)
  const path = target.prefix || '/'
  return {
    name: `GET ${path}${names.length === 0 ? '' : '?…'}`,
    method: 'GET',
    template: path,
    paths: [''],
    headers: {},
    credentials: names.map((name, at) => ({ in: 'query', name, prefix: '', secret: secretName(at) })),
    weight: 1,
  }
}

/** The target with what its own URL carries in its query. */
export function withOwnSecrets(target: LoadTarget, url: string | undefined): LoadTarget {
  const secrets = parametersOf(target, url).map(([, value], at) => [secretName(at), value] as const)
  return { ...target, secrets: { ...target.secrets, ...Object.fromEntries(secrets) } }
}

function secretName(at: number): string {
  return `URL_QUERY_${at + 1}`
}

function parametersOf({ origin }: LoadTarget, url: string | undefined): readonly (readonly [string, string])[] {
  if (url === undefined || !URL.canParse(url)) return []
  const { origin: own, searchParams } = new URL(url)
  // A URL that a deployment gave is not the one that somebody named.
  return own === origin ? [...searchParams] : []
}
