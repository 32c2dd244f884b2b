const { runAction } = await import('./main.ts')
process.exitCode = await runAction()
