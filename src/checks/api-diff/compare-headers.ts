import type { Response } from './operations.ts'
import { type Teller, tell } from './teller.ts'

export function compareHeaders(told: Teller, where: string, base: Response, head: Response): void {
  const after = new Map(head.headers.map((header) => [header.name.toLowerCase(), header]))
  for (const { name, required, node } of base.headers) {
    const own = after.get(name.toLowerCase())
    const fact = { kind: 'header', name, status: base.status, required } as const
    const key = `${where} header ${name.toLowerCase()}`
    if (!own)
      tell(told, { ...fact, what: 'removed' }, required ? 'error' : 'warning', `${key} removed`, node, head.node)
    else if (required && !own.required) {
      tell(told, { ...fact, what: 'became-optional' }, 'error', `${key} became-optional`, node, own.node)
    }
  }
}
