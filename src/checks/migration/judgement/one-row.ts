import type { TableFacts } from '../trace/facts.ts'
import { sqlName } from './sql-names.ts'

/**
 * Whether the catalog itself says that the table never holds more than a row, as tables of settings do: a unique index
 * on a constant, or a key whose only column a CHECK holds to one value. Whatever is done to it takes no time.
 */
export function holdsOneRow(table: TableFacts | undefined): boolean {
  if (table?.kind !== 'r') return false
  return table.indexes.some(({ unique, valid, predicate, columns, parts }) => {
    const [column, ...more] = columns
    const [part] = parts
    if (!unique || !valid || predicate !== null || column === undefined || more.length > 0) return false
    if (column === null) return part !== undefined && constant.test(part)
    const notNull = table.columns.some(({ name, notNull: state }) => name === column && state === 'valid')
    return notNull && isHeldToOneValue(table, column)
  })
}

/** `true`, `1`, `'x'::text`, in however many brackets. */
const literal = String.raw`(?:true|false|-?\d+|'(?:[^']|'')*')(?:::[\w ]+)?`
const constant = new RegExp(String.raw`^\(*${literal}\)*$`, 'i')

function isHeldToOneValue({ constraints }: TableFacts, column: string): boolean {
  const name = sqlName(column).replace(/[^\w]/g, '\\$&')
  const value = String.raw`\(?${literal}\)?(?:::[\w ]+)?`
  const condition = String.raw`(?:${name}|\(?NOT ${name}\)?|\(\(?${name}\)?(?:::[\w ]+)? = ${value}\))`
  const oneValue = new RegExp(String.raw`^CHECK \(${condition}\)$`, 'i')
  // NOT VALID and NOT ENFORCED would stand behind it, and a name in quotes may differ by its case alone.
  return constraints.some(({ definition, columns }) => columns[0] === column && oneValue.test(definition))
}
