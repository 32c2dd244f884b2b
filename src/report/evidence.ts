import type { Proof } from '../core/proof.ts'
import { capital, traceSummary } from './proof.ts'
import { comparisonText, diffText, exchangeText, measurementText, queryText, replayText } from './words.ts'

/** A piece of a proof, not escaped yet: a sentence, or text to be shown as it stands. `-`: only in base, `+`: only in head. */
export type Evidence =
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly sign: '|' | '-' | '+' }

/** A proof in the order in which it convinces. */
export function evidenceOf(proof: Proof): readonly Evidence[] {
  switch (proof.kind) {
    case 'witness':
      return [
        say(`Proof: ${proof.acceptedBy} accepts this, ${proof.refusedBy} refuses it (${proof.refusal}):`),
        show(proof.shown),
        ...(proof.replay ? [say(replayText(proof.replay))] : []),
      ]
    case 'trace':
      return [
        say(`Proof: ${traceSummary(proof)}:`),
        show(proof.statement),
        ...(proof.error ? [say(`Postgres says: ${proof.error}`)] : []),
      ]
    case 'measurement':
      return [say(`Proof: ${measurementText(proof)}`)]
    case 'comparison':
      return [say(`Proof: ${comparisonText(proof)}`)]
    case 'exchange':
      return [say(`Proof: ${exchangeText(proof)}`), show(proof.shown)]
    case 'query':
      return queryEvidence(proof)
    case 'diff':
      return [
        say(`${capital(diffText(proof))}:`),
        ...(proof.before ? [show(proof.before.text, '-')] : []),
        ...(proof.after ? [show(proof.after.text, '+')] : []),
      ]
    case 'source':
      return [show(proof.excerpt)]
    case 'undecided':
      return [say(`Not proved: ${proof.reason}`)]
    default:
      return proof satisfies never
  }
}

function queryEvidence(proof: Extract<Proof, { kind: 'query' }>): readonly Evidence[] {
  const { sql, sqlstate, error, values, statement } = proof
  return [
    say(`Proof: ${queryText(proof)}:`),
    show(sql),
    ...(values ? [say(`run with ${values}`)] : []),
    ...(error ? [say(`${sqlstate ? 'Postgres says' : 'The difference'}: ${error}`)] : []),
    ...(statement ? [say('after'), show(statement)] : []),
  ]
}

function say(text: string): Evidence {
  return { kind: 'sentence', text }
}

function show(text: string, sign: '|' | '-' | '+' = '|'): Evidence {
  return { kind: 'text', text, sign }
}
