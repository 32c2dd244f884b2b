import { disagreements, flagged, harmsOf, hazardsOf, type Judged, nameOf, ruleOf } from './verdicts.ts'

/** Found, missed and false of both tools, by what the oracle saw. */
export function printVerdicts(all: readonly Judged[]): void {
  const unsafe = all.filter(({ form }) => form === 'unsafe')
  const seen = unsafe.filter(({ truth }) => harmsOf(truth).length > 0)
  const unseen = unsafe.filter((each) => !seen.includes(each) && each.pair.unseen !== undefined)
  const harmless = all.filter(({ form, truth }) => form === 'safe' && harmsOf(truth).length === 0)
  const blocking = all.filter(({ truth }) => truth.blocks.some((visitor) => visitor !== 'rows'))
  const quiet = all.filter((each) => !blocking.includes(each) && each.truth.sqlstate === undefined)
  console.log(
    `\n  ${all.length / 2} pairs. ${'right rule'.padStart(42)} ${'any rule'.padStart(10)} ${'missed'.padStart(8)}`,
  )
  for (const [title, group] of [
    [`unsafe, harm seen (${seen.length})`, seen],
    [`unsafe, harm that nobody waits for (${unseen.length})`, unseen],
  ] as const) {
    row(`Breakwater: ${title}`, [count(group, oursRight), count(group, oursAny), group.length - count(group, oursAny)])
    row(`squawk:     ${title}`, [
      count(group, theirsRight),
      count(group, theirsAny),
      group.length - count(group, theirsAny),
    ])
  }
  console.log(`  ${''.padEnd(46)} ${'flagged'.padStart(10)}`)
  row(`Breakwater: safe, no harm seen (${harmless.length})`, [count(harmless, oursAny)])
  row('Breakwater: the same, with an error', [count(harmless, oursRed)])
  row(`squawk:     safe, no harm seen (${harmless.length})`, [count(harmless, theirsAny)])
  console.log(`  ${''.padEnd(46)} ${'red'.padStart(10)}`)
  row(`Breakwater: others wait the longer (${blocking.length} forms)`, [count(blocking, oursRed)])
  row(`Breakwater: nobody waits, nothing fails (${quiet.length})`, [count(quiet, oursRed)])
  printNames(
    'squawk missed',
    seen.filter((each) => !theirsAny(each)),
  )
  printNames('squawk flagged, harmless', harmless.filter(theirsAny))
  console.log('\n  Breakwater and the oracle differ:')
  for (const each of all) for (const text of disagreements(each)) console.log(`    ${nameOf(each)}: ${text}`)
  console.log('\n  Warned of a safe form without harm that the oracle can see:')
  for (const each of harmless.filter(oursAny))
    console.log(`    ${nameOf(each)}: ${flagged(each).map(ruleOf).join(', ')}`)
}

/** What became of each remedy that was shown. */
export function printRemedies(all: readonly Judged[]): void {
  const tried = all.flatMap((judged) => judged.remedies.map((remedy) => ({ judged, remedy })))
  const clean = tried.filter(
    ({ remedy }) => remedy.sqlstate === undefined && remedy.blocks.length === 0 && remedy.otherwise.length === 0,
  )
  console.log(
    `\n  Remedies run on native Postgres: ${tried.length}; ${clean.length} block nobody, pass, and leave the same end`,
  )
  for (const { judged, remedy } of tried) {
    const { sqlstate, blocks, otherwise, rules } = remedy
    const texts = [
      ...(sqlstate === undefined ? [] : [`fails with ${sqlstate}`]),
      ...(blocks.length > 0 ? [`blocks ${blocks.join(' and ')}`] : []),
      ...otherwise,
    ]
    for (const text of texts) console.log(`    ${judged.pair.name}, ${rules.join(' and ')}: ${text}`)
  }
}

function row(title: string, figures: readonly number[]): void {
  console.log(`  ${title.padEnd(46)} ${figures.map((figure) => String(figure).padStart(10)).join('')}`)
}

function printNames(title: string, group: readonly Judged[]): void {
  console.log(`  ${title} (${group.length}): ${group.map(({ pair }) => pair.name).join('; ')}`)
}

function count(group: readonly Judged[], holds: (judged: Judged) => boolean): number {
  return group.filter(holds).length
}

function oursRight({ pair, ours }: Judged): boolean {
  return ours.some((finding) => pair.rules.includes(ruleOf(finding)))
}

function oursAny(judged: Judged): boolean {
  return flagged(judged).length > 0
}

function oursRed({ ours }: Judged): boolean {
  return ours.some(({ severity }) => severity === 'error')
}

function theirsRight({ pair, theirs }: Judged): boolean {
  return (theirs ?? []).some((rule) => pair.squawk.includes(rule))
}

function theirsAny({ theirs }: Judged): boolean {
  return hazardsOf(theirs ?? []).length > 0
}
