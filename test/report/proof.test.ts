import { describe, expect, test } from 'vitest'
import { evidenceOf } from '../../src/report/evidence.ts'
import { proofText } from '../../src/report/proof.ts'

describe('a difference says what its sides are', () => {
  const location = { path: 'db/1.sql', line: 3, column: 1 }
  const [before, after] = [{ text: 'id int' }, { text: 'id bigint', location }]
  const stands: readonly [string, string] = ['what stands', 'what was asked for']
  test.each([
    [{ before, after }, 'base and head as written', '- id int\n@@ head db/1.sql:3 @@\n+ id bigint'],
    [{ before, after: undefined }, 'base has it, head does not', '- id int'],
    [{ before: undefined, after }, 'head has it, base does not', '@@ head db/1.sql:3 @@\n+ id bigint'],
    [
      { before, after, sides: stands },
      'what stands and what was asked for',
      '- id int\n@@ what was asked for db/1.sql:3 @@\n+ id bigint',
    ],
  ])('%j', (given, said, lines) => {
    const proof = { kind: 'diff', structural: true, ...given } as const
    expect(proofText(proof, 'db/1.sql')).toEqual({
      summary: `Proof: ${said}`,
      body: `\`\`\`diff\n${lines}\n\`\`\``,
    })
    const [first] = evidenceOf(proof)
    expect(first).toEqual({ kind: 'sentence', text: `${said.slice(0, 1).toUpperCase()}${said.slice(1)}:` })
  })
})
