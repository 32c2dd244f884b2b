export type FormatRelation = 'yes' | 'no' | 'unknown'

/** Whether every value of the format `inner` has the format `outer`, for strings or for numbers. */
export function isWithin(
  inner: string | undefined,
  outer: string | undefined,
  _type: 'string' | 'number',
): FormatRelation {
  return inner === outer || outer === undefined ? 'yes' : 'unknown'
}

/** Readable texts of the format; none where the format is not known. */
export function samplesOf(_format: string): readonly string[] {
  return []
}

/** Whether a text has the format; undefined where that is not known, or the text is too long to ask. */
export function fitsFormat(_format: string, _text: string): boolean | undefined {
  return undefined
}

/** A text that has no format at all. */
export const textOfNoFormat = 'text'
