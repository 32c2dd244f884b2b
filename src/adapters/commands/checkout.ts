import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { gitIn } from '../git/git.ts'

/** Writing out a large repository takes its time. */
const checkoutMs = 300_000

/**
 * Writes the files of a commit into a folder of their own. Not a worktree: there is no `.git` in it, so nothing that
 * runs there can change the user's repository, its hooks or its settings; and the index is our own, too.
 */
export async function checkOut(repository: string, commit: string, folder: string): Promise<string> {
  const files = join(folder, 'files')
  await mkdir(files, { recursive: true })
  const git = gitIn(repository)
  const options = { indexFile: join(folder, 'index'), timeoutMs: checkoutMs }
  await git(['read-tree', commit], options)
  await git([`--work-tree=${files}`, 'checkout-index', '--all', '--force'], options)
  return files
}
