import type { LoadOperation, LoadProbe } from '../../../core/load.ts'
import { loadRequest } from '../../../core/load-request.ts'
import type { Clock, HttpProbe } from '../../../core/ports.ts'
import type { Side, Sides } from '../side.ts'
import type { Candidate } from './candidate.ts'
import { drawn, seeded } from './seeded.ts'

const timeoutMs = 10_000
/** Requests beforehand to one side, over all operations; each has at least a few of its paths tried. */
const mostTried = 200
const fewestPaths = 5
/** No further ids are tried once the trying has taken this long. */
const longestMs = 20_000

/** An operation with the paths that may be loaded, and the answers that speak for it. */
export interface Tried {
  readonly candidate: Candidate
  readonly head: LoadProbe
  readonly base?: LoadProbe
  /** Statuses of paths that were left out beside others that were not. */
  readonly refused: readonly string[]
}

export interface FirstAnswers {
  readonly tried: readonly Tried[]
  /** All of base's answers, where base answered nothing at all: head is tried alone. */
  readonly silentBase: readonly LoadProbe[] | undefined
}

/**
 * One request to each operation on each side, then to more of its paths: an id that a list names may still be one that an
 * operation does not have, and errors that are nobody's fault must not be counted.
 */
export async function firstAnswers(
  probe: HttpProbe['probe'],
  sides: Sides,
  candidates: readonly Candidate[],
  { seed, clock }: { readonly seed: number; readonly clock: Clock },
): Promise<FirstAnswers> {
  const start = clock.now().getTime()
  const orders = candidates.map((candidate) => triedPaths(candidate, candidates, seed))
  const first = await asked(probe, sides, atRound(orders, candidates, 0))
  const isAlone = first.base !== undefined && isSilent(first.base)
  const left: Sides = isAlone ? { head: sides.head, base: undefined } : sides
  const answers = [...pathAnswers(isAlone ? { ...first, base: undefined } : first)]
  const rounds = Math.max(0, ...orders.map(({ length }) => length))
  // Where nobody is there, more questions tell nothing more.
  for (let round = 1; round < rounds && !isSilent(first.head); round++) {
    if (clock.now().getTime() - start > longestMs) break
    answers.push(...pathAnswers(await asked(probe, left, atRound(orders, candidates, round))))
  }
  return {
    tried: candidates.map((candidate) =>
      triedOf(
        candidate,
        answers.filter((one) => one.candidate === candidate),
      ),
    ),
    silentBase: isAlone ? first.base : undefined,
  }
}

interface Question {
  readonly candidate: Candidate
  readonly path: string
}

interface Asked {
  readonly questions: readonly Question[]
  readonly head: readonly LoadProbe[]
  readonly base: readonly LoadProbe[] | undefined
}

/** The next path of each operation that has so many. */
function atRound(
  orders: readonly (readonly string[])[],
  candidates: readonly Candidate[],
  round: number,
): readonly Question[] {
  return candidates.flatMap((candidate, at) => {
    const path = orders[at]?.[round]
    return path === undefined ? [] : [{ candidate, path }]
  })
}

async function asked(probe: HttpProbe['probe'], sides: Sides, questions: readonly Question[]): Promise<Asked> {
  const head = await answersOf(probe, sides.head, questions)
  return { questions, head, base: sides.base === undefined ? undefined : await answersOf(probe, sides.base, questions) }
}

function pathAnswers({ questions, head, base }: Asked): readonly PathAnswer[] {
  return questions.flatMap((question, at) => {
    const [answer, other] = [head[at], base?.[at]]
    return answer === undefined ? [] : [{ ...question, head: answer, ...(other === undefined ? {} : { base: other }) }]
  })
}

interface PathAnswer extends Question {
  readonly head: LoadProbe
  readonly base?: LoadProbe
}

function isSilent(probes: readonly LoadProbe[]): boolean {
  return probes.length > 0 && probes.every(({ status }) => status === undefined)
}

/** Paths in the order in which they are tried; one where trying it more often could change something. */
function triedPaths({ operation }: Candidate, candidates: readonly Candidate[], seed: number): readonly string[] {
  const several = candidates.filter(isTriedOften).length
  const share = Math.max(fewestPaths, Math.floor(mostTried / Math.max(1, several)))
  const paths = [...new Set(operation.paths)]
  return paths.length > 1 && isReading(operation)
    ? drawn(paths, share, seeded(seed, operation.name))
    : paths.slice(0, 1)
}

function isTriedOften({ operation }: Candidate): boolean {
  return operation.paths.length > 1 && isReading(operation)
}

function isReading({ method }: LoadOperation): boolean {
  return method === 'GET' || method === 'HEAD'
}

async function answersOf(
  probe: HttpProbe['probe'],
  { target }: Side,
  questions: readonly Question[],
): Promise<readonly LoadProbe[]> {
  const probes = await probe({
    origin: target.origin,
    ...(target.address === undefined ? {} : { address: target.address }),
    operations: questions.map(({ candidate, path }) => loadRequest(candidate.operation, target, path)),
    timeoutMs,
  })
  if (probes.length < questions.length) throw new Error('the probe gave fewer answers than it was asked questions')
  return probes
}

function triedOf(candidate: Candidate, answers: readonly PathAnswer[]): Tried {
  const { operation, harvested } = candidate
  const isUsable = ({ head, base }: PathAnswer) =>
    isExpected(operation, head) && (base === undefined || isExpected(operation, base))
  const best = answers.find(isUsable) ?? answers[0]
  if (best === undefined) throw new Error('an operation was not asked for anything')
  const { head, base } = best
  const refused = answers.filter((answer) => isRefusal(operation, answer))
  const left = new Set(refused.map(({ path }) => path))
  const tried = new Set(answers.map(({ path }) => path))
  const paths = operation.paths.filter((path) => !left.has(path) && (tried.has(path) || harvested !== true))
  const statuses = refused.map(({ head: { status }, base: other }) => String(other?.status ?? status))
  const rest = { head, ...(base === undefined ? {} : { base }), refused: isUsable(best) ? statuses : [] }
  return paths.length === 0 || !isUsable(best)
    ? { candidate, ...rest }
    : { candidate: { ...candidate, operation: { ...operation, paths } }, ...rest }
}

/**
 * Whether an id is none for this operation: base does not answer it as expected either, or, without base, head says that
 * the request is wrong. A server error stays among what is loaded: it is the service's own.
 */
function isRefusal(operation: LoadOperation, { head, base }: PathAnswer): boolean {
  if (base !== undefined) return !isExpected(operation, base)
  const { status } = head
  return !isExpected(operation, head) && status !== undefined && status < 500
}

/** Whether an answer is one that the load test may count on. */
export function isExpected({ expectStatus }: LoadOperation, { status }: LoadProbe): boolean {
  if (status === undefined) return false
  return expectStatus === undefined ? status >= 200 && status < 400 : expectStatus.includes(status)
}
