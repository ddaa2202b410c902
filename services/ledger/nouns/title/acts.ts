import { answerOfferAct, lapseOfferAct, withdrawOfferAct } from './answer-offer.act.ts'
import { liftHoldAct, setHoldAct } from './hold.act.ts'
import { offerTransferAct } from './offer-transfer.act.ts'
import { pledgeAct, releaseAct } from './pledge.act.ts'
import {
  giveStandingAcceptanceAct,
  withdrawStandingAcceptanceAct,
} from './standing-acceptance.acts.ts'

/** The acts on titles of any instrument, by their names in commands. */
export const titleActs = {
  'receivable.offer-transfer': offerTransferAct,
  'receivable.answer-offer': answerOfferAct,
  'receivable.withdraw-offer': withdrawOfferAct,
  'receivable.lapse-offer': lapseOfferAct,
  'receivable.pledge': pledgeAct,
  'receivable.release': releaseAct,
  'receivable.set-hold': setHoldAct,
  'receivable.lift-hold': liftHoldAct,
  'receivable.give-standing-acceptance': giveStandingAcceptanceAct,
  'receivable.withdraw-standing-acceptance': withdrawStandingAcceptanceAct,
}

export type TitleActs = typeof titleActs
