import type { Unproven } from '../../core/check.ts'
import type { FileTree } from '../../core/ports.ts'
import type { MigrationPlan } from '../../sql/migrations.ts'
import { runners } from '../../sql/runners.ts'
import { placeAt } from '../../sql/statements.ts'

/**
 * New files whose bytes are not what was run: those that are not UTF-8, and those whose byte order mark the runner sends
 * on. A tree gives text, in which both are mended, so they are told by the number of bytes.
 */
export async function filesInDoubt(
  head: FileTree,
  { added, runner }: Pick<MigrationPlan, 'added' | 'runner'>,
): Promise<readonly Unproven[]> {
  const paths = [...new Set(added.map(({ path }) => path))]
  const texts = await head.read(paths)
  const sizes = new Map((await head.list()).map(({ path, bytes }) => [path, bytes]))
  return paths.flatMap((path) => {
    const text = texts.get(path) ?? ''
    const written = sizes.get(path) ?? 0
    // In a partial clone nobody knows the size; a NUL makes it no SQL, which is told in other words.
    const more = written === 0 || text.includes('\0') ? 0 : written - Buffer.byteLength(text)
    if (more === markBytes && !text.includes('\uFFFD')) return markSentBy(path, runner)
    return more !== 0 && more !== markBytes && text.includes('\uFFFD') ? notUtf8(path, text) : []
  })
}

/** Of the mark U+FEFF, in UTF-8. */
const markBytes = 3

function notUtf8(path: string, text: string): readonly Unproven[] {
  const location = { path, ...placeAt(text, text.indexOf('\uFFFD')) }
  return [
    {
      code: 'not-utf8',
      subject: `${path}:${location.line}`,
      message: `${path} is not UTF-8 at line ${location.line}, column ${location.column}: a database in UTF8 refuses such bytes (SQLSTATE 22021), so what ran here is not what is in the file.`,
      hint: 'Save the file as UTF-8, as with `iconv -f LATIN1 -t UTF-8` for one that is in LATIN1.',
      location,
    },
  ]
}

function markSentBy(path: string, runner: MigrationPlan['runner']): readonly Unproven[] {
  const { title, sendsByteOrderMark = false } = runners[runner]
  if (!sendsByteOrderMark) return []
  return [
    {
      code: 'byte-order-mark',
      subject: path,
      message: `${path} begins with a byte order mark, which ${title} sends on: Postgres refuses it as a syntax error. It ran here without.`,
      hint: 'Save the file as UTF-8 without a byte order mark.',
      location: { path, line: 1, column: 1 },
    },
  ]
}
