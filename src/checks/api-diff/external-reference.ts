/** A `$ref` that seems to leave its file; looked for in the text first, which most documents need no more than. */
const written = /\$ref["']?\s*:\s*(?:[>|][-+]?\s+)?["']?[^"'#\s{[]/

/** Whether a document may lead to other files, so that its references need a resolver. A property may be named `$ref`. */
export function leavesItsFile(text: string, value: unknown): boolean {
  return written.test(text) && holdsExternalReference(value)
}

function holdsExternalReference(root: unknown): boolean {
  const seen = new Set<object>()
  const waiting = [root]
  while (waiting.length > 0) {
    const value = waiting.pop()
    // An alias of YAML is the same object again, or even one that it lies in.
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    if ('$ref' in value && typeof value.$ref === 'string' && !value.$ref.startsWith('#')) return true
    for (const inner of Object.values(value)) waiting.push(inner)
  }
  return false
}
