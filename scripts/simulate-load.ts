/**
 * Simulates the statistics of load tests, and writes what comes out into references/load-statistics.md, between its
 * markers. The code under test is the real one, on an engine whose time and machine are made up; seeds are fixed, so that the
 * same code gives the same tables. Takes about ten minutes; `node scripts/simulate-load.ts power slo` does these alone.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import {
  detectableTable,
  errorTable,
  falseAlarmTable,
  operationsTable,
  powerTable,
  warmupTable,
} from './simulate/gate-tables.ts'
import { sloTable, storedTable } from './simulate/slo-tables.ts'

const page = new URL('../references/load-statistics.md', import.meta.url)
const repeats = { unchanged: 1600, changed: 400 }

const tables: Readonly<Record<string, () => Promise<string>>> = {
  'false-alarms': () => falseAlarmTable(repeats),
  power: () => powerTable(repeats),
  detectable: () => detectableTable(repeats),
  warmup: () => warmupTable(repeats),
  operations: () => operationsTable(repeats),
  errors: () => errorTable(repeats),
  slo: () => sloTable(400),
  stored: () => storedTable(800),
}

const wanted = process.argv.slice(2)
for (const [name, make] of Object.entries(tables)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const started = performance.now()
  const made = await make()
  // Read anew each time: a table takes minutes, and the page may be edited meanwhile.
  const text = readFileSync(page, 'utf8')
  const [open, close] = [`<!-- simulated: ${name} -->`, '<!-- end -->']
  const from = text.indexOf(open)
  const to = text.indexOf(close, from)
  if (from < 0 || to < 0) throw new Error(`references/load-statistics.md has no place for ${name}`)
  writeFileSync(page, `${text.slice(0, from + open.length)}\n${made}\n${text.slice(to)}`)
  console.log(`${name} (${Math.round((performance.now() - started) / 1000)} s)\n${made}\n`)
}
