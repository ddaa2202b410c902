import { COMMAND_TEXTS, type CommandRefusal } from './command-texts.ts'
import { PARTY_TEXTS, type PartyRefusal } from './party-texts.ts'
import { RECEIVABLE_TEXTS, type ReceivableRefusal } from './receivable-texts.ts'
import type { RefusalText } from './refusal-text.ts'
import { REGULATOR_TEXTS, type RegulatorRefusal } from './regulator-texts.ts'
import { TRADE_TEXTS, type TradeDocumentRefusal } from './trade-texts.ts'

/** Every duty that a command or an imported document can fail to meet. */
export type RefusalCode =
  | keyof typeof COMMAND_TEXTS
  | CommandRefusal
  | PartyRefusal
  | TradeDocumentRefusal
  | ReceivableRefusal
  | RegulatorRefusal

export const REFUSAL_TEXTS: Record<RefusalCode, RefusalText> = {
  ...COMMAND_TEXTS,
  ...PARTY_TEXTS,
  ...TRADE_TEXTS,
  ...RECEIVABLE_TEXTS,
  ...REGULATOR_TEXTS,
}

export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(REFUSAL_TEXTS, text)
}
