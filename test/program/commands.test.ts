import { describe, expect, test } from 'vitest'
import { troubleOf } from '../../src/core/error.ts'
import { commandsOf, servicesOf } from '../../src/program/commands.ts'
import type { JudgeRequest } from '../../src/program/judge.ts'
import { changeSetOf, defaultConfig, plainProfile } from '../fakes/check-context.ts'
import { fakeWorld } from '../fakes/world.ts'

const request: JudgeRequest = {
  changeSet: changeSetOf({}, {}),
  config: {
    ...defaultConfig,
    database: {
      ...defaultConfig.database,
      engine: 'server',
      migrateCommand: { run: 'true', install: undefined, urlEnv: 'DATABASE_URL', directory: '' },
    },
  },
  profile: plainProfile,
  selected: undefined,
  preview: undefined,
  fromFork: false,
  mergeGroup: false,
  databaseUrl: undefined,
  repository: '.',
  approvals: undefined,
  remarks: async () => [],
  reproduce: 'breakwater review',
}

const { repository: _, ...withoutRepository } = request

describe('the migrate-command is not run', () => {
  test.each<[string, JudgeRequest, Record<string, string>, string]>([
    ['for a fork', { ...request, fromFork: true }, {}, 'migrate-command-refused'],
    [
      'with the rights of pull_request_target',
      request,
      { GITHUB_EVENT_NAME: 'pull_request_target' },
      'migrate-command-refused',
    ],
    ['with the rights of workflow_run', request, { GITHUB_EVENT_NAME: 'workflow_run' }, 'migrate-command-refused'],
    ['on trees that are no commits', withoutRepository, {}, 'migrate-command-needs-repository'],
  ])('%s', async (_title, given, env, code) => {
    const trouble = await commandsOf(given, fakeWorld({ env })).then(() => undefined, troubleOf)
    expect(trouble?.code).toBe(code)
  })
})

test('it is run for a branch of the repository itself', async () => {
  const commands = await commandsOf(request, fakeWorld({ env: { GITHUB_EVENT_NAME: 'pull_request' } }))
  await commands.close()
})

describe('a service is not started', () => {
  const start = { run: 'true', install: undefined, url: 'http://localhost:{port}', directory: '' }
  const load: JudgeRequest = { ...request, config: { ...defaultConfig, load: { ...defaultConfig.load, start } } }

  test.each<[string, JudgeRequest, Record<string, string>, string]>([
    ['for a fork', { ...load, fromFork: true }, {}, 'load-start-refused'],
    [
      'with the rights of pull_request_target',
      load,
      { GITHUB_EVENT_NAME: 'pull_request_target' },
      'load-start-refused',
    ],
    ['with the rights of workflow_run', load, { GITHUB_EVENT_NAME: 'workflow_run' }, 'load-start-refused'],
    ['without a repository', { ...withoutRepository, config: load.config }, {}, 'load-start-needs-repository'],
  ])('%s', async (_, given, env, code) => {
    expect(await servicesOf(given, fakeWorld({ env })).then(() => undefined, troubleOf)).toMatchObject({
      code,
      message: expect.stringContaining('load.start'),
    })
  })
})
