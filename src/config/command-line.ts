import { Command, CommanderError, Option } from 'commander'
import { BreakwaterError } from '../core/error.ts'
import { nearest } from '../core/nearest.ts'
import { version } from '../core/version.ts'
import {
  type CommandDefinition,
  type CommandName,
  type CommandValues,
  commands,
  type OptionName,
  optionOf,
  options,
  optionText,
} from './inputs.ts'

type Given<Name extends CommandName, Arguments = unknown> = {
  readonly command: Name
} & Arguments &
  CommandValues<Name>

interface TwoSides {
  readonly base: string
  readonly head: string
}

/** What the user asked for, checked. */
export type ParsedCommand =
  | Given<'review'>
  | Given<'api-diff', TwoSides>
  | Given<'schema-diff', TwoSides>
  | Given<'migrate', { readonly paths: readonly string[] }>
  /** Two URLs are base, then head. */
  | Given<'load', { readonly urls: readonly string[] }>
  | Given<'rules', { readonly id: string | undefined }>
  | Given<'example'>
  /** `exitCode` is 2 where nothing was asked for: a script that forgot the command must not look successful. */
  | { readonly command: 'help'; readonly text: string; readonly exitCode: 0 | 2 }
  | { readonly command: 'version'; readonly text: string }

const description = `Reviews backend pull requests: API contract, SQL schema, migrations and load.
Every red finding carries its proof; what cannot be proved is said to be so.`

const firstSteps = `
Start here:
  $ breakwater example    see a whole review of a built-in example
  $ breakwater review     review the branch you are on

Exit codes: 0 pass or needs approval, 1 block, 2 inconclusive or broken.`

/** Parses the arguments after the program's name. Throws a BreakwaterError `usage`; never prints, never exits. */
export function parseCommandLine(argv: readonly string[]): ParsedCommand {
  let parsed: ParsedCommand | undefined
  const printed: string[] = []
  const program = programThat((command) => {
    parsed = command
  }, printed)
  const [first, topic] = argv
  if (first === 'help' && topic !== undefined && !Object.hasOwn(commands, topic)) throw noSuchCommand(topic)
  if (first === undefined) return { command: 'help', text: textOf(program), exitCode: 2 }
  try {
    program.parse(argv, { from: 'user' })
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown
    if (thrown.code === 'commander.version') return { command: 'version', text: version }
    if (thrown.exitCode === 0 || thrown.code === 'commander.help')
      return { command: 'help', text: printed.join(''), exitCode: thrown.exitCode === 0 ? 0 : 2 }
    throw usageError(thrown, argv)
  }
  if (parsed === undefined) throw new Error('commander ran no command and raised no error')
  return parsed
}

function programThat(run: (command: ParsedCommand) => void, printed: string[]): Command {
  const program = new Command('breakwater')
    .description(description)
    .version(version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print this help.')
    .helpCommand('help [COMMAND]', 'Print the help of a command.')
    .addHelpText('after', firstSteps)
    .showSuggestionAfterError()
    .exitOverride()
    .configureHelp({ helpWidth: 100 })
    .configureOutput({ writeOut: (text) => printed.push(text), writeErr: (text) => printed.push(text) })
  // `Object.entries` forgets that the keys are command names.
  for (const name of Object.keys(commands) as CommandName[]) addCommand(program, name, run)
  return program
}

function addCommand(program: Command, name: CommandName, run: (command: ParsedCommand) => void): void {
  const { summary, arguments: positional, options: names, examples } = commands[name]
  const command = program
    .command(`${name} ${positional}`.trim())
    .description(summary)
    .allowExcessArguments(false)
    .addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ ${example}\n`).join('')}`)
  for (const option of names) command.addOption(commanderOption(name, option))
  command.action(() => {
    const given = command.opts<Readonly<Record<string, string | true | undefined>>>()
    run(commandOf(name, command.args, valuesOf(name, names, given)))
  })
}

