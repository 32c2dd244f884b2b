/** Names for statements that stay prepared on a connection. */
export interface PreparedNames {
  /** One that is the text's alone until it may have been dropped; undefined: the text is not worth it. */
  readonly of: (sql: string) => string | undefined
  /** The next name of this text is another. */
  readonly forget: (sql: string) => void
  /** A text is about to run that may drop prepared statements. */
  readonly beforeText: (sql: string) => void
}

/**
 * From this length on a text stays prepared: our questions to the catalogs take five times as long to plan as to answer,
 * and are asked at every statement.
 */
const worthPreparing = 500

/** Ends statements that were prepared by name for a project's queries, and none of these here. */
const onlyQueries = /^(?:DEALLOCATE breakwater_query_\d+; ?)+$/

export function preparedNames(): PreparedNames {
  const names = new Map<string, string>()
  let count = 0
  return {
    of: (sql) => {
      if (sql.length < worthPreparing) return undefined
      const known = names.get(sql)
      if (known !== undefined) return known
      count += 1
      names.set(sql, `breakwater_${count}`)
      return names.get(sql)
    },
    forget: (sql) => void names.delete(sql),
    // What was dropped gets another name, since whoever has kept the last one takes it for prepared.
    beforeText: (sql) => {
      if (/\b(discard|deallocate)\b/i.test(sql) && !onlyQueries.test(sql)) names.clear()
    },
  }
}
