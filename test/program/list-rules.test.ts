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

test('a rule says under which key its severity is set, and of what places it may be', async () => {
  const page = async (id: string) => {
    const world = fakeWorld()
    await listRules({ command: 'rules', id, format: 'terminal' }, world)
    return world.out.join('').replace(/\s+/g, ' ')
  }
  const api = await page('api/parameter-removed')
  expect(api).toContain('Set `api/parameter-removed` under `api.rules`')
  expect(api).toContain('`paths`')
  for (const id of ['migration/drop-column', 'schema/column-dropped']) {
    const text = await page(id)
    expect(text).toContain(`Set \`${id}\` under \`database.rules\``)
    expect(text).not.toContain('`paths`')
    expect(text).toContain('`files`')
  }
  expect(await page('load/slo-broken')).not.toContain('Severity')
})
