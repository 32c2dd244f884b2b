import type { Location } from './error.ts'
import type { LockTaken, RowCounts } from './trace.ts'

/** Text of a file as it stands there, with its place: one side of a difference. */
export interface Excerpt {
  readonly text: string
  readonly location?: Location
}

/** A request, ready to be sent. */
export interface WitnessRequest {
  readonly method: string
  /** What stands before the path on the contract's own server: `/v1`, or nothing. */
  readonly prefix: string
  /** Path and query, encoded. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Replay {
  /** What was asked for, without any query of the preview's own: that may be a secret. */
  readonly url: string
  readonly status: number
  /** `says-nothing`: the preview asked for rights, for patience, or for another address before it looked. */
  readonly answer: 'refused' | 'accepted' | 'failed' | 'says-nothing'
}

/** What convinces a doubter, by shape of evidence and not by check. */
export type Proof =
  /**
   * A payload that the schema of one side accepts and that of the other refuses. It exists only after ajv, the
   * referee, said both: `refusal` is what it said on the refusing side. `shown` is the whole request or response.
   */
  | {
      readonly kind: 'witness'
      readonly value: unknown
      readonly acceptedBy: 'base' | 'head'
      readonly refusedBy: 'base' | 'head'
      readonly refusal: string
      readonly shown: string
      /** The request as data, where it is one that can be sent. */
      readonly request?: WitnessRequest
      /** What became of the request when it was sent to the preview. It proves nothing of the contract. */
      readonly replay?: Replay
    }
  /** What Postgres did when the statement ran. */
  | {
      readonly kind: 'trace'
      readonly statement: string
      readonly locks: readonly LockTaken[]
      readonly scans: readonly string[]
      readonly rewrites: readonly string[]
      readonly rows: RowCounts
      readonly sqlstate?: string
      readonly error?: string
      readonly engine: string
    }
  /**
   * A metric against its floor. `exceeding` of `samples` were past the floor; `probability` is that of a result at
   * least as bad were the floor kept (exact binomial).
   */
  | {
      readonly kind: 'measurement'
      readonly metric: string
      readonly measured: number
      readonly floor: number
      readonly unit: string
      readonly samples: number
      readonly exceeding: number
      readonly probability: number
    }
  /**
   * Head against base, loaded in turns in many short rounds: `worse` of `rounds` were worse on head. `probability` is that of
   * a result at least as bad, were both alike (exact); a second, fresh run bore it out.
   */
  | {
      readonly kind: 'comparison'
      readonly metric: string
      readonly base: number
      readonly head: number
      /** `ms`, or `share` of requests. */
      readonly unit: string
      /** By how much head's is larger, 1 for equal, with the interval that goes with the test. */
      readonly ratio?: { readonly estimate: number; readonly low: number; readonly high: number }
      readonly rounds: number
      readonly worse: number
      readonly probability: number
    }
  /** A query that the running release sends, which base serves and head does not. */
  | {
      readonly kind: 'query'
      readonly sql: string
      /** Of head's refusal; undefined: head answers, and not as base did. */
      readonly sqlstate?: string
      /** What Postgres says, or how the answer differs. */
      readonly error?: string
      /** What it was run with: `$1 = 5`. */
      readonly values?: string
      /** The new statement after which it was so; undefined: no one statement did it. */
      readonly statement?: string
    }
  /**
   * Both sides as written. `structural`: one of the closed list of differences that need no payload, such as an
   * operation that base has and head lacks; only such a difference may be an error.
   */
  | {
      readonly kind: 'diff'
      readonly structural: boolean
      readonly before: Excerpt | undefined
      readonly after: Excerpt | undefined
      /** What the two are, in words that begin or end a sentence; absent where they are base and head. */
      readonly sides?: readonly [before: string, after: string]
    }
  /** A request that the contract forbids, and what the running preview answered to it. */
  | {
      readonly kind: 'exchange'
      /** The request as it was sent, without any secret. */
      readonly shown: string
      /** What of it the contract forbids. */
      readonly because: string
      readonly status: number
    }
  /** The text that the finding is about; evidence that it stands there, not of what it does. */
  | { readonly kind: 'source'; readonly excerpt: string }
  /** Neither proved nor disproved. */
  | { readonly kind: 'undecided'; readonly reason: string }

/** Whether a proof is strong enough for `error`: principle 1, no unproved red. */
export function provesError(proof: Proof): boolean {
  switch (proof.kind) {
    case 'witness':
    case 'trace':
    case 'measurement':
    case 'comparison':
    case 'query':
    case 'exchange':
      return true
    case 'diff':
      return proof.structural
    case 'source':
    case 'undecided':
      return false
    default:
      return proof satisfies never
  }
}
