/**
 * Variables that a command is given, where they are set: what finds programs and their files, and how text and time are
 * written. A list of what is let through and not of what is kept out: nobody knows the names of all tokens.
 */
const names: ReadonlySet<string> = new Set([
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'TMPDIR', 'TMP', 'TEMP', 'LANG', 'LANGUAGE', 'TZ', 'CI', 'TERM'],
  // Windows
  ...['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'PROGRAMDATA', 'NUMBER_OF_PROCESSORS', 'PROCESSOR_ARCHITECTURE'],
  // Where toolchains are
  ...['NVM_DIR', 'NODE_PATH', 'COREPACK_HOME', 'PNPM_HOME', 'JAVA_HOME', 'GRADLE_USER_HOME', 'M2_HOME', 'DOTNET_ROOT'],
  ...[
    'GOROOT',
    'GOPATH',
    'GOCACHE',
    'GOMODCACHE',
    'CARGO_HOME',
    'RUSTUP_HOME',
    'MIX_HOME',
    'HEX_HOME',
    'REBAR_CACHE_DIR',
  ],
  ...['GEM_HOME', 'GEM_PATH', 'BUNDLE_PATH', 'RBENV_ROOT', 'ASDF_DIR', 'ASDF_DATA_DIR', 'PYENV_ROOT', 'VIRTUAL_ENV'],
  ...['PYTHONPATH', 'PYTHONLOCATION', 'LD_LIBRARY_PATH', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_RUNTIME_DIR'],
  // Certificates of a company's own, which an install command needs
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_EXTRA_CA_CERTS', 'REQUESTS_CA_BUNDLE'],
])

const families = /^(LC_[A-Z]+|JAVA_HOME_\w+)$/
/** A proxy's URL may hold a password; one without is only an address. */
const proxies = /^(https?|no|all)_proxy$/i

/** The environment of a command: of ours what it cannot do without, and what is said here. */
export function commandEnvironment(
  own: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>>,
): Record<string, string> {
  const kept = Object.entries(own).flatMap(([name, value]) => {
    if (value === undefined) return []
    const upper = name.toUpperCase()
    const isProxy = proxies.test(name) && !value.includes('@')
    return names.has(upper) || families.test(upper) || isProxy ? [[name, value] as const] : []
  })
  return { ...Object.fromEntries(kept), ...added }
}
