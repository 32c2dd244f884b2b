import { expect, test } from 'vitest'
import { localConfig, misplacedRemarks } from '../../src/program/settings.ts'
import { changeSetOf, memoryTree } from '../fakes/check-context.ts'

const read = (path: string) => `${path} is not read: the config is .github/breakwater.yml of the base branch.`

test.each([
  ['nothing is there', {}, {}, []],
  ['a file of another tool', {}, { '.github/workflows/breakwater.yml': '' }, []],
  ['at the root', {}, { '.breakwater.yml': 'inconclusive: block' }, [read('.breakwater.yml')]],
  [
    'two of them',
    {},
    { 'breakwater.yaml': '', '.github/.breakwater.yml': '' },
    ['breakwater.yaml', '.github/.breakwater.yml'].map(read),
  ],
  ['beside one that is in force', { '.github/breakwater.yml': 'inconclusive: block' }, { 'breakwater.yml': '' }, []],
])('a config that nobody reads is told: %s', async (_, base, head, remarks) => {
  const config = await localConfig(memoryTree(base), undefined)
  expect(await misplacedRemarks(config, changeSetOf(base, head))).toEqual(remarks)
})
