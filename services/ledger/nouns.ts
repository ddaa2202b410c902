import { collectNouns } from './engine/noun/noun.ts'
import { calendar } from './nouns/calendar/index.ts'
import { facility } from './nouns/facility/index.ts'
import { financing } from './nouns/financing/index.ts'
import { party } from './nouns/party/index.ts'
import { payment } from './nouns/payment/index.ts'
import { pricing } from './nouns/pricing/index.ts'
import { receipt } from './nouns/receipt/index.ts'
import { receivable } from './nouns/receivable/index.ts'
import { registration } from './nouns/registration/index.ts'
import { regulator } from './nouns/regulator/index.ts'
import { settlement } from './nouns/settlement/index.ts'
import { title } from './nouns/title/index.ts'
import { trade } from './nouns/trade/index.ts'
import { warehouse } from './nouns/warehouse/index.ts'

/** The nouns of this ledger: a storey adds its own here. Rows are written in this order. */
export const LEDGER_NOUNS = [
  calendar,
  party,
  trade,
  receivable,
  title,
  regulator,
  facility,
  pricing,
  financing,
  payment,
  settlement,
  warehouse,
  receipt,
  registration,
] as const

export const NOUNS = collectNouns(LEDGER_NOUNS)
