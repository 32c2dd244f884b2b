import { prepareExample } from '../adapters/example.ts'
import { parseCommandLine } from '../config/command-line.ts'
import type { Review } from '../core/review.ts'
import { reviewRepository } from './review-command.ts'
import type { World } from './world.ts'

/** `example`: an ordinary review of the shipped example. Nothing of the product knows that it is one. */
export async function reviewExample(world: World): Promise<Review> {
  world.log.progress('starting the example: a repository of two commits, and both their services ...')
  const { repository, base, head, previewUrl, close } = await prepareExample()
  try {
    const argv = ['review', '--repo', repository, '--base', base, '--head', head, '--preview-url', previewUrl]
    const command = parseCommandLine(argv)
    if (command.command !== 'review') throw new Error(`the example's own command line was read as ${command.command}`)
    return await reviewRepository(command, world)
  } finally {
    await close()
  }
}
