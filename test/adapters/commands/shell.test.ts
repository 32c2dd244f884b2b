import { expect, test } from 'vitest'
import { runShell, type ShellCommand } from '../../../src/adapters/commands/shell.ts'
import { troubleOf } from '../../../src/core/error.ts'

const shell = (command: string, options: Partial<ShellCommand> = {}): ShellCommand => ({
  key: 'migrate-command',
  command,
  directory: process.cwd(),
  environment: { PATH: process.env.PATH ?? '' },
  timeoutMs: 30_000,
  redact: (text) => text.replaceAll('secret', '***'),
  ...options,
})

test.each<[string, string, number | null, string]>([
  ['both outputs, the secret out of them', 'echo one; echo secret >&2', 0, 'one\n***'],
  ['its status', 'exit 7', 7, ''],
  ['the end of a long output', 'yes 0123456789 | head -c 1000000; echo last', 0, 'last'],
  ['a child that keeps the output open', 'sleep 600 & echo done', 0, 'done'],
])('%s', async (_, command, exitCode, end) => {
  const result = await runShell(shell(command))
  expect(result.exitCode).toBe(exitCode)
  expect(result.output.length).toBeLessThanOrEqual(16 * 1024)
  expect(result.output.endsWith(end)).toBe(true)
})

test('past its time it is ended, and says what it printed last', async () => {
  const trouble = await runShell(shell('echo still here; sleep 600', { timeoutMs: 500 })).then(
    () => undefined,
    troubleOf,
  )
  expect(trouble).toMatchObject({ code: 'migrate-command-timeout', message: expect.stringContaining('still here') })
})

test('it is ended from outside', async () => {
  const ended = new AbortController()
  const running = runShell(shell('sleep 600', { signal: ended.signal }))
  ended.abort()
  await expect(running).rejects.toThrow('ended from outside')
})

test('a folder that is not there', async () => {
  const trouble = await runShell(shell('true', { directory: '/nowhere/at/all' })).then(() => undefined, troubleOf)
  expect(trouble?.code).toBe('migrate-command-failed')
})
