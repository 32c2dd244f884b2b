import type { Media } from './operations.ts'
import type { Node } from './source.ts'
import { type Teller, tell } from './teller.ts'

/** Bodies in which every value is text, as in a URL. */
export function isForm(type: string): boolean {
  return essence(type) === 'application/x-www-form-urlencoded' || essence(type) === 'multipart/form-data'
}

export function compareMedia(
  told: Teller,
  where: string,
  direction: 'request' | 'response',
  before: readonly Media[],
  after: readonly Media[],
  baseNode: Node,
  headNode: Node,
): void {
  for (const { type, node } of before) {
    if (after.some((other) => covers(other.type, type))) continue
    tell(
      told,
      { kind: 'media', what: 'removed', where, type, direction },
      'error',
      `${where} ${type} removed`,
      node,
      headNode,
    )
  }
  for (const { type, node } of after) {
    if (before.some((other) => covers(other.type, type))) continue
    const severity = direction === 'response' ? 'warning' : 'note'
    tell(
      told,
      { kind: 'media', what: 'added', where, type, direction },
      severity,
      `${where} ${type} added`,
      baseNode,
      node,
    )
  }
}

/** Parameters such as charset do not make another media type. */
function essence(type: string): string {
  return (type.split(';')[0] ?? '').trim()
}

function covers(range: string, type: string): boolean {
  const [wide, narrow] = [essence(range), essence(type)]
  return wide === narrow || wide === '*/*' || (wide.endsWith('/*') && narrow.startsWith(wide.slice(0, -1)))
}

export function sharedMedia(before: readonly Media[], after: readonly Media[]): readonly (readonly [Media, Media])[] {
  return before.flatMap((media) => {
    const exact = after.find(({ type }) => essence(type) === essence(media.type))
    const partner = exact ?? after.find(({ type }) => covers(type, media.type))
    return partner ? [[media, partner] as const] : []
  })
}
