import { isObject, type Json } from './documents.ts'

/** Keys under which services put the items of a page. */
const wrappers = ['data', 'items', 'results', 'records', 'values', 'content', 'entries', '_embedded']
/** Ends of a parameter's name that are an item's own key: `AccountSid` is an account's `sid`. */
const ends = ['uuid', 'guid', 'sid', 'id', 'key', 'slug', 'name', 'number', 'code', 'login', 'ref']

/** The items of a list, bare or wrapped in a page; `collection` is the last word of the list's path. */
function itemsOf(body: Json | undefined, collection: string, depth = 0): readonly Json[] | undefined {
  if (Array.isArray(body)) return body
  if (!isObject(body) || depth > 2) return undefined
  for (const key of [...wrappers, ...Object.keys(body).filter((one) => plain(one) === plain(collection))]) {
    const inner = Object.hasOwn(body, key) ? itemsOf(body[key], collection, depth + 1) : undefined
    if (inner !== undefined) return inner
  }
  const arrays = Object.values(body).filter((value): value is readonly Json[] => Array.isArray(value))
  return arrays.length === 1 ? arrays[0] : undefined
}

/** What a list's items have for a parameter of the path: `id` for `/orders/{orderId}`. Each once, in the list's order. */
export function idsIn(body: Json | undefined, parameter: string, collection: string): readonly string[] {
  const wanted = keysFor(parameter, collection)
  const found = (itemsOf(body, collection) ?? []).flatMap((item): readonly string[] => {
    if (!isObject(item)) return idOf(item)
    for (const key of wanted) {
      const own = Object.keys(item).find((one) => plain(one) === key)
      const id = own === undefined ? [] : idOf(item[own])
      if (id.length > 0) return id
    }
    return []
  })
  return [...new Set(found)]
}

function keysFor(parameter: string, collection: string): readonly string[] {
  const name = plain(parameter)
  const isWhole = name === 'id' || (name.length >= 3 && plain(collection).startsWith(name))
  return [name, ...ends.filter((end) => name.endsWith(end)), ...(isWhole || name.endsWith('id') ? ['id', 'uuid'] : [])]
}

/** What may stand in a path: one segment of it that leads nowhere else, also where a server takes `%2F` for a slash. */
export function idOf(value: Json | undefined): readonly string[] {
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) return []
  const text = String(value)
  return text.length > 0 && text.length <= 200 && !hasDots(text) && text.isWellFormed() ? [text] : []
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

/** Whether a step of a path goes up, or nowhere, however its slashes and dots are written. */
export function hasDots(path: string): boolean {
  const plain = path.replace(/%2e/gi, '.').replace(/%2f|%5c/gi, '/')
  return plain.split(/[/\\]/).some((step) => step === '.' || step === '..')
}
