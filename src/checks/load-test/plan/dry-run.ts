import type { CheckContext, Unproven } from '../../../core/check.ts'
import { BreakwaterError } from '../../../core/error.ts'
import type { LoadProbe } from '../../../core/load.ts'
import type { HttpProbe } from '../../../core/ports.ts'
import { count, enumerate, unique } from '../../../core/wording.ts'
import { type SettingNames, settingNames } from '../settings.ts'
import type { Side, Sides } from '../side.ts'
import type { Candidate } from './candidate.ts'
import { firstAnswers, isExpected, type Tried } from './first-answers.ts'

export interface DryRun {
  /** Those that answered as expected on every side. */
  readonly usable: readonly Candidate[]
  /** Undefined where base was given and did not answer. */
  readonly sides: Sides
  /** Head's answers, but for operations that base fails as well. */
  readonly probes: readonly LoadProbe[]
  /** Base's status, by name, of operations that only head fails. */
  readonly failedOnHead: ReadonlyMap<string, number>
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
}

/** Each operation asked on each side before any load; rejects where head answers none. */
export async function dryRun(
  probe: HttpProbe['probe'],
  sides: Sides,
  candidates: readonly Candidate[],
  { config, clock }: CheckContext,
): Promise<DryRun> {
  const { tried, silentBase } = await firstAnswers(probe, sides, candidates, { seed: config.load.seed, clock })
  const head = tried.map((one) => one.head)
  if (head.length > 0 && head.every(({ status }) => status === undefined)) throw unreachable(sides.head, head)
  const dropped = leftOut(
    tried.filter((one) => !isUsable(one)),
    settingNames(config),
  )
  const usable = tried.filter(isUsable)
  return {
    usable: usable.map(({ candidate }) => candidate),
    sides: silentBase === undefined ? sides : { head: sides.head, base: undefined },
    probes: tried
      .filter((one) => one.base === undefined || isExpected(one.candidate.operation, one.base))
      .map((one) => withoutSecrets(one)),
    failedOnHead: new Map(tried.flatMap(failedOnHeadAlone)),
    remarks: [...dropped.remarks, ...refusals(usable), ...redirects(usable.map((one) => one.head))],
    unproven: [
      ...dropped.unproven,
      ...(silentBase !== undefined && sides.base !== undefined ? [baseSilent(sides.base, silentBase)] : []),
      ...nothingButRedirects(usable, settingNames(config)),
    ],
  }
}

/** Paths that were left out of operations that are loaded. */
function refusals(usable: readonly Tried[]): readonly string[] {
  return usable
    .filter(({ refused }) => refused.length > 0)
    .map(({ candidate: { operation }, refused }) => {
      const isOne = refused.length === 1
      const statuses = enumerate(unique(refused))
      return `${count(refused.length, 'path')} of ${operation.name} answered ${statuses} before the load, so ${isOne ? 'it is' : 'they are'} not among those that are loaded.`
    })
}

function failedOnHeadAlone({ candidate: { operation }, head, base }: Tried): readonly (readonly [string, number])[] {
  if (base?.status === undefined || !isExpected(operation, base) || isExpected(operation, head)) return []
  return [[operation.name, base.status]]
}

/** An answer goes into the report with the request as the plan has it. */
function withoutSecrets({ candidate: { operation }, head }: Tried): LoadProbe {
  const { name, method, paths, headers, body } = operation
  const path = paths[0] ?? '/'
  return { ...head, operation: { name, method, path, headers, ...(body === undefined ? {} : { body }) } }
}

function isUsable({ candidate, head, base }: Tried): boolean {
  return isWanted(candidate, head) && (base === undefined || isWanted(candidate, base))
}

function isWanted(candidate: Candidate, probe: LoadProbe): boolean {
  return isExpected(candidate.operation, probe) && !isPage(candidate, probe)
}

/** A login, or the page that a server has for every path, answers in the place of the operation. */
function isPage({ describesJson = false }: Candidate, { status = 0, headers = {} }: LoadProbe): boolean {
  return describesJson && status >= 200 && status < 300 && /^text\/html\b/i.test(headers['content-type'] ?? '')
}

