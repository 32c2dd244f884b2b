type Parse = (text: string) => unknown

const asNumber: Parse = Number
const asText: Parse = (text) => text
/** An int8 past 2^53 stays text. */
const asSafeInteger: Parse = (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text)

/**
 * How values arrive, the same from every engine: numbers where they fit, booleans, JSON parsed, and everything else
 * (dates, numeric, bytea) as the text that Postgres printed. By OID of the built-in type.
 */
export const valueParsers: Readonly<Record<number, Parse>> = {
  16: (text) => text === 't',
  17: asText,
  20: asSafeInteger,
  21: asNumber,
  23: asNumber,
  26: asNumber,
  114: JSON.parse,
  700: asNumber,
  701: asNumber,
  1082: asText,
  1114: asText,
  1184: asText,
  3802: JSON.parse,
}

/** Element type by built-in array type: bool, name, smallint, int, text, char(n), varchar, bigint, real, double, oid. */
const elementTypes: Readonly<Record<number, number>> = {
  1000: 16,
  1003: 19,
  1005: 21,
  1007: 23,
  1009: 25,
  1014: 1042,
  1015: 1043,
  1016: 20,
  1021: 700,
  1022: 701,
  1028: 26,
}

/** The parser of a type, arrays included. */
export function valueParser(oid: number): Parse {
  const element = elementTypes[oid]
  if (element === undefined) return valueParsers[oid] ?? asText
  const parse = valueParsers[element] ?? asText
  return (text) => arrayOf(text, parse)
}

/** `{a,"b c",NULL,{nested}}`, as Postgres prints an array; bounds (`[0:1]={..}`) are dropped. */
function arrayOf(text: string, parse: Parse): readonly unknown[] {
  const tokens = text.matchAll(/[{}]|"((?:[^"\\]|\\.)*)"|[^{},"]+/gs)
  const root: unknown[] = []
  const open: unknown[][] = [root]
  const start = text.indexOf('{')
  for (const { 0: token, 1: quoted, index } of tokens) {
    if (index < start) continue
    if (token === '}') open.pop()
    else if (token === '{') {
      const nested: unknown[] = []
      open.at(-1)?.push(nested)
      open.push(nested)
    } else if (quoted !== undefined) open.at(-1)?.push(parse(quoted.replace(/\\(.)/gs, '$1')))
    else open.at(-1)?.push(token === 'NULL' ? null : parse(token))
  }
  const [array] = root
  return Array.isArray(array) ? array : []
}
