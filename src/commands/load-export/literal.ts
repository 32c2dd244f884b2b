/** A value as JavaScript writes it: JSON, with the two characters that end a line in some parsers escaped as well. */
export function literal(value: unknown, indent?: number): string {
  return (JSON.stringify(value, undefined, indent) ?? 'undefined')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
