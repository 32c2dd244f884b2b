import { type Random, randomFrom } from '../../../core/random.ts'

/** Random numbers of a thing's own, by its name (FNV-1a), so that a thing that is added changes no other's. */
export function seeded(seed: number, name: string): Random {
  let stream = 0x811c9dc5
  for (const char of name) stream = Math.imul(stream ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return randomFrom(seed, stream)
}

/** At most so many of them, drawn without repetition, in the order in which they stood. */
export function drawn<Value>(values: readonly Value[], most: number, random: Random): readonly Value[] {
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
