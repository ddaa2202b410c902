/**
 * A spreadsheet runs a cell that starts with one of these, full-width ones in Chinese and Japanese
 * editions too; marks that nobody sees before it do not stop every one of them.
 */
export function startsLikeAFormula(text: string): boolean {
  return /^[\s\p{C}]*[=+\-@]/u.test(text.normalize('NFKC'))
}

/** For what goes out: a quote before it makes it a text. */
export function guarded(text: string): string {
  return startsLikeAFormula(text) ? `'${text}` : text
}
