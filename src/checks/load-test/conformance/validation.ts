import type { CheckContext, Unproven } from '../../../core/check.ts'
import type { Conformance, LoadOperation, LoadProbe, LoadTarget } from '../../../core/load.ts'
import { loadRequest } from '../../../core/load-request.ts'
import type { Clock, HttpProbe } from '../../../core/ports.ts'
import { count, grouped } from '../../../core/wording.ts'
import { readContracts } from '../plan/documents.ts'
import { settingNames } from '../settings.ts'
import type { PlannedLoad, Sides } from '../side.ts'
import { type BreakableOperation, breakableOperation } from './contract-operation.ts'
import { type MalformedAnswer, type Part, silent } from './facts.ts'
import { type MalformedRequest, malformedRequests } from './malformed.ts'

/** A preview is somebody's small machine; all requests count, the valid ones between them too. */
const mostRequests = 100
/** What confirming a crash takes: until the preview answers again, once more, and until it answers then. */
const reserve = 10
const mostOfOperation = 16
const longestMs = 60_000
const timeoutMs = 5000
/** A server that was brought down may be started again by its platform. */
const waitsForRecovery = 3
const recoveryMs = 2000
const longestShown = 600

const expectation = 'refuses malformed requests with 4xx'

interface Probed {
  readonly operation: LoadOperation
  readonly malformed: readonly MalformedRequest[]
}

/** Sends requests that the contract forbids to head, one at a time, each made from a valid one that it answers. */
export async function probeValidation(
  context: CheckContext,
  planned: PlannedLoad,
  probe: HttpProbe['probe'],
): Promise<Part> {
  const { changeSet, config } = context
  const { documents } = await readContracts(changeSet.head.tree, config.api.specs)
  const isNamed = await namedOperations(context)
  const probed = planned.plan.operations.flatMap((operation): readonly Probed[] => {
    const described = breakableOperation(documents, operation)
    if (described === undefined || !(operation.method === 'GET' || isNamed(operation, described))) return []
    const malformed = malformedRequests(operation, described)
    return malformed.length === 0 ? [] : [{ operation, malformed }]
  })
  if (probed.length === 0) return nothingToBreak(settingNames(config).operations)
  const asking = askingOf(probe, planned.sides, context.clock)
  const parts: Part[] = []
  const share = Math.min(mostOfOperation, Math.floor(mostRequests / probed.length / 2))
  for (const [at, { operation, malformed }] of probed.entries()) {
    if (asking.isSpent()) {
      parts.push(notAsked(probed.slice(at), 'enough requests were sent'))
      break
    }
    const judged = await judgeOperation(asking, operation, malformed, Math.max(2, share))
    parts.push(judged.part)
    if (judged.isDown) {
      parts.push(notAsked(probed.slice(at + 1), 'the preview answers no more'))
      break
    }
  }
  return joined(parts)
}

/** POST, PUT and PATCH change something: only where somebody wrote the operation down. */
async function namedOperations({ config, loadFiles }: CheckContext) {
  const written = (await loadFiles()).plan?.operations ?? []
  return ({ method, name, paths }: LoadOperation, { template, fullTemplate }: BreakableOperation): boolean =>
    written.some((one) => one.name === name) ||
    config.load.operations.some(
      (one) => one.method === method && [template, fullTemplate, paths[0]].some((path) => path === one.path),
    )
}

function nothingToBreak(operations: string): Part {
  const why = 'no operation that was loaded has parameters or a body that a contract describes'
  return {
    ...silent,
    results: [{ subject: 'malformed requests', expectation, verdict: 'inconclusive', detail: why }],
    unproven: [
      {
        subject: 'malformed requests',
        code: 'validation-untried',
        message: `No malformed request was sent: ${why}.`,
        hint: `Name operations under ${operations}; those with a body are only probed where they are named, with a valid body.`,
      },
    ],
  }
}

interface Asking {
  readonly ask: (operation: LoadOperation) => Promise<LoadProbe>
  /** Undefined: there is no base to ask. */
  readonly askBase: ((operation: LoadOperation) => Promise<LoadProbe>) | undefined
  /** Enough was sent; what has been begun is still brought to its end. */
  readonly isSpent: () => boolean
  readonly wait: () => Promise<void>
  readonly target: LoadTarget
}

