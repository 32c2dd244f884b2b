import { type Document, isAlias, isSeq, LineCounter, type Pair, type ParsedNode, parseDocument, visit } from 'yaml'
import * as z from 'zod'
import { BreakwaterError, type Location } from '../core/error.ts'
import { nearest } from '../core/nearest.ts'

/** Far above any config or profile that a person writes; keeps a hostile file from costing more than a moment. */
const configBytes = 128 * 1024
const maxProblemsShown = 5

type Path = readonly PropertyKey[]

interface Problem {
  readonly location: Location
  readonly message: string
  readonly hint: string
}

/** A file that has been read: its value, and where each part of it stands. */
interface Source {
  readonly value: unknown
  /** Place of a value, or of a key; of the nearest thing around it where it is missing. */
  readonly place: (path: Path, key?: string) => Location
}

/**
 * Parses YAML or JSON text by a zod schema that refuses unknown keys. Whatever is wrong becomes one BreakwaterError that
 * names each offending key with file, line and column, and for an unknown key the nearest known one.
 */
export function parseStrict<T>(
  schema: z.ZodType<T>,
  text: string,
  path: string,
  code = 'config-invalid',
  maxBytes = configBytes,
): T {
  const source = readSource(text, path, code, maxBytes)
  const result = schema.safeParse(source.value)
  if (result.success) return result.data
  throw strictError(
    code,
    result.error.issues.flatMap((issue) => problemsOf(issue, [], schema, source)),
  )
}

function readSource(text: string, path: string, code: string, maxBytes: number): Source {
  const lines = new LineCounter()
  const locate = (offset: number): Location => {
    const { line, col } = lines.linePos(offset)
    return { path, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const refuse = (offset: number, message: string, hint: string) =>
    strictError(code, [{ location: locate(offset), message, hint }])
  if (Buffer.byteLength(text) > maxBytes)
    throw refuse(0, `the file is larger than ${maxBytes / 1024} KiB`, 'Keep in it only what Breakwater reads.')
  try {
    // Its own check for duplicate keys compares each with each: half a minute on a hostile file of this size.
    const doc = parseDocument(text.replace(/^\uFEFF/, ''), {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      uniqueKeys: false,
    })
    const broken = doc.errors[0] ?? doc.warnings[0]
    if (broken) throw refuse(broken.pos[0], firstLine(broken.message), 'Correct the syntax at this place.')
    const { keys, twice } = indexOf(doc)
    if (twice)
      throw refuse(startOfNode(twice) ?? 0, `the key "${keyText(twice)}" stands here a second time`, 'Keep one.')
    // An alias may repeat a value a few times; aliases of aliases multiply, and that is an attack.
    const value: unknown = doc.toJS({ maxAliasCount: 50 }) ?? {}
    return { value, place: (at, key) => locate(offsetOf(doc, keys, at, key)) }
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) throw thrown
    // Only the text can cause what is left: aliases that multiply (ReferenceError), nesting past the stack (RangeError).
    const reason = thrown instanceof Error ? firstLine(thrown.message) : String(thrown)
    throw refuse(0, `cannot be read (${reason})`, 'Write it out, without aliases and without deep nesting.')
  }
}

type KeyIndex = ReadonlyMap<unknown, ReadonlyMap<string, Pair>>

/** The keys of every mapping, and the first key that stands twice in one. */
function indexOf(doc: Document.Parsed): { keys: KeyIndex; twice: unknown } {
  const keys = new Map<unknown, Map<string, Pair>>()
  let twice: unknown
  visit(doc, {
    Map: (_, map) => {
      const own = new Map<string, Pair>()
      for (const pair of map.items) {
        const key = keyText(pair.key)
        if (own.has(key)) twice ??= pair.key
        own.set(key, pair)
      }
      keys.set(map, own)
    },
  })
  return { keys, twice }
}

function offsetOf(doc: Document.Parsed, keys: KeyIndex, path: Path, key: string | undefined): number {
  let node: unknown = doc.contents
  let offset = startOfNode(node) ?? 0
  for (const step of key === undefined ? path : [...path, key]) {
    if (isAlias(node)) node = node.resolve(doc)
    const pair = keys.get(node)?.get(String(step))
    const item = pair ? pair.key : isSeq(node) && typeof step === 'number' ? node.items[step] : undefined
    const start = startOfNode(item)
    if (start === undefined) return offset
    offset = start
    node = pair ? pair.value : item
  }
  // An unknown key is what the reader has to find; else the value, or its key where it is empty.
  return key === undefined ? (startOfNode(node) ?? offset) : offset
}

function keyText(node: unknown): string {
  // `stringKeys` makes every key a scalar of text.
  return String((node as { value?: unknown } | null)?.value ?? node)
}

function startOfNode(node: unknown): number | undefined {
  // Every node of a parsed document has a range; null stands for an empty value.
  return (node as ParsedNode | null | undefined)?.range?.[0]
}

function problemsOf(issue: z.core.$ZodIssue, prefix: Path, schema: z.ZodType, source: Source): readonly Problem[] {
  const path = [...prefix, ...issue.path]
  const value = valueAt(source.value, path)
  const location = source.place(path)
  const name = path.length === 0 ? 'the file' : `"${nameOf(path)}"`
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(schemaAt(schema, path))
      return issue.keys.map((key) => unknownKey(key, path, known, source.place(path, key)))
    }
    case 'invalid_union': {
      // The branch that went deepest is the one that was meant; none that went in: the union's own words.
      const branches = issue.errors.map((issues) => [...issues].sort((a, b) => b.path.length - a.path.length))
      const meant = branches.sort((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))[0]?.[0]
      if (meant && meant.path.length > 0) return problemsOf(meant, path, schema, source)
      // Of a mapping, the branch that takes mappings says what is wrong with this one.
      const [own, ...others] = branches.filter(([one]) => one && !['invalid_type', 'invalid_union'].includes(one.code))
      if (own?.[0] && others.length === 0 && isMapping(value)) return problemsOf(own[0], path, schema, source)
      return [{ location, message: `${name}: ${issue.message}`, hint: 'Correct the value.' }]
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      const meant = typeof value === 'string' ? nearest(value, allowed) : undefined
      const is = value === undefined ? 'missing' : shown(value)
      const message = `${name} is ${is}, and must be ${alternatives(allowed)}`
      return [{ location, message, hint: meant ? `Did you mean ${meant}?` : `Write ${alternatives(allowed)}.` }]
    }
    case 'invalid_type':
      return value === undefined && path.length > 0
        ? [{ location, message: `${name} is missing`, hint: `Add it; it must be ${article(issue.expected)}.` }]
        : [
            {
              location,
              message: `${name} must be ${article(issue.expected)}, and is ${shown(value)}`,
              hint: typeHint(issue.expected, value, path),
            },
          ]
    default:
      return [{ location, message: `${name}: ${issue.message}`, hint: 'Correct the value.' }]
  }
}

