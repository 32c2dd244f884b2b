import { fieldOf, parsedJson } from '../../../sql/runners/json.ts'
import { csvRecords } from './csv.ts'
import type { FoundInFile, LeftInFile, SentText } from './found.ts'

/** What the server logged at once. */
interface LogEntry {
  readonly severity: string
  readonly message: string
  readonly line: number
}

const severities = ['LOG', 'ERROR', 'FATAL', 'PANIC', 'WARNING', 'NOTICE', 'INFO', 'DEBUG[1-5]?']
const further = ['DETAIL', 'HINT', 'CONTEXT', 'STATEMENT', 'QUERY', 'LOCATION', 'BACKTRACE']

/** After any `log_line_prefix`: severity, colon, two spaces. */
const entryStart = new RegExp(`^(?:.*?[^A-Z])?(${[...severities, ...further].join('|')}): {2}(.*)$`)
/** What Docker Compose or a CI service puts before each line. */
const outerPrefix = /^(?:[\w.-]+ *\| ?|\d{4}-\d\d-\d\dT[\d:.]+Z )/

/** Whether a text looks like what `log_destination = stderr` writes. */
export function isServerLog(text: string): boolean {
  return /(?:^|[^A-Z])LOG: {2}/m.test(text)
}

/** The statements of a log on stderr, with `log_statement = all` or a minimal duration, or from auto_explain. */
export function queriesInServerLog(text: string): FoundInFile {
  const entries: LogEntry[] = []
  let open: { severity: string; parts: string[]; line: number } | undefined
  const end = () => {
    if (open) entries.push({ severity: open.severity, message: open.parts.join('\n'), line: open.line })
    open = undefined
  }
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.replace(/\r$/, '')
    const inner = line.replace(outerPrefix, '')
    const [, severity, message = ''] = inner.startsWith('\t') ? [] : (entryStart.exec(line) ?? [])
    if (severity === undefined) {
      // The server puts a tab before each further line of a statement; some services take it off.
      open?.parts.push(inner.replace(/^\t/, ''))
      continue
    }
    end()
    open = { severity, parts: [message], line: index + 1 }
  }
  end()
  return statementsIn(entries, [])
}

/** Places of a csvlog's columns, the same since PostgreSQL 9.0. */
const [severityColumn, messageColumn, fewestColumns] = [11, 13, 23]

/** Whether a record is one that `log_destination = csvlog` writes; it has no header. */
export function isCsvLog(fields: readonly string[]): boolean {
  return fields.length >= fewestColumns && new RegExp(`^(${severities.join('|')})$`).test(fields[severityColumn] ?? '')
}

export function queriesInCsvLog(text: string): FoundInFile {
  const entries: LogEntry[] = []
  const left: LeftInFile[] = []
  for (const { fields, line, broken } of csvRecords(text)) {
    if (broken) left.push({ line, problem: 'a quote that nothing closes: what follows was not read' })
    else if (!isCsvLog(fields)) left.push({ line, problem: 'is no line of a csvlog' })
    else entries.push({ severity: fields[severityColumn] ?? '', message: fields[messageColumn] ?? '', line })
  }
  return statementsIn(entries, left)
}

/** A JSON object a line, as `log_destination = jsonlog` writes it. */
export function queriesInJsonLog(text: string): FoundInFile {
  const entries: LogEntry[] = []
  const left: LeftInFile[] = []
  for (const [index, written] of text.split('\n').entries()) {
    if (written.trim() === '') continue
    const data = parsedJson(written)
    const [severity, message] = [fieldOf(data, 'error_severity'), fieldOf(data, 'message')]
    if (typeof severity !== 'string') left.push({ line: index + 1, problem: 'is no line of a jsonlog' })
    else if (typeof message === 'string') entries.push({ severity, message, line: index + 1 })
  }
  return statementsIn(entries, left)
}

function statementsIn(entries: readonly LogEntry[], left: readonly LeftInFile[]): FoundInFile {
  const texts: SentText[] = []
  const problems = [...left]
  for (const { severity, message, line } of entries) {
    if (severity !== 'LOG') continue
    const logged = statementIn(message) ?? explainedIn(message)
    if (logged === 'unknown') problems.push({ line, problem: 'a plan of auto_explain in neither text nor JSON' })
    else if (logged) texts.push({ name: undefined, sql: logged.sql, line: line + logged.below, source: 'log' })
  }
  return { texts, left: problems }
}

/** `below`: how many lines under the first of its entry the statement begins. */
interface Logged {
  readonly sql: string
  readonly below: number
}

/** `statement: ...`, `execute <unnamed>: ...`, also behind a duration, where `parse` and `bind` stand as well. */
function statementIn(message: string): Logged | undefined {
  const lead = /^(?:duration: [\d.]+ ms {2})?(?:statement|(?:execute|parse|bind) [^:\n]*): /.exec(message)?.[0]
  return lead === undefined ? undefined : { sql: message.slice(lead.length), below: 0 }
}

/** auto_explain: `duration: 1.2 ms  plan:` and the plan below it, which holds the query. */
function explainedIn(message: string): Logged | 'unknown' | undefined {
  const lead = /^duration: [\d.]+ ms {2}plan:\n/.exec(message)?.[0]
  if (lead === undefined) return undefined
  const plan = message.slice(lead.length)
  const asJson = fieldOf(parsedJson(plan), 'Query Text')
  if (typeof asJson === 'string') return { sql: asJson, below: 1 }
  if (!plan.startsWith('Query Text: ')) return 'unknown'
  const lines = plan.slice('Query Text: '.length).split('\n')
  const end = lines.findIndex((line) =>
    /^Query Parameters: |\(cost=\d+\.\d+\.\.\d+\.\d+ rows=\d+ width=\d+\)/.test(line),
  )
  return { sql: lines.slice(0, end < 0 ? lines.length : end).join('\n'), below: 1 }
}
