import { type Applicability, type Check, type CheckContext, startOf } from '../../core/check.ts'

export const loadTest: Check = {
  name: 'load-test',
  title: 'Load test',
  lane: 'alone',
  applies: async (context) => {
    const { preview, config } = context
    if (preview !== undefined || config.load.start !== undefined) return { run: true }
    if (config.load.preview !== undefined) return unfilled(context, config.load.preview)
    const { discoverPreview } = await import('./preview/discover.ts')
    const found = await discoverPreview(context)
    return found.preview === undefined ? found.applicability : { run: true }
  },
  load: async () => (await import('./run.ts')).run,
}

/** The config's URL holds something that this run does not know. */
function unfilled({ config }: CheckContext, template: string): Applicability {
  return {
    run: false,
    reason: `${template} cannot be filled in here`,
    errorIfSelected: {
      code: 'preview-absent',
      message: `The load test was asked for, and the URL ${template} cannot be filled in here.`,
      hint: 'Only a pull request has a {number}, and a branch of a fork is named by a stranger. Name the URL: --preview-url.',
      location: startOf(config.source),
    },
  }
}
