import { describe, expect, test } from 'vitest'
import { parseCommandLine } from '../../src/config/command-line.ts'
import { type CommandName, commands, type OptionName, optionOf, optionText } from '../../src/config/inputs.ts'
import { BreakwaterError, type Trouble } from '../../src/core/error.ts'
import { version } from '../../src/core/version.ts'

const output = { format: 'terminal', output: undefined }
const nothing = {
  base: undefined,
  config: undefined,
  profile: undefined,
  checks: undefined,
  previewUrl: undefined,
  baseUrl: undefined,
  databaseUrl: undefined,
  engine: undefined,
  inconclusive: undefined,
}
/** What `load` is given where the user says nothing. */
const unsaid = {
  ...{ target: undefined, baseUrl: undefined, compare: false, spec: undefined, plan: undefined, har: undefined },
  ...{ operation: [], method: undefined, header: [], headerEnv: [], body: undefined },
  ...{ rate: undefined, arrivals: undefined, concurrency: undefined, duration: undefined, warmUp: undefined },
  ...{ seed: undefined, http2: false, health: undefined, wait: undefined, slo: [], gate: undefined },
  ...{ expectStatus: [], expectRateLimit: undefined, expectHeader: [], probeValidation: false, sweep: false },
  ...{
    baseline: undefined,
    saveBaseline: undefined,
    export: undefined,
    machines: undefined,
    fromK6: [],
    engine: undefined,
  },
}
const database = { engine: undefined, databaseUrl: undefined, runner: undefined, prelude: undefined }

/** `rate <N>`, `compare`. */
function usageOf(command: string, option: OptionName): string {
  // The table is written by command name.
  const { metavariable } = optionOf(command as CommandName, option)
  return metavariable === undefined ? optionText(option) : `${optionText(option)} <${metavariable}>`
}

function troubleIn(argv: readonly string[]): Trouble {
  try {
    parseCommandLine(argv)
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return thrown.trouble
    throw thrown
  }
  throw new Error('nothing was refused')
}

