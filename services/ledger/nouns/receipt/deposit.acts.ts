import * as z from 'zod'
import type { DepositRequested, DepositWithdrawn } from '../../../../contracts/receipt/facts.ts'
import type { LotId } from '../../../../contracts/receipt/lot.ts'
import {
  nameOwnershipDocument,
  OWNERSHIP_KINDS,
  type OwnershipDocument,
} from '../../../../contracts/receipt/ownership-document.ts'
import {
  REQUEST_DEPOSIT_CLASS,
  type RequestDeposit,
  requestDeposit,
} from '../../../../contracts/receipt/request-deposit.ts'
import {
  WITHDRAW_DEPOSIT_CLASS,
  withdrawDeposit,
} from '../../../../contracts/receipt/withdraw-deposit.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, text, units } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { PARTIES, parties } from '../party/tables.ts'
import { COMMODITIES, commodities } from '../warehouse/tables.ts'
import { LOTS, lots, OWNERSHIP_DOCUMENTS, ownershipDocuments } from './tables.ts'

export const requestDepositAct: Act<RequestDeposit, DepositRequested> = {
  name: 'receipt.request-deposit',
  class: REQUEST_DEPOSIT_CLASS,
  body: z.strictObject({
    ...{ lot: id('lot'), keeper: id('pty'), commodity: id('com'), quantity: units },
    ...{ packing: text, marks: text, authority: text, claims: text },
    ownership: z.strictObject({ kind: z.enum(OWNERSHIP_KINDS), issuer: text, number: text }),
  }),
  amount: () => null,
  reads: ({ keeper, commodity, ownership }) => [
    read(PARTIES, [keeper]),
    read(COMMODITIES, [commodity]),
    read(OWNERSHIP_DOCUMENTS, listNames(ownership)),
  ],
  decide: (body, view, context) => {
    const state = {
      keeper: view.get(parties, body.keeper)?.party ?? null,
      commodity: view.get(commodities, body.commodity) ?? null,
      knownDocuments: new Set(view.keys(ownershipDocuments)),
    }
    return requestDeposit(state, body, context)
  },
}

export const withdrawDepositAct: Act<{ readonly lot: LotId }, DepositWithdrawn> = {
  name: 'receipt.withdraw-deposit',
  class: WITHDRAW_DEPOSIT_CLASS,
  body: z.strictObject({ lot: id('lot') }),
  amount: () => null,
  reads: ({ lot }) => [read(LOTS, [lot])],
  decide: (body, view, context) =>
    withdrawDeposit({ lot: view.get(lots, body.lot) ?? null }, body, context),
}

/** The name of a document; none where it has none, which its clause refuses. */
function listNames(ownership: OwnershipDocument): readonly string[] {
  const name = nameOwnershipDocument(ownership)
  return name.ok ? [name.value] : []
}
