import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { BreakwaterError } from '../core/error.ts'
import type { Review } from '../core/review.ts'
import { renderJson } from '../report/json.ts'
import { renderMarkdown } from '../report/markdown.ts'
import { renderTerminal } from '../report/terminal.ts'
import type { World } from './world.ts'

export interface OutputOptions {
  readonly format: 'terminal' | 'json' | 'markdown'
  readonly output: string | undefined
}

/** Writes the review where the user wants it. */
export async function writeReview(review: Review, options: OutputOptions, world: World): Promise<void> {
  const text = rendered(review, options, world)
  if (options.output === undefined) return world.stdout(text)
  const file = resolve(world.cwd, options.output)
  try {
    // A folder that is missing here is made; one that is missing elsewhere is rather a slip of the pen.
    if (isInside(world.cwd, file)) await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  } catch (cause) {
    throw new BreakwaterError(
      {
        code: 'output-unwritable',
        message: `The result cannot be written to ${options.output} (${reasonOf(cause)}).`,
        hint: 'Name a file in a folder that is there and that you may write to, or leave --output out.',
      },
      { cause },
    )
  }
  world.stderr(`report written to ${options.output}\n`)
}

function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  return message.split(',', 1)[0] ?? message
}

function isInside(directory: string, file: string): boolean {
  const path = relative(directory, file)
  return !isAbsolute(path) && path.split(sep)[0] !== '..'
}

function rendered(review: Review, { format, output }: OutputOptions, { terminal }: World): string {
  switch (format) {
    case 'terminal':
      return renderTerminal(review, { ...terminal, colour: terminal.colour && output === undefined })
    case 'json':
      return renderJson(review)
    case 'markdown':
      return renderMarkdown(review)
    default:
      return format satisfies never
  }
}
