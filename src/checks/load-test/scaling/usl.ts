/** Throughput as it was measured with so many clients that each wait for their answer. */
export interface Point {
  readonly concurrency: number
  readonly throughput: number
}

/**
 * Gunther's Universal Scalability Law: X(c) = lambda c / (1 + sigma (c - 1) + kappa c (c - 1)). Lambda is what one client
 * gets, sigma the share of the work that only one can do at a time, kappa what each pair of clients costs the other.
 */
export interface Usl {
  readonly lambda: number
  readonly sigma: number
  readonly kappa: number
}

/** A model with three parameters goes through any three points; a fourth can contradict it. */
export const fewestPoints = 4

export function throughputAt({ lambda, sigma, kappa }: Usl, c: number): number {
  return (lambda * c) / (1 + sigma * (c - 1) + kappa * c * (c - 1))
}

/** The concurrency of the highest throughput; undefined where the model only ever grows. */
export function peakOf({ sigma, kappa }: Usl): number | undefined {
  if (kappa <= 0) return undefined
  return Math.max(1, Math.sqrt(Math.max(0, 1 - sigma) / kappa))
}

/**
 * Least squares on c / X, which is linear: 1/lambda + sigma/lambda (c - 1) + kappa/lambda c (c - 1). None of the three may
 * be negative, so the best is the ordinary solution over some of the columns: each choice is solved, and the best of those
 * that are allowed is taken. Undefined where the points do not suffice.
 */
export function fitUsl(points: readonly Point[]): Usl | undefined {
  if (points.length < fewestPoints || points.some(({ throughput }) => throughput <= 0)) return undefined
  const values = points.map(({ concurrency, throughput }) => concurrency / throughput)
  const columns = [
    points.map(() => 1),
    points.map(({ concurrency: c }) => c - 1),
    points.map(({ concurrency: c }) => c * (c - 1)),
  ] as const
  const solutions = [[0], [0, 1], [0, 2], [0, 1, 2]].flatMap((chosen) => {
    const solved = leastSquares(
      chosen.map((at) => columns[at] ?? []),
      values,
    )
    if (solved === undefined) return []
    const weight = (column: number) => solved[chosen.indexOf(column)] ?? 0
    const found = { constant: weight(0), linear: weight(1), quadratic: weight(2) }
    return found.constant > 0 && found.linear >= 0 && found.quadratic >= 0 ? [found] : []
  })
  const residual = ({ constant, linear, quadratic }: (typeof solutions)[number]) =>
    points.reduce((sum, { concurrency: c }, at) => {
      return sum + ((values[at] ?? 0) - constant - linear * (c - 1) - quadratic * c * (c - 1)) ** 2
    }, 0)
  const [best] = [...solutions].sort((a, b) => residual(a) - residual(b))
  if (best === undefined) return undefined
  const lambda = 1 / best.constant
  return { lambda, sigma: best.linear * lambda, kappa: best.quadratic * lambda }
}

/**
 * How much of the throughput's spread the model explains. Of throughput and not of c / X: a service that scales perfectly
 * has the same c / X everywhere, and nothing there to be explained.
 */
export function rSquared(model: Usl, points: readonly Point[]): number {
  const mean = points.reduce((sum, { throughput }) => sum + throughput, 0) / points.length
  const squares = (of: (point: Point) => number) => points.reduce((sum, point) => sum + of(point) ** 2, 0)
  const total = squares(({ throughput }) => throughput - mean)
  const left = squares(({ concurrency, throughput }) => throughput - throughputAt(model, concurrency))
  return total === 0 ? (left === 0 ? 1 : 0) : 1 - left / total
}

/** Weights of the columns, by the normal equations and Gauss-Jordan elimination; undefined where they are not unique. */
function leastSquares(
  columns: readonly (readonly number[])[],
  values: readonly number[],
): readonly number[] | undefined {
  const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0)
  const rows = columns.map((row) => [...columns.map((column) => dot(row, column)), dot(row, values)])
  for (let at = 0; at < rows.length; at++) {
    const below = rows.slice(at)
    const pivot = below.reduce((best, row) => (Math.abs(row[at] ?? 0) > Math.abs(best[at] ?? 0) ? row : best))
    const scale = pivot[at] ?? 0
    if (Math.abs(scale) < 1e-12) return undefined
    rows.splice(rows.indexOf(pivot), 1)
    const unit = pivot.map((entry) => entry / scale)
    for (const row of rows) {
      const factor = row[at] ?? 0
      for (const [column, entry] of unit.entries()) row[column] = (row[column] ?? 0) - factor * entry
    }
    rows.splice(at, 0, unit)
  }
  return rows.map((row) => row.at(-1) ?? 0)
}
