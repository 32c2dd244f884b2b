import { type Check, startOf } from '../../core/check.ts'

export const loadTest: Check = {
  name: 'load-test',
  title: 'Load test',
  lane: 'alone',
  applies: async ({ preview, config }) => {
    if (preview !== undefined) return { run: true }
    const absent = {
      code: 'preview-absent',
      message: 'The load test was asked for, and there is no preview deployment to load.',
      hint: 'Give its URL with --preview-url (in a workflow: preview-url), or as load.preview in .github/breakwater.yml.',
    }
    const reason = 'no preview deployment'
    return config.load.preview === undefined
      ? { run: false, reason, errorIfSelected: absent }
      : { run: false, reason, error: { ...absent, location: startOf(config.source) } }
  },
  load: async () => (await import('./run.ts')).run,
}
