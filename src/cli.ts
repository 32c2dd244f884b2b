#!/usr/bin/env node
import { version } from './core/version.ts'

const argv = process.argv.slice(2)
// Answered before anything heavy is imported, so that asking costs no more than starting Node.
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version}\n`)
} else {
  const { runCommandLine } = await import('./main.ts')
  process.exitCode = await runCommandLine(argv)
}
