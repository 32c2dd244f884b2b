import { describe, expect, test } from 'vitest'
import { loadCsv } from '../../../src/report/load/csv.ts'
import { aborted, regressed } from '../sample-loads.ts'

test('of a comparison: a line by round, side and operation', () => {
  expect(loadCsv(regressed).split('\n').slice(0, 5)).toEqual([
    'round,side,operation,sent,ok,failed,p50_ms,p95_ms,p99_ms',
    '1,base,all operations,20,20,0,24,47,70',
    '1,base,GET /orders,14,14,0,24,47,70',
    '1,head,all operations,20,20,0,27,53,79',
    '1,head,GET /orders,14,14,0,27,53,79',
  ])
})

test('of a run without base: a line by second, nothing where nothing was measured', () => {
  const lines = loadCsv(aborted).split('\n')
  expect(lines[0]).toBe('second,due,ok,failed,p50_ms,p99_ms')
  // A head, fourteen seconds, and the line feed at the end.
  expect(lines).toHaveLength(16)
  expect(lines[11]).toBe('10,23,0,23,,')
})

describe('a cell is no formula and no other cell', () => {
  test.each([
    ['=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['\t=1', "'\t=1"],
    ['\rx', `"'\nx"`],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['GET /orders', 'GET /orders'],
  ])('%j', (operation, written) => {
    const [first] = regressed.rounds ?? []
    if (!first) throw new Error('the sample has rounds')
    const csv = loadCsv({ ...regressed, rounds: [{ ...first, operation }] })
    expect(csv.slice(csv.indexOf('\n') + 1)).toBe(`1,base,${written},20,20,0,24,47,70\n`)
  })
})
