import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { type LoadPlan, offeredRate } from '../core/load.ts'
import type { WrittenPlan } from '../core/load-files.ts'
import type { LoadEngine, LoadEngines } from '../core/ports.ts'
import type { LoadCommand } from './load-request.ts'
import type { World } from './world.ts'

/** What sends; the questions beforehand are always asked by ourselves. */
export function enginesFor({ engine }: Pick<LoadCommand, 'engine'>, { env }: World): () => Promise<LoadEngines> {
  return async () => {
    const own = (await import('../adapters/load/engines.ts')).loadEngines()
    if (engine !== 'k6') return own
    const k6 = await installedK6(env)
    return { ...own, open: k6, closed: k6 }
  }
}

/** A virtual user of k6 takes a megabyte or more. */
const mostClients = 1000

async function installedK6(env: World['env']): Promise<LoadEngine> {
  const [{ k6Engine }, { k6Script }, { secretVariables }] = await Promise.all([
    import('../adapters/load/k6.ts'),
    import('../commands/load-export/k6-script.ts'),
    import('../commands/load-export/environment.ts'),
  ])
  const test = (plan: LoadPlan, thresholdsMs: readonly number[]) => {
    // A server that breaks its floors by far shall be seen to: the rate is kept while answers take as long as they may.
    const longestMs = Math.min(plan.timeoutMs, (mostClients * 1000) / (offeredRate(plan.arrivals) ?? 1))
    return {
      script: k6Script(plan, { objectives: [], thresholdsMs, longestMs }),
      variables: secretVariables(plan),
    }
  }
  return k6Engine({ test, directory: tmpdir(), env })
}

/** What a reader must know of what sends. */
export async function engineRemarks({ engine }: Pick<LoadCommand, 'engine'>): Promise<readonly string[]> {
  return engine === 'k6' ? [(await import('../adapters/load/k6-results.ts')).k6Remark] : []
}

/** A load test that was sent elsewhere. */
export interface RecordedLoad {
  readonly plan: WrittenPlan
  readonly engines: () => Promise<LoadEngines>
  readonly remarks: readonly string[]
}

/** What k6 wrote on one machine or many, as if one had sent it all. */
export async function recordedLoad(files: readonly string[], { cwd, log }: World): Promise<RecordedLoad> {
  const [{ mergePods }, { recordedEngines, recordedPlan }] = await Promise.all([
    import('../adapters/load/k6-results.ts'),
    import('../adapters/load/k6-recording.ts'),
  ])
  log.progress(`Load test: reading ${files.join(', ')} ...`)
  const results = await mergePods(files.map((file) => resolve(cwd, file)))
  return {
    plan: recordedPlan(results, files.join(', ')),
    engines: async () => recordedEngines(results),
    remarks: results.remarks,
  }
}