/** How to write what was meant: YAML takes `5` and `yes` for something else than text, and a word for no list. */
function typeHint(expected: string, value: unknown, path: Path): string {
  const isScalar = ['string', 'number', 'boolean'].includes(typeof value)
  if (expected === 'string' && isScalar) return 'Put it into quotes if it is meant as text.'
  const key = path.at(-1)
  if (expected === 'array' && typeof key === 'string')
    return `Write a list: \`${key}: [${typeof value === 'string' ? shown(value) : '...'}]\`.`
  return 'Correct the value.'
}

function unknownKey(key: string, path: Path, known: readonly string[], location: Location): Problem {
  const meant = meantBy(key, known)
  return {
    location,
    message: `unknown key "${nameOf([...path, key])}"${meant ? ` (did you mean "${meant}"?)` : ''}`,
    hint: known.length > 0 ? `Keys that may stand here: ${listed(known, meant)}.` : 'Remove it.',
  }
}

/** Rules have a check before their name, which people leave out: `drop-column` means `migration/drop-column`. */
function meantBy(key: string, known: readonly string[]): string | undefined {
  const names = known.map((id) => id.slice(id.indexOf('/') + 1))
  if (key.includes('/') || names.every((name, index) => name === known[index])) return nearest(key, known)
  const begins = names.indexOf(key)
  const longer = begins >= 0 ? begins : names.findIndex((name) => name.startsWith(`${key}-`))
  return longer >= 0 ? known[longer] : known[names.indexOf(nearest(key, names) ?? '')]
}

/** All of a few; of many, those that say what kind of word is wanted. */
function listed(known: readonly string[], meant: string | undefined): string {
  if (known.length <= 20) return known.join(', ')
  return `${known.length} of them, such as ${meant ?? known[0]}`
}

function strictError(code: string, problems: readonly Problem[]): BreakwaterError {
  const sorted = [...problems].sort(
    (a, b) => a.location.line - b.location.line || a.location.column - b.location.column,
  )
  const shownProblems = sorted.slice(0, maxProblemsShown)
  const [first] = sorted
  const alone = sorted.length === 1
  const rest = sorted.length - shownProblems.length
  const told = shownProblems.flatMap(({ location: { path, line, column }, message, hint }) => [
    `${path}:${line}:${column}: ${message}`,
    // Of several, each stands with its own advice.
    ...(alone ? [] : [`  ${hint}`]),
  ])
  return new BreakwaterError({
    code,
    message: [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n'),
    hint: alone ? (first?.hint ?? '') : `Correct these ${sorted.length} places in ${first?.location.path}.`,
    ...(first && { location: first.location }),
  })
}

function isMapping(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    // An object by the check; its keys are read, never called.
    (inner, step) => (typeof inner === 'object' && inner ? (inner as Record<PropertyKey, unknown>)[step] : undefined),
    value,
  )
}

/** The schema that judges the value at a path, through everything that only wraps it. */
function schemaAt(schema: unknown, path: Path): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly)
    return schemaAt(schema.unwrap(), path)
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return schemaAt(schema.unwrap(), path)
  if (schema instanceof z.ZodPipe) return schemaAt(schema.in, path)
  if (schema instanceof z.ZodUnion) {
    const found = schema.options.map((option) => schemaAt(option, path)).filter((one) => one !== undefined)
    // Whoever wrote keys meant the branch that has keys.
    return found.find((one) => one instanceof z.ZodObject) ?? found[0]
  }
  const [step, ...rest] = path
  if (step === undefined) return schema
  if (schema instanceof z.ZodObject) return schemaAt(schema.shape[String(step)], rest)
  if (schema instanceof z.ZodArray) return schemaAt(schema.element, rest)
  if (schema instanceof z.ZodRecord) return schemaAt(schema.valueType, rest)
  return undefined
}

function knownKeys(schema: unknown): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

/** `load.hosts[2]` */
function nameOf(path: Path): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at > 0 ? '.' : ''}${String(step)}`))
    .join('')
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 57)}...` : text
}

function article(expected: string): string {
  const words: Record<string, string> = {
    object: 'a mapping (keys and values)',
    record: 'a mapping (keys and values)',
    array: 'a list',
    string: 'text',
    int: 'a whole number',
    boolean: 'true or false',
  }
  return words[expected] ?? `a ${expected}`
}

function alternatives(values: readonly string[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}
