/** Prints one of the counts of the house, so that everybody can read it again. */
export function printFigure(what: string, found: number, asked: string): void {
  process.stdout.write(`count  ${what}: ${found} (${asked})\n`)
}
