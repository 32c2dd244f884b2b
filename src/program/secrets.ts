import type { Config } from '../core/config.ts'
import type { AuthSetting } from '../core/load-settings.ts'

/** Whose environment is read, and who has to be told of what must never be shown. */
interface Keeper {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly fromFork: boolean
  /** Masks a value in everything that is logged from now on. */
  readonly mask?: (secret: string) => void
}

/**
 * The secrets of a run: environment variables that the base branch's config or the command line names, and no others,
 * whoever asks. Each is masked at once. A run that a fork's pull request started has none.
 */
export function secretsOf(config: Config, { env, fromFork, mask }: Keeper): (variable: string) => string | undefined {
  if (fromFork) return () => undefined
  const secrets = new Map(
    secretVariables(config).flatMap((variable) => {
      // What an editor or a shell leaves at the end of a file is no part of a token.
      const value = env[variable]?.trim()
      return value === undefined || value === '' ? [] : [[variable, value] as const]
    }),
  )
  for (const secret of secrets.values()) mask?.(secret)
  return (variable) => secrets.get(variable)
}

/** Names of the environment variables that hold secrets. */
export function secretVariables({ load }: Config): readonly string[] {
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
