/** Cuts text to so many characters (as JavaScript counts), never within one, and shows that it was cut. */
export function fitCharacters(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

/** Cuts text to so many bytes of UTF-8, never within a character, and shows that it was cut. */
export function fitBytes(text: string, limit: number): string {
  const bytes = new TextEncoder().encode(text)
  if (bytes.length <= limit) return text
  const ellipsis = '…'
  let end = limit - new TextEncoder().encode(ellipsis).length
  // Continuation bytes look like 10xxxxxx.
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return new TextDecoder().decode(bytes.subarray(0, end)) + ellipsis
}

/** Text as GitHub takes it: no NUL, which it refuses, and no half of a surrogate pair, which UTF-8 cannot carry. */
export function sendable(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD')
}
