import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { actionYaml, optionsTable, readActionInputs, secretInputs } from '../../src/config/action-file.ts'
import { type CommandName, commands, optionOf, optionText } from '../../src/config/inputs.ts'

const given = (inputs: Record<string, string>) => (name: string) => inputs[name] ?? ''

test('an input that is left out has its default', () => {
  expect(readActionInputs(given({}))).toEqual({
    githubToken: undefined,
    config: undefined,
    profile: undefined,
    checks: undefined,
    previewUrl: undefined,
    baseUrl: undefined,
    databaseUrl: undefined,
    engine: undefined,
    inconclusive: undefined,
    dryRun: false,
  })
})

test('inputs are read as the command line reads options', () => {
  const inputs = {
    'github-token': ' t ',
    checks: 'api-diff\nload-test\n',
    'preview-url': 'https://p.example.com',
    'dry-run': 'true',
  }
  expect(readActionInputs(given(inputs))).toMatchObject({
    githubToken: 't',
    checks: ['api-diff', 'load-test'],
    previewUrl: 'https://p.example.com',
    dryRun: true,
  })
})

test.each([
  ['dry-run', 'yes', 'The input dry-run knows no "yes"'],
  ['checks', 'apidiff,x', 'did you mean api-diff?'],
  ['engine', 'mysql', 'The input engine knows no "mysql"'],
])('%s: %s is refused', (name, value, message) => {
  expect(() => readActionInputs(given({ [name]: value }))).toThrow(message)
})

test('tokens and database URLs are secrets', () => {
  expect(secretInputs).toEqual(['github-token', 'database-url'])
})

describe('action.yml', () => {
  const action: Record<string, Record<string, unknown>> = parse(actionYaml())

  test('has the inputs and outputs that the product page names', () => {
    expect(Object.keys(action.inputs ?? {})).toEqual([
      ...[
        'github-token',
        'config',
        'profile',
        'checks',
        'preview-url',
        'base-url',
        'database-url',
        'engine',
        'inconclusive',
        'dry-run',
      ],
    ])
    expect(Object.keys(action.outputs ?? {})).toEqual(['verdict', 'report', 'blocking', 'comment-url'])
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' })
  })

  test('takes the token of the job by itself', () => {
    expect(action.inputs?.['github-token']).toMatchObject({ default: `\${{ github.token }}`, required: false })
  })

  test('has short descriptions, as the marketplace asks (125 characters for the action)', () => {
    expect(String(action.description).length).toBeLessThanOrEqual(125)
  })
})

test('the table shows every option that something takes', () => {
  const table = optionsTable()
  // The table is written by command name.
  for (const command of Object.keys(commands) as CommandName[])
    for (const name of commands[command].options) {
      const { metavariable } = optionOf(command, name)
      expect(table).toContain(`\`--${optionText(name)}${metavariable === undefined ? '' : ` ${metavariable}`}\``)
    }
  for (const line of table.trim().split('\n')) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(6)
})
