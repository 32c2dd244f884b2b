// The cost that no comparison of two documents can do without: bundled like the program, and measured beside it.
import { readFileSync } from 'node:fs'
import { parse } from '../../src/checks/api-diff/parse.ts'

for (const path of process.argv.slice(2)) parse(path, readFileSync(path, 'utf8'))
