/**
 * How values arrive, the same from every engine: numbers where they fit (an int8 past 2^53 stays text), booleans,
 * JSON parsed, and everything else (dates, numeric, bytea) as the text that Postgres printed.
 */
export const valueParsers: Readonly<Record<number, (text: string) => unknown>> = {
  16: (text) => text === 't',
  17: (text) => text,
  20: safeInteger,
  21: Number,
  23: Number,
  26: Number,
  114: JSON.parse,
  700: Number,
  701: Number,
  1082: (text) => text,
  1114: (text) => text,
  1184: (text) => text,
  3802: JSON.parse,
}

function safeInteger(text: string): number | string {
  const number = Number(text)
  return Number.isSafeInteger(number) ? number : text
}
