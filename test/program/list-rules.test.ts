import { expect, test } from 'vitest'
import { listRules } from '../../src/program/list-rules.ts'
import { fakeWorld } from '../fakes/world.ts'

const asked = (id: string) => listRules({ command: 'rules', id, format: 'terminal' }, fakeWorld())

test.each([
  ['drop-column', /^Did you mean migration\/drop-column\? /],
  ['drop-colum', /^Did you mean migration\/drop-column\? /],
  ['migration/drop-colum', /^Did you mean migration\/drop-column\? /],
  ['weather', /^`breakwater rules` lists them all\.$/],
])('%s is unknown, and the nearest rule is named', async (id, hint) => {
  await expect(asked(id)).rejects.toMatchObject({
    trouble: { code: 'unknown-rule', hint: expect.stringMatching(hint) },
  })
})

test('a rule of the API diff says how its severity is set, and another has none to set', async () => {
  const page = async (id: string) => {
    const world = fakeWorld()
    await listRules({ command: 'rules', id, format: 'terminal' }, world)
    return world.out.join('').replace(/\s+/g, ' ')
  }
  expect(await page('api/parameter-removed')).toContain('Set `api/parameter-removed` under `api.rules`')
  expect(await page('migration/drop-column')).not.toContain('api.rules')
})
