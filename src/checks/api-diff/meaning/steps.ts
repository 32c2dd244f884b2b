/** A counter that work is taken from: `take` says false once it is empty. Never a clock: same input, same bytes. */
export interface Steps {
  readonly take: (count: number) => boolean
  /** Work whose answer serves other questions too: what it takes is not charged to the one that came first. */
  readonly aside?: <Value>(work: () => Value) => Value
}

export const outOfSteps = 'the budget of steps ran out'
