import { acknowledgePaymentAct } from '../receivable/acknowledge-payment.act.ts'
import { answerOfferAct, lapseOfferAct, withdrawOfferAct } from '../receivable/answer-offer.act.ts'
import { confirmAct } from '../receivable/confirm.act.ts'
import { cancelAct, lapseAct, rejectAct } from '../receivable/end-proposal.act.ts'
import { liftHoldAct, setHoldAct } from '../receivable/hold.act.ts'
import { offerTransferAct, payWithAmountAct } from '../receivable/offer-transfer.act.ts'
import { pledgeAct, releaseAct } from '../receivable/pledge.act.ts'
import { proposeAct } from '../receivable/propose.act.ts'
import type { Act } from './act.ts'

/** Every act that the ledger knows, by the name in its command. */
export const ACTS: ReadonlyMap<string, Act> = new Map(
  (
    [
      proposeAct,
      confirmAct,
      rejectAct,
      cancelAct,
      lapseAct,
      offerTransferAct,
      payWithAmountAct,
      answerOfferAct,
      withdrawOfferAct,
      lapseOfferAct,
      pledgeAct,
      releaseAct,
      setHoldAct,
      liftHoldAct,
      acknowledgePaymentAct,
    ] as unknown as Act[]
  ).map(act => [act.name, act]),
)
