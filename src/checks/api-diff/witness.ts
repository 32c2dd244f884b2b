import { BreakwaterError } from '../../core/error.ts'
import type { Proof } from '../../core/proof.ts'
import { embed } from './embed.ts'
import type { Meaning } from './meaning/meaning.ts'
import type { Referee, Refusal } from './referee.ts'
import type { RootCause } from './root-causes.ts'
import type { Pair, SchemaChange } from './schema-changes.ts'
import { questionsOf } from './schema-question.ts'
import { exchangeOf } from './show-exchange.ts'
import type { ValuePlace } from './value-place.ts'

/** Places at which a payload is tried; more would not make it likelier. */
const maxShown = 3
/** Places at which it is asked whether any value is lost at all. */
const maxAsked = 50

export type Witness = Extract<Proof, { kind: 'witness' }>

export type Shown =
  | { readonly kind: 'shown'; readonly witness: Witness; readonly mayBeError: boolean }
  /** Proved: the difference takes no value away. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unproved'; readonly reason: string }

/**
 * A whole payload that one side accepts and the other refuses, confirmed by the referee on both schemas as they are
 * written; or proof that there is none; or why neither is known.
 */
export function findWitness({ change, pairs }: RootCause, referee: Referee, meaning: Meaning): Shown {
  let reason: string | undefined
  let tried = 0
  let open = pairs.length > maxAsked
  for (const pair of pairs.slice(0, maxAsked)) {
    if (tried >= maxShown && open) break
    const shown = attempt(pair, change, referee, meaning)
    if (shown.kind === 'shown') return shown
    if (shown.kind === 'nothing') continue
    open = true
    tried++
    // The first try is the likeliest, so what became of it is told.
    reason ??= shown.reason
  }
  return open ? { kind: 'unproved', reason: reason ?? 'no payload was found that shows it' } : { kind: 'nothing' }
}

function attempt(pair: Pair<ValuePlace>, change: SchemaChange, referee: Referee, meaning: Meaning): Shown {
  try {
    return showAt(pair, change, referee, meaning)
  } catch (thrown) {
    if (!(thrown instanceof BreakwaterError || thrown instanceof RangeError)) throw thrown
    const reason = thrown instanceof BreakwaterError ? thrown.trouble.message : 'the schema is too deep'
    return { kind: 'unproved', reason }
  }
}

function showAt(pair: Pair<ValuePlace>, change: SchemaChange, referee: Referee, meaning: Meaning): Shown {
  const shownBy = change.shownBy ? [{ value: change.shownBy.value, mayBeError: true }] : []
  const questions = shownBy.length > 0 ? [] : questionsOf(pair, change)
  let reason: string | undefined
  for (const candidate of [...shownBy, ...questions]) {
    const { mayBeError } = candidate
    const answer = 'value' in candidate ? { kind: 'value' as const, ...candidate } : meaning.find(candidate.wanted)
    if (answer.kind === 'empty') continue
    if (answer.kind === 'undecided') reason ??= answer.reason
    else {
      const tried = check(pair, answer.value, change, referee, meaning)
      if ('kind' in tried) return { kind: 'shown', witness: tried, mayBeError }
      reason ??= tried.reason
    }
  }
  return reason === undefined ? { kind: 'nothing' } : { kind: 'unproved', reason }
}

function check(
  pair: Pair<ValuePlace>,
  value: unknown,
  change: SchemaChange,
  referee: Referee,
  meaning: Meaning,
): Witness | { readonly reason: string } {
  const built = embed(pair, value, meaning)
  if (!built) return { reason: 'no payload could be built around the value that shows it' }
  const { top, at } = built
  const place = top.roots[0]
  if (!place) return { reason: 'no operation leads there' }
  const { direction } = top
  const [acceptedBy, refusedBy] = direction === 'response' ? (['head', 'base'] as const) : (['base', 'head'] as const)
  const accepted = referee(top[acceptedBy][0], built.value, direction)
  if (accepted.kind === 'unable') return { reason: accepted.reason }
  if (accepted.kind === 'refused') {
    return {
      reason: `the payload that was tried does not fit ${acceptedBy} either: ${accepted.refusals[0]?.text ?? ''}`,
    }
  }
  const refused = referee(top[refusedBy][0], built.value, direction)
  if (refused.kind === 'unable') return { reason: refused.reason }
  if (refused.kind === 'accepted') return { reason: `${refusedBy} accepts the payload that was tried` }
  // Another change of the same schema may be what refuses it; only a refusal at this very place proves this one.
  const there = refused.refusals.filter((refusal) => isThere(refusal.at, at, change))
  const [here] = there.toSorted((a, b) => relevance(b, change) - relevance(a, change))
  if (!here || !provesAll(change, there))
    return { reason: `${refusedBy} refuses the payload that was tried, but for another reason` }
  return {
    kind: 'witness',
    value: built.value,
    acceptedBy,
    refusedBy,
    refusal: here.text,
    ...exchangeOf(place, acceptedBy, built.value, meaning),
  }
}

/** A keyword that speaks of several things at once refuses at the one of them that is wrong. */
function isThere(refusedAt: string, at: string, change: SchemaChange): boolean {
  if (change.shownBy !== undefined || refusedAt === at) return true
  return (change.kind === 'keyword' || change.kind === 'closed') && refusedAt.startsWith(`${at}/`)
}

/** Whether a refusal speaks of the change's own name or limit. */
function namedIn(change: SchemaChange, text: string): boolean {
  if ('names' in change) return change.names.some((name) => text.includes(`'${name}'`) || text.endsWith(`(${name})`))
  return change.kind === 'bound' && text.includes(String(change.to.at))
}

/** A change of several names is proved when each of them is refused. */
function provesAll(change: SchemaChange, refusals: readonly Refusal[]): boolean {
  if (!('names' in change)) return true
  return change.names.every((name) =>
    refusals.some(({ text }) => text.includes(`'${name}'`) || text.endsWith(`(${name})`)),
  )
}

/** Inside anyOf every branch says why it refuses; the one that speaks of the change is told. */
function relevance({ keyword, text }: Refusal, change: SchemaChange): number {
  const wanted: Partial<Record<SchemaChange['kind'], readonly string[]>> = {
    type: ['type'],
    null: ['type'],
    values: ['enum', 'const'],
    required: ['required'],
    closed: ['additionalProperties'],
    'property-removed': ['additionalProperties'],
    branch: ['oneOf', 'anyOf', 'required'],
    choice: ['oneOf', 'anyOf'],
  }
  const keywords =
    wanted[change.kind] ??
    (change.kind === 'bound' ? [change.bound] : change.kind === 'keyword' ? [change.keyword] : [change.kind])
  return (keywords.includes(keyword) ? 2 : 0) + (namedIn(change, text) ? 1 : 0)
}
