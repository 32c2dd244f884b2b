import type { ErrorKind } from '../../core/load.ts'
import type { ReadyOperation } from './requests.ts'

/** Why a request that was sent has no answer; `dropped` where this machine had no socket left for it. */
export type Failure = Exclude<ErrorKind, 'status' | 'timeout'>

/** A request's end, told once: its status and whether it said Retry-After, or why there is no answer. */
export interface RequestEnd {
  readonly answered: (status: number, retryAfter: boolean) => void
  readonly failed: (kind: Failure) => void
}

/** A request under way. */
export interface Flight {
  /** Gives it up: nothing is told of it any more. True where its connection stood. */
  readonly cancel: () => boolean
}

/** Sends requests to one target, and reads answers to their last byte. */
export interface HttpClient {
  /**
   * Before a run. Rejects where the server answers but does not speak the protocol that was asked for; that it cannot be
   * reached is counted request by request.
   */
  readonly open: (timeoutMs: number) => Promise<void>
  readonly send: (operation: ReadyOperation, path: string, end: RequestEnd) => Flight
  /** Ends connections that nothing is under way on. */
  readonly close: () => void
}

/** Certificates to trust besides those that Node trusts; for servers of our own. */
export interface Trust {
  readonly ca?: string
}

/** An answer larger than this is cut off: nobody measures a download, and memory and time are ours. */
export const largestAnswer = 64 * 1024 * 1024

/** We have no further socket, port or buffer: nothing that the server did. */
const oursAlone = new Set(['EMFILE', 'ENFILE', 'EADDRNOTAVAIL', 'ENOBUFS', 'ENOMEM'])

/** Whether it was this machine that could not connect. */
export function isOurs(error: Error): boolean {
  return oursAlone.has(codeOf(error) ?? '')
}

/** The code by which Node tells its errors apart. */
export function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Safe to be asked twice (RFC 9110, 9.2.2). */
export const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])
