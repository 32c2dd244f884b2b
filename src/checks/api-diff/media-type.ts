import type { Media } from './bodies.ts'

/** Bodies in which every value is text, as in a URL. */
export function isForm(type: string): boolean {
  return essence(type) === 'application/x-www-form-urlencoded' || essence(type) === 'multipart/form-data'
}

/** `application/json`, `application/problem+json`, `text/json`. */
export function isJson(type: string): boolean {
  return /[/+]json$/.test(essence(type))
}

export function essence(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase()
}

function isRange(type: string): boolean {
  return essence(type).endsWith('/*')
}

/** Whether a body of `type` is one of `range`; parameters aside. */
export function covers(range: string, type: string): boolean {
  const [wide, narrow] = [essence(range), essence(type)]
  return wide === narrow || wide === '*/*' || (wide.endsWith('/*') && narrow.startsWith(wide.slice(0, -1)))
}

/** A type that a body can have, where a range was written. */
export function concreteType(type: string): string {
  if (!isRange(type)) return type
  const [kind] = type.split('/')
  return kind === 'text' ? 'text/plain' : kind === 'image' ? 'image/png' : 'application/json'
}

/** The type with what says something beyond it; JSON is UTF-8 whether that is said or not. */
function meant(type: string): string {
  const parameters = type
    .split(';')
    .slice(1)
    .map((one) =>
      one
        .trim()
        .toLowerCase()
        .replaceAll('"', '')
        .replace(/\s*=\s*/, '='),
    )
    .filter((one) => one !== '' && !(isJson(type) && one === 'charset=utf-8'))
  return [essence(type), ...parameters.sort()].join('; ')
}

/** Two media types that the same body may have. */
export interface MediaMatch {
  readonly base: Media
  readonly head: Media
  /** `widened`: head has a range where base has a type; `narrowed`: the reverse. */
  readonly how: 'same' | 'parameters' | 'widened' | 'narrowed'
}

export interface MatchedMedia {
  readonly matches: readonly MediaMatch[]
  readonly removed: readonly Media[]
  readonly added: readonly Media[]
}

/** Pairs media types: the same ones, then those that differ in parameters, then a range with what lies in it. */
export function matchMedia(base: readonly Media[], head: readonly Media[]): MatchedMedia {
  const matches: MediaMatch[] = []
  const left = { base: new Set(base), head: new Set(head) }
  const match = (how: MediaMatch['how'], fits: (before: string, after: string) => boolean) => {
    for (const before of left.base) {
      const after = [...left.head].find(({ type }) => fits(before.type, type))
      if (!after) continue
      matches.push({ base: before, head: after, how })
      left.base.delete(before)
      left.head.delete(after)
    }
  }
  match('same', (before, after) => meant(before) === meant(after))
  match('parameters', (before, after) => essence(before) === essence(after))
  const removed: Media[] = []
  for (const one of left.base) {
    const found = elsewhere(one, head)
    if (found.length === 0) removed.push(one)
    matches.push(...found)
  }
  const met = new Set(matches.map((one) => one.head))
  const added = [...left.head].filter((one) => !met.has(one))
  // What base said by a range may be said of a type in it alone as well.
  const said = added.map((one) => ({ one, wider: base.find(({ type }) => isRange(type) && covers(type, one.type)) }))
  return {
    matches: [
      ...matches,
      ...said.flatMap(({ one, wider }) => (wider ? [{ base: wider, head: one, how: 'same' as const }] : [])),
    ],
    removed,
    added: said.flatMap(({ one, wider }) => (wider ? [] : [one])),
  }
}

/** Where a type of base that has no equal in head is found all the same. */
function elsewhere(one: Media, head: readonly Media[]): readonly MediaMatch[] {
  const wider = head.find(({ type }) => covers(type, one.type))
  if (wider) return [{ base: one, head: wider, how: isRange(wider.type) ? 'widened' : 'parameters' }]
  if (!isRange(one.type)) return []
  return head
    .filter(({ type }) => covers(one.type, type))
    .map((inner) => ({ base: one, head: inner, how: 'narrowed' as const }))
}
