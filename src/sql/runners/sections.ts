import type { Direction } from '../runner.ts'

/**
 * The lines of one direction in a file that keeps both, told apart by comments. Lines of the other are left empty, so
 * that all keep their numbers. `marker` captures the direction's name. Undefined: the file says nothing of this one; a
 * file without any marker is the way up.
 */
export function sectionOf(text: string, direction: Direction, marker: RegExp): string | undefined {
  let current: Direction | undefined
  let found = false
  const lines = text.split('\n').map((line) => {
    const named = marker.exec(line)?.[1]?.toLowerCase()
    if (named === 'up' || named === 'down') current = named
    found ||= current === direction
    // What stands above the first marker says how the file is to be run, whichever way.
    return current === direction || (current === undefined && /^\s*--/.test(line)) ? line : ''
  })
  if (found) return lines.join('\n')
  return current === undefined && direction === 'up' ? text : undefined
}
