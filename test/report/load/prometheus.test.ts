import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadPrometheus } from '../../../src/report/load/prometheus.ts'
import fc from '../../properties.ts'
import { arbitraryLoad } from '../arbitrary-review.ts'
import { closedLoop, hostileLoad, openLoop, regressed } from '../sample-loads.ts'

const small = {
  ...openLoop,
  // 0.9, 5, 5.01 and 20,000 ms.
  latency: [
    [900, 1],
    [5000, 2],
    [5010, 3],
    [20_000_000, 4],
  ],
} as const

describe('metrics', () => {
  const lines = loadPrometheus(small).split('\n')

  test('buckets add up, in seconds, and end with all', () => {
    const name = 'breakwater_load_latency_seconds'
    expect(lines.filter((line) => line.startsWith(`${name}_bucket`)).slice(0, 4)).toEqual([
      `${name}_bucket{side="head",le="0.001"} 1`,
      `${name}_bucket{side="head",le="0.0025"} 1`,
      `${name}_bucket{side="head",le="0.005"} 3`,
      `${name}_bucket{side="head",le="0.01"} 6`,
    ])
    expect(lines).toContain(`${name}_bucket{side="head",le="10"} 6`)
    expect(lines).toContain(`${name}_bucket{side="head",le="+Inf"} 10`)
    expect(lines).toContain(`${name}_count{side="head"} 10`)
    // 0.0009 + 2 x 0.005 + 3 x 0.00501 + 4 x 20
    expect(lines).toContain(`${name}_sum{side="head"} 80.02593`)
  })

  test('requests are counted by what became of them', () => {
    expect(lines).toContain('breakwater_load_requests_total{side="head",operation="GET /orders",result="ok"} 840')
    expect(lines).toContain('breakwater_load_requests_total{side="head",operation="GET /orders",result="timeout"} 1')
  })

  test('a floor is a metric, in seconds where it is a time', () => {
    expect(lines).toContain('breakwater_load_slo_floor{metric="p99",operation=""} 0.6')
    expect(lines).toContain('breakwater_load_slo_floor{metric="errorRate",operation=""} 0.02')
    expect(lines).toContain('breakwater_load_slo_verdict{metric="p99",operation="",verdict="pass"} 1')
    expect(lines).toContain('breakwater_load_slo_verdict{metric="p99",operation="",verdict="fail"} 0')
  })

  test('what is not there is absent', () => {
    expect(lines.join('\n')).not.toMatch(/side="base"|_clients|head_to_base/)
    expect(loadPrometheus(closedLoop)).toMatch(/^breakwater_load_clients 4$/m)
    expect(loadPrometheus(regressed)).toMatch(/^breakwater_load_regressed\{operation="",quantile="0.95"\} 1$/m)
  })
})

// The grammar of the text format: https://prometheus.io/docs/instrumenting/exposition_formats/
const line =
  /^(?:# HELP [a-z_]+ [^\n]+|# TYPE [a-z_]+ (?:counter|gauge|histogram)|([a-z_]+)(?:\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)+\})? (?:[+-]?Inf|NaN|-?[\d.]+(?:e[+-]\d+)?))$/

function grammar(text: string): void {
  expect(text.endsWith('\n')).toBe(true)
  const seen = new Set<string>()
  let name = ''
  for (const one of text.slice(0, -1).split('\n')) {
    expect(one).toMatch(line)
    const help = /^# HELP (\S+)/.exec(one)?.[1]
    if (help !== undefined) {
      // All lines of a metric stand together, and it is told of once.
      expect(seen.has(help)).toBe(false)
      seen.add(help)
      name = help
    } else expect(one.replace(/^# TYPE /, '').startsWith(name)).toBe(true)
  }
}

test('a stranger writes no line of his own', () => {
  const text = loadPrometheus(hostileLoad('"} 1\nbreakwater_load_aborted 0\n# \\ \u202E'))
  grammar(text)
  expect(text.match(/^breakwater_load_aborted /gm)).toHaveLength(1)
})

test('whatever the load test, the text is of the format', () => {
  fc.assert(
    fc.property(arbitraryLoad, (load) => grammar(loadPrometheus(load))),
    { numRuns: 40 },
  )
})

test('the page on the report lists every metric with its labels, and no other', () => {
  const page = readFileSync(new URL('../../../references/load-report.md', import.meta.url), 'utf8')
  const listed = [...page.matchAll(/^\| `(breakwater_load_\w+)` \| ([^|]*)\|/gm)].map(
    ([, name, labels = '']) => `${name}: ${labels.trim()}`,
  )
  const { offeredRate: _, ...other } = regressed
  const text = [loadPrometheus(regressed), loadPrometheus({ ...other, concurrency: 4 })].join('')
  const written = [...text.matchAll(/^(breakwater_load_\w+?)(?:_bucket)?(?:\{(.*)\})? \S+$/gm)].map(
    ([, name, labels = '']) => `${name}: ${[...labels.matchAll(/(\w+)="/g)].map(([, label]) => label).join(', ')}`,
  )
  const histogramParts = /latency_seconds_(?:sum|count)/
  expect(new Set(listed)).toEqual(new Set(written.filter((one) => !histogramParts.test(one))))
})
