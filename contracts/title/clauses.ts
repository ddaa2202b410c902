import type { ActClause } from '../command/act-class.ts'
import { request } from '../command/request.ts'
import type { AcceptPledge } from './accept-pledge.ts'
import { ACCEPT_PLEDGE_CLASS, ACCEPT_PLEDGE_TEXTS } from './accept-pledge.ts'
import type { AnswerOffer } from './answer-offer.ts'
import { ANSWER_OFFER_CLASS, ANSWER_OFFER_TEXTS } from './answer-offer.ts'
import type { Disclose } from './disclose.ts'
import { DISCLOSE_CLASS, DISCLOSE_TEXTS } from './disclose.ts'
import type { GiveStandingAcceptance } from './give-standing-acceptance.ts'
import {
  GIVE_STANDING_ACCEPTANCE_CLASS,
  GIVE_STANDING_ACCEPTANCE_TEXTS,
  WITHDRAW_STANDING_ACCEPTANCE_CLASS,
  WITHDRAW_STANDING_ACCEPTANCE_TEXTS,
} from './give-standing-acceptance.ts'
import { LAPSE_OFFER_CLASS, LAPSE_OFFER_TEXTS } from './lapse-offer.ts'
import { LIFT_HOLD_CLASS, LIFT_HOLD_TEXTS } from './lift-hold.ts'
import { LOOK_CLASS, LOOK_TEXTS } from './look.ts'
import type { OfferPledge } from './offer-pledge.ts'
import { OFFER_PLEDGE_CLASS, OFFER_PLEDGE_TEXTS } from './offer-pledge.ts'
import type { OfferTransfer } from './offer-transfer.ts'
import { OFFER_TRANSFER_CLASS, OFFER_TRANSFER_TEXTS } from './offer-transfer.ts'
import { RELEASE_CLASS, RELEASE_TEXTS } from './release.ts'
import type { HoldBody } from './set-hold.ts'
import { SET_HOLD_CLASS, SET_HOLD_TEXTS } from './set-hold.ts'
import type { SpanSet } from './span-set.ts'
import type { StandingAcceptanceId } from './standing-acceptance.ts'
import { WITHDRAW_OFFER_CLASS, WITHDRAW_OFFER_TEXTS } from './withdraw-offer.ts'

/** The acts of titles: who signs them, and their duties in the order of precedence. */
export const TITLE_CLAUSES = {
  'title.offer-transfer': { class: OFFER_TRANSFER_CLASS, texts: OFFER_TRANSFER_TEXTS },
  'title.answer-offer': { class: ANSWER_OFFER_CLASS, texts: ANSWER_OFFER_TEXTS },
  'title.withdraw-offer': { class: WITHDRAW_OFFER_CLASS, texts: WITHDRAW_OFFER_TEXTS },
  'title.lapse-offer': { class: LAPSE_OFFER_CLASS, texts: LAPSE_OFFER_TEXTS },
  'title.offer-pledge': { class: OFFER_PLEDGE_CLASS, texts: OFFER_PLEDGE_TEXTS },
  'title.accept-pledge': { class: ACCEPT_PLEDGE_CLASS, texts: ACCEPT_PLEDGE_TEXTS },
  'title.disclose': { class: DISCLOSE_CLASS, texts: DISCLOSE_TEXTS },
  'title.look': { class: LOOK_CLASS, texts: LOOK_TEXTS },
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

interface OfSpans {
  readonly spans: SpanSet
}

/** The same acts as programs ask for them. */
export const titleActs = {
  offerTransfer: request<OfferTransfer>('title.offer-transfer'),
  answerOffer: request<AnswerOffer>('title.answer-offer'),
  withdrawOffer: request<OfSpans>('title.withdraw-offer'),
  lapseOffer: request<OfSpans>('title.lapse-offer'),
  offerPledge: request<OfferPledge>('title.offer-pledge'),
  acceptPledge: request<AcceptPledge>('title.accept-pledge'),
  disclose: request<Disclose>('title.disclose'),
  look: request<OfSpans>('title.look'),
  release: request<OfSpans>('title.release'),
  setHold: request<HoldBody>('title.set-hold'),
  liftHold: request<HoldBody>('title.lift-hold'),
  giveStandingAcceptance: request<GiveStandingAcceptance>('title.give-standing-acceptance'),
  withdrawStandingAcceptance: request<{ id: StandingAcceptanceId }>(
    'title.withdraw-standing-acceptance',
  ),
}
