import { costOfRequests, lateness, memory } from './load-cost.ts'
import { errorTable, truthTable } from './load-truth.ts'

/** Load: what is reported beside what is true, what the generator costs, and whether its memory stays as it is. */
export async function load({ long }: { readonly long: boolean }): Promise<void> {
  await truthTable(long ? 30 : 10)
  await errorTable(5)
  await lateness(10)
  await costOfRequests(10)
  await memory(long ? 600 : 60)
}
