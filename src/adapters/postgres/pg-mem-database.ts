import type { ChildDatabase } from './rpc.ts'
export async function openPgMem(_extensions: readonly string[], _from: string | undefined): Promise<ChildDatabase> {
  throw new Error('not yet')
}
