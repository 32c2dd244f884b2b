import { CORE_SCHEMA, load, mergeTag, YAMLException } from 'js-yaml'
import { BreakwaterError, type Location } from '../../core/error.ts'
import { isMembers } from './source.ts'

/** Past these a file is refused: a specification is far below, and a bomb must not take the others along. */
const maxCharacters = 32_000_000
const maxDepth = 200
const maxAliases = 20_000
const maxNodes = 3_000_000

// YAML 1.2 has no dates and no `yes`; merge keys are common in specifications written by hand.
const schema = CORE_SCHEMA.withTags(mergeTag)

export interface ParsedText {
  readonly format: 'json' | 'yaml'
  readonly value: unknown
}

/** Reads YAML or JSON by the fastest parser for it. Throws a BreakwaterError that names the line. */
export function parse(path: string, text: string): ParsedText {
  if (text.trim() === '') {
    throw new BreakwaterError({
      code: 'empty-file',
      message: `${path} is empty`,
      hint: 'Put the OpenAPI document into it, or delete the file.',
      location: { path, line: 1, column: 1 },
    })
  }
  if (text.length > maxCharacters) throw tooLarge(path, `it has ${text.length} characters, more than ${maxCharacters}`)
  const parsed = readAs(path, text)
  const trouble = sizeTrouble(parsed.value)
  if (trouble !== undefined) throw tooLarge(path, trouble)
  return parsed
}

function readAs(path: string, text: string): ParsedText {
  const start = text.trimStart()[0]
  if (start === '{' || start === '[') {
    try {
      return { format: 'json', value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) }
    } catch (thrown) {
      if (path.endsWith('.json')) throw unreadable(path, text, jsonTrouble(text, thrown), thrown)
    }
  }
  try {
    return { format: 'yaml', value: load(text, { schema, maxDepth, maxAliases }) }
  } catch (thrown) {
    const { reason, line, column } = yamlTrouble(thrown)
    if (/maxDepth/.test(reason)) throw tooLarge(path, `it nests more than ${maxDepth} deep`, line, column)
    if (/maxAliases/.test(reason)) throw tooLarge(path, `it has more than ${maxAliases} aliases`, line, column)
    throw unreadable(path, text, yamlTrouble(thrown), thrown)
  }
}

interface Spot {
  readonly reason: string
  readonly line: number
  readonly column: number
}

function yamlTrouble(thrown: unknown): Spot {
  if (thrown instanceof YAMLException) {
    const { reason, mark } = thrown
    return { reason, line: (mark?.line ?? 0) + 1, column: (mark?.column ?? 0) + 1 }
  }
  return { reason: thrown instanceof Error ? thrown.message : String(thrown), line: 1, column: 1 }
}

function jsonTrouble(text: string, thrown: unknown): Spot {
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  const offset = Number(/position (\d+)/.exec(message)?.[1] ?? 0)
  const before = text.slice(0, offset)
  return {
    reason: message.replace(/ in JSON at position.*$/s, ''),
    line: before.split('\n').length,
    column: offset - before.lastIndexOf('\n'),
  }
}

function unreadable(path: string, text: string, spot: Spot, cause: unknown): BreakwaterError {
  const { reason, line, column } = spot
  const location: Location = { path, line, column }
  const template = /\{\{.*?\}\}/.exec(text)
  if (template) {
    const at = text.slice(0, template.index).split('\n').length
    return new BreakwaterError(
      {
        code: 'template-text',
        message: `${path} is a template: ${template[0].slice(0, 60)} in line ${at} has to be filled in before it is YAML`,
        hint: 'Commit the rendered document and name it under `api: specs:`, or keep template text out of it.',
        location: { path, line: at, column: 1 },
      },
      { cause },
    )
  }
  return new BreakwaterError(
    {
      code: 'not-yaml',
      message: `${path} is neither YAML nor JSON: ${reason} (line ${line}, column ${column})`,
      hint: 'Correct the syntax there; any YAML linter shows the same place.',
      location,
    },
    { cause },
  )
}

function tooLarge(path: string, why: string, line = 1, column = 1): BreakwaterError {
  return new BreakwaterError({
    code: 'file-too-large',
    message: `${path} cannot be judged: ${why}`,
    hint: 'Split the document, or write repeated parts as components with $ref instead of YAML aliases.',
    location: { path, line, column },
  })
}

/**
 * Aliases share their nodes, so a small file can stand for billions of them. Counts the nodes as they would be written
 * out, and stops where there are too many: that is quicker than to remember which are shared.
 */
function sizeTrouble(value: unknown): string | undefined {
  let nodes = 0
  let tooDeep = false
  const count = (node: unknown, depth: number): void => {
    nodes++
    if (typeof node !== 'object' || node === null || tooDeep || nodes > maxNodes) return
    if (depth > maxDepth + 50) {
      tooDeep = true
      return
    }
    if (Array.isArray(node)) for (const item of node) count(item, depth + 1)
    else if (isMembers(node)) for (const key of Object.keys(node)) count(node[key], depth + 1)
  }
  count(value, 0)
  if (tooDeep) return `it nests more than ${maxDepth} deep, or an alias contains itself`
  return nodes > maxNodes ? `with its aliases written out it has more than ${maxNodes} nodes` : undefined
}
