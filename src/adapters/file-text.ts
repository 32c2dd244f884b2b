import { isUtf8 } from 'node:buffer'
import { BreakwaterError } from '../core/error.ts'

const mebibyte = 1024 * 1024

/** One file; a spec of 13 MB exists, one of 32 MiB is a mistake or an attack. */
const maxFileBytes = 32 * mebibyte
/** All files of one `read`. */
export const maxReadBytes = 256 * mebibyte

/** Refuses a read that would take more memory than a review may have. */
export function checkSizes(files: readonly { readonly path: string; readonly bytes: number }[]): void {
  const large = files.find(({ bytes }) => bytes > maxFileBytes)
  if (large)
    throw new BreakwaterError({
      code: 'file-too-large',
      message: `${large.path} has ${inMebibytes(large.bytes)}; at most ${inMebibytes(maxFileBytes)} are read.`,
      hint: 'Name the files to review in .github/breakwater.yml, or make the file smaller.',
      location: { path: large.path, line: 1, column: 1 },
    })
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > maxReadBytes)
    throw new BreakwaterError({
      code: 'file-too-large',
      message: `${files.length} files have ${inMebibytes(total)} together; at most ${inMebibytes(maxReadBytes)} are read at once.`,
      hint: 'Name the files to review in .github/breakwater.yml, so that fewer are read.',
    })
}

/**
 * Text as its author meant it: without a byte order mark, line ends untouched. What is not UTF-8 is replaced, and
 * `notUtf8` hears what it is: one such file must not cost the others their review, and nobody should miss it.
 */
export function decode(bytes: Uint8Array, notUtf8: (defect: string) => void): string {
  const defect = isUtf16(bytes) ? 'it is UTF-16' : isUtf8(bytes) ? undefined : firstDefect(bytes)
  if (defect !== undefined) notUtf8(defect)
  return new TextDecoder('utf-8').decode(bytes)
}

/** What a report says of a file that `decode` had to mend. */
export function notUtf8Remark(path: string, defect: string): string {
  return `${path} is not UTF-8 (${defect}); what could not be read was replaced by U+FFFD. Save it as UTF-8.`
}

/** By its byte order mark or, where it has none, by zeros in every other place: Latin letters are half zeros in UTF-16. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true
  const start = bytes.subarray(0, 400)
  const zeros = (parity: number) => start.filter((byte, at) => byte === 0 && at % 2 === parity).length
  const [even, odd] = [zeros(0), zeros(1)]
  return Math.max(even, odd) > Math.max(3, start.length / 4) && Math.min(even, odd) === 0
}

/** The first byte that begins no character. A line end is never a part of another one. */
function firstDefect(bytes: Uint8Array): string {
  let start = 0
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start)
    const text = bytes.subarray(start, end < 0 ? undefined : end)
    if (!isUtf8(text)) return defectIn(text, line)
    if (end < 0) return 'its end is missing'
    start = end + 1
  }
}

function defectIn(text: Uint8Array, line: number): string {
  let at = 0
  let column = 1
  while (at < text.length) {
    const lead = text[at] ?? 0
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    if (!isUtf8(text.subarray(at, at + length))) break
    at += length
    // As everywhere else, columns are UTF-16 units.
    column += length === 4 ? 2 : 1
  }
  return `byte 0x${(text[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')} at line ${line}, column ${column}`
}

function inMebibytes(bytes: number): string {
  return `${(bytes / mebibyte).toFixed(1)} MiB`
}
