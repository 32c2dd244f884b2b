import type { Changed } from './effects.ts'

export function isDifferent<Thing>({ before, after }: Changed<Thing>): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}

/** The key of whatever has an OID. */
export function byOid({ oid }: { readonly oid: number }): number {
  return oid
}

/** What came, went and stayed, by a key. */
export function matched<Thing, Key>(before: readonly Thing[], after: readonly Thing[], keyOf: (thing: Thing) => Key) {
  const then = new Map(before.map((thing) => [keyOf(thing), thing]))
  const now = new Set(after.map(keyOf))
  return {
    added: after.filter((thing) => !then.has(keyOf(thing))),
    dropped: before.filter((thing) => !now.has(keyOf(thing))),
    kept: after.flatMap((thing): readonly Changed<Thing>[] => {
      const was = then.get(keyOf(thing))
      return was === undefined ? [] : [{ before: was, after: thing }]
    }),
  }
}
