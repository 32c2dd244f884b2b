/** Numbers from 0 to 1, the same for the same seed and name (mulberry32 over FNV-1a). */
export function seeded(seed: number, name: string): () => number {
  let state = seed >>> 0
  for (const char of name) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** At most so many of them, drawn without repetition, in the order in which they stood. */
export function drawn<Value>(values: readonly Value[], most: number, random: () => number): readonly Value[] {
  const places = values.map((_, at) => at)
  for (let at = 0; at < Math.min(most, places.length); at++) {
    const other = at + Math.floor(random() * (places.length - at))
    const here = places[at] ?? at
    places[at] = places[other] ?? other
    places[other] = here
  }
  const kept = new Set(places.slice(0, most))
  return values.filter((_, at) => kept.has(at))
}
