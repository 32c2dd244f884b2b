import { expect, test } from 'vitest'
import { planOperations } from '../../../src/checks/load-test/plan.ts'
import { checkContext } from '../../fakes/check-context.ts'

test("a preview's query is sent, and is in no name that a report shows", async () => {
  const target = { origin: 'https://p.example', path: '/up', query: '?bypass=s3cret', addresses: ['203.0.113.7'] }
  const { planned, remarks } = await planOperations(checkContext(), target)
  expect(planned).toMatchObject([{ operation: { name: 'GET /up?…', path: '/up?bypass=s3cret' } }])
  expect(JSON.stringify([planned.map(({ operation: { name } }) => name), remarks])).not.toContain('s3cret')
})
