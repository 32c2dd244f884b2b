/** White space and comments before the first word. */
const before = String.raw`^(?:\s|--[^\n]*\n|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)*`

const firstWord = new RegExp(`${before}(?:select|insert|update|delete|with|merge)\\b`, 'i')
const firstWords = new RegExp(`${before}(?:select|insert\\s+into|update|delete\\s+from|with|merge\\s+into)\\s`, 'i')
const anything = String.raw`\b[\s\S]*\b`
const statement = new RegExp(
  `${before}(?:select${anything}from|insert\\s+into|update${anything}set|delete\\s+from|with${anything}as|merge\\s+into)\\b`,
  'i',
)

/** What begins otherwise is a part of a query, or asks no table. For a text that is SQL. */
export function beginsQuery(text: string): boolean {
  return firstWord.test(text)
}

/** For the beginning of a text that may be anything. */
export function beginsLikeQuery(text: string): boolean {
  return firstWords.test(text)
}

/** For a whole text that may be anything: it asks a table, or it is no SQL at all. */
export function looksLikeQuery(text: string): boolean {
  return statement.test(text)
}

/** Whether any text of a program may be a query: spares the parser most files. A comment in front is not looked into. */
export function mayHoldQueries(program: string): boolean {
  return /["'`](?:\s|\\[nrt\r\n])*(?:--|\/\*|(?:select|insert|update|delete|with|merge)[\s*("\\])/i.test(program)
}
