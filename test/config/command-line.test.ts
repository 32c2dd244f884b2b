import { describe, expect, test } from 'vitest'
import { parseCommandLine } from '../../src/config/command-line.ts'
import { commands, options, optionText } from '../../src/config/inputs.ts'
import { BreakwaterError, type Trouble } from '../../src/core/error.ts'
import { version } from '../../src/core/version.ts'

const output = { format: 'terminal', output: undefined }
const nothing = {
  base: undefined,
  config: undefined,
  profile: undefined,
  checks: undefined,
  previewUrl: undefined,
  databaseUrl: undefined,
  engine: undefined,
  inconclusive: undefined,
}
const database = { engine: undefined, databaseUrl: undefined, runner: undefined, prelude: undefined }

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
        ...{ command: 'load', url: 'http://localhost:3000', concurrency: 4, duration: 60, operation: [] },
        ...{ profile: undefined, format: 'terminal', output: 'r.txt' },
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
          text: expect.stringContaining(`--${optionText(option)} <${options[option].metavariable}>`),
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
    ['review --format html', '--format knows no "html", only terminal, json, markdown', ''],
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
    ['load http://x --rate 20', "Unknown option '--rate'.", ''],
  ])('breakwater %s', (line, message, hint) => {
    const trouble = troubleIn(line.split(' '))
    expect(trouble.code).toBe('usage')
    expect(trouble.message).toContain(message)
    expect(trouble.hint).toContain(hint)
  })

  test('a database URL is never repeated', () => {
    expect(JSON.stringify(troubleIn(['review', '--database-url', 'mysql://ann:secret@db/x']))).not.toContain('secret')
  })
})
