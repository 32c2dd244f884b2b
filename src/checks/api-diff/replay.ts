import type { CheckContext } from '../../core/check.ts'
import { troubleOf } from '../../core/error.ts'
import type { Finding } from '../../core/finding.ts'
import type { HttpProbe } from '../../core/ports.ts'
import { judgeTarget, type Target } from '../../core/preview-target.ts'
import type { Proof, Replay, WitnessRequest } from '../../core/proof.ts'
import { count } from '../../core/wording.ts'

/** A preview is somebody's small machine, and nobody waits long for a review. */
const maxRequests = 20
const timeoutMs = 5_000
/** A server that keeps silent so often is not asked on. */
const maxSilent = 3
const maxAddresses = 4

interface Replayed {
  /** The findings given, with what the preview answered. */
  readonly findings: readonly Finding[]
  readonly remarks: readonly string[]
}

interface Replayable {
  readonly finding: Finding
  readonly proof: Extract<Proof, { kind: 'witness' }>
  readonly request: WitnessRequest
}

/**
 * Sends requests that base accepts and head refuses to the preview, one after another, to show whether the server does
 * what its contract says. No severity depends on the answer, and whatever goes wrong is a remark. The preview is judged
 * as for a load test: only what the base branch or the event names is contacted.
 */
export async function replay(findings: readonly Finding[], context: CheckContext): Promise<Replayed> {
  const { to, methods } = context.config.api.replay
  if (to === 'nobody') return { findings, remarks: [] }
  const all = findings.flatMap(replayableOf)
  const allowed = all.filter(({ request }) => methods.some((method) => method === request.method))
  const held = all.length - allowed.length
  const heldRemark =
    held === 0
      ? []
      : [`${count(held, 'request')} that would show a break not replayed: only ${methods.join(' and ')} may be sent`]
  if (allowed.length === 0) return { findings, remarks: heldRemark }
  try {
    const told = await ask(allowed, context)
    return {
      findings: findings.map((finding) => withReplay(finding, told.answers.get(finding))),
      remarks: [...heldRemark, ...told.remarks],
    }
  } catch (thrown) {
    if (thrown instanceof Error) context.log.debug(thrown.stack ?? thrown.message)
    const { message, hint } = troubleOf(thrown)
    return { findings, remarks: [...heldRemark, `Nothing was replayed: ${message} ${hint}`] }
  }
}

function replayableOf(finding: Finding): readonly Replayable[] {
  const { proof } = finding
  if (proof.kind !== 'witness' || proof.refusedBy !== 'head' || !proof.request) return []
  return [{ finding, proof, request: proof.request }]
}

function withReplay(finding: Finding, answer: Replay | undefined): Finding {
  const { proof } = finding
  return answer && proof.kind === 'witness' ? { ...finding, proof: { ...proof, replay: answer } } : finding
}

interface Told {
  readonly answers: ReadonlyMap<Finding, Replay>
  readonly remarks: readonly string[]
}

async function ask(wanted: readonly Replayable[], context: CheckContext): Promise<Told> {
  const { preview, config, fromFork, log } = context
  if (preview === undefined) return { answers: new Map(), remarks: ['Nothing was replayed: no preview is named.'] }
  const probe = await context.loadEngines()
  const policy = { namedBy: preview.namedBy, fromFork, hosts: config.load.hosts }
  const target = await judgeTarget(preview.url, policy, probe.resolve)
  log.progress(`API diff: asking ${target.origin} ...`)
  const answers = new Map<Finding, Replay>()
  const failures: string[] = []
  let addresses = target.addresses.slice(0, maxAddresses)
  for (const { finding, request } of wanted.slice(0, maxRequests)) {
    const told = await send(request, target, addresses, probe)
    if ('failure' in told) failures.push(told.failure)
    else {
      answers.set(finding, told.replay)
      addresses = [told.address]
    }
    if (failures.length >= maxSilent) break
  }
  return { answers, remarks: remarksOf(wanted.length, answers.size, failures, target) }
}

function remarksOf(
  wanted: number,
  answered: number,
  failures: readonly string[],
  { origin }: Target,
): readonly string[] {
  const [failure] = failures
  const left = wanted - answered - failures.length
  return [
    `${count(answered, 'request')} replayed at ${origin}; what it answers changes no severity`,
    ...(failure === undefined ? [] : [`${count(failures.length, 'request')} without an answer: ${failure}`]),
    ...(left > 0 ? [`${count(left, 'further request')} not replayed: at most ${maxRequests} are sent`] : []),
  ]
}

type Sent = { readonly replay: Replay; readonly address: string } | { readonly failure: string }

/** One request, to the first of the judged addresses that answers. */
async function send(
  { method, prefix, path: written, headers, body }: WitnessRequest,
  target: Target,
  addresses: readonly string[],
  probe: HttpProbe,
): Promise<Sent> {
  // A preview's URL with a path of its own stands for the contract's server.
  const path = `${target.path === '' ? prefix : target.path}${written}`
  const operation = { name: `${method} ${path}`, method, path, headers, ...(body === undefined ? {} : { body }) }
  let failure = 'no address'
  for (const address of addresses) {
    const [answer] = await probe.probe({ origin: target.origin, address, operations: [operation], timeoutMs })
    if (answer?.status !== undefined) {
      const { status } = answer
      return { address, replay: { url: `${target.origin}${path}`, status, answer: meaningOf(status) } }
    }
    failure = answer?.failure ?? 'no reason known'
  }
  return { failure }
}

/** 401, 403, 429 and redirects come from what stands before the contract. */
function meaningOf(status: number): Replay['answer'] {
  if (status >= 500) return 'failed'
  if (status === 400 || status === 404 || status === 422) return 'refused'
  return status >= 200 && status < 300 ? 'accepted' : 'says-nothing'
}
