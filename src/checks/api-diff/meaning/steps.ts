/** A counter that work is taken from: `take` says false once it is empty. Never a clock: same input, same bytes. */
export interface Steps {
  readonly take: (count: number) => boolean
}
