/** A parameter of a URL's query. Its value may be a secret, so that a plan has only the name that stands for it. */
export interface QueryParameter {
  readonly name: string
  readonly value: string
  /** Under this name each side has its own value, and an export finds it in the environment. */
  readonly variable: string
}

/** The parameters of a URL, in its order. */
export function queryParameters(url: string): readonly QueryParameter[] {
  const taken = new Map<string, number>()
  return [...new URL(url).searchParams].map(([name, value]) => {
    const plain = `BREAKWATER_QUERY_${name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')}`
    const times = (taken.get(plain) ?? 0) + 1
    taken.set(plain, times)
    return { name, value, variable: times === 1 ? plain : `${plain}_${times}` }
  })
}
