import { planLoad } from '../../src/checks/load-test/plan/plan.ts'
import type { PlannedLoad, Side, Sides } from '../../src/checks/load-test/side.ts'
import type { CheckContext } from '../../src/core/check.ts'
import type { LoadSettings, OperationSetting } from '../../src/core/load-settings.ts'
import { changeSetOf, checkContext, defaultConfig } from './check-context.ts'
import { askedEngines, type FakeAnswer } from './load-engines.ts'

/** What a load test is planned from. */
export interface PlanGiven {
  readonly url?: string
  readonly base?: string
  readonly load?: Partial<LoadSettings>
  readonly files?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  /** By path, with its query, and origin; 200 where it says nothing. */
  readonly answer?: (path: string, origin: string) => FakeAnswer | undefined
  readonly context?: Partial<CheckContext>
}

/** A plan from a service that answers from a table, and what the service was asked for it. */
export async function plannedLoad(given: PlanGiven): Promise<
  PlannedLoad & {
    readonly asked: readonly (readonly [origin: string, method: string, path: string])[]
    readonly sent: readonly Readonly<Record<string, string>>[]
  }
> {
  const { url = 'https://head.example', base, load, files = {}, secrets = {}, answer, context } = given
  const engines = askedEngines((request, origin) => answer?.(request.path, origin) ?? 200)
  const sides: Sides = { head: side('head', url), base: base === undefined ? undefined : side('base', base) }
  const result = await planLoad(
    checkContext({
      changeSet: changeSetOf({}, files),
      config: { ...defaultConfig, load: { ...defaultConfig.load, base, ...load } },
      preview: { url, namedBy: 'command line' },
      loadEngines: async () => engines,
      secret: (name) => secrets[name],
      ...context,
    }),
    sides,
  )
  const requests = engines.asked.flatMap(({ origin, operations }) => operations.map((one) => ({ origin, ...one })))
  return {
    ...result,
    asked: requests.map(({ origin, method, path }) => [origin, method, path] as const),
    sent: requests.map(({ headers }) => headers),
  }
}

function side(name: Side['side'], url: string): Side {
  const { origin, pathname } = new URL(url)
  const prefix = pathname.replace(/\/+$/, '')
  return { side: name, target: { origin, address: '93.184.216.34', prefix, secrets: {}, http: '1.1' } }
}

/** `GET /orders?limit=10` as the settings have it. */
export function requestSetting(text: string): OperationSetting {
  const [method = '', path = ''] = text.split(' ')
  return { method, path, weight: 1, expectStatus: undefined, headers: {}, body: undefined }
}
