/** In CI each run leaves its counts where `count-tests.mjs` adds them up; on a laptop it only prints. */
export function reportTo(name: string): { reporters: string[]; outputFile?: { json: string } } {
  if (!process.env.CI) return { reporters: ['default'] }
  return {
    reporters: ['default', 'json'],
    outputFile: { json: `node_modules/.test-counts/${name}-${process.pid}.json` },
  }
}
