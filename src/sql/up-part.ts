/**
 * goose and dbmate keep both directions in one file, told apart by comments. Only the way up is run; the lines of the
 * way down are left empty, so that the others keep their numbers.
 */
export function upPart(text: string): string {
  if (!marker.test(text)) return text
  let up = true
  return text
    .split('\n')
    .map((line) => {
      const [, goose, dbmate] = marker.exec(line) ?? []
      const direction = (goose ?? dbmate)?.toLowerCase()
      if (direction) up = direction === 'up'
      return up ? line : ''
    })
    .join('\n')
}

/** Whether the file asks its runner for no transaction. */
export function asksForNoTransaction(text: string): boolean {
  return /^\s*--\s*(?:\+goose\s+no\s+transaction|migrate:up\b.*\btransaction:\s*false)/im.test(text)
}

const marker = /^\s*--\s*(?:\+goose\s+(up|down)\b|migrate:(up|down)\b)/im
