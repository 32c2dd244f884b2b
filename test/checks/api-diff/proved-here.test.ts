import { expect, test } from 'vitest'
import { compareOperation } from '../../../src/checks/api-diff/compare-operation.ts'
import { loadDocument } from '../../../src/checks/api-diff/document.ts'
import { matchOperations } from '../../../src/checks/api-diff/match-operations.ts'
import { operationsOf } from '../../../src/checks/api-diff/operations.ts'
import { defaultPolicy } from '../../../src/checks/api-diff/policy.ts'
import type { Referee } from '../../../src/checks/api-diff/referee.ts'
import { rootCauses } from '../../../src/checks/api-diff/root-causes.ts'
import { compareSchemas } from '../../../src/checks/api-diff/schema-changes.ts'
import { placeNames } from '../../../src/checks/api-diff/value-place.ts'
import { findWitness } from '../../../src/checks/api-diff/witness.ts'
import { memoryTree } from '../../fakes/check-context.ts'

// A payload may be refused for another reason than the change that it was made for. Then it proves nothing of it.

const spec = (values: readonly string[]) =>
  JSON.stringify({
    openapi: '3.0.3',
    paths: {
      '/a': {
        post: {
          requestBody: {
            content: {
              'application/json': { schema: { type: 'object', properties: { x: { type: 'string', enum: values } } } },
            },
          },
          responses: { '200': { description: 'ok' } },
        },
      },
    },
  })

/** The one change of the pair, and the schema that the referee is asked about first: the accepting side's. */
async function narrowedEnum() {
  const read = (text: string, side: 'base' | 'head') => loadDocument(memoryTree({ 'a.json': text }), 'a.json', side)
  const [base, head] = [await read(spec(['p', 'q']), 'base'), await read(spec(['p']), 'head')]
  const { pairs } = matchOperations(operationsOf(base).operations, operationsOf(head).operations)
  const values = pairs.flatMap((pair) => compareOperation(pair, defaultPolicy).values)
  const compared = compareSchemas(values, [base.root, head.root], placeNames)
  const [cause, ...more] = rootCauses(compared.pairs).causes
  if (!cause || more.length > 0) throw new Error(`one change was made, and ${more.length + 1} were found`)
  return { cause, meaning: compared.meaning }
}

/** Accepts for base, refuses for head at a place. */
function refusingAt(at: string): Referee {
  let asked = 0
  return () => {
    asked += 1
    return asked % 2 === 1
      ? { kind: 'accepted' }
      : {
          kind: 'refused',
          refusals: [{ at, keyword: 'enum', text: `${at} must be equal to one of the allowed values` }],
        }
  }
}

test('a refusal at the place of the change proves it', async () => {
  const { cause, meaning } = await narrowedEnum()
  const shown = findWitness(cause, refusingAt('/x'), meaning)
  expect(shown).toMatchObject({ kind: 'shown', mayBeError: true, witness: { kind: 'witness', value: { x: 'q' } } })
})

test.each(['', '/y', '/x/0'])('a refusal at %j proves nothing of it', async (at) => {
  const { cause, meaning } = await narrowedEnum()
  expect(findWitness(cause, refusingAt(at), meaning)).toEqual({
    kind: 'unproved',
    reason: 'head refuses the payload that was tried, but for another reason',
  })
})
