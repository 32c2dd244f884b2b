import { expect, test } from 'vitest'
import { compareOperation } from '../../../src/checks/api-diff/compare-operation.ts'
import { loadDocument } from '../../../src/checks/api-diff/document.ts'
import { matchOperations } from '../../../src/checks/api-diff/match-operations.ts'
import { operationsOf } from '../../../src/checks/api-diff/operations.ts'
import { defaultPolicy } from '../../../src/checks/api-diff/policy.ts'
import type { Referee } from '../../../src/checks/api-diff/referee.ts'
import { rootCauses } from '../../../src/checks/api-diff/root-causes.ts'
import { compareSchemas } from '../../../src/checks/api-diff/schema-changes.ts'
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
  const read = async (text: string, side: 'base' | 'head') =>
    operationsOf(await loadDocument(memoryTree({ 'a.json': text }), 'a.json', side)).operations
  const { pairs } = matchOperations(await read(spec(['p', 'q']), 'base'), await read(spec(['p']), 'head'))
  const { causes } = rootCauses(
    compareSchemas(pairs.flatMap((pair) => compareOperation(pair, defaultPolicy).values)).pairs,
  )
  const [cause] = causes
  if (!cause || causes.length > 1) throw new Error(`one change was made, and ${causes.length} were found`)
  return cause
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
  expect(findWitness(await narrowedEnum(), refusingAt('/x'))).toMatchObject({ kind: 'witness', value: { x: 'q' } })
})

test.each(['', '/y', '/x/0'])('a refusal at %j proves nothing of it', async (at) => {
  expect(findWitness(await narrowedEnum(), refusingAt(at))).toEqual({
    reason: 'head refuses the payload that was tried, but for another reason',
  })
})