/** What a command takes where the user says nothing, if it is not what the option's definition says. */
function defaultsOf(name: CommandName): NonNullable<CommandDefinition['defaults']> {
  const command: CommandDefinition = commands[name]
  return command.defaults ?? {}
}

function commanderOption(command: CommandName, name: OptionName): Option {
  const { metavariable, description, repeatable, default: ofAll } = optionOf(command, name)
  const value = defaultsOf(command)[name] ?? ofAll
  const initial = value === undefined ? '' : ` Default: ${value}.`
  const shape = metavariable === undefined ? '' : ` <${metavariable}>`
  const option = new Option(`--${optionText(name)}${shape}`, description + initial)
  if (repeatable)
    option.argParser<string>((value, before?: string) => (before === undefined ? value : `${before}\n${value}`))
  return option
}

type Values = Partial<Readonly<Record<OptionName, unknown>>>

function valuesOf(
  command: CommandName,
  names: readonly OptionName[],
  given: Readonly<Record<string, string | true | undefined>>,
): Values {
  return Object.fromEntries(
    names.map((name) => {
      const said = given[name] === true ? 'true' : given[name]
      const result = optionOf(command, name).value.safeParse(said ?? defaultsOf(command)[name])
      if (result.success) return [name, result.data]
      throw new BreakwaterError({
        code: 'usage',
        message: `--${optionText(name)} ${result.error.issues.map(({ message }) => message).join('; ')}`,
        hint: `See \`breakwater ${command} --help\`.`,
      })
    }),
  )
}

/** Joins command, arguments and options. commander has counted the arguments, `valuesOf` has checked the options. */
function commandOf(command: CommandName, args: readonly string[], values: Values): ParsedCommand {
  const [first = '', second = ''] = args
  const positional = {
    review: {},
    'api-diff': { base: first, head: second },
    'schema-diff': { base: first, head: second },
    migrate: { paths: args },
    load: command === 'load' ? { urls: args.map(targetOf) } : {},
    rules: { id: args[0] },
    example: {},
  }[command]
  // The definition gives both the type and what was checked, by name; TypeScript cannot follow it through the loop.
  return { command, ...positional, ...values } as ParsedCommand
}

function targetOf(argument: string): string {
  const result = options.previewUrl.value.safeParse(argument)
  if (result.success && result.data !== undefined) return result.data
  throw new BreakwaterError({
    code: 'usage',
    // Not the argument itself: it may hold a password.
    message: `The URL ${result.error?.issues.map(({ message }) => message).join('; ') ?? 'is missing'}.`,
    hint: 'As in `breakwater load http://localhost:3000/orders`.',
  })
}

function noSuchCommand(name: string): BreakwaterError {
  const names = Object.keys(commands)
  const meant = nearest(name, names)
  return new BreakwaterError({
    code: 'usage',
    message: `Unknown command '${name}'.`,
    hint: `${meant ? `Did you mean ${meant}? ` : ''}There are: ${names.join(', ')}.`,
  })
}

function usageError({ code, message }: CommanderError, argv: readonly string[]): BreakwaterError {
  const [first = ''] = argv
  if (code === 'commander.unknownCommand') return noSuchCommand(first)
  const [words = '', suggestion = ''] = message.replace(/^error: /, '').split('\n')
  const known = Object.hasOwn(commands, first)
  const hints = [
    suggestion.replace(/^\(|\)$/g, ''),
    known || !first.startsWith('-') ? '' : 'The command comes first, as in `breakwater review --base main`.',
    `See \`breakwater ${known ? `${first} ` : ''}--help\`.`,
  ]
  return new BreakwaterError({
    code: 'usage',
    message: `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`,
    hint: hints.filter((hint) => hint !== '').join(' '),
  })
}

/** The help, with what `addHelpText` adds. */
function textOf(program: Command): string {
  const written: string[] = []
  program.configureOutput({ writeOut: (text) => written.push(text) })
  program.outputHelp()
  return written.join('')
}
