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
  GITHUB_TOKEN: 'ghs_token',
}

test('named variables are secrets, masked before anybody asks', () => {
  const masked: string[] = []
  const secret = secretsOf(config, { env, fromFork: false, mask: (value) => masked.push(value) })
  expect(masked).toEqual(['open', 'k-1', 'ann', 'pass', 'id-1'])
  expect(['BYPASS', 'KEY', 'WHO', 'PASSWORD', 'ID'].map(secret)).toEqual(['open', 'k-1', 'ann', 'pass', 'id-1'])
})

test.each(['GITHUB_TOKEN', 'SECRET', 'UNSET', '__proto__', ''])('%j is none: not named, not set, or empty', (name) => {
  expect(secretsOf(config, { env, fromFork: false })(name)).toBeUndefined()
})

test("a fork's pull request has none", () => {
  const masked: string[] = []
  const secret = secretsOf(config, { env, fromFork: true, mask: (value) => masked.push(value) })
  expect(secret('KEY')).toBeUndefined()
  expect(masked).toEqual([])
})
