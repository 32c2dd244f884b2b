import { existsSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { serviceCommands } from '../../../src/adapters/commands/service-commands.ts'
import { troubleOf } from '../../../src/core/error.ts'
import type { StartSetting } from '../../../src/core/load-settings.ts'
import type { ServiceCommands } from '../../../src/core/ports.ts'
import { silentLog } from '../../fakes/silent-log.ts'
import { newRepository } from '../git/fixture.ts'

const service = (name: string) => `
const answer = { name: '${name}', token: process.env.GITHUB_TOKEN ?? null, directory: process.cwd() }
require('node:http')
  .createServer((_, response) => response.end(JSON.stringify(answer)))
  .listen(Number(process.env.PORT), '127.0.0.1')`

const open: ServiceCommands[] = []
afterEach(async () => {
  for (const commands of open.splice(0)) await commands.close()
})

/** The two sides of a repository whose service tells who it is. */
function servicesOf(settings: Partial<StartSetting>): ServiceCommands {
  const repository = newRepository()
  const base = repository.commit({ 'app/server.cjs': service('base') })
  const head = repository.commit({ 'app/server.cjs': service('head') })
  const commands = serviceCommands({
    repository: repository.directory,
    commits: { base, head },
    settings: {
      run: 'node server.cjs',
      install: undefined,
      url: 'http://127.0.0.1:{port}/shop',
      directory: 'app',
      ...settings,
    },
    environment: { PATH: process.env.PATH, GITHUB_TOKEN: 'ghs_secret' },
    log: silentLog(),
  })
  open.push(commands)
  return commands
}

interface Told {
  readonly name: string
  readonly token: string | null
  readonly directory: string
}

/** What the service tells once it answers; the test's own time limit ends the wait. */
async function told(url: string): Promise<Told> {
  for (;;) {
    const answer = await fetch(url).catch(() => undefined)
    // The service above answers nothing else.
    if (answer) return (await answer.json()) as Told
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

test('base and head run side by side, each on its port, without our tokens, and are gone afterwards', async () => {
  const commands = servicesOf({})
  const [head, base] = [await commands.start('head'), await commands.start('base')]
  const answers = [await told(head.url), await told(base.url)]
  expect(answers).toMatchObject([
    { name: 'head', token: null },
    { name: 'base', token: null },
  ])
  expect(new Set([head.url, base.url]).size).toBe(2)
  expect(head.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/shop$/)
  await commands.close()
  for (const { url } of [head, base]) await expect(fetch(url)).rejects.toThrow()
  expect(answers.map(({ directory }) => existsSync(directory))).toEqual([false, false])
})

test('what the command leaves behind is ended with it', async () => {
  const commands = servicesOf({ run: 'node server.cjs & wait' })
  const { url } = await commands.start('head')
  await told(url)
  await commands.close()
  await expect(fetch(url)).rejects.toThrow()
})

test('the install command runs before it, in the same folder', async () => {
  const commands = servicesOf({ install: 'cp server.cjs built.cjs', run: 'node built.cjs' })
  const { url } = await commands.start('base')
  expect(await told(url)).toMatchObject({ name: 'base' })
})

test.each([
  ['exit 3', 'it ended with status 3. It printed nothing.'],
  ['echo no database; exit 1', 'it ended with status 1. Its last words: no database'],
])('%s: why it ended is told', async (run, why) => {
  expect(await (await servicesOf({ run }).start('head')).ended).toBe(why)
})

test.each([
  [{ install: 'echo no network; exit 1' }, /load\.start\.install ended in head with status 1: no network/],
  [{ directory: 'nowhere' }, /no folder nowhere in head, in which load\.start is to run/],
])('%j: it is not started', async (settings, message) => {
  const trouble = await servicesOf(settings)
    .start('head')
    .then(() => undefined, troubleOf)
  expect(trouble).toMatchObject({ code: 'service-not-started', message: expect.stringMatching(message) })
})