describe('what is asked for', () => {
  test.each([
    ['review', { command: 'review', repo: '.', head: 'HEAD', ...nothing, ...output }],
    [
      'review --repo a --base main --head x --checks migration,api-diff --engine server --inconclusive allow',
      {
        ...{ command: 'review', ...nothing, ...output, repo: 'a', base: 'main', head: 'x', engine: 'server' },
        ...{ checks: ['migration', 'api-diff'], inconclusive: 'allow' },
      },
    ],
    [
      'review --base=--upload-pack=x',
      { command: 'review', repo: '.', head: 'HEAD', ...nothing, base: '--upload-pack=x', ...output },
    ],
    [
      'api-diff a.yaml main:b.yaml --format json',
      { command: 'api-diff', base: 'a.yaml', head: 'main:b.yaml', format: 'json', output: undefined },
    ],
    ['schema-diff a.sql b.sql', { command: 'schema-diff', base: 'a.sql', head: 'b.sql', ...database, ...output }],
    [
      'migrate a.sql b.sql --history db --runner flyway --database-url postgres://u:p@h:5432/d',
      {
        ...{ command: 'migrate', paths: ['a.sql', 'b.sql'], schema: undefined, history: 'db', ...database, ...output },
        ...{ runner: 'flyway', databaseUrl: 'postgres://u:p@h:5432/d' },
      },
    ],
    [
      'load http://localhost:3000 --concurrency 4 --duration 1m --output r.txt',
      {
        ...{ command: 'load', ...unsaid, urls: ['http://localhost:3000'], concurrency: 4, duration: 60 },
        ...{ config: undefined, profile: undefined, inconclusive: undefined, format: 'terminal', output: 'r.txt' },
      },
    ],
    ['rules', { command: 'rules', id: undefined, format: 'terminal' }],
    ['rules migration/drop-table', { command: 'rules', id: 'migration/drop-table', format: 'terminal' }],
    ['example', { command: 'example', ...output, format: 'markdown' }],
    ['--version', { command: 'version', text: version }],
    ['-V', { command: 'version', text: version }],
  ])('breakwater %s', (line, command) => {
    expect(parseCommandLine(line.split(' '))).toEqual(command)
  })

  test('the words of a load test', () => {
    const argv = ['load', 'http://base/x', 'http://head/x', '--compare', '--slo', 'GET /a p99=0.2s', '--slo', 'p95=300']
    const more = ['--header', 'Accept: a/b', '--header-env', 'Authorization=TOKEN', '--expect-status', 'GET /a?b=1=404']
    const rest = ['--expect-rate-limit', '100/m', '--expect-header', 'X-Frame-Options: DENY', '--warm-up', '500ms']
    expect(parseCommandLine([...argv, ...more, ...rest, '--http2', '--sweep', '--body', 'a\nb'])).toMatchObject({
      urls: ['http://base/x', 'http://head/x'],
      compare: true,
      slo: [
        { metric: 'p99', floor: 200, operation: 'GET /a' },
        { metric: 'p95', floor: 300, operation: undefined },
      ],
      header: [{ name: 'Accept', value: 'a/b' }],
      headerEnv: [{ name: 'Authorization', variable: 'TOKEN' }],
      expectStatus: [{ operation: 'GET /a?b=1', statuses: [404] }],
      expectRateLimit: { requests: 100, windowSeconds: 60 },
      expectHeader: [{ name: 'X-Frame-Options', value: 'DENY' }],
      warmUp: 0.5,
      http2: true,
      sweep: true,
      probeValidation: false,
      body: 'a\nb',
    })
  })

  test('an operation may be given several times, spaces and commas included', () => {
    const argv = ['load', 'http://x', '--operation', 'GET /a?b=1,2', '--operation', 'HEAD /c']
    expect(parseCommandLine(argv)).toMatchObject({ operation: ['GET /a?b=1,2', 'HEAD /c'] })
  })
})

