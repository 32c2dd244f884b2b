import { grammar } from '../../../core/grammar.ts'
import { parseSql, type SqlStatement } from '../../../sql/statements.ts'
import { alterTable } from '../judgement/nodes.ts'

/**
 * The commands of one ALTER TABLE, each as a statement of its own: cut from the source at the commas between them, then
 * read by the grammar again. Undefined where the pieces do not read as the commands that they were.
 */
export async function splitAlter(statement: SqlStatement): Promise<readonly string[] | undefined> {
  const alter = alterTable(statement)
  if (!alter) return undefined
  if (alter.commands.length === 1) return [statement.text]
  const { scanSync } = await grammar()
  const tokens = scanSync(statement.text).tokens
  const bytes = Buffer.from(statement.text, 'utf8')
  const commas: number[] = []
  let depth = 0
  for (const { start, end } of tokens) {
    const token = bytes.toString('utf8', start, end)
    if (token === '(' || token === '[') depth += 1
    if (token === ')' || token === ']') depth -= 1
    if (token === ',' && depth === 0) commas.push(start)
  }
  if (commas.length !== alter.commands.length - 1) return undefined
  const head = headOf(tokens.map(({ start, end }) => ({ text: bytes.toString('utf8', start, end), start, end })))
  if (head === undefined) return undefined
  const edges = [head, ...commas.map((comma) => comma + 1), bytes.length]
  const prefix = bytes.toString('utf8', 0, head).trimEnd()
  const pieces = alter.commands.map((_, index) => {
    const [from = 0, to = bytes.length + 1] = [edges[index], edges[index + 1]]
    return `${prefix} ${bytes.toString('utf8', from, index === commas.length ? to : to - 1).trim()}`
  })
  const same = await Promise.all(pieces.map((piece, index) => isCommand(piece, alter.commands[index])))
  return same.every(Boolean) ? pieces : undefined
}

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Where the table's name ends and the first command begins: `ALTER TABLE [IF EXISTS] [ONLY] name [*]`. */
function headOf(tokens: readonly Token[]): number | undefined {
  const is = (at: number, word: string) => tokens[at]?.text.toLowerCase() === word
  let at = 2
  if (is(at, 'if') && is(at + 1, 'exists')) at += 2
  if (is(at, 'only')) at += 1
  while (is(at + 1, '.')) at += 2
  if (is(at + 1, '*')) at += 1
  return tokens[at]?.end
}

async function isCommand(sql: string, command: unknown): Promise<boolean> {
  const parsed = await parseSql(sql)
  const [only, more] = parsed.parsed ? parsed.statements : []
  const commands = only && !more ? alterTable(only)?.commands : undefined
  return commands?.length === 1 && withoutPlaces(commands[0]) === withoutPlaces(command)
}

/** The parse tree as text, without where things stand. */
function withoutPlaces(node: unknown): string {
  return JSON.stringify(node, (key, value: unknown) =>
    /(location|list_start|list_end)$/.test(key) ? undefined : value,
  )
}
