import type { Pair } from './pair.ts'
import { columnPairs } from './pairs-columns.ts'
import { constraintPairs } from './pairs-constraints.ts'
import { dataPairs } from './pairs-data.ts'
import { indexPairs } from './pairs-indexes.ts'
import { tablePairs } from './pairs-tables.ts'

export const pairs: readonly Pair[] = [...indexPairs, ...constraintPairs, ...columnPairs, ...tablePairs, ...dataPairs]
