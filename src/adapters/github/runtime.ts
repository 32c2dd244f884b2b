import { randomUUID } from 'node:crypto'
import { BreakwaterError } from '../../core/error.ts'
import type { Annotation } from '../../core/ports.ts'
import { fitBytes, sendable } from './fit.ts'

/** What the runner says of the run. Strings from the event may come from strangers. */
interface RunnerContext {
  readonly eventName: string
  /** The event file, parsed; `config/event.ts` validates it. */
  readonly payload: unknown
  readonly owner: string
  readonly repository: string
  readonly apiUrl: string
  readonly serverUrl: string
  readonly runId: number
  readonly runAttempt: number
}

/** The edge to the Actions runner: what comes in, and how results and remarks go out. */
export interface Runner {
  readonly context: RunnerContext
  /** Undefined where the workflow leaves the input out or empty. */
  readonly input: (name: string) => string | undefined
  readonly setOutput: (name: string, value: string) => void
  /** Masks a value in everything that the job logs from now on; of a URL its password too. */
  readonly maskSecret: (secret: string) => void
  /** Renders into at most so many bytes; false where this runner shows no summaries. */
  readonly writeSummary: (render: (limit: number) => string) => Promise<boolean>
  /** Text of ours or a stranger's, as it stands: no line of it can be a command to the runner. */
  readonly print: (text: string) => void
  readonly notice: (message: string) => void
  readonly warning: (message: string) => void
  readonly error: (message: string) => void
  /** Annotations through the log, for a token that may write no check run. Gives back how many GitHub will not show. */
  readonly annotate: (annotations: readonly Annotation[]) => number
}

/** The runner takes 1 MiB a step and drops the whole summary beyond that. */
const summaryBytes = 1024 * 1024
/** GitHub shows ten warnings, ten errors and ten notices of a step. */
const annotationsALevel = 10

/** Reads the runner's environment, and loads the toolkit's packages, which do so too: only here and now. */
export async function openRunner(): Promise<Runner> {
  const [core, context] = await Promise.all([import('@actions/core'), readContext()])
  const commands = { failure: core.error, warning: core.warning, notice: core.notice }
  return {
    context,
    input: (name) => core.getInput(name) || undefined,
    setOutput: core.setOutput,
    maskSecret: (secret) => {
      for (const part of secretsIn(secret)) core.setSecret(part)
    },
    writeSummary: async (render) => {
      // Enterprise Servers before 3.6 have none.
      if (!process.env.GITHUB_STEP_SUMMARY) return false
      const text = fitBytes(sendable(render(summaryBytes)), summaryBytes)
      await core.summary.addRaw(text).write({ overwrite: true })
      return true
    },
    print: (text) => {
      // Unguessable, or the text could hold the line that switches commands on again.
      const token = randomUUID()
      core.info(`::stop-commands::${token}\n${text}\n::${token}::`)
    },
    notice: (message) => core.notice(message),
    warning: (message) => core.warning(message),
    error: (message) => core.error(message),
    annotate: (annotations) => {
      const shown = { failure: 0, warning: 0, notice: 0 }
      for (const { level, message, title, path, line, column } of annotations) {
        shown[level] += 1
        if (shown[level] > annotationsALevel) continue
        const place = { file: path, startLine: line, ...(column === undefined ? {} : { startColumn: column }) }
        commands[level](message, { title, ...place })
      }
      return Object.values(shown).reduce((left, count) => left + Math.max(0, count - annotationsALevel), 0)
    },
  }
}

async function readContext(): Promise<RunnerContext> {
  const context = await loadContext()
  const [owner, repository, ...rest] = (process.env.GITHUB_REPOSITORY ?? '').split('/')
  if (!owner || !repository || rest.length > 0) {
    throw notARunner('GITHUB_REPOSITORY is not of the form owner/name.')
  }
  if (!Number.isSafeInteger(context.runId)) throw notARunner('GITHUB_RUN_ID is not a number.')
  if (!/^https?:\/\//.test(context.apiUrl)) throw notARunner('GITHUB_API_URL is not a URL.')
  return {
    eventName: context.eventName ?? '',
    payload: context.payload,
    owner,
    repository,
    apiUrl: context.apiUrl,
    serverUrl: context.serverUrl,
    runId: context.runId,
    // Servers before 3.3 do not count attempts.
    runAttempt: Number.isSafeInteger(context.runAttempt) ? context.runAttempt : 1,
  }
}

/** The package reads the environment, and parses the event file, once as it loads; here it is asked to do so now. */
async function loadContext() {
  try {
    const { context } = await import('@actions/github')
    // The class itself is not exported.
    const Context = context.constructor as new () => typeof context
    return new Context()
  } catch (cause) {
    throw new BreakwaterError(
      {
        code: 'event-malformed',
        message: 'The event file that GITHUB_EVENT_PATH names could not be read as JSON.',
        hint: 'The runner writes this file. Leave it and GITHUB_EVENT_PATH as they are.',
      },
      { cause },
    )
  }
}

function notARunner(message: string): BreakwaterError {
  return new BreakwaterError({
    code: 'not-a-runner',
    message: `This does not look like a GitHub Actions runner: ${message}`,
    hint: 'On a laptop run `breakwater review` instead of the action.',
  })
}

/** The secret, each of its lines (the runner masks by line), and the password of a URL as it stands and decoded. */
function secretsIn(secret: string): ReadonlySet<string> {
  const parts = [secret, ...secret.split(/\r?\n/), ...passwordsIn(secret)]
  // A mask of one or two characters would blacken the whole log.
  return new Set(parts.map((part) => part.trim()).filter((part) => part.length > 2))
}

function passwordsIn(text: string): readonly string[] {
  if (!URL.canParse(text)) return []
  const { password } = new URL(text)
  try {
    return [password, decodeURIComponent(password)]
  } catch {
    return [password]
  }
}
