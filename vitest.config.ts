import { defineConfig } from 'vitest/config'
import { reportTo } from './scripts/test-reports.ts'

// Two cores: PGlite starves when several files boot one at once, so at most two files run side by side.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/corpus/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    pool: 'forks',
    ...reportTo('tests'),
  },
})
