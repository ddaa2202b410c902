import { isRefusalCode, REFUSAL_TEXTS } from '../../contracts/refusal/texts.ts'

/** Fen as yuan, the way an accountant writes them: 1,234,567.89. */
export function yuan(minor: bigint): string {
  const text = String(minor < 0n ? -minor : minor).padStart(3, '0')
  const whole = text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${minor < 0n ? '-' : ''}${whole}.${text.slice(-2)}`
}

/** A duty that many have failed to meet, each with details of its own: in the words of its code. */
export function dutyInWords(rule: string): string {
  const text = isRefusalCode(rule) ? REFUSAL_TEXTS[rule].en : null
  return typeof text === 'string' ? text : `${rule.replaceAll('_', ' ')}.`
}
