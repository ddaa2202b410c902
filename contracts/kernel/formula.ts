/**
 * A spreadsheet runs a cell that starts with one of these, full-width ones in Chinese and Japanese
 * editions too; marks that nobody sees before it do not stop every one of them.
 */
export function startsLikeAFormula(text: string): boolean {
  return /^[\s\p{C}]*[=+\-@]/u.test(text.normalize('NFKC'))
}

/** For every text that goes out as CSV or XLSX: a quote before a formula makes it a text. */
export function guarded(text: string): string {
  return startsLikeAFormula(text) ? `'${text}` : text
}

/** The text that `guarded` was given. */
export function unguarded(text: string): string {
  return text.startsWith("'") && startsLikeAFormula(text.slice(1)) ? text.slice(1) : text
}

/** `2.4952E+19`, `#N/A`, `#####`: what a spreadsheet leaves of a number or formula it lost. */
export function isRuined(text: string): boolean {
  return /^(-?\d(\.\d+)?E[+-]\d{2,}|#{3,})$/.test(text) || ERRORS.has(text)
}

const ERRORS = new Set(
  (
    '#N/A #REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! #SPILL! #CALC! ' +
    '#FIELD! #BUSY! #BLOCKED! #CONNECT! #UNKNOWN! #GETTING_DATA'
  ).split(' '),
)
