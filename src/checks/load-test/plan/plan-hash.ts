import { createHash } from 'node:crypto'
import type { LoadPlan } from '../../../core/load.ts'

/** Tells whether two runs asked the same: SHA-256 over the plan, whatever the order of its keys. */
export function planHash(plan: LoadPlan): string {
  return createHash('sha256').update(canonical(plan)).digest('hex')
}

/** JSON with keys in order; what is undefined is absent. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
}
