import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
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
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  } catch (cause) {
    throw new BreakwaterError(
      {
        code: 'output-unwritable',
        message: `The result cannot be written to ${options.output}.`,
        hint: 'Name a file in a folder that you may write to, or leave --output out.',
      },
      { cause },
    )
  }
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
