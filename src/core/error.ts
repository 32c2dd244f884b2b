/** Where something is in a file of the repository; `line` and `column` count from 1. */
export interface Location {
  readonly path: string
  readonly line: number
  readonly column: number
}

/** The place of what stands in no file: a server that no contract describes was measured. Reports leave it out. */
export const nowhere: Location = { path: '', line: 1, column: 1 }

/** Expected trouble as plain data: what, and what to do next. The JSON report carries exactly this. */
export interface Trouble {
  /** Stable, kebab-case; scripts may depend on it. */
  readonly code: string
  readonly message: string
  readonly hint: string
  readonly location?: Location
}

/**
 * Trouble that a user can do something about. Everything else that is thrown is our own bug and keeps its stack.
 * `hint` says what to do next, in the words of a good colleague.
 */
export class BreakwaterError extends Error {
  readonly trouble: Trouble

  constructor(trouble: Trouble, options?: { cause?: unknown }) {
    super(trouble.message, options)
    this.name = 'BreakwaterError'
    this.trouble = trouble
  }
}

/** Turns whatever was thrown into trouble that a report can carry; a bug of ours says so and asks for the stack. */
export function troubleOf(thrown: unknown): Trouble {
  if (thrown instanceof BreakwaterError) return thrown.trouble
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return {
    code: 'internal-error',
    message: `Breakwater itself failed: ${message}`,
    hint: 'This is a bug in Breakwater. Run again with BREAKWATER_DEBUG=1 for the stack, and report it.',
  }
}

/** `path:line: message`; messages that name their own place keep it. */
export function placedMessage({ message, location }: Trouble): string {
  return location && !message.startsWith(location.path) ? `${location.path}:${location.line}: ${message}` : message
}
