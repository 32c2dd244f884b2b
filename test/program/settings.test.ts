import { expect, test } from 'vitest'
import { parseCommandLine } from '../../src/config/command-line.ts'
import { reviewRepository } from '../../src/program/review-command.ts'
import { localConfig, misplacedRemarks } from '../../src/program/settings.ts'
import { newRepository } from '../adapters/git/fixture.ts'
import { changeSetOf, memoryTree } from '../fakes/check-context.ts'
import { fakeWorld } from '../fakes/world.ts'

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

test('a review from the command line says it', async () => {
  const repository = newRepository()
  repository.commit({ 'a.txt': 'a', 'breakwater.yml': 'inconclusive: block\n' })
  repository.git('switch', '-q', '-c', 'change')
  repository.commit({ 'a.txt': 'b' })
  const options = parseCommandLine(['review', '--repo', repository.directory, '--base', 'main'])
  if (options.command !== 'review') throw new Error('it is a review')
  const review = await reviewRepository(options, fakeWorld({}))
  expect(review.remarks).toContain(read('breakwater.yml'))
})
