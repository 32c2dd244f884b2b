import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadProfile, parseProfileFile, shippedProfile, shippedProfileNames } from '../../src/config/profiles.ts'
import { BreakwaterError, type Trouble } from '../../src/core/error.ts'
import { changeKinds } from '../../src/core/finding.ts'
import type { FileTree } from '../../src/core/ports.ts'
import type { Floor } from '../../src/core/profile.ts'

function treeOf(files: Readonly<Record<string, string>>): FileTree {
  return {
    list: async () => Object.entries(files).map(([path, text]) => ({ path, id: text, bytes: text.length })),
    read: async (paths) => new Map(paths.flatMap((path) => (path in files ? [[path, files[path] ?? '']] : []))),
  }
}

function troubleOf(text: string): Trouble {
  try {
    parseProfileFile(text, 'p.json')
  } catch (thrown) {
    if (thrown instanceof BreakwaterError) return thrown.trouble
    throw thrown
  }
  throw new Error('it was accepted')
}

const file = (parts: object) =>
  JSON.stringify({ profile_name: 'orders', extends: 'node-express', ...parts }, undefined, 2)

describe('the shipped profiles', () => {
  // p99 is the user's number; the others are proposed (the table of the design page on profiles).
  test.each<[string, Floor]>([
    [
      'node-express',
      { p50Ms: 80, p95Ms: 300, p99Ms: 600, uptime: 0.999, errorRate: 0.005, rpoMinutes: 5, rtoMinutes: 60 },
    ],
    [
      'fastapi-python',
      { p50Ms: 70, p95Ms: 250, p99Ms: 500, uptime: 0.999, errorRate: 0.005, rpoMinutes: 5, rtoMinutes: 60 },
    ],
    [
      'django-monolith',
      { p50Ms: 120, p95Ms: 400, p99Ms: 800, uptime: 0.999, errorRate: 0.005, rpoMinutes: 15, rtoMinutes: 120 },
    ],
    [
      'go-or-rust-microservice',
      { p50Ms: 20, p95Ms: 80, p99Ms: 200, uptime: 0.9995, errorRate: 0.001, rpoMinutes: 1, rtoMinutes: 15 },
    ],
  ])('%s', (name, floor) => {
    const profile = shippedProfile(name)
    expect(profile).toMatchObject({ name, source: 'built-in', floor })
    expect(profile?.approverChains.api_breaking).toEqual(['api-owner', 'consumer-owners', 'product'])
    expect(profile?.approverChains.schema_migration).toEqual(['service-owner', 'dba'])
    for (const kind of changeKinds) expect(profile?.approverChains[kind].length).toBeGreaterThan(0)
  })

  test('are all the files of the folder, each with the nine keys and its proposed numbers named', () => {
    const folder = new URL('../../profiles/', import.meta.url)
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
    expect(names.map((name) => name.replace('.json', '')).sort()).toEqual([...shippedProfileNames].sort())
    for (const name of names) {
      const profile = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
      expect(Object.keys(profile)).toEqual([
        'profile_name',
        'description',
        'constraints',
        'stack',
        'success_thresholds',
        'named_approver_chain',
        'anti_recommendations',
        'kill_criteria',
        'canon_references',
      ])
      expect(profile.success_thresholds.proposed).not.toContain('p99_ms')
    }
  })
})

describe('a file of a team', () => {
  test('takes the rest from the profile that it extends', () => {
    const profile = parseProfileFile(
      file({ success_thresholds: { p99_ms: 450 }, named_approver_chain: { schema_migration: ['data-platform'] } }),
      '.github/breakwater/profiles/orders.json',
    )
    expect(profile).toMatchObject({
      name: 'orders',
      source: '.github/breakwater/profiles/orders.json',
      floor: { p50Ms: 80, p95Ms: 300, p99Ms: 450, uptime: 0.999 },
    })
    expect(profile.approverChains.schema_migration).toEqual(['data-platform'])
    expect(profile.approverChains.api_breaking).toEqual(['api-owner', 'consumer-owners', 'product'])
    expect(profile.rollout).toEqual(shippedProfile('node-express')?.rollout)
  })

  test('may bring kill criteria of its own; those of a decision are not watched after a merge', () => {
    const criterion = { metric: 'm', breach: 'b', window: 'w', action: 'a' }
    const { rollout } = parseProfileFile(
      file({
        kill_criteria: [
          { id: 'ours', when: 'rollout', ...criterion, kinds: ['api_breaking'] },
          { id: 'theirs', when: 'decision', ...criterion },
        ],
      }),
      'p.json',
    )
    expect(rollout).toEqual([{ id: 'ours', ...criterion, kinds: ['api_breaking'] }])
  })
})

