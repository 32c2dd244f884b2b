import { expect, test } from 'vitest'
import { commandEnvironment } from '../../../src/adapters/commands/environment.ts'

test.each<[string, string, boolean]>([
  ['PATH', '/usr/bin', true],
  ['Path', 'C:\\Windows', true],
  ['LC_ALL', 'C', true],
  ['JAVA_HOME_17_X64', '/opt/java', true],
  ['pythonLocation', '/opt/python', true],
  ['https_proxy', 'http://proxy:3128', true],
  ['HTTPS_PROXY', 'http://user:secret@proxy:3128', false],
  ['GITHUB_TOKEN', 'secret', false],
  ['ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'secret', false],
  ['AWS_SESSION_TOKEN', 'secret', false],
  ['DATABASE_URL', 'postgres://real', false],
  ['PGPASSWORD', 'secret', false],
  ['PGSERVICEFILE', '/home/me/.pg_service.conf', false],
  ['NODE_OPTIONS', '--require ./x', false],
  ['npm_config__authToken', 'secret', false],
  ['LD_PRELOAD', 'x.so', false],
  ['GIT_DIR', '/repo/.git', false],
  ['LC_SECRET_lower', 'x', false],
])('%s=%s: %s', (name, value, passes) => {
  expect(Object.keys(commandEnvironment({ [name]: value }, {}))).toEqual(passes ? [name] : [])
})

test('what is said here goes before what is there', () => {
  expect(commandEnvironment({ TZ: 'CET', EMPTY: undefined }, { TZ: 'UTC', PGHOST: '127.0.0.1' })).toEqual({
    TZ: 'UTC',
    PGHOST: '127.0.0.1',
  })
})
