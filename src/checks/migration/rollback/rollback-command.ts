import type { MigrationPlan } from '../../../sql/migrations.ts'
import type { RolledBack } from './rollback.ts'

/**
 * The command by which the runner itself takes all new migrations back; undefined where the runner has none, or where a
 * name could be more than a name to a shell. The database's URL is the reader's own.
 */
export function rollbackCommand(plan: CommandPlan, files: readonly RolledBack[]): string | undefined {
  const command = commandOf(plan, files)
  return command !== undefined && command.length <= longest ? command : undefined
}

/** What of a plan a command needs. */
export type CommandPlan = Pick<MigrationPlan, 'runner' | 'folder' | 'history' | 'added'>

/** What nobody can read nobody should paste. */
const longest = 400

function commandOf({ runner, folder, history, added }: CommandPlan, files: readonly RolledBack[]): string | undefined {
  const steps = files.length
  const directory = word(folder === '' ? '.' : folder)
  const before = history.findLast(({ repeatable }) => !repeatable)
  const first = added.find(({ repeatable }) => !repeatable)
  if (directory === undefined || !first) return undefined
  switch (runner) {
    case 'golang-migrate':
      return `migrate -path ${directory} -database "$DATABASE_URL" down ${steps}`
    case 'goose':
      return inWords`goose -dir ${directory} postgres "$DATABASE_URL" down-to ${word(before?.version ?? '0')}`
    case 'dbmate':
      return steps === 1
        ? `dbmate -d ${directory} rollback`
        : `for i in $(seq ${steps}); do dbmate -d ${directory} rollback; done`
    case 'diesel':
      return `diesel migration revert --migration-dir ${directory} --number ${steps}`
    case 'flyway':
      return inWords`flyway -locations=filesystem:${directory} undo -target=${word(first.version)}`
    case 'sqitch':
      return inWords`sqitch -C ${directory} revert --to ${word(before?.name ?? '@ROOT')}`
    case 'node-pg-migrate':
      return `npx node-pg-migrate down ${steps} -m ${directory}`
    case 'liquibase':
      return `liquibase rollback-count --count=${steps}`
    case 'plain': {
      const paths = files.toReversed().map(({ down }) => down && word(down.path))
      return paths.every((path) => path !== undefined)
        ? `psql "$DATABASE_URL" -v ON_ERROR_STOP=1 ${paths.map((path) => `-f ${path}`).join(' ')}`
        : undefined
    }
    case 'popx':
    case 'prisma':
    case 'drizzle':
    case 'versioned-folders':
      return undefined
    default:
      return runner satisfies never
  }
}

/**
 * A name as one word of a shell, which its author chose and somebody else will paste. Plain names stand as they are, others
 * in quotes; a name with a quote, a line break or a dash in front is nobody's honest name.
 */
function word(name: string): string | undefined {
  if (/^[\w./@+:][\w./@+:-]*$/.test(name)) return name
  return /^[^-'\p{C}\p{Zl}\p{Zp}`$\\!][^'\p{C}\p{Zl}\p{Zp}`$\\!]*$/u.test(name) ? `'${name}'` : undefined
}

/** The text, unless one of its words could not be written. */
function inWords(texts: TemplateStringsArray, ...words: readonly (string | undefined)[]): string | undefined {
  if (words.some((each) => each === undefined)) return undefined
  return texts.reduce((command, text, index) => `${command}${words[index - 1] ?? ''}${text}`)
}
