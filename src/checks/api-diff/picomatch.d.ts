/** The package brings no types; this is the part of it that is used. */
declare module 'picomatch' {
  export default function picomatch(globs: string[], options?: { dot?: boolean }): (path: string) => boolean
}
