import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import type { TellApart } from './tell-apart.ts'
import { TELL_APART_CLASS, TELL_APART_TEXTS } from './tell-apart.ts'

/** The acts on trade documents: who signs them, and their duties in the order of precedence. */
export const TRADE_CLAUSES = {
  'trade.tell-apart': { class: TELL_APART_CLASS, texts: TELL_APART_TEXTS },
} satisfies Readonly<Record<string, ActClause>>

/** The same acts as programs ask for them. */
export const tradeActs = {
  tellApart: request<TellApart>('trade.tell-apart'),
}
