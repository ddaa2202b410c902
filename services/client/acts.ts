import type { RollAsInstructed } from '../../contracts/calendar/roll-as-instructed.ts'
import type { ActRequest } from '../../contracts/command/command.ts'
import type { KeptDebtorMark } from '../../contracts/debtor/debtor-mark.ts'
import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { KeyId, PartyId, ReceivableId, UserId } from '../../contracts/kernel/id.ts'
import type { NewUser } from '../../contracts/party/add-user.ts'
import type { Application } from '../../contracts/party/enrol.ts'
import type { GiveStandingInstruction } from '../../contracts/party/give-standing-instruction.ts'
import type { KeyBody } from '../../contracts/party/key-proof.ts'
import type { Mandate, MandateId } from '../../contracts/party/party.ts'
import type { Recovery } from '../../contracts/party/recover-key.ts'
import type { PolicyBody } from '../../contracts/party/set-policy.ts'
import type { StandingInstructionId } from '../../contracts/party/standing-instruction.ts'
import type { AcknowledgePayment } from '../../contracts/receivable/acknowledge-payment.ts'
import type { Confirmation } from '../../contracts/receivable/confirm.ts'
import type { Proposal } from '../../contracts/receivable/propose.ts'
import { UNDERTAKING, WAIVER } from '../../contracts/receivable/undertaking.ts'
import type { AcceptPledge } from '../../contracts/title/accept-pledge.ts'
import type { AnswerOffer } from '../../contracts/title/answer-offer.ts'
import type { GiveStandingAcceptance } from '../../contracts/title/give-standing-acceptance.ts'
import type { OfferPledge } from '../../contracts/title/offer-pledge.ts'
import type { OfferTransfer } from '../../contracts/title/offer-transfer.ts'
import type { HoldBody } from '../../contracts/title/set-hold.ts'
import type { SpanSet } from '../../contracts/title/span-set.ts'
import type { StandingAcceptanceId } from '../../contracts/title/standing-acceptance.ts'
import type { Citation } from '../../contracts/trade/allocate-invoices.ts'
import type { TellApart } from '../../contracts/trade/tell-apart.ts'

interface OfReceivable {
  readonly receivable: ReceivableId
}
interface OfSpans {
  readonly spans: SpanSet
}
interface OnParty {
  readonly party: PartyId
  readonly reason: string
}

/** The acts by noun, in the words of those who do them; each gives what is to be signed. */
export const receivableActs = {
  propose: named<Proposal & { debtor: PartyId; supplier: PartyId }>('receivable.propose'),
  /** With the undertaking and the waiver in force. */
  confirm: (body: Omit<Confirmation, 'undertaking' | 'waiver'>): ActRequest => ({
    act: 'receivable.confirm',
    body: { ...body, undertaking: UNDERTAKING.digest, waiver: WAIVER.digest },
  }),
  reject: named<OfReceivable>('receivable.reject'),
  cancel: named<OfReceivable>('receivable.cancel'),
  lapse: named<OfReceivable>('receivable.lapse'),
  payWithAmount: named<{ to: PartyId; amount: bigint; trade: readonly Citation[] }>(
    'receivable.pay-with-amount',
  ),
  acknowledgePayment: named<AcknowledgePayment>('receivable.acknowledge-payment'),
}

/** The acts on titles of any instrument. */
export const titleActs = {
  offerTransfer: named<OfferTransfer>('title.offer-transfer'),
  answerOffer: named<AnswerOffer>('title.answer-offer'),
  withdrawOffer: named<OfSpans>('title.withdraw-offer'),
  lapseOffer: named<OfSpans>('title.lapse-offer'),
  offerPledge: named<OfferPledge>('title.offer-pledge'),
  acceptPledge: named<AcceptPledge>('title.accept-pledge'),
  release: named<OfSpans>('title.release'),
  setHold: named<HoldBody>('title.set-hold'),
  liftHold: named<HoldBody>('title.lift-hold'),
  giveStandingAcceptance: named<GiveStandingAcceptance>('title.give-standing-acceptance'),
  withdrawStandingAcceptance: named<{ id: StandingAcceptanceId }>(
    'title.withdraw-standing-acceptance',
  ),
}

export const partyActs = {
  enrol: named<Application>('party.enrol'),
  suspend: named<OnParty>('party.suspend'),
  reinstate: named<OnParty>('party.reinstate'),
  markDebtor: named<Pick<KeptDebtorMark, 'id' | 'debtor' | 'kind' | 'since'>>('party.mark-debtor'),
  endDebtorMark: named<{ id: KeptDebtorMark['id']; until: BusinessDate }>('party.end-debtor-mark'),
  addUser: named<NewUser>('party.add-user'),
  endUser: named<{ user: UserId }>('party.end-user'),
  enrolKey: named<KeyBody & { user: UserId }>('party.enrol-key'),
  recoverKey: named<Recovery>('party.recover-key'),
  revokeKey: named<{ key: KeyId }>('party.revoke-key'),
  setPolicy: named<PolicyBody>('party.set-policy'),
  giveMandate: named<Omit<Mandate, 'party'>>('party.give-mandate'),
  withdrawMandate: named<{ id: MandateId }>('party.withdraw-mandate'),
  giveStandingInstruction: named<GiveStandingInstruction>('party.give-standing-instruction'),
  withdrawStandingInstruction: named<{ id: StandingInstructionId }>(
    'party.withdraw-standing-instruction',
  ),
}

/** The acts on trade documents. */
export const tradeActs = {
  tellApart: named<TellApart>('trade.tell-apart'),
}

export const calendarActs = {
  roll: named<{ to: BusinessDate }>('calendar.roll'),
  rollAsInstructed: named<RollAsInstructed>('calendar.roll-as-instructed'),
  publish: named<{ edition: string }>('calendar.publish'),
}

export const regulatorActs = {
  lookThrough: named<{ receivable: ReceivableId; purpose: string }>('regulator.look-through'),
}

function named<Body>(act: string): (body: Body) => ActRequest {
  return body => ({ act, body })
}
