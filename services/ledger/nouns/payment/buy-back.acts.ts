import * as z from 'zod'
import type { FinancingId } from '../../../../contracts/financing/financing.ts'
import { BUY_BACK_GROUNDS, type BuyBack } from '../../../../contracts/payment/buy-back.ts'
import type {
  BuyBackDemanded,
  BuyBackUnanswered,
} from '../../../../contracts/payment/buy-back-facts.ts'
import {
  DEMAND_BUY_BACK_CLASS,
  type DemandBuyBack,
  type DemandBuyBackState,
  demandBuyBack,
} from '../../../../contracts/payment/demand-buy-back.ts'
import { LAPSE_BUY_BACK_CLASS, lapseBuyBack } from '../../../../contracts/payment/lapse-buy-back.ts'
import {
  type BuyBackProof,
  PROVE_BUY_BACK_CLASS,
  type ProveBuyBack,
  type ProveBuyBackState,
  proveBuyBack,
} from '../../../../contracts/payment/prove-buy-back.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { financings, MEANT_FINANCINGS } from '../financing/tables.ts'
import { selectNamedReceivables } from '../receivable/instrument.ts'
import { loadProven, lockAccount } from './load-accounts.ts'
import { loadBuyBacks, loadNumbers } from './load-buy-backs.ts'

interface OnFinancing {
  readonly financing: FinancingId
}

const readMeant = ({ financing }: OnFinancing) => [
  read(MEANT_FINANCINGS, [{ financing, lender: null, quote: null }]),
]

function findWithTitles(view: View, { financing: named }: OnFinancing) {
  const financing = view.get(financings, named) ?? null
  return { financing, receivables: selectNamedReceivables(view, financing?.parts ?? []) }
}

type Demanding = Pick<DemandBuyBackState, 'before' | 'to'>

export const demandBuyBackAct: Act<DemandBuyBack, BuyBackDemanded, Demanding> = {
  name: 'payment.demand-buy-back',
  class: DEMAND_BUY_BACK_CLASS,
  body: z.strictObject({ financing: id('fin'), ground: z.enum(BUY_BACK_GROUNDS), to: id('acc') }),
  amount: () => null,
  reads: readMeant,
  exclusive: {
    load: async (client, { financing, to }) => ({
      before: await loadBuyBacks(client, financing),
      to: await lockAccount(client, to),
    }),
  },
  decide: (body, view, context, state) =>
    demandBuyBack({ ...findWithTitles(view, body), ...state }, body, context),
}

type Proving = Pick<ProveBuyBackState, 'buyBacks' | 'entry' | 'teller' | 'payers'>

export const proveBuyBackAct: Act<ProveBuyBack, BuyBackProof, Proving> = {
  name: 'payment.prove-buy-back',
  class: PROVE_BUY_BACK_CLASS,
  body: z.strictObject({ financing: id('fin'), account: id('acc'), reference: text }),
  amount: () => null,
  reads: readMeant,
  exclusive: {
    load: async (client, { financing, account, reference }) => ({
      buyBacks: await loadBuyBacks(client, financing),
      entry: (await loadProven(client, account, [reference])).get(reference) ?? null,
      teller: await lockAccount(client, account),
      payers: await loadNumbers(client, financing),
    }),
  },
  decide: (body, view, context, state) =>
    proveBuyBack({ ...findWithTitles(view, body), ...state }, body, context),
}

interface Demanded {
  readonly buyBacks: readonly BuyBack[]
}

export const lapseBuyBackAct: Act<OnFinancing, BuyBackUnanswered, Demanded> = {
  name: 'payment.lapse-buy-back',
  class: LAPSE_BUY_BACK_CLASS,
  body: z.strictObject({ financing: id('fin') }),
  amount: () => null,
  reads: readMeant,
  exclusive: {
    load: async (client, { financing }) => ({ buyBacks: await loadBuyBacks(client, financing) }),
  },
  decide: (body, _view, context, state) => lapseBuyBack(state, body, context),
}
