import type { Finding } from '../../../src/core/finding.ts'
import type { Truth } from './oracle.ts'
import type { Pair } from './pair.ts'
import type { RemedyTruth } from './remedies.ts'

/** One form of a pair: what native Postgres did, and what each tool says. */
export interface Judged {
  readonly pair: Pair
  readonly form: 'unsafe' | 'safe'
  readonly truth: Truth
  readonly ours: readonly Finding[]
  readonly unproven: readonly string[]
  /** Names of squawk's rules; undefined where it is not here. */
  readonly theirs: readonly string[] | undefined
  readonly remedies: readonly RemedyTruth[]
}

export function nameOf({ pair, form }: Pick<Judged, 'pair' | 'form'>): string {
  return `${pair.name} (${form})`
}

/** What the oracle has seen, in a word or two each; empty: no harm that it can see. */
export function harmsOf({ blocks, sqlstate, loss, broken }: Truth): readonly string[] {
  const blocked = blocks.filter((visitor) => visitor !== 'rows')
  return [
    ...(blocked.length > 0 ? [`blocks ${blocked.join(' and ')}`] : []),
    // Rows that an UPDATE has changed are its own until it commits, without any lock on the table.
    ...(blocks.length > 0 && blocked.length === 0 ? ['blocks writes to its rows'] : []),
    ...(sqlstate === undefined ? [] : [`fails with ${sqlstate}`]),
    ...loss,
    ...broken.map((query) => `breaks ${query}`),
  ]
}

/** Whether a tool speaks up: the notes are for reading, not for stopping. */
export function flagged({ ours }: Judged): readonly Finding[] {
  return ours.filter(({ severity }) => severity !== 'note')
}

export function ruleOf({ ruleId }: Finding): string {
  return ruleId.replace('migration/', '')
}

/** Squawk's rules of style and of settings, which it has for every file; its hazards are what is compared. */
const style =
  /^(prefer-(?!repack)|require-(lock|statement)-timeout|require-timeout|require-table-schema|ban-char|require-enum|identifier)/

export function hazardsOf(rules: readonly string[]): readonly string[] {
  return rules.filter((rule) => !style.test(rule))
}

/** Each place where a tool and the oracle do not say the same, in words. */
export function disagreements(judged: Judged): readonly string[] {
  const { truth, ours, unproven } = judged
  const errors = ours.filter(({ severity }) => severity === 'error')
  const blocks = truth.blocks.some((visitor) => visitor !== 'rows')
  const harms = harmsOf(truth)
  const said = new Set(flagged(judged).map(ruleOf))
  const expected = new Set([...judged.pair.rules, 'fails-on-some-rows'])
  const texts = errors.map(({ message }) => message).join('\n')
  const red = (rule: string) => `${rule} is red`
  return [
    ...unproven.map((message) => `not proved: ${message}`),
    ...(blocks && errors.length === 0 ? ['blocks, and nothing is red'] : []),
    ...(!blocks && truth.sqlstate === undefined ? errors.map((each) => `${red(ruleOf(each))}, and nobody waits`) : []),
    ...(truth.sqlstate !== undefined && errors.length === 0 && ![...said].some((rule) => expected.has(rule))
      ? [`fails with ${truth.sqlstate}, and nothing says so`]
      : []),
    ...(harms.length > 0 && said.size === 0 ? ['harm, and no word'] : []),
    ...(blocks && truth.blocks.includes('reads') && !/blocks reads|reader waits/.test(texts)
      ? ['readers wait, and no red says so']
      : []),
    ...(blocks && !truth.blocks.includes('reads') && /blocks reads/.test(texts)
      ? ['red says that readers wait, and they do not']
      : []),
    ...(judged.form === 'unsafe' && harms.length === 0 && judged.pair.unseen === undefined
      ? ['the table calls it unsafe, and the oracle sees no harm']
      : []),
    ...(judged.form === 'safe' && blocks ? ['the table calls it safe, and it blocks'] : []),
  ]
}
