import { type DescribedOperation, textOf } from './described.ts'
import { isObject, type JsonObject, resolved } from './documents.ts'

/** Words that promise an effect, even of a GET. */
const effects = new Set([
  ...['logout', 'signout', 'export', 'send', 'reset', 'verify', 'unsubscribe', 'confirm'],
  ...['delete', 'remove', 'destroy', 'purge', 'revoke', 'cancel', 'restart', 'shutdown', 'rotate'],
])
/** What the contract itself says of an operation: `safe` lets a POST be loaded, `never` keeps anything from it. */
const mark = 'x-breakwater-load'

/** Methods that may be load where somebody asks for them; a DELETE never is. */
export const loadableMethods: readonly string[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH']

/**
 * Why an operation that nobody named is not loaded; undefined: it may be. `shared`: a deployment of base would be sent it
 * as well, and what the contract of a pull request calls safe is not for others' data.
 */
export function reasonToSkip(operation: DescribedOperation, shared: boolean): string | undefined {
  const { method, template, described, document } = operation
  const marked = textOf(described[mark])
  if (marked === 'never') return `marked ${mark}: never`
  const isSafe = method === 'GET' || method === 'HEAD'
  if (!isSafe) {
    if (marked !== 'safe' || !loadableMethods.includes(method)) return 'not a GET or HEAD'
    if (shared) return `marked ${mark}: safe, which holds for a preview and not for the deployment of base`
  }
  const words = wordsOf(`${template} ${textOf(described.operationId)}`)
  if (marked !== 'safe' && words.some((word) => effects.has(word))) return 'a name that promises an effect'
  if (described.deprecated === true) return 'deprecated'
  const responses = isObject(described.responses) ? described.responses : {}
  if (!Object.keys(responses).some((status) => /^(2|default)/i.test(status))) return 'no success described'
  if (streams(document.root, responses)) return 'an event stream'
  return undefined
}

function streams(root: JsonObject, responses: JsonObject): boolean {
  return Object.values(responses).some((entry) => {
    const response = resolved(root, entry)
    return isObject(response) && isObject(response.content) && 'text/event-stream' in response.content
  })
}

/** `getUserExport` and `/users/export-all` in words. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/\b(log|sign)[-_ ](out)\b/gi, '$1$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
}
