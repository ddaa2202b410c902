import type { BusinessDate } from '../../contracts/kernel/date.ts'
import type { Act } from './engine/act/act.ts'
import { publishAct } from './nouns/calendar/publish.act.ts'
import { rollAct } from './nouns/calendar/roll.act.ts'
import {
  giveMandateAct,
  giveStandingAcceptanceAct,
  setPolicyAct,
  withdrawMandateAct,
  withdrawStandingAcceptanceAct,
} from './nouns/party/authority.acts.ts'
import { enrolAct } from './nouns/party/enrol.act.ts'
import {
  endDebtorMarkAct,
  markDebtorAct,
  reinstateAct,
  suspendAct,
} from './nouns/party/officer.acts.ts'
import {
  addUserAct,
  endUserAct,
  enrolKeyAct,
  recoverKeyAct,
  revokeKeyAct,
} from './nouns/party/user-and-key.acts.ts'
import { acknowledgePaymentAct } from './nouns/receivable/acknowledge-payment.act.ts'
import {
  answerOfferAct,
  lapseOfferAct,
  withdrawOfferAct,
} from './nouns/receivable/answer-offer.act.ts'
import { confirmAct } from './nouns/receivable/confirm.act.ts'
import { cancelAct, lapseAct, rejectAct } from './nouns/receivable/end-proposal.act.ts'
import { liftHoldAct, setHoldAct } from './nouns/receivable/hold.act.ts'
import { offerTransferAct, payWithAmountAct } from './nouns/receivable/offer-transfer.act.ts'
import { pledgeAct, releaseAct } from './nouns/receivable/pledge.act.ts'
import { proposeAct } from './nouns/receivable/propose.act.ts'
import { lookThroughAct } from './nouns/regulator/look-through.act.ts'

/** Acts by the name in their command. */
export type Acts = ReadonlyMap<string, Act<unknown, unknown>>

/** Every act that the ledger knows. `today`: the date outside, or null in a demonstration. */
export function ledgerActs(today: () => BusinessDate | null): Acts {
  const acts: Map<string, Act<unknown, unknown>> = new Map()
  const add = <Body, State>(act: Act<Body, State>) =>
    acts.set(act.name, act as unknown as Act<unknown, unknown>)
  add(proposeAct)
  add(confirmAct)
  add(rejectAct)
  add(cancelAct)
  add(lapseAct)
  add(offerTransferAct)
  add(payWithAmountAct)
  add(answerOfferAct)
  add(withdrawOfferAct)
  add(lapseOfferAct)
  add(pledgeAct)
  add(releaseAct)
  add(setHoldAct)
  add(liftHoldAct)
  add(acknowledgePaymentAct)
  add(giveStandingAcceptanceAct)
  add(withdrawStandingAcceptanceAct)
  add(enrolAct)
  add(suspendAct)
  add(reinstateAct)
  add(markDebtorAct)
  add(endDebtorMarkAct)
  add(addUserAct)
  add(endUserAct)
  add(enrolKeyAct)
  add(recoverKeyAct)
  add(revokeKeyAct)
  add(setPolicyAct)
  add(giveMandateAct(name => acts.get(name)?.class ?? null))
  add(withdrawMandateAct)
  add(rollAct(today))
  add(publishAct)
  add(lookThroughAct)
  return acts
}
