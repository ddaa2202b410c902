import type { ActClause } from '../command/act-class.ts'
import { ACCEPT_PLEDGE_CLASS, ACCEPT_PLEDGE_TEXTS } from './accept-pledge.ts'
import { ANSWER_OFFER_CLASS, ANSWER_OFFER_TEXTS } from './answer-offer.ts'
import {
  GIVE_STANDING_ACCEPTANCE_CLASS,
  GIVE_STANDING_ACCEPTANCE_TEXTS,
  WITHDRAW_STANDING_ACCEPTANCE_CLASS,
  WITHDRAW_STANDING_ACCEPTANCE_TEXTS,
} from './give-standing-acceptance.ts'
import { LAPSE_OFFER_CLASS, LAPSE_OFFER_TEXTS } from './lapse-offer.ts'
import { LIFT_HOLD_CLASS, LIFT_HOLD_TEXTS } from './lift-hold.ts'
import { OFFER_PLEDGE_CLASS, OFFER_PLEDGE_TEXTS } from './offer-pledge.ts'
import { OFFER_TRANSFER_CLASS, OFFER_TRANSFER_TEXTS } from './offer-transfer.ts'
import { RELEASE_CLASS, RELEASE_TEXTS } from './release.ts'
import { SET_HOLD_CLASS, SET_HOLD_TEXTS } from './set-hold.ts'
import { WITHDRAW_OFFER_CLASS, WITHDRAW_OFFER_TEXTS } from './withdraw-offer.ts'

/** The acts of titles: who signs them, and their duties in the order of precedence. */
export const TITLE_CLAUSES = {
  'title.offer-transfer': { class: OFFER_TRANSFER_CLASS, texts: OFFER_TRANSFER_TEXTS },
  'title.answer-offer': { class: ANSWER_OFFER_CLASS, texts: ANSWER_OFFER_TEXTS },
  'title.withdraw-offer': { class: WITHDRAW_OFFER_CLASS, texts: WITHDRAW_OFFER_TEXTS },
  'title.lapse-offer': { class: LAPSE_OFFER_CLASS, texts: LAPSE_OFFER_TEXTS },
  'title.offer-pledge': { class: OFFER_PLEDGE_CLASS, texts: OFFER_PLEDGE_TEXTS },
  'title.accept-pledge': { class: ACCEPT_PLEDGE_CLASS, texts: ACCEPT_PLEDGE_TEXTS },
  'title.release': { class: RELEASE_CLASS, texts: RELEASE_TEXTS },
  'title.set-hold': { class: SET_HOLD_CLASS, texts: SET_HOLD_TEXTS },
  'title.lift-hold': { class: LIFT_HOLD_CLASS, texts: LIFT_HOLD_TEXTS },
  'title.give-standing-acceptance': {
    class: GIVE_STANDING_ACCEPTANCE_CLASS,
    texts: GIVE_STANDING_ACCEPTANCE_TEXTS,
  },
  'title.withdraw-standing-acceptance': {
    class: WITHDRAW_STANDING_ACCEPTANCE_CLASS,
    texts: WITHDRAW_STANDING_ACCEPTANCE_TEXTS,
  },
} satisfies Readonly<Record<string, ActClause>>
