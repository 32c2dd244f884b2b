import type { Finding } from '../../../../src/core/finding.ts'
import { candidatesFor } from './candidates.ts'
import { judged, loud, said } from './judged.ts'
import type { Model } from './model.ts'
import type { Narrowed, Narrowing } from './narrowings.ts'
import { acceptedBy, sentBy } from './oracle.ts'
import { type Position, specsOf, type Version } from './specs.ts'

/** How one narrowing was told, in both directions and both ways round, and what is wrong with that. */
export interface Told {
  readonly wrong: readonly string[]
  /** Breaks that trying values one by one had found. */
  readonly breaks: number
}

/**
 * The policy: in a request the narrowing breaks and its reverse is silent, in a response the other way round. Whether
 * it breaks anything at all (another keyword may have refused those values before) is found by trying values with ajv.
 */
export async function told(
  { wide, narrow, direct }: Narrowed,
  narrowing: Pick<Narrowing, 'request' | 'response'>,
  version: Version,
): Promise<Told> {
  const sent = await breakOf('request', wide, narrow, direct ? narrowing.request : undefined, version)
  const returned = await breakOf('response', narrow, wide, direct ? narrowing.response : undefined, version)
  const silence = [
    ...(await silenceOf(['request', 'parameter'], narrow, wide, version)),
    ...(await silenceOf(['response'], wide, narrow, version)),
  ]
  return { wrong: [...sent.wrong, ...returned.wrong, ...silence], breaks: sent.breaks + returned.breaks }
}

async function silenceOf(
  where: readonly Position[],
  base: Model,
  head: Model,
  version: Version,
): Promise<readonly string[]> {
  const findings = loud(await judged(...specsOf(base, head, version, where)))
  return said(findings).map((text) => `${where.join(' and ')} should be silent: ${text}`)
}

async function breakOf(
  position: 'request' | 'response',
  base: Model,
  head: Model,
  severity: Narrowing['response'],
  version: Version,
): Promise<Told> {
  const [inner, outer] = position === 'request' ? [base, head] : [head, base]
  const findings = loud(await judged(...specsOf(base, head, version, [position])))
  const [fits, accepts, sends] = [acceptedBy(inner, position), acceptedBy(outer, position), sentBy(inner, position)]
  const slipped = candidatesFor(inner, outer, position).filter((value) => sends(value) && !accepts(value))
  const shown = `${position}: ${said(findings).join('; ') || 'nothing was said'}`
  const wrong = findings.flatMap((finding) => falseWitness(finding, fits, accepts)).map((text) => `${shown} ${text}`)
  if (slipped.length === 0) return { wrong, breaks: 0 }
  const loudest = findings.map((one) => one.severity).sort()[0]
  const fine = severity === undefined ? loudest !== undefined : loudest === severity
  const missed = `${shown}, and ${JSON.stringify(slipped[0])} breaks: that is ${severity ?? 'an error or a warning'}`
  return { wrong: fine ? wrong : [...wrong, missed], breaks: 1 }
}

function falseWitness({ proof }: Finding, fits: (value: unknown) => boolean, accepts: (value: unknown) => boolean) {
  if (proof.kind !== 'witness') return []
  return [
    ...(fits(proof.value) ? [] : ['(the witness does not fit where it should)']),
    ...(accepts(proof.value) ? ['(the witness fits where it should not)'] : []),
  ]
}
