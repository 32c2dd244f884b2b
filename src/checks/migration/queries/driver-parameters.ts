import { tokensOf } from '../../../sql/tokens.ts'
import { withNumbers } from './named-parameters.ts'
import { readStatement } from './statement-texts.ts'

/**
 * The statement with `$1` for what drivers and frameworks write there. What Postgres takes as it stands is left as it
 * stands; but `id=%s` of Python and `id = @id` of Go would be taken for operators.
 */
export async function withDriverParameters(sql: string, language?: 'go' | 'python' | 'rust'): Promise<string> {
  if (language === 'python' && /%(?:s|\(\w+\)s|%)/.test(sql)) return withPercents(sql)
  if (language === 'go' && /@[A-Za-z_]/.test(sql)) {
    const named = withNumbers(sql, 'sqlc')
    if (named.told && (await isRead(named.sql))) return named.sql
  }
  if (!/[?:$]/.test(sql) || (await isRead(sql))) return sql
  const colon = withNumbers(sql, 'colon')
  const others = [withQuestionMarks(sql), ...(colon.told ? [colon.sql] : []), withBrackets(sql)]
  for (const other of others) if (other !== sql && (await isRead(other))) return other
  return sql
}

/** `%s` and `%(name)s` of psycopg, also within a text, where they mean nothing good; `%%` is a sign. */
function withPercents(sql: string): string {
  const numbers = new Map<string, number>()
  let last = 0
  return sql.replace(/%(?:%|s|\((\w+)\)s)/g, (found, name: string | undefined) => {
    if (found === '%%') return '%'
    const number = (name !== undefined && numbers.get(name)) || last + 1
    last = Math.max(last, number)
    if (name !== undefined) numbers.set(name, number)
    return `$${number}`
  })
}

async function isRead(sql: string): Promise<boolean> {
  return (await readStatement(sql)).kind !== 'unread'
}

/** `?` of Knex, Sequelize and TypeORM; `??` is a name, `?|` an operator, and behind a backslash it is a sign as any. */
function withQuestionMarks(sql: string): string {
  let last = 0
  let from = 0
  let put = ''
  for (const { kind, text, start, end } of tokensOf(sql)) {
    if (kind !== 'sign' || text !== '?') continue
    const escaped = sql.charAt(start - 1) === '\\'
    if (!escaped && /[?|&@]/.test(sql.charAt(start - 1) + sql.charAt(end))) continue
    if (!escaped) last += 1
    put += escaped ? `${sql.slice(from, start - 1)}?` : `${sql.slice(from, start)}$${last}`
    from = end
  }
  return put + sql.slice(from)
}

/** `$[name]`, `$(name)`, `$<name>`, `$/name/` and `\${name}` of pg-promise, where nothing formats them. */
function withBrackets(sql: string): string {
  const numbers = new Map<string, number>()
  return sql.replace(/\$(?:\[(\w+)\]|\((\w+)\)|<(\w+)>|\/(\w+)\/|\{(\w+)\})/g, (_, ...groups: unknown[]) => {
    const name = String(groups.slice(0, 5).find((group) => group !== undefined))
    const number = numbers.get(name) ?? numbers.size + 1
    numbers.set(name, number)
    return `$${number}`
  })
}
