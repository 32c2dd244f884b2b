import type { Unproven } from '../../../core/check.ts'
import { BreakwaterError } from '../../../core/error.ts'
import type { LoadOperation, LoadProbe } from '../../../core/load.ts'
import { loadRequest } from '../../../core/load-request.ts'
import type { HttpProbe } from '../../../core/ports.ts'
import type { SettingNames } from '../settings.ts'
import type { Side, Sides } from '../side.ts'
import type { Candidate } from './candidate.ts'

const timeoutMs = 10_000

export interface DryRun {
  /** Those that answered as expected on every side. */
  readonly usable: readonly Candidate[]
  /** Undefined where base was given and did not answer. */
  readonly sides: Sides
  /** Head's answers, but for operations that base fails as well. */
  readonly probes: readonly LoadProbe[]
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
}

/** One request to each operation on each side before any load; rejects where head answers none. */
export async function dryRun(
  probe: HttpProbe['probe'],
  sides: Sides,
  candidates: readonly Candidate[],
  names: SettingNames,
): Promise<DryRun> {
  const head = await answersOf(probe, sides.head, candidates)
  if (candidates.length > 0 && head.every(({ status }) => status === undefined)) throw unreachable(sides.head, head)
  const base = sides.base === undefined ? undefined : await answersOf(probe, sides.base, candidates)
  const silent = base !== undefined && candidates.length > 0 && base.every(({ status }) => status === undefined)
  const tried = candidates.map((candidate, at): Tried => {
    const onBase = silent ? undefined : base?.[at]
    return { candidate, head: answerAt(head, at), ...(onBase === undefined ? {} : { base: onBase }) }
  })
  const dropped = tried.filter((one) => !isUsable(one)).map((one) => leftOut(one, names))
  const usable = tried.filter(isUsable)
  return {
    usable: usable.map(({ candidate }) => candidate),
    sides: silent ? { head: sides.head, base: undefined } : sides,
    probes: tried
      .filter((one) => one.base === undefined || isExpected(one.candidate.operation, one.base))
      .map((one) => one.head),
    remarks: [...dropped.flatMap(({ remark }) => remark ?? []), ...redirects(usable.map((one) => one.head))],
    unproven: [
      ...dropped.flatMap(({ unproven }) => unproven ?? []),
      ...(silent && sides.base !== undefined ? [baseSilent(sides.base, base)] : []),
    ],
  }
}

interface Tried {
  readonly candidate: Candidate
  readonly head: LoadProbe
  readonly base?: LoadProbe
}

async function answersOf(
  probe: HttpProbe['probe'],
  { target }: Side,
  candidates: readonly Candidate[],
): Promise<readonly LoadProbe[]> {
  return await probe({
    origin: target.origin,
    ...(target.address === undefined ? {} : { address: target.address }),
    operations: candidates.map(({ operation }) => loadRequest(operation, target, operation.paths[0] ?? '/')),
    timeoutMs,
  })
}

function answerAt(probes: readonly LoadProbe[], at: number): LoadProbe {
  const probe = probes[at]
  if (probe === undefined) throw new Error('the probe gave fewer answers than it was asked questions')
  return probe
}

/** Whether an answer is one that the load test may count on. */
function isExpected({ expectStatus }: LoadOperation, { status }: LoadProbe): boolean {
  if (status === undefined) return false
  return expectStatus === undefined ? status >= 200 && status < 400 : expectStatus.includes(status)
}

function isUsable({ candidate: { operation }, head, base }: Tried): boolean {
  return isExpected(operation, head) && (base === undefined || isExpected(operation, base))
}

/** What is left out because of its first answer: named by the user, it is missed; found by us, it is mentioned. */
function leftOut(
  { candidate: { operation, named }, head, base }: Tried,
  names: SettingNames,
): { readonly remark?: string; readonly unproven?: Unproven } {
  const onHead = isExpected(operation, head) ? undefined : answerIn(head)
  const onBase = base === undefined || isExpected(operation, base) ? undefined : answerIn(base)
  const answers = [
    ...(onBase === undefined ? [] : [`${onBase} on base`]),
    ...(onHead === undefined ? [] : [base === undefined ? onHead : `${onHead} on head`]),
  ].join(' and ')
  const refused = [head, base].some((probe) => probe?.status === 401 || probe?.status === 403)
  const why = refused ? `; it needs credentials${operation.credentials.length > 0 ? ' other than those sent' : ''}` : ''
  const message = `${operation.name} ${answers} before the load, so it was not loaded${why}.`
  if (!named) return { remark: message }
  return {
    unproven: {
      subject: operation.name,
      code: 'operation-not-loaded',
      message,
      hint: refused
        ? 'Name the environment variable of its secret under load.auth.'
        : `Name a request (${names.operations}) that the server answers with 2xx or 3xx.`,
    },
  }
}

function answerIn({ status, failure }: LoadProbe): string {
  return status === undefined ? `did not answer (${failure ?? 'no reason known'})` : `answered ${status}`
}

function redirects(probes: readonly LoadProbe[]): readonly string[] {
  const names = probes.filter(isRedirect).map(({ operation }) => operation.name)
  if (names.length === 0) return []
  const all = onlyRedirects(probes)
    ? ' Nothing else was measured: the times are those of the redirects, not of what they lead to. Name the URL that they lead to.'
    : ''
  return [`Answered with a redirect, which is what was measured: ${names.join(', ')}.${all}`]
}

function isRedirect({ status }: LoadProbe): boolean {
  return status !== undefined && status >= 300 && status < 400
}

/** Whether every usable first answer only led elsewhere: then that is all that a run measures. */
export function onlyRedirects(probes: readonly LoadProbe[]): boolean {
  const usable = probes.filter(({ status }) => status !== undefined && status < 400)
  return usable.length > 0 && usable.every(isRedirect)
}

function unreachable({ target }: Side, probes: readonly LoadProbe[]): BreakwaterError {
  return new BreakwaterError({
    code: 'preview-unreachable',
    message: `The preview at ${target.origin} did not answer: ${probes[0]?.failure ?? 'no reason known'}.`,
    hint: 'Check that the deployment is up before Breakwater runs, and that its URL is right.',
  })
}

function baseSilent({ target }: Side, probes: readonly LoadProbe[] | undefined): Unproven {
  return {
    subject: 'base against head',
    code: 'base-unreachable',
    message: `The deployment of base at ${target.origin} did not answer: ${probes?.[0]?.failure ?? 'no reason known'}. Head was measured alone.`,
    hint: 'Check that it is up, and that load.base names it.',
  }
}
