import { mayHoldQueries } from './beginning.ts'
import { type FoundInFile, ofTests } from './found.ts'
import { isJavaScript, queriesInJavaScript } from './javascript/source.ts'
import { languageOf, queriesInLiterals } from './literals/source.ts'

/** Folders and endings of files whose queries no running release sends. */
const notRunning =
  /(?:^|\/)(?:migrations?|seeds?|seeders?|tests?|__tests__|__mocks__|fixtures|__fixtures__|e2e)\/|[._-](?:tests?|spec|e2e|bench|stories)\.[a-z]+$|\.d\.[cm]?ts$|(?:^|[/._-])migrations?\.[a-z]+$|(?:^|\/)(?:test_[^/]*|conftest)\.py$/i
/** A migration that lies somewhere else: TypeORM, Knex, Sequelize, node-pg-migrate, goose, Alembic. */
const migration =
  /\bimplements\s+MigrationInterface\b|\bextends\s+Migration\b|\bexport\s+(?:const|async\s+function|function)\s+up\b|\bexports\.up\s*=|\basync\s+up\s*\(|\bgoose\.AddMigration|\bdef\s+upgrade\s*\(/

/** Larger files are made by machines. */
const longest = 512 * 1024

/** Whether a file is a program in a language that is read. */
export function isProgram(path: string): boolean {
  return isJavaScript(path) || languageOf(path) !== undefined
}

/** The queries of a program, by its language. */
export async function queriesInProgram(path: string, text: string): Promise<FoundInFile & { readonly slow?: boolean }> {
  if (!mayHoldQueries(text)) return { texts: [], left: [], mayHoldNone: true }
  if (text.length > longest) return left('it is longer than programs are that people write (512 KiB)')
  const language = languageOf(path)
  return language ? queriesInLiterals(text, language) : queriesInJavaScript(path, text)
}

/** Files that took too long; after these no other program is read. */
const slowAtMost = 3

/** Reads the programs of a review. `globs`: what the config says; a folder that it names is read, whatever its name. */
export function programReader(
  globs: readonly string[],
  read: (path: string, text: string) => Promise<FoundInFile & { readonly slow?: boolean }>,
): (path: string, text: string) => Promise<FoundInFile> {
  let slow = 0
  return async (path, text) => {
    if (slow >= slowAtMost) return left(`it is behind ${slowAtMost} programs that took too long to read`)
    const sign = notRunning.exec(path)?.[0]
    const meant = sign !== undefined && globs.some((glob) => !glob.startsWith('!') && glob.includes(sign))
    if (!meant && (sign !== undefined || migration.test(text))) {
      const found = await read(path, text)
      if (found.slow) slow += 1
      const queries = found.texts.length + found.left.length
      return queries === 0
        ? found
        : left(`it belongs to ${kindOf(sign)}, whose queries the running release does not send`, ofTests)
    }
    const found = await read(path, text)
    if (found.slow) slow += 1
    return found
  }
}

function kindOf(sign = ''): string {
  return sign === '' || /migration/i.test(sign) ? 'migrations' : /seed/i.test(sign) ? 'seeds' : 'tests'
}

function left(problem: string, kind?: string): FoundInFile {
  return { texts: [], left: [{ line: 1, problem, ...(kind === undefined ? {} : { kind }) }], mayHoldNone: true }
}
