import type { Clock, Log } from '../core/ports.ts'

/** What the program reaches of the world besides its adapters; made at the edge, handed down. */
export interface World {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: Clock
  readonly log: Log
  /** Results only. */
  readonly stdout: (text: string) => void
  /** Trouble that left no result; text of strangers is made harmless on the way. */
  readonly stderr: (text: string) => void
  /** What the terminal behind stdout can show; width in columns, `unicode`: signs beyond letters. */
  readonly terminal: { readonly colour: boolean; readonly width: number; readonly unicode?: boolean }
}
