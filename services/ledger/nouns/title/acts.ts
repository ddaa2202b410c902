import { answerOfferAct, lapseOfferAct, withdrawOfferAct } from './answer-offer.act.ts'
import { liftHoldAct, setHoldAct } from './hold.act.ts'
import { offerTransferAct } from './offer-transfer.act.ts'
import { acceptPledgeAct, offerPledgeAct, releaseAct } from './pledge.acts.ts'
import {
  giveStandingAcceptanceAct,
  withdrawStandingAcceptanceAct,
} from './standing-acceptance.acts.ts'

/** The acts on titles of any instrument, by their names in commands. */
export const titleActs = {
  'title.offer-transfer': offerTransferAct,
  'title.answer-offer': answerOfferAct,
  'title.withdraw-offer': withdrawOfferAct,
  'title.lapse-offer': lapseOfferAct,
  'title.offer-pledge': offerPledgeAct,
  'title.accept-pledge': acceptPledgeAct,
  'title.release': releaseAct,
  'title.set-hold': setHoldAct,
  'title.lift-hold': liftHoldAct,
  'title.give-standing-acceptance': giveStandingAcceptanceAct,
  'title.withdraw-standing-acceptance': withdrawStandingAcceptanceAct,
}

export type TitleActs = typeof titleActs
