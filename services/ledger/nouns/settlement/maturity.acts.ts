import * as z from 'zod'
import type { MaturityClosed, MaturityOpened } from '../../../../contracts/settlement/facts.ts'
import {
  CLOSE_MATURITY_CLASS,
  type CloseMaturity,
  type CloseMaturityState,
  closeMaturity,
  OPEN_MATURITY_CLASS,
  type OpenMaturity,
  type OpenMaturityState,
  openMaturity,
} from '../../../../contracts/settlement/open-maturity.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id } from '../../engine/act/body.ts'
import { findMaturity, loadOpening } from './load-maturities.ts'

export const openMaturityAct: Act<OpenMaturity, MaturityOpened, OpenMaturityState> = {
  name: 'settlement.open-maturity',
  class: OPEN_MATURITY_CLASS,
  body: z.strictObject({ debtor: id('pty'), dueOn: businessDate }),
  amount: () => null,
  reads: () => [],
  exclusive: { load: async (client, body) => await loadOpening(client, body) },
  decide: (body, _view, context, state) => openMaturity(state, body, context),
}

export const closeMaturityAct: Act<CloseMaturity, MaturityClosed, CloseMaturityState> = {
  name: 'settlement.close-maturity',
  class: CLOSE_MATURITY_CLASS,
  body: z.strictObject({ receivable: id('rcv') }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { receivable }) => ({ maturity: await findMaturity(client, receivable) }),
  },
  decide: (body, _view, context, state) => closeMaturity(state, body, context),
}
