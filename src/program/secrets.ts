import type { Config } from '../core/config.ts'
import type { AuthSetting } from '../core/load-settings.ts'

/** Where secrets are, and who has to be told of what must never be shown. */
interface Keeper {
  readonly env: Readonly<Record<string, string | undefined>>
  /** What the command line gives, by the name that stands for it; goes before the environment. */
  readonly given?: Readonly<Record<string, string>> | undefined
  readonly fromFork: boolean
  /** Masks a value in everything that is logged from now on. */
  readonly mask?: ((secret: string) => void) | undefined
}

/**
 * The secrets of a run: environment variables that the base branch's config, a plan beside it or the command line names.
 * Those of the config are masked at once, any other when it is first read. A run that a fork's pull request started has
 * none: the preview that they would be sent to may run a stranger's code.
 */
export function secretsOf(
  config: Config,
  { env, given = {}, fromFork, mask }: Keeper,
): (variable: string) => string | undefined {
  if (fromFork) return () => undefined
  const secret = (variable: string) => {
    const value = Object.hasOwn(given, variable) ? given[variable] : own(env, variable)
    if (value === undefined || value === '') return undefined
    mask?.(value)
    return value
  }
  for (const variable of secretVariables(config)) secret(variable)
  return secret
}

/** What an editor or a shell leaves at the end of a secret is no part of it. */
function own(env: Keeper['env'], variable: string): string | undefined {
  return Object.hasOwn(env, variable) ? env[variable]?.trim() : undefined
}

/** Names of the environment variables that hold secrets. */
function secretVariables({ load }: Config): readonly string[] {
  return [...Object.values(load.headersEnv), ...Object.values(load.auth).flatMap(variablesOf)]
}

function variablesOf(auth: AuthSetting): readonly string[] {
  switch (auth.kind) {
    case 'secret':
      return [auth.env]
    case 'basic':
      return [auth.userEnv, auth.passwordEnv]
    case 'client-credentials':
      return [auth.idEnv, auth.secretEnv]
    default:
      return auth satisfies never
  }
}