function askingOf(probe: HttpProbe['probe'], { head, base }: Sides, clock: Clock): Asking {
  const started = clock.now().getTime()
  let sent = 0
  const isSpent = () => sent >= mostRequests - reserve || clock.now().getTime() - started > longestMs
  const asked = async (operation: LoadOperation, target: LoadTarget): Promise<LoadProbe> => {
    sent++
    const { origin, address } = target
    const request = loadRequest(operation, target, operation.paths[0] ?? '/')
    const where = { origin, ...(address === undefined ? {} : { address }) }
    const [answer] = await probe({ ...where, operations: [request], timeoutMs })
    if (answer === undefined) throw new Error('the probe gave no answer to a question')
    return answer
  }
  return {
    target: head.target,
    isSpent,
    wait: () => clock.sleep(recoveryMs),
    ask: (operation) => asked(operation, head.target),
    askBase: base === undefined ? undefined : (operation) => asked(operation, base.target),
  }
}

interface Judged {
  readonly part: Part
  /** Valid requests are answered no more. */
  readonly isDown: boolean
}

type Outcome = 'refused' | 'accepted' | 'crashed' | 'says-nothing' | 'once'

async function judgeOperation(
  asking: Asking,
  operation: LoadOperation,
  malformed: readonly MalformedRequest[],
  most: number,
): Promise<Judged> {
  const answersValid = async () => isExpected(operation, await asking.ask(operation))
  if (!(await answersValid())) return { part: unanswered(operation), isDown: false }
  const outcomes: Outcome[] = []
  const answers: MalformedAnswer[] = []
  for (const request of malformed.slice(0, most)) {
    if (asking.isSpent()) break
    const { outcome, status, last } = await outcomeOf(asking, request, answersValid)
    if (outcome === 'down' && outcomes.length === 0) return { part: down(operation, request, last), isDown: true }
    if (outcome === 'down') {
      const part = resultOf(operation, { outcomes, answers, left: malformed.length - outcomes.length })
      return { part: withDown(part, operation, request, last), isDown: true }
    }
    outcomes.push(outcome)
    const baseToo = outcome === 'crashed' && (await crashesBase(asking, request))
    if (outcome === 'accepted' || outcome === 'crashed') {
      answers.push({ ...answerOf(request, asking.target), status, baseToo })
    }
  }
  return { part: resultOf(operation, { outcomes, answers, left: malformed.length - outcomes.length }), isDown: false }
}

interface Tried {
  /** `down`: valid requests are answered no more, so that nobody can tell what did it. */
  readonly outcome: Outcome | 'down'
  readonly status: number | undefined
  readonly last: LoadProbe
}

/**
 * One 5xx may be the preview's own trouble: it counts where the malformed request fails twice, and valid requests were
 * answered before, between and after.
 */
async function outcomeOf(
  asking: Asking,
  { operation }: MalformedRequest,
  answersValid: () => Promise<boolean>,
): Promise<Tried> {
  const first = await asking.ask(operation)
  const { status } = first
  const meaning = meaningOf(first)
  if (meaning !== 'crashed') return { outcome: meaning, status, last: first }
  if (!(await recovered(asking, answersValid))) return { outcome: 'down', status, last: first }
  const again = await asking.ask(operation)
  if (meaningOf(again) !== 'crashed') return { outcome: 'once', status, last: again }
  if (!(await recovered(asking, answersValid))) return { outcome: 'down', status, last: again }
  return { outcome: 'crashed', status: status ?? again.status, last: again }
}

async function recovered(asking: Asking, answersValid: () => Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt <= waitsForRecovery; attempt++) {
    if (attempt > 0) await asking.wait()
    if (await answersValid()) return true
  }
  return false
}

function isExpected({ expectStatus }: LoadOperation, { status }: LoadProbe): boolean {
  if (status === undefined) return false
  return expectStatus === undefined ? status >= 200 && status < 400 : expectStatus.includes(status)
}

/** Missing rights, a rate limit and a redirect say nothing of how a request would be checked. */
function meaningOf({ status }: LoadProbe): Exclude<Outcome, 'once'> {
  if (status === undefined || status >= 500) return 'crashed'
  if (status >= 200 && status < 300) return 'accepted'
  return status >= 400 && ![401, 403, 429].includes(status) ? 'refused' : 'says-nothing'
}

/** What base does as well is not this change's doing; a body that may be stored is not sent to find out. */
async function crashesBase({ askBase }: Asking, { operation }: MalformedRequest): Promise<boolean> {
  if (askBase === undefined || operation.method !== 'GET') return false
  const { status } = await askBase(operation)
  return status !== undefined && status >= 500
}

function answerOf(
  { what, because, operation }: MalformedRequest,
  target: LoadTarget,
): Omit<MalformedAnswer, 'status' | 'baseToo'> {
  const writes = operation.method !== 'GET'
  return { operation: operation.name, what, because, shown: shownRequest(operation, target), writes }
}

/** Without credentials: they are no part of an operation's path, headers or body. */
function shownRequest({ method, paths, headers, body }: LoadOperation, { prefix }: LoadTarget): string {
  const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')
  const lines = [
    `${method} ${shortened(`${prefix}${paths[0] ?? '/'}`)}`,
    ...(type === undefined ? [] : [`content-type: ${type[1]}`]),
  ]
  return body === undefined ? lines.join('\n') : `${lines.join('\n')}\n\n${shortened(body)}`
}

