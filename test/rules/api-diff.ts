import type { Judged, SpecExample } from '../../src/checks/api-diff/changes.ts'
import { compareDocuments } from '../../src/checks/api-diff/compare.ts'
import { type Document, loadDocument } from '../../src/checks/api-diff/document.ts'
import { loneDocument } from '../../src/checks/api-diff/lone-document.ts'
import { memoryTree } from '../fakes/check-context.ts'

/** What a rule's example gives, by the same road as in a review; an empty side has no document. */
export async function prepare({ base, head }: SpecExample): Promise<Judged> {
  const before = base === '' ? undefined : await read(base, 'base')
  const after = head === '' ? undefined : await read(head, 'head')
  if (before && after) return { changes: compareDocuments(before, after).changes }
  if (before) return { changes: [loneDocument({ base: before, head: undefined })] }
  return { changes: after ? [loneDocument({ base: undefined, head: after })] : [] }
}

function read(text: string, side: 'base' | 'head'): Promise<Document> {
  return loadDocument(memoryTree({ 'openapi.yaml': text }), 'openapi.yaml', side)
}
