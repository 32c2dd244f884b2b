import type { ParsedCommand } from './config/command-line.ts'
import { placedMessage, troubleOf } from './core/error.ts'
import type { Review } from './core/review.ts'
import type { OutputOptions } from './program/output.ts'
import type { World } from './program/world.ts'

/** Runs a command line; results go to stdout, all else to stderr. Gives the exit code. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  const { parseCommandLine } = await import('./config/command-line.ts')
  const { consoleWorld } = await import('./program/console-world.ts')
  const world = consoleWorld()
  endOnSignal()
  try {
    return await run(parseCommandLine(argv), world)
  } catch (thrown) {
    return tell(thrown, world)
  } finally {
    world.done()
  }
}

/** Runs as the Action: inputs and event in, comment, check run and outputs out. Gives the exit code. */
export async function runAction(): Promise<number> {
  const { reviewPullRequest } = await import('./program/action-run.ts')
  endOnSignal()
  return await reviewPullRequest()
}

async function run(command: ParsedCommand, world: World): Promise<number> {
  switch (command.command) {
    case 'help':
      world.stdout(command.text)
      return command.exitCode
    case 'version':
      world.stdout(`${command.text}\n`)
      return 0
    case 'rules': {
      const { listRules } = await import('./program/list-rules.ts')
      return await listRules(command, world)
    }
    case 'review': {
      await refuseUnwritable(command, world)
      const { reviewRepository } = await import('./program/review-command.ts')
      return await finish(await reviewRepository(command, world), command, world)
    }
    case 'example': {
      await refuseUnwritable(command, world)
      const { reviewExample } = await import('./program/example-command.ts')
      return await finish(await reviewExample(world), command, world)
    }
    case 'load': {
      await refuseUnwritable(command, world)
      if (command.export !== undefined) {
        const { exportLoad } = await import('./program/load-export.ts')
        await exportLoad(command, world)
        return 0
      }
      const { loadTest } = await import('./program/load-command.ts')
      return await finish(await loadTest(command, world), command, world)
    }
    default: {
      const { judgeSingle } = await import('./program/single-check.ts')
      return await finish(await judgeSingle(command, world), command, world)
    }
  }
}

async function refuseUnwritable({ output }: OutputOptions, world: World): Promise<void> {
  const outputFile = await import('./program/output-file.ts')
  await outputFile.refuseUnwritable(output, world)
}

/** Writes the result, and turns the verdict into the exit code of a run that writes no check. */
async function finish(review: Review, options: OutputOptions, world: World): Promise<number> {
  const [{ writeReview }, { exitCode }] = await Promise.all([
    import('./program/output.ts'),
    import('./core/verdict.ts'),
  ])
  await writeReview(review, options, world)
  const { CI = '' } = world.env
  return exitCode(review.verdict, { checkRunWritten: false, ci: CI !== '' && CI !== 'false' })
}

/** Ctrl-C, or a cancelled job: leaves through `exit`, whose hooks end child processes and remove what lies on the disk. */
function endOnSignal(): void {
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
}

/** Trouble that left nothing to judge: what, where, and what to do next. */
function tell(thrown: unknown, { log, stderr }: World): number {
  const trouble = troubleOf(thrown)
  stderr(`error: ${placedMessage(trouble)}\n${trouble.hint}\n`)
  if (thrown instanceof Error) log.debug(thrown.stack ?? thrown.message)
  return 2
}