function shortened(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown)}… (${grouped(text.length)} characters)`
}

interface Tally {
  readonly outcomes: readonly Outcome[]
  readonly answers: readonly MalformedAnswer[]
  /** Malformed requests that were not sent: the preview is somebody's small machine. */
  readonly left: number
}

function resultOf(operation: LoadOperation, { outcomes, answers, left }: Tally): Part {
  const times = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length
  const crashed = answers.filter(({ status }) => status === undefined || status >= 500)
  const accepted = answers.filter((answer) => !crashed.includes(answer))
  const [crash, ...otherCrashes] = crashed
  const [taken, ...othersTaken] = accepted
  const parts = [
    `${count(outcomes.length, 'malformed request')}${left > 0 ? ` of ${grouped(outcomes.length + left)}` : ''}, ${grouped(times('refused'))} refused with 4xx`,
    ...(crash === undefined
      ? []
      : [`${crash.status === undefined ? 'no answer' : crash.status} to ${crash.what}${more(otherCrashes)}`]),
    ...(taken === undefined ? [] : [`${taken.status} to ${taken.what}${more(othersTaken)}`]),
    ...(times('says-nothing') > 0
      ? [`${grouped(times('says-nothing'))} answered 3xx, 401, 403 or 429, which says nothing`]
      : []),
    ...(times('once') > 0 ? [`${grouped(times('once'))} failed once only`] : []),
  ]
  const result: Conformance = {
    subject: operation.name,
    expectation,
    verdict: verdictOf(outcomes, crashed.length, accepted.length),
    detail: parts.join('; '),
  }
  const unproven: readonly Unproven[] =
    result.verdict === 'inconclusive'
      ? [
          {
            subject: `${operation.name}, malformed`,
            code: 'validation-untried',
            message: `${operation.name}: of ${parts.join('; ')}.`,
            hint: 'Give credentials that may call it (load.auth), or lift the rate limit of the preview.',
          },
        ]
      : []
  return { ...silent, results: [result], unproven, facts: { malformed: answers } }
}

function verdictOf(outcomes: readonly Outcome[], crashed: number, accepted: number): Conformance['verdict'] {
  if (crashed > 0) return 'fail'
  if (accepted > 0) return 'note'
  return outcomes.some((outcome) => outcome === 'refused') ? 'pass' : 'inconclusive'
}

function more(others: readonly unknown[]): string {
  return others.length === 0 ? '' : ` and ${grouped(others.length)} more`
}

function unanswered(operation: LoadOperation): Part {
  const detail = 'a valid request was not answered as expected any more'
  return {
    ...silent,
    results: [{ subject: operation.name, expectation, verdict: 'inconclusive', detail }],
    remarks: [`${operation.name}: ${detail}, so no malformed one was sent.`],
  }
}

/** What came before is kept; that valid requests are answered no more is said beside it. */
function withDown(part: Part, operation: LoadOperation, request: MalformedRequest, answer: LoadProbe): Part {
  return { ...part, unproven: [...part.unproven, ...down(operation, request, answer).unproven] }
}

function down(operation: LoadOperation, { what }: MalformedRequest, { status, failure }: LoadProbe): Part {
  const answer = status === undefined ? `gave no answer (${failure ?? 'no reason known'})` : `answered ${status}`
  const detail = `${answer} to ${what}, and then no valid request as expected any more`
  return {
    ...silent,
    results: [{ subject: operation.name, expectation, verdict: 'inconclusive', detail }],
    unproven: [
      {
        subject: `${operation.name}, malformed`,
        code: 'preview-down',
        message: `${operation.name} ${detail}: either the request brought the preview down, or it went down meanwhile.`,
        hint: 'Look into the log of the preview at that time, and send the request once more.',
      },
    ],
  }
}

function notAsked(rest: readonly Probed[], why: string): Part {
  if (rest.length === 0) return silent
  return {
    ...silent,
    results: rest.map(({ operation }) => ({
      subject: operation.name,
      expectation,
      verdict: 'inconclusive',
      detail: `not tried: ${why}`,
    })),
    remarks: [`${count(rest.length, 'operation')} got no malformed request: ${why}.`],
  }
}

function joined(parts: readonly Part[]): Part {
  return {
    results: parts.flatMap(({ results }) => results),
    remarks: parts.flatMap(({ remarks }) => remarks),
    unproven: parts.flatMap(({ unproven }) => unproven),
    facts: { malformed: parts.flatMap(({ facts }) => facts.malformed ?? []) },
  }
}
