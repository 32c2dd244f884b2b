// Written by `npm run generate`; do not edit.
import columnAdded from './column-added.ts'
import columnDefaultChanged from './column-default-changed.ts'
import columnDropped from './column-dropped.ts'
import columnNullabilityChanged from './column-nullability-changed.ts'
import columnRenamed from './column-renamed.ts'
import columnTypeChanged from './column-type-changed.ts'
import commentChanged from './comment-changed.ts'
import constraintAdded from './constraint-added.ts'
import constraintChanged from './constraint-changed.ts'
import constraintDropped from './constraint-dropped.ts'
import enumAdded from './enum-added.ts'
import enumChanged from './enum-changed.ts'
import enumDropped from './enum-dropped.ts'
import grantsChanged from './grants-changed.ts'
import indexAdded from './index-added.ts'
import indexChanged from './index-changed.ts'
import indexDropped from './index-dropped.ts'
import objectAdded from './object-added.ts'
import objectChanged from './object-changed.ts'
import objectDropped from './object-dropped.ts'
import ownerChanged from './owner-changed.ts'
import tableAdded from './table-added.ts'
import tableChanged from './table-changed.ts'
import tableDropped from './table-dropped.ts'
import tableRenamed from './table-renamed.ts'
import viewAdded from './view-added.ts'
import viewChanged from './view-changed.ts'
import viewDropped from './view-dropped.ts'

export const rules = [
  columnAdded,
  columnDefaultChanged,
  columnDropped,
  columnNullabilityChanged,
  columnRenamed,
  columnTypeChanged,
  commentChanged,
  constraintAdded,
  constraintChanged,
  constraintDropped,
  enumAdded,
  enumChanged,
  enumDropped,
  grantsChanged,
  indexAdded,
  indexChanged,
  indexDropped,
  objectAdded,
  objectChanged,
  objectDropped,
  ownerChanged,
  tableAdded,
  tableChanged,
  tableDropped,
  tableRenamed,
  viewAdded,
  viewChanged,
  viewDropped,
] as const
