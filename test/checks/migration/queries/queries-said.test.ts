import { expect, test } from 'vitest'
import {
  queriesRemarks,
  queriesSummary,
  queriesUnproven,
} from '../../../../src/checks/migration/queries/queries-said.ts'
import type { BrokenQuery, RunningQuery, TriedQueries } from '../../../../src/checks/migration/queries/query.ts'
import { untypedRemark } from '../../../../src/checks/migration/queries/try-queries.ts'
import { checkContext, defaultConfig } from '../../../fakes/check-context.ts'

const location = { path: 'q.sql', line: 3, column: 1 }
const query: RunningQuery = { name: 'GetUser', sql: 'SELECT 1', location, source: 'file' }
const refused = { location, problem: 'GetUser is refused by base itself: no such table (42P01)' }
const nothing: TriedQueries = { tried: 0, ran: 0, broken: [], gaps: [], unserved: [], role: undefined, remarks: [] }
const broken: BrokenQuery = {
  query,
  how: 'refused',
  sqlstate: '42703',
  message: 'column "a" does not exist',
  certain: true,
  values: undefined,
  relations: [],
  brokenBy: undefined,
}
const configured = checkContext({
  config: { ...defaultConfig, database: { ...defaultConfig.database, queries: ['q.sql'] } },
})
const known = { queries: [query], left: [], unproven: [] }

test('the summary counts what head serves', () => {
  const all = { ...nothing, tried: 1214 }
  expect(queriesSummary(nothing)).toEqual([])
  expect(queriesSummary(all)).toEqual(['1,214 queries of the running release served by head'])
  expect(queriesSummary({ ...all, broken: [broken, { ...broken, how: 'shape' }] })).toEqual([
    '1,213 of 1,214 queries of the running release served by head',
  ])
})

test('what was left, and what nobody was blamed for, is counted', () => {
  const left = [{ location, problem: 'no statement' }]
  expect(queriesRemarks({ queries: [], left }, { ...nothing, unserved: [refused], broken: [broken] })).toEqual([
    '1 entry of database.queries left out: q.sql:3: no statement',
    '1 query of the running release not judged: q.sql:3: GetUser is refused by base itself: no such table (42P01)',
    'which statement broke 1 query of the running release was not found',
  ])
})

test('many that were left are told by kind', () => {
  const made = { location, problem: 'gets a part', kind: 'put together by the program' }
  const left = [made, { location, problem: 'no statement' }, made, made]
  expect(queriesRemarks({ queries: [], left }, undefined)).toEqual([
    '4 entries of database.queries left out (3 put together by the program): q.sql:3: gets a part, q.sql:3: no statement, q.sql:3: gets a part and 1 more',
  ])
})

const asApp = checkContext({
  config: { ...defaultConfig, database: { ...defaultConfig.database, queries: ['q.sql'], role: 'app' } },
})
const missing = 'the role app (database.role) does not exist on base; queries were tried as the owner'

test.each([
  ['asked as the role', asApp, known, { ...nothing, tried: 1, role: 'app' }, []],
  [
    'asked as the owner in its place',
    asApp,
    known,
    { ...nothing, tried: 1, remarks: [missing] },
    [`Nothing was told of the privileges of app: ${missing}.`],
  ],
  ['none configured', checkContext(), { ...known, queries: [] }, undefined, []],
  ['one tried', configured, known, { ...nothing, tried: 1 }, []],
  ['the migrations do not run, which is told elsewhere', configured, known, undefined, []],
  [
    'none tried',
    configured,
    known,
    { ...nothing, unserved: [refused] },
    [`No query of the running release could be tried: q.sql:3: ${refused.problem}.`],
  ],
  [
    'files without queries',
    configured,
    { ...known, queries: [] },
    undefined,
    ['No query of the running release could be tried, for the files that database.queries names hold none.'],
  ],
])('not proven: %s', (_, context, found, tried, messages) => {
  expect(queriesUnproven(context, found, tried).map(({ message }) => message)).toEqual(messages)
})

test.each<[string, Parameters<typeof untypedRemark>[0], number]>([
  ['no query', [], 0],
  ['queries that give something, or nothing', [{ results: [] }, { results: [] }], 0],
  ['an older Postgres, once for all', [{ results: undefined }, { results: undefined }], 1],
])('that types of results are not told is said: %s', (_, signatures, remarks) => {
  expect(untypedRemark(signatures)).toHaveLength(remarks)
})
