import { describe, expect, test } from 'vitest'
import { review } from '../../src/commands/review/review.ts'
import type { Check, CheckContext, CheckResult } from '../../src/core/check.ts'
import { BreakwaterError } from '../../src/core/error.ts'
import { checkContext } from '../fakes/check-context.ts'

const nothing: CheckResult = { findings: [], unproven: [], remarks: [], summary: 'done' }
const trouble = { code: 'no-preview', message: 'no preview', hint: 'name one' }

function check(name: Check['name'], lane: Check['lane'], run: (context: CheckContext) => Promise<CheckResult>): Check {
  return { name, title: name, lane, applies: async () => ({ run: true }), load: async () => run }
}

describe('review', () => {
  test('checks of the engine lane take turns, the alone lane waits for all', async () => {
    const events: string[] = []
    const slow = (name: Check['name'], lane: Check['lane']) =>
      check(name, lane, async () => {
        events.push(`${name} starts`)
        await new Promise((resolve) => setTimeout(resolve, 20))
        events.push(`${name} ends`)
        return nothing
      })
    const outcomes = await review(
      [
        slow('load-test', 'alone'),
        slow('migration', 'engine'),
        slow('schema-diff', 'engine'),
        slow('api-diff', 'parallel'),
      ],
      undefined,
      checkContext(),
    )
    expect(outcomes.map(({ check }) => check)).toEqual(['api-diff', 'schema-diff', 'migration', 'load-test'])
    expect(events.indexOf('schema-diff starts')).toBeGreaterThan(events.indexOf('migration ends'))
    expect(events.indexOf('api-diff starts')).toBeLessThan(events.indexOf('migration ends'))
    expect(events.slice(-2)).toEqual(['load-test starts', 'load-test ends'])
  })

  test('one that throws costs the others nothing, and its trouble is told', async () => {
    const outcomes = await review(
      [
        check('api-diff', 'parallel', async () => {
          throw new BreakwaterError(trouble)
        }),
        check('migration', 'engine', async () => {
          throw new TypeError('x is undefined')
        }),
        check('load-test', 'alone', async () => nothing),
      ],
      undefined,
      checkContext(),
    )
    expect(outcomes).toMatchObject([
      { status: 'failed', error: trouble },
      { status: 'failed', error: { code: 'internal-error', message: expect.stringContaining('x is undefined') } },
      { status: 'ran' },
    ])
  })

  const unavailable = (error: 'error' | 'errorIfSelected'): Check => ({
    ...check('load-test', 'alone', async () => nothing),
    applies: async () => ({ run: false, reason: 'no preview', [error]: trouble }),
  })

  test.each([
    ['configured and absent', unavailable('error'), undefined, 'failed'],
    ['absent', unavailable('errorIfSelected'), undefined, 'skipped'],
    ['absent, but named by --checks', unavailable('errorIfSelected'), ['load-test' as const], 'failed'],
    ['not among --checks', unavailable('error'), ['api-diff' as const], 'skipped'],
  ])('%s', async (_, absent, selected, status) => {
    expect(await review([absent], selected, checkContext())).toMatchObject([{ status }])
  })

  test('a thing is made once, and everything opened is closed, last first, whatever fails', async () => {
    const events: string[] = []
    const opener = (name: Check['name']) =>
      check(name, 'engine', async ({ once, onClose }) => {
        await once('state', async () => events.push('made'))
        onClose(async () => {
          events.push(`${name} closed`)
          throw new Error('closing failed')
        })
        if (name === 'migration') throw new Error('broken')
        return nothing
      })
    await review([opener('schema-diff'), opener('migration')], undefined, checkContext())
    expect(events).toEqual(['made', 'migration closed', 'schema-diff closed'])
  })
})
