import { expect, test } from 'vitest'
import { changesZone, isStoredAlike, sizedType } from '../../../../src/checks/migration/judgement/type-changes.ts'
import type { ColumnFacts } from '../../../../src/checks/migration/trace/facts.ts'

// PostgreSQL's documentation, ALTER TABLE, "Notes": no rewrite where the type is binary coercible to the new one and the
// stored values need no check. The rewrites were read off relfilenode on PostgreSQL 18.
test.each([
  ['character varying(10)', 'character varying(20)', true],
  ['character varying(20)', 'character varying(10)', false],
  ['character varying(10)', 'character varying', true],
  ['character varying(10)', 'text', true],
  ['text', 'character varying', true],
  ['text', 'character varying(10)', false],
  ['character(10)', 'text', false],
  ['numeric(8,2)', 'numeric(12,2)', true],
  ['numeric(8,2)', 'numeric', true],
  ['numeric(8,2)', 'numeric(12,4)', false],
  ['numeric(8,2)', 'numeric(6,2)', false],
  ['numeric', 'numeric(8,2)', false],
  ['integer', 'bigint', false],
  ['json', 'jsonb', false],
  ['text', 'uuid', false],
  ['uuid', 'text', false],
  ['integer', 'numeric', false],
  ['numeric', 'integer', false],
  // Of a column that only gets another collation.
  ['text[]', 'text[]', true],
])('%s to %s needs no rewrite: %s', (before, after, free) => {
  expect(isStoredAlike({ before: column(before), after: column(after) })).toBe(free)
})

test.each([
  ['timestamp without time zone', 'timestamp with time zone', true],
  ['timestamp(3) with time zone', 'timestamp(3) without time zone', true],
  ['timestamp without time zone', 'date', false],
  ['date', 'timestamp with time zone', false],
  ['timestamp with time zone', 'text', false],
  ['text', 'timestamp without time zone', false],
  ['time without time zone', 'time with time zone', false],
])('%s to %s changes what the zone means: %s', (before, after, changes) => {
  expect(changesZone({ before: column(before), after: column(after) })).toBe(changes)
})

test.each([
  ['numeric(10,2)', { name: 'numeric', size: 10, scale: 2 }],
  ['numeric(2,-1)', { name: 'numeric', size: 2, scale: -1 }],
  ['character varying(80)', { name: 'character varying', size: 80, scale: 0 }],
  ['character varying(80)[]', { name: 'character varying[]', size: 80, scale: 0 }],
  ['timestamp(3) with time zone', { name: 'timestamp with time zone', size: 3, scale: 0 }],
  ['text', { name: 'text', size: undefined, scale: 0 }],
  ['"My(Type"', { name: '"My(Type"', size: undefined, scale: 0 }],
])('%s in its parts', (type, parts) => {
  expect(sizedType(type)).toEqual(parts)
})

function column(type: string): ColumnFacts {
  return {
    number: 1,
    name: 'value',
    type,
    notNull: 'no',
    notNullName: null,
    value: null,
    volatileDefault: false,
    identity: null,
    generated: null,
    constrainedDomain: false,
    collation: null,
    local: true,
  }
}
