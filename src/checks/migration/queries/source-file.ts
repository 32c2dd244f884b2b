import { fieldOf, parsedJson } from '../../../sql/runners/json.ts'
import { csvRecords } from './csv.ts'
import { type FoundInFile, nothingIn } from './found.ts'
import { isProgram, queriesInProgram } from './programs.ts'
import { isCsvLog, isServerLog, queriesInCsvLog, queriesInJsonLog, queriesInServerLog } from './server-log.ts'
import { queriesInSqlFile } from './sql-file.ts'
import { isSqlxData, queriesInSqlxData } from './sqlx-data.ts'
import { isStatisticsHeader, queriesInStatisticsCsv, queriesInStatisticsJson } from './statistics-export.ts'

/** What a file tells of the queries; the kind is told by what it holds, but for SQL and programs, which are told by their names. */
export async function queriesInFile(
  path: string,
  text: string,
  inProgram: typeof queriesInProgram = queriesInProgram,
): Promise<FoundInFile> {
  if (text.includes('\0')) return nothingIn('it is no text in UTF-8')
  if (/\.sql$/i.test(path)) return queriesInSqlFile(text)
  if (isProgram(path)) return inProgram(path, text)
  const json = /^\s*[[{]/.test(text) ? queriesInJson(text) : undefined
  if (json) return json
  const [first] = csvRecords(text)
  if (first && isCsvLog(first.fields)) return queriesInCsvLog(text)
  if (first && isStatisticsHeader(first.fields)) return queriesInStatisticsCsv(text)
  if (isServerLog(text)) return queriesInServerLog(text)
  return nothingIn(unknownKind)
}

const unknownKind =
  'it is none of what is read: .sql files, JavaScript, TypeScript, Go, Python, Rust, data of sqlx, pg_stat_statements as CSV (with a header that names query) or JSON, logs of Postgres'

/** Undefined: a bracket may as well begin a line of a log. */
function queriesInJson(text: string): FoundInFile | undefined {
  const data = parsedJson(text)
  if (Array.isArray(data)) return queriesInStatisticsJson(data, text)
  if (isSqlxData(data)) return queriesInSqlxData(data)
  const firstLine = parsedJson(/^\s*(\{[^\n]*)/.exec(text)?.[1])
  if (fieldOf(firstLine, 'error_severity') !== undefined) return queriesInJsonLog(text)
  return data === undefined ? undefined : nothingIn(unknownKind)
}
