export async function runCommandLine(_argv: readonly string[]): Promise<number> {
  return 0
}
export async function runAction(): Promise<number> {
  return 0
}
