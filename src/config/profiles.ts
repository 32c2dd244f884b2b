import djangoMonolith from '../../profiles/django-monolith.json' with { type: 'json' }
import fastapiPython from '../../profiles/fastapi-python.json' with { type: 'json' }
import goOrRustMicroservice from '../../profiles/go-or-rust-microservice.json' with { type: 'json' }
import nodeExpress from '../../profiles/node-express.json' with { type: 'json' }
import { BreakwaterError } from '../core/error.ts'
import { nearest } from '../core/nearest.ts'
import type { FileTree } from '../core/ports.ts'
import type { Profile } from '../core/profile.ts'
import { type ExtendableProfiles, parseProfile } from './profile-file.ts'

/** Where a team keeps its own profiles. */
const profileFolder = '.github/breakwater/profiles'

/** Embedded, so that a bundle has them; read like any other profile, so that a shipped one cannot be wrong unseen. */
const shipped: ExtendableProfiles = Object.fromEntries(
  [djangoMonolith, fastapiPython, goOrRustMicroservice, nodeExpress].map((profile) => [
    profile.profile_name,
    JSON.stringify(profile, undefined, 2),
  ]),
)

export const shippedProfileNames: readonly string[] = Object.keys(shipped)

/** The text of a profile in the repository, judged and completed by what it extends. */
export function parseProfileFile(text: string, path: string): Profile {
  return parseProfile(text, path, shipped)
}

/** A shipped profile by its name. */
export function shippedProfile(name: string): Profile | undefined {
  const text = shipped[name]
  return text === undefined ? undefined : { ...parseProfile(text, `${name}.json`, shipped), source: 'built-in' }
}

/**
 * The profile that a config names: a file of the tree by its path, a team's own by its name, or a shipped one. The tree
 * is that of the base branch, so a pull request cannot lower its own floor.
 */
export async function loadProfile(name: string, tree: FileTree): Promise<Profile> {
  const own = `${profileFolder}/${name}.json`
  const files = await tree.read([name, own])
  for (const path of [name, own]) {
    const text = files.get(path)
    if (text !== undefined) return parseProfileFile(text, path)
  }
  const profile = shippedProfile(name)
  if (profile) return profile
  const meant = nearest(name, shippedProfileNames)
  throw new BreakwaterError({
    code: 'profile-unknown',
    message: `There is no profile ${JSON.stringify(name)} on the base branch.`,
    hint: `${meant ? `Did you mean ${meant}? ` : ''}Shipped: ${shippedProfileNames.join(', ')}. Your own lie in ${profileFolder}/NAME.json on the base branch.`,
  })
}
