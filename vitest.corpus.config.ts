import { defineConfig } from 'vitest/config'
import { reportTo } from './scripts/test-reports.ts'
import { corpusIsHere, noCorpus } from './test/corpus/repositories.ts'

if (!corpusIsHere) console.log(noCorpus)

// Real specs and migrations from ../shared/corpus; one file after another, since each boots databases.
export default defineConfig({
  test: {
    include: ['test/corpus/**/*.test.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: 1,
    pool: 'forks',
    ...reportTo('corpus'),
  },
})
