import { BUY_BACK_GROUNDS } from '../../../../contracts/payment/buy-back.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { BuyBackGround } from './buy-back.type.ts'

const FINANCING = 'The id of the financing.'

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
    ground: t.field({
      type: BuyBackGround,
      required: true,
      description: `Why: one of ${BUY_BACK_GROUNDS.join(', ')}.`,
    }),
    to: t.id({ required: true, description: 'The id of the account of the lender to pay to.' }),
  }),
  {
    act: 'payment.demand-buy-back',
    field: 'demandBuyBack',
    description:
      'The lender of a financing with recourse demands that who was financed buys back what the ' +
      'debtor did not pay, or what red letters diluted, on the terms of the quote.',
  },
)

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
    account: t.id({ required: true, description: 'The id of the account whose bank tells it.' }),
    reference: t.string({ required: true, description: 'The bank’s reference of the entry.' }),
  }),
  {
    act: 'payment.prove-buy-back',
    field: 'proveBuyBack',
    description:
      'Either side names the proven entry by which a buy-back is paid: the titles go back in the ' +
      'same moment. An entry that takes the payment back is noted.',
  },
)

defineActMutations(t => ({ financing: t.id({ required: true, description: FINANCING }) }), {
  act: 'payment.lapse-buy-back',
  field: 'lapseBuyBack',
  description: 'The operator notes that a buy-back was not paid by its day.',
})
