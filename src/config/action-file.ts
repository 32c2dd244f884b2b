import { stringify } from 'yaml'
import { BreakwaterError } from '../core/error.ts'
import {
  actionInputs,
  type CommandName,
  commands,
  type OptionName,
  type OptionValues,
  optionOf,
  options,
  optionText,
} from './inputs.ts'
import type { OptionDefinition } from './option.ts'

/** What the workflow gave, checked. */
export type ActionInputs = Pick<OptionValues, (typeof actionInputs)[number]>

/** What the Action gives to the steps after it. */
const actionOutputs = {
  verdict: 'The verdict: pass, needs-approval, block or inconclusive.',
  report: 'Path of the whole report as JSON.',
  blocking: 'Number of findings that block.',
  'comment-url': 'URL of the comment on the pull request; empty where none was written.',
} as const

/** Inputs whose values must be masked before anything is logged. */
export const secretInputs: readonly string[] = actionInputs
  .filter((name) => 'secret' in options[name])
  .map((name) => optionText(name))

/** Reads the Action's inputs; `get` gives an input's text, empty where the workflow leaves it out. */
export function readActionInputs(get: (name: string) => string): ActionInputs {
  const values = actionInputs.map((name) => {
    const given = get(optionText(name)).trim()
    const result = options[name].value.safeParse(given === '' ? undefined : given)
    if (result.success) return [name, result.data] as const
    throw new BreakwaterError({
      code: 'usage',
      message: `The input ${optionText(name)} ${result.error.issues.map(({ message }) => message).join('; ')}.`,
      hint: `Correct \`${optionText(name)}\` under \`with:\` in the workflow.`,
    })
  })
  // Each value was checked by the schema that gives its type.
  return Object.fromEntries(values) as ActionInputs
}

/** The whole text of action.yml. */
export function actionYaml(): string {
  const action = {
    name: 'Breakwater',
    description:
      'Reviews backend pull requests: API contract, SQL schema, migrations and load, every red finding with its proof.',
    author: 'Breakwater',
    branding: { icon: 'anchor', color: 'blue' },
    inputs: Object.fromEntries(actionInputs.map((name) => [optionText(name), inputOf(name)])),
    outputs: Object.fromEntries(Object.entries(actionOutputs).map(([name, description]) => [name, { description }])),
    runs: { using: 'node24', main: 'dist/action.js' },
  }
  return `# Written by \`npm run generate\` from src/config/inputs.ts; do not edit.\n${stringify(action, { lineWidth: 0 })}`
}

function inputOf(name: OptionName): object {
  const definition = definitionOf(name)
  return {
    description: definition.actionDescription ?? definition.description,
    required: false,
    ...(definition.default !== undefined && { default: definition.default }),
  }
}

/** Every option as a Markdown table: which command takes it, and whether the Action does. */
export function optionsTable(): string {
  const rows = optionNames().flatMap((name) => {
    const isInput = (actionInputs as readonly OptionName[]).includes(name)
    const takers = commandNames().filter((command) =>
      (commands[command].options as readonly OptionName[]).includes(name),
    )
    const common = definitionOf(name)
    // An option that a command understands in its own way has a row of its own.
    const ways = [...new Set([...(isInput ? [common] : []), ...takers.map((command) => optionOf(command, name))])]
    return ways.map((way) =>
      row(name, way, {
        commands: takers.filter((command) => optionOf(command, name) === way),
        isInput: isInput && way === common,
      }),
    )
  })
  return ['| option | commands | Action input | what it does |', '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

function row(
  name: OptionName,
  { metavariable, description, default: initial }: OptionDefinition<unknown>,
  takers: { readonly commands: readonly CommandName[]; readonly isInput: boolean },
): string {
  const usage = metavariable === undefined ? optionText(name) : `${optionText(name)} ${metavariable}`
  const flag = takers.commands.length > 0 ? `\`--${usage}\`` : ''
  const input = takers.isInput ? `\`${optionText(name)}\`` : ''
  // The default, where the description does not tell it already.
  const explained = initial === undefined ? description : `${description} Default: \`${initial}\`.`
  return `| ${[flag, takers.commands.join(', '), input, explained.replaceAll('|', '\\|')].join(' | ')} |`
}

function optionNames(): readonly OptionName[] {
  // `Object.keys` forgets that the keys are option names.
  return Object.keys(options) as OptionName[]
}

function commandNames(): readonly CommandName[] {
  // Likewise, of command names.
  return Object.keys(commands) as CommandName[]
}

function definitionOf(name: OptionName): OptionDefinition<unknown> {
  return options[name]
}
