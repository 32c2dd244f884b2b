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
 * `notUtf8` hears of it: one such file must not cost the others their review, and nobody should miss it.
 */
export function decode(bytes: Uint8Array, notUtf8: () => void): string {
  if (!isUtf8(bytes)) notUtf8()
  return new TextDecoder('utf-8').decode(bytes)
}

/** What a report says of a file that `decode` had to mend. */
export function notUtf8Remark(path: string): string {
  return `${path} is not UTF-8; what could not be read was replaced by U+FFFD.`
}

function inMebibytes(bytes: number): string {
  return `${(bytes / mebibyte).toFixed(1)} MiB`
}
