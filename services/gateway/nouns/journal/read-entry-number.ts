import { idNumber, isId } from '../../../../contracts/kernel/id.ts'

/** Reads which entry is meant, by its id or by its number; 0: none. */
export function readEntryNumber(text: string): bigint {
  if (isId('ent', text)) return idNumber(text)
  return /^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : 0n
}
