import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openRunner, type Runner } from '../../../src/adapters/github/runtime.ts'

// One folder for all: the toolkit remembers where the summary is.
const folder = mkdtempSync(join(tmpdir(), 'breakwater-'))
let printed: string[]

beforeEach(() => {
  printed = []
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    printed.push(String(chunk))
    return true
  })
  for (const name of ['event', 'output', 'summary'])
    writeFileSync(join(folder, name), name === 'event' ? '{"number":7}' : '')
  const environment = {
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_EVENT_PATH: join(folder, 'event'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_API_URL: 'https://git.acme.example/api/v3',
    GITHUB_SERVER_URL: 'https://git.acme.example',
    GITHUB_RUN_ID: '19471234567',
    GITHUB_RUN_ATTEMPT: '2',
  }
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

afterAll(() => rmSync(folder, { recursive: true }))

async function start(environment: Readonly<Record<string, string | undefined>> = {}): Promise<Runner> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  return openRunner()
}

const stdout = () => printed.join('')

describe('what the runner says', () => {
  test('of the run', async () => {
    expect((await start()).context).toEqual({
      eventName: 'pull_request',
      payload: { number: 7 },
      owner: 'acme',
      repository: 'shop',
      apiUrl: 'https://git.acme.example/api/v3',
      serverUrl: 'https://git.acme.example',
      runId: 19471234567,
      runAttempt: 2,
    })
  })

  test('nothing is an attempt of one', async () => {
    expect((await start({ GITHUB_RUN_ATTEMPT: '' })).context.runAttempt).toBe(1)
  })

  test.each([
    ['GITHUB_REPOSITORY', '', 'not-a-runner'],
    ['GITHUB_REPOSITORY', 'acme/shop/extra', 'not-a-runner'],
    ['GITHUB_RUN_ID', '', 'not-a-runner'],
    ['GITHUB_API_URL', 'file:///etc', 'not-a-runner'],
  ])('%s=%s is refused', async (name, value, code) => {
    await expect(start({ [name]: value })).rejects.toMatchObject({ trouble: { code } })
  })

  test('an event file that is no JSON is refused', async () => {
    writeFileSync(join(folder, 'event'), '{"number":')
    await expect(start()).rejects.toMatchObject({ trouble: { code: 'event-malformed' } })
  })

  test.each([
    ['preview-url', 'INPUT_PREVIEW-URL', ' https://preview.acme.example ', 'https://preview.acme.example'],
    ['preview-url', 'INPUT_PREVIEW-URL', '', undefined],
  ])('input %s', async (name, variable, value, expected) => {
    expect((await start({ [variable]: value })).input(name)).toBe(expected)
  })
})

describe('what goes out', () => {
  test('outputs by a delimiter that their text cannot hold', async () => {
    const runner = await start()
    runner.setOutput('verdict', 'block\nreport=/etc/passwd')
    const [first = '', ...rest] = readFileSync(join(folder, 'output'), 'utf8').split('\n')
    const [name, delimiter] = first.split('<<')
    expect(name).toBe('verdict')
    expect(rest).toEqual(['block', 'report=/etc/passwd', delimiter, ''])
    expect(delimiter).toMatch(/^ghadelimiter_.{36}$/)
  })

  test('a summary, which a second one replaces', async () => {
    const runner = await start()
    await runner.writeSummary(() => 'one')
    expect(await runner.writeSummary((limit) => `two, within ${limit}`)).toBe(true)
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toBe('two, within 1048576')
  })

  test('a summary never passes 1 MiB, counted in bytes', async () => {
    const runner = await start()
    await runner.writeSummary(() => 'ä'.repeat(600_000))
    const bytes = readFileSync(join(folder, 'summary'))
    expect(bytes.length).toBeLessThanOrEqual(1_048_576)
    expect(bytes.toString('utf8')).toMatch(/^ä{500000,}…$/)
  })

  test('no summary where the server has none', async () => {
    const runner = await start({ GITHUB_STEP_SUMMARY: '' })
    expect(await runner.writeSummary(() => 'one')).toBe(false)
  })

  test("a stranger's text is no command", async () => {
    const runner = await start()
    runner.print('::set-output name=verdict::pass\nsecond line')
    const lines = stdout().trim().split(/\r?\n/)
    const token = lines[0]?.replace('::stop-commands::', '')
    expect(token).toMatch(/^[0-9a-f-]{36}$/)
    expect(lines).toEqual([
      `::stop-commands::${token}`,
      '::set-output name=verdict::pass',
      'second line',
      `::${token}::`,
    ])
  })

  test("a message cannot end its command's line", async () => {
    const runner = await start()
    runner.warning('one\n::error::two 100%')
    expect(stdout()).toBe('::warning::one%0A::error::two 100%25\n')
  })

  test('masks', async () => {
    const runner = await start()
    runner.maskSecret('postgres://app:p%40ss-word@db/shop')
    runner.maskSecret('')
    runner.maskSecret('first line\nab\nthird line')
    expect(stdout().trim().split('\n')).toEqual([
      '::add-mask::postgres://app:p%2540ss-word@db/shop',
      '::add-mask::p%2540ss-word',
      '::add-mask::p@ss-word',
      '::add-mask::first line%0Aab%0Athird line',
      '::add-mask::first line',
      '::add-mask::third line',
    ])
  })

  test('annotations, ten of a level', async () => {
    const runner = await start()
    const one = {
      path: 'api/a,b:c.yaml',
      line: 3,
      column: 5,
      level: 'failure',
      title: 'a: b',
      message: 'gone',
    } as const
    const many = Array.from({ length: 12 }, () => ({ ...one, level: 'warning', path: 'b.sql' }) as const)
    expect(runner.annotate([one, ...many])).toBe(2)
    const lines = stdout().trim().split('\n')
    expect(lines[0]).toBe('::error title=a%3A b,file=api/a%2Cb%3Ac.yaml,line=3,col=5::gone')
    expect(lines).toHaveLength(11)
  })
})
