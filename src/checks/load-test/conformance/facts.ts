import type { Unproven } from '../../../core/check.ts'
import type { Conformance } from '../../../core/load.ts'

/** A request that the contract forbids, and what the preview made of it. */
export interface MalformedAnswer {
  /** The operation: `POST /orders`. */
  readonly operation: string
  /** `a body without total`. */
  readonly what: string
  /** What of the contract it breaks. */
  readonly because: string
  /** The request without any secret. */
  readonly shown: string
  /** Whether it carries a body that may have been stored. */
  readonly writes: boolean
  /** Undefined: no answer, though valid requests before and after were answered. */
  readonly status: number | undefined
  /** Base, which was asked as well, fails on it too. */
  readonly baseToo: boolean
}

/** A header that was asked for, and the operations whose answers lack it. */
export interface MissingHeader {
  readonly name: string
  /** The value that was asked for; undefined: any. */
  readonly value: string | undefined
  readonly answers: readonly {
    readonly operation: string
    readonly status: number
    readonly found: string | undefined
  }[]
}

/** How a rate limit came out against what it was said to be. */
export interface RateLimitBreach {
  /** `100 requests in 60 s`. */
  readonly limit: string
  /** What does not hold, in words, the weightiest first; never empty. */
  readonly failings: readonly string[]
  /** What was counted, a line each. */
  readonly excerpt: string
}

/** What the rules judge of conformance. */
export interface ConformanceFacts {
  readonly malformed: readonly MalformedAnswer[]
  readonly missingHeaders: readonly MissingHeader[]
  readonly rateLimit: RateLimitBreach | undefined
}

export const nothingAsked: ConformanceFacts = { malformed: [], missingHeaders: [], rateLimit: undefined }

/** What one part of the conformance probes has to say. */
export interface Part {
  readonly results: readonly Conformance[]
  readonly remarks: readonly string[]
  readonly unproven: readonly Unproven[]
  readonly facts: Partial<ConformanceFacts>
}

export const silent: Part = { results: [], remarks: [], unproven: [], facts: {} }
