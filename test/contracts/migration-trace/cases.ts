import { columnCases, rowCases, typeCases } from './columns.ts'
import { constraintCases, indexCases } from './constraints.ts'
import { dynamicCases, objectCases } from './objects.ts'
import { partitionCases, tableCases } from './tables.ts'
import type { TraceCase } from './trace-case.ts'

/** All of them, by what they are about. */
export const traceCases: readonly (readonly [about: string, cases: readonly TraceCase[]])[] = [
  ['columns', columnCases],
  ['types of columns', typeCases],
  ['rows', rowCases],
  ['constraints', constraintCases],
  ['indexes', indexCases],
  ['tables', tableCases],
  ['partitions', partitionCases],
  ['other objects', objectCases],
  ['what only a run shows', dynamicCases],
]
