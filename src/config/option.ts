import * as z from 'zod'
import { nearest } from '../core/nearest.ts'

/** Something that can be asked of Breakwater from outside. */
export interface OptionDefinition<Value> {
  readonly value: z.ZodType<Value, string | undefined>
  readonly description: string
  /** What stands for the value in the help: `--base REF`. Absent: a flag, which takes none. */
  readonly metavariable?: string
  /** May be given several times; the values arrive joined by line ends. */
  readonly repeatable?: true
  /** Shown in the help; the schema itself fills it in. */
  readonly default?: string
  /** Never to be printed or logged. */
  readonly secret?: true
  /** How the Action words it, where it means something a little different there. */
  readonly actionDescription?: string
}

/** Keeps the types of what is defined. */
export function define<Value, Definition extends OptionDefinition<Value>>(definition: Definition): Definition {
  return definition
}

export const text = z.string().trim().min(1, 'must not be empty')

/** Said or not; `commander` gives nothing, or the word that stands for it. */
export const flag = z
  .string()
  .optional()
  .transform((given) => given === 'true')

/** One of a few words; a wrong one is told the nearest. */
export function choice<const Word extends string>(words: readonly Word[]) {
  return z
    .string()
    .trim()
    .transform((given, context): Word => chosen(given, words, context) ?? z.NEVER)
}

/** Words with commas between them. */
export function listOf<const Word extends string>(words: readonly Word[]) {
  return z.string().transform((given, context): readonly Word[] => {
    const parts = given
      .split(/[,\n]/)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    if (parts.length === 0)
      context.addIssue({ code: 'custom', message: `must name at least one of ${words.join(', ')}` })
    return [...new Set(parts.flatMap((part) => chosen(part, words, context) ?? []))]
  })
}

function chosen<Word extends string>(
  given: string,
  words: readonly Word[],
  context: z.core.$RefinementCtx<string>,
): Word | undefined {
  const found = words.find((word) => word === given)
  if (found !== undefined) return found
  const meant = nearest(given, words)
  const hint = meant ? `; did you mean ${meant}?` : ''
  context.addIssue({ code: 'custom', message: `knows no ${JSON.stringify(given)}, only ${words.join(', ')}${hint}` })
  return undefined
}

/** A value a line, each read by itself. */
export function linesOf<Value>(read: (line: string, context: z.core.$RefinementCtx<string>) => Value) {
  return z
    .string()
    .default('')
    .transform((given, context): readonly Value[] =>
      given
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
        .map((line) => read(line, context)),
    )
}
