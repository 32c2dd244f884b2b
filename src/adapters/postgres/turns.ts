/** Gives what runs jobs one after another, so that each one's time is its own. */
export function takeTurns(): <Value>(job: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  return (job) => {
    const turn = last.then(job)
    last = turn.catch(() => undefined)
    return turn
  }
}
