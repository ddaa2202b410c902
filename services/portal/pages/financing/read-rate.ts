const RATE = /^\d{1,2}(\.\d{1,4})?$/
/** A percent is two places of a decimal. */
const PERCENT_PLACES = 2

/** '3.6' percent → '0.036', exactly; null where it is no such rate. */
export function readRate(percent: string): string | null {
  const text = percent.trim().replace(/%$/, '')
  if (!RATE.test(text)) return null
  const [whole = '0', part = ''] = text.split('.')
  const digits = `${whole.padStart(PERCENT_PLACES, '0')}${part}`.replace(/0+$/, '')
  return digits === '' ? '0' : `0.${digits}`
}