/** What is left out because of its first answer: named by the user, it is missed; found by us, it is mentioned. */
function leftOut(
  dropped: readonly Tried[],
  names: SettingNames,
): { readonly remarks: readonly string[]; readonly unproven: readonly Unproven[] } {
  const alike = new Map<string, Tried[]>()
  for (const one of dropped.filter(({ candidate }) => !candidate.named)) {
    const said = outcomeOf(one)
    alike.set(said, [...(alike.get(said) ?? []), one])
  }
  return {
    remarks: [...alike].map(([said, tried]) => leftOutMessage(tried, said)),
    unproven: dropped
      .filter(({ candidate }) => candidate.named)
      .map((one) => ({
        subject: one.candidate.operation.name,
        code: 'operation-not-loaded',
        message: leftOutMessage([one], outcomeOf(one)),
        hint: isRefused(one)
          ? `Name the environment variable of its secret under ${names.credentials}.`
          : insteadText(one, names),
      })),
  }
}

function insteadText({ candidate: { operation } }: Tried, names: SettingNames): string {
  const { expectStatus } = operation
  return expectStatus === undefined
    ? `Name a request (${names.operations}) that the server answers with 2xx or 3xx.`
    : `Correct what it is expected to answer (${enumerate(expectStatus.map(String))}), or what answers.`
}

function leftOutMessage(tried: readonly Tried[], said: string): string {
  const one = tried.length === 1
  const schemes = unique(tried.flatMap(({ candidate }) => candidate.schemes))
  const named = schemes.length === 0 ? '' : ` (load.auth: ${enumerate(schemes)})`
  const sent = tried.some(({ candidate }) => candidate.operation.credentials.length > 0) ? ' other than those sent' : ''
  const why = tried.some(isRefused) ? `; ${one ? 'it needs' : 'they need'} credentials${sent}${named}` : ''
  const subject = enumerate(tried.map(({ candidate }) => candidate.operation.name))
  return `${subject} ${said} before the load, so ${one ? 'it was' : 'they were'} not loaded${why}.`
}

function isRefused({ head, base }: Tried): boolean {
  return [head, base].some((probe) => probe?.status === 401 || probe?.status === 403)
}

/** `answered 404 on base and on head`, `answered 404 on base and answered 500 on head` */
function outcomeOf({ candidate, head, base }: Tried): string {
  const said = (probe: LoadProbe) =>
    isPage(candidate, probe) ? `${answerIn(probe)} with a page of HTML, where the contract has JSON,` : answerIn(probe)
  const onHead = isWanted(candidate, head) ? undefined : said(head)
  const onBase = base === undefined || isWanted(candidate, base) ? undefined : said(base)
  if (onBase !== undefined && onBase === onHead) return `${onBase} on base and on head`
  return [
    ...(onBase === undefined ? [] : [`${onBase} on base`]),
    ...(onHead === undefined ? [] : [base === undefined ? onHead : `${onHead} on head`]),
  ].join(' and ')
}

function answerIn({ status, failure }: LoadProbe): string {
  return status === undefined ? `did not answer (${failure ?? 'no reason known'})` : `answered ${status}`
}

function redirects(probes: readonly LoadProbe[]): readonly string[] {
  const names = probes.filter(isRedirect).map(({ operation }) => operation.name)
  return names.length === 0 ? [] : [`Answered with a redirect, which is what was measured: ${enumerate(names)}.`]
}

/** Floors that only redirects keep are no proof: a login page in front of a preview answers every request so. */
function nothingButRedirects(usable: readonly Tried[], names: SettingNames): readonly Unproven[] {
  const isMeant = usable.every(({ candidate: { operation } }) => operation.expectStatus !== undefined)
  if (isMeant || !onlyRedirects(usable.map(({ head }) => head))) return []
  return [
    {
      subject: 'the service behind its redirects',
      code: 'load-only-redirects',
      message:
        'Every request was answered with a redirect, so the times are those of the redirects and not of what they lead to.',
      hint: `Name the URL that they lead to. If they lead to a login, name the header that opens the preview under ${names.headers}; if redirects are what the service is for, say so by ${names.statuses}.`,
    },
  ]
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