describe('help', () => {
  test('without arguments says what to do first, and is no success', () => {
    const help = parseCommandLine([])
    expect(help).toMatchObject({ command: 'help', exitCode: 2 })
    expect(help).toMatchObject({ text: expect.stringContaining('$ breakwater example') })
  })

  test.each([['--help'], ['-h'], ['help']])('breakwater %s lists every command', (argument) => {
    const help = parseCommandLine([argument])
    expect(help).toMatchObject({ command: 'help', exitCode: 0 })
    for (const name of Object.keys(commands)) expect(help).toMatchObject({ text: expect.stringContaining(`  ${name}`) })
  })

  test.each(Object.entries(commands))('of %s shows its options and an example', (name, command) => {
    for (const argv of [
      [name, '--help'],
      ['help', name],
    ]) {
      const help = parseCommandLine(argv)
      expect(help).toMatchObject({
        command: 'help',
        exitCode: 0,
        text: expect.stringContaining(`$ ${command.examples[0]}`),
      })
      for (const option of command.options)
        expect(help).toMatchObject({
          text: expect.stringContaining(`--${usageOf(name, option)}`),
        })
    }
  })

  test.each(Object.entries(commands))('%s: its examples are accepted', (_, { examples }) => {
    for (const example of examples) {
      const words = [...example.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
      expect(parseCommandLine(words.slice(1))).not.toMatchObject({ command: 'help' })
    }
  })
})

describe('what is refused', () => {
  test.each([
    ['reveiw', "Unknown command 'reveiw'.", 'Did you mean review?'],
    ['help reveiw', "Unknown command 'reveiw'.", 'Did you mean review?'],
    ['frobnicate', "Unknown command 'frobnicate'.", 'There are: review, api-diff,'],
    ['constructor', "Unknown command 'constructor'.", 'There are: '],
    ['review --bse x', "Unknown option '--bse'.", 'Did you mean --base?'],
    ['--repo x', "Unknown option '--repo'.", 'The command comes first'],
    ['review --base', "Option '--base <REF>' argument missing.", 'breakwater review --help'],
    ['review extra', "Too many arguments for 'review'. Expected 0 arguments but got 1.", ''],
    ['api-diff a', "Missing required argument 'HEAD'.", 'breakwater api-diff --help'],
    ['migrate', "Missing required argument 'PATH'.", ''],
    ['review --format pdf', '--format knows no "pdf", only terminal, json, markdown, html, csv, prometheus', ''],
    ['rules --format html', '--format knows no "html", only terminal, json, markdown', ''],
    ['review --engine pglight', 'did you mean pglite?', ''],
    ['review --checks api-diff,migrations', 'did you mean migration?', ''],
    ['review --checks ,', '--checks must name at least one', ''],
    ['review --preview-url localhost:3000', '--preview-url must be a full URL', ''],
    ['load http://x --concurrency 0', '--concurrency must be at least 1', ''],
    ['load http://x --concurrency 1000000000', '--concurrency must be at most 256', ''],
    ['load http://x --concurrency 1e2', '--concurrency must be a whole number', ''],
    ['load http://x --duration 9m', '--duration must be a duration', ''],
    ['load http://x --operation /a', '--operation must be a method and a path', ''],
    ['load localhost:3000', 'The URL must be a full URL', 'breakwater load'],
    ['load http://ann:secret@x', 'The URL must not contain a user name or password.', ''],
    ['migrate a.sql --postgres-version 99', '--postgres-version must be a major version of PostgreSQL, as in 17', ''],
    ['load http://x --rate 0', '--rate must be at least 0.1', ''],
    ['load http://x --rate fast', '--rate must be a number of requests a second', ''],
    ['load http://x --rat 20', "Unknown option '--rat'.", 'Did you mean --rate?'],
    ['load http://x --warm-up 2h', '--warm-up must be a duration', 'from 0s to 1m'],
    ['load http://x --arrivals poison', 'did you mean poisson?', ''],
    ['load http://x --gate regression', 'did you mean regressions?', ''],
    ['load http://x --method DELETE', '--method knows no "DELETE", only GET, HEAD, POST, PUT, PATCH', ''],
    ['load http://x --slo p98=600ms', '--slo must be a metric and its floor, as in p99=600ms', ''],
    ['load http://x --expect-status ok', '--expect-status must be status codes, as in 200,404', ''],
    ['load http://x --expect-rate-limit 100', '--expect-rate-limit must be requests in a window', '100/60s'],
    ['load http://x --header Accept', "--header must be a header, as in 'Accept: application/json'", ''],
    ['load http://x --header Host:y', '--header cannot be sent: the header Host is written by the client itself', ''],
    ['load http://x --header X-A:✓', 'the value of X-A has a character that no header carries', ''],
    ['load http://x --header-env Authorization', '--header-env must be a header and the environment variable', ''],
    ['load http://x --engine pglite', '--engine knows no "pglite", only open-loop, autocannon, k6', ''],
    ['load http://x --export k7', 'did you mean k6?', ''],
    ['load http://x --export k6 --machines 0', '--machines must be at least 1', ''],
    ['load --target localhost:3000', '--target must be a full URL', ''],
  ])('breakwater %s', (line, message, hint) => {
    const trouble = troubleIn(line.split(' '))
    expect(trouble.code).toBe('usage')
    expect(trouble.message).toContain(message)
    expect(`${trouble.message} ${trouble.hint}`).toContain(hint)
  })

  test('the value of a header is never repeated', () => {
    for (const header of ['Host: secret', 'Auth orization: secret', 'secret'])
      expect(JSON.stringify(troubleIn(['load', 'http://x', '--header', header]))).not.toContain('secret')
  })

  test('a database URL is never repeated', () => {
    expect(JSON.stringify(troubleIn(['review', '--database-url', 'mysql://ann:secret@db/x']))).not.toContain('secret')
  })
})