describe('what is refused, where', () => {
  test.each<[string, object, RegExp, { line: number; column: number }]>([
    [
      'an unknown key',
      { descripton: 'x' },
      /unknown key "descripton" \(did you mean "description"\?\)/,
      { line: 4, column: 3 },
    ],
    [
      'an unknown threshold',
      { success_thresholds: { p99ms: 1 } },
      /unknown key "success_thresholds\.p99ms" \(did you mean "p99_ms"\?\)/,
      { line: 5, column: 5 },
    ],
    [
      'an unknown kind of change',
      { named_approver_chain: { api_break: [] } },
      /did you mean "api_breaking"/,
      { line: 5, column: 5 },
    ],
    [
      'a negative number',
      { success_thresholds: { p99_ms: -1 } },
      /"success_thresholds\.p99_ms": must be above 0/,
      { line: 5, column: 15 },
    ],
    ['zero milliseconds', { success_thresholds: { p50_ms: 0 } }, /must be above 0/, { line: 5, column: 15 }],
    ['a negative RPO', { success_thresholds: { rpo_minutes: -5 } }, /must not be negative/, { line: 5, column: 20 }],
    [
      'an uptime in per cent',
      { success_thresholds: { uptime: 99.9 } },
      /"success_thresholds\.uptime": is a share below 1: 99\.9 % is 0\.999/,
      { line: 5, column: 15 },
    ],
    [
      'an error rate in per cent',
      { success_thresholds: { error_rate: 5 } },
      /is a share from 0 to 1/,
      { line: 5, column: 19 },
    ],
    [
      'p50 above p95',
      { success_thresholds: { p50_ms: 200, p95_ms: 100 } },
      /p50_ms": 200 is above p95_ms, which is 100/,
      { line: 5, column: 15 },
    ],
    [
      'p95 above p99',
      { success_thresholds: { p95_ms: 500, p99_ms: 400 } },
      /p95_ms": 500 is above p99_ms, which is 400/,
      { line: 5, column: 15 },
    ],
    [
      'p99 below the p95 that it extends',
      { success_thresholds: { p99_ms: 100 } },
      /p99_ms": 100 is below p95_ms, which is 300/,
      { line: 5, column: 15 },
    ],
    ['text for a number', { success_thresholds: { p99_ms: '600' } }, /must be a number/, { line: 5, column: 15 }],
    [
      'a profile that nobody ships',
      { extends: 'node-expres' },
      /"extends" is "node-expres", and must be/,
      { line: 3, column: 14 },
    ],
    [
      'a person in a chain',
      { named_approver_chain: { stack: ['@bob'] } },
      /the name of a role, not a person/,
      { line: 6, column: 7 },
    ],
    [
      'a team size upside down',
      { constraints: { team_size: { min: 9, max: 3 } } },
      /min is above max/,
      { line: 5, column: 18 },
    ],
  ])('%s', (_, parts, message, place) => {
    const trouble = troubleOf(file(parts))
    expect(trouble.message).toMatch(message)
    expect(trouble.location).toEqual({ path: 'p.json', ...place })
    expect(trouble.hint).not.toBe('')
  })

  test('what is missing is named, when nothing is extended', () => {
    expect(troubleOf(JSON.stringify({ profile_name: 'bare' }))).toMatchObject({
      code: 'profile-incomplete',
      message: expect.stringContaining('"success_thresholds.p50_ms", "success_thresholds.p95_ms"'),
      hint: expect.stringContaining('"extends": "node-express"'),
    })
  })

  test('text that is no JSON', () => {
    expect(troubleOf('{"profile_name": ').location?.path).toBe('p.json')
  })
})

describe('which profile a config means', () => {
  const own = file({ success_thresholds: { p99_ms: 450 } })
  test.each<[string, string, Readonly<Record<string, string>>, string, number]>([
    ['a shipped one', 'django-monolith', {}, 'built-in', 800],
    ['a path', 'ops/orders.json', { 'ops/orders.json': own }, 'ops/orders.json', 450],
    [
      'a name in the folder for profiles',
      'orders',
      { '.github/breakwater/profiles/orders.json': own },
      '.github/breakwater/profiles/orders.json',
      450,
    ],
    [
      "a team's own before a shipped one of that name",
      'node-express',
      { '.github/breakwater/profiles/node-express.json': own },
      '.github/breakwater/profiles/node-express.json',
      450,
    ],
  ])('%s', async (_, name, files, source, p99Ms) => {
    expect(await loadProfile(name, treeOf(files))).toMatchObject({ source, floor: { p99Ms } })
  })

  test('one that does not exist', async () => {
    await expect(loadProfile('node-expres', treeOf({}))).rejects.toMatchObject({
      trouble: { code: 'profile-unknown', hint: expect.stringContaining('Did you mean node-express?') },
    })
  })
})
