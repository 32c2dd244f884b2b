import type { Applicability, CheckContext, Preview } from '../../../core/check.ts'
import { startOf } from '../../../core/check.ts'
import { type Trouble, troubleOf } from '../../../core/error.ts'
import type { CommitDeployments, Deployments } from '../../../core/ports.ts'
import { type Choice, chooseDeployment, shownName } from './choose-deployment.ts'

/** A preview that was found, or why there is none to load. */
export type Discovery =
  | { readonly preview: Preview; readonly remark: string }
  | { readonly preview: undefined; readonly applicability: Applicability & { readonly run: false } }

/** Each look costs a few requests of the thousand that a token has an hour. */
const intervalSeconds = 15

/** The deployment of head's commit, waited for while it is under way. Asked for once a review. */
export function discoverPreview(context: CheckContext): Promise<Discovery> {
  return context.once('load-test: preview', () => discover(context))
}

async function discover(context: CheckContext): Promise<Discovery> {
  const { deployments, changeSet, config } = context
  // A laptop, a merge queue: nobody deploys for them, so that nothing is there is no failure.
  if (deployments === undefined || changeSet.head.sha === undefined) return skipped('no preview deployment')
  const isAsked = config.load.environments.length > 0
  try {
    const outcome = await awaited(context, deployments, changeSet.head.sha, isAsked)
    return outcome.status === 'refused' ? unreadable(context, outcome.permission) : found(context, outcome.choice)
  } catch (thrown) {
    // Nobody named a preview: that GitHub is not to be reached is told where its absence matters.
    if (isAsked) throw thrown
    return absent(context, `no preview was named, and deployments could not be read: ${troubleOf(thrown).message}`)
  }
}

type Outcome = { readonly status: 'chosen'; readonly choice: Choice } | (CommitDeployments & { status: 'refused' })

/** Looks until a deployment is up, nothing is under way, or the time is over. */
async function awaited(
  { clock, log, config, fromFork }: CheckContext,
  deployments: Deployments,
  sha: string,
  isAsked: boolean,
): Promise<Outcome> {
  const { waitSeconds } = config.load
  const wanted = { ...config.load, fromFork }
  for (let waited = 0; ; waited += intervalSeconds) {
    const read = await deployments.deploymentsOf(sha)
    if (read.status === 'refused') return read
    const isOver = waited + intervalSeconds > waitSeconds
    const choice = chooseDeployment(read.deployments, wanted, isOver)
    // Where environments are named, a deployment is to come, though the provider may not have begun it.
    const isComing = choice.kind === 'under way' || (choice.kind === 'none' && isAsked && !choice.begun)
    if (!isComing || isOver) return { status: 'chosen', choice }
    const what = choice.kind === 'under way' ? `the deployment to ${choice.environments.join(', ')}` : 'a deployment'
    log.progress(`Load test: waiting for ${what}, ${waitSeconds - waited} s left ...`)
    await clock.sleep(intervalSeconds * 1000)
  }
}

function found(context: CheckContext, choice: Choice): Discovery {
  const { waitSeconds } = context.config.load
  switch (choice.kind) {
    case 'found': {
      const { by } = choice.deployment
      const remark = `Loaded the deployment to ${shownName(choice.deployment)} at ${originOf(choice.url)}, as ${by.login} made it known.`
      return { preview: { url: choice.url, namedBy: 'deployment' }, remark }
    }
    case 'under way': {
      const reason = `the deployment to ${choice.environments.join(', ')} was not up within ${waitSeconds} s`
      return failed(reason, {
        code: 'preview-late',
        message: `There was nothing to load: ${reason}.`,
        hint: 'Run the job again once it is up, wait longer (load.wait), or have the workflow run on deployment_status.',
      })
    }
    case 'several':
      return absent(
        context,
        `several deployments could be the preview (${choice.environments.join(', ')}); load.environments says which`,
      )
    case 'none':
      return absent(context, choice.reason === '' ? 'no preview deployment' : `no preview deployment: ${choice.reason}`)
    default:
      return choice satisfies never
  }
}

function unreadable(context: CheckContext, permission: string): Discovery {
  return absent(context, `no preview was named, and to look for one the workflow needs the permission ${permission}`)
}

/** Nothing to load: skipped, unless the config says that there is to be something. */
function absent({ config }: CheckContext, reason: string): Discovery {
  if (config.load.environments.length === 0) return skipped(reason)
  return failed(reason, { ...absence(reason), location: startOf(config.source) })
}

function skipped(reason: string): Discovery {
  return { preview: undefined, applicability: { run: false, reason, errorIfSelected: absence(reason) } }
}

function absence(reason: string): Trouble {
  return {
    code: 'preview-absent',
    message: `The load test was asked for, and there is nothing to load: ${reason}.`,
    hint: 'Name the URL of the preview: --preview-url (in a workflow: preview-url), or load.preview in .github/breakwater.yml.',
  }
}

function failed(reason: string, error: Trouble): Discovery {
  return { preview: undefined, applicability: { run: false, reason, error } }
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : url
}
