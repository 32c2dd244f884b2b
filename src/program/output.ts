import type { CheckOutcome } from '../core/check.ts'
import { BreakwaterError } from '../core/error.ts'
import type { LoadReport } from '../core/load.ts'
import type { Review } from '../core/review.ts'
import { renderChangelog } from '../report/changelog.ts'
import { renderHtml } from '../report/html.ts'
import { renderJson } from '../report/json.ts'
import { loadCsv } from '../report/load/csv.ts'
import { loadPrometheus } from '../report/load/prometheus.ts'
import { renderMarkdown } from '../report/markdown.ts'
import { renderTerminal } from '../report/terminal.ts'
import { writeText } from './output-file.ts'
import type { World } from './world.ts'

export interface OutputOptions {
  readonly format: 'terminal' | 'json' | 'markdown' | 'html' | 'csv' | 'prometheus'
  readonly output: string | undefined
  /** What was asked for; a comparison of two contracts is a changelog in Markdown. */
  readonly command?: string
}

/** Writes the review where the user wants it. */
export async function writeReview(review: Review, options: OutputOptions, world: World): Promise<void> {
  const text = rendered(review, options, world)
  if (isChangelog(options)) tellRemarks(review, world)
  await writeText(text, options.output, world)
}

function isChangelog({ format, command }: OutputOptions): boolean {
  return format === 'markdown' && command === 'api-diff'
}

/** A changelog is for those who use the API; what its author should know is told beside it. */
function tellRemarks({ outcomes }: Review, { stderr }: World): void {
  for (const outcome of outcomes) {
    if (outcome.status === 'ran') for (const remark of outcome.remarks) stderr(`note: ${remark}\n`)
  }
}

function rendered(review: Review, options: OutputOptions, { terminal }: World): string {
  const { format, output } = options
  switch (format) {
    case 'terminal':
      return renderTerminal(review, output === undefined ? terminal : { ...terminal, colour: false, unicode: false })
    case 'json':
      return renderJson(review)
    case 'markdown':
      return isChangelog(options) ? renderChangelog(review) : renderMarkdown(review)
    case 'html':
      return renderHtml(review)
    case 'csv':
      return loadCsv(loadOf(review, format))
    case 'prometheus':
      return loadPrometheus(loadOf(review, format))
    default:
      return format satisfies never
  }
}

/** The load test, for a format that can hold nothing else. */
function loadOf({ outcomes }: Review, format: string): LoadReport {
  const load = outcomes.find((outcome) => outcome.check === 'load-test')
  if (load?.status === 'ran' && load.load) return load.load
  throw new BreakwaterError({
    code: 'no-load-test',
    message: `There is no load test to write as ${format}${load ? ` (${reasonWithout(load)})` : ''}.`,
    hint: 'Take --format terminal or json to see what became of the review.',
  })
}

function reasonWithout(outcome: CheckOutcome): string {
  if (outcome.status === 'failed') return outcome.error.message
  return outcome.status === 'skipped' ? outcome.reason : outcome.summary
}
