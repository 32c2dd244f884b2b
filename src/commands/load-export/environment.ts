import type { LoadPlan } from '../../core/load.ts'

/** Environment variable in which an exported test finds scheme, host, port and path before every request's own. */
export const targetVariable = 'BREAKWATER_TARGET'

/**
 * The environment variable of each secret that a plan names, in the order in which the plan does. A secret that is
 * called like a variable keeps its name.
 */
export function secretVariables({ operations }: LoadPlan): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  const taken = new Set([targetVariable])
  for (const { secret } of operations.flatMap(({ credentials }) => credentials)) {
    if (variables.has(secret)) continue
    const plain = variableOf(secret)
    let name = plain
    for (let at = 2; taken.has(name); at++) name = `${plain}_${at}`
    taken.add(name)
    variables.set(secret, name)
  }
  return variables
}

function variableOf(secret: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,99}$/.test(secret)) return secret
  const words = secret.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')
  return `BREAKWATER_SECRET_${words.replaceAll(/^_+|_+$/g, '').slice(0, 60)}`
}
