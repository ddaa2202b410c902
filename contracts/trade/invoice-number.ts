/**
 * The number under which an invoice is known for ever: width, case and spaces are no difference.
 * Older paper invoices are named by a code and a number, joined here by a dash. Null when there is
 * none, or more than fits.
 */
export function invoiceNumber(number: string, code = ''): string | null {
  const parts = [normalise(code), normalise(number)].filter(part => part !== '')
  const joined = parts.join('-')
  return normalise(number) === '' || joined.length > INVOICE_NUMBER_LENGTH_MAX ? null : joined
}

export const INVOICE_NUMBER_LENGTH_MAX = 64

/** NFKC makes full-width digits and letters plain; controls and invisible marks are dropped too. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{C}]/gu, '')
}
