import { expect, test } from 'vitest'
import type { Config } from '../../src/core/config.ts'
import { secretsOf } from '../../src/program/secrets.ts'
import { defaultConfig } from '../fakes/check-context.ts'

const config: Config = {
  ...defaultConfig,
  load: {
    ...defaultConfig.load,
    headersEnv: { 'x-bypass': 'BYPASS', 'x-gone': 'UNSET' },
    auth: {
      key: { kind: 'secret', env: 'KEY' },
      login: { kind: 'basic', userEnv: 'WHO', passwordEnv: 'PASSWORD' },
      oauth: {
        kind: 'client-credentials',
        idEnv: 'ID',
        secretEnv: 'SECRET',
        tokenUrl: undefined,
        scope: undefined,
      },
    },
  },
}
const env = {
  ...{ BYPASS: 'open', KEY: 'k-1\n', WHO: 'ann', PASSWORD: 'pass', ID: 'id-1', SECRET: '  ' },
}

test('those that the config names are masked before anybody asks', () => {
  const masked: string[] = []
  secretsOf(config, { env, fromFork: false, mask: (value) => masked.push(value) })
  expect(masked).toEqual(['open', 'k-1', 'ann', 'pass', 'id-1'])
})

test('one that a plan names is masked when it is read', () => {
  const masked: string[] = []
  const secret = secretsOf(defaultConfig, { env, fromFork: false, mask: (value) => masked.push(value) })
  expect([secret('KEY'), masked]).toEqual(['k-1', ['k-1']])
})

test('what the command line gives goes before the environment', () => {
  const secret = secretsOf(config, { env, given: { KEY: ' as given' }, fromFork: false })
  expect([secret('KEY'), secret('WHO')]).toEqual([' as given', 'ann'])
})

test.each(['SECRET', 'UNSET', '__proto__', 'toString', ''])('%j is none: empty, or not set', (name) => {
  expect(secretsOf(config, { env, given: {}, fromFork: false })(name)).toBeUndefined()
})

test("a fork's pull request has none", () => {
  const masked: string[] = []
  const given = { KEY: 'as given' }
  const secret = secretsOf(config, { env, given, fromFork: true, mask: (value) => masked.push(value) })
  expect(secret('KEY')).toBeUndefined()
  expect(masked).toEqual([])
})
