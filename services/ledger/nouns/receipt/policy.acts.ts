import * as z from 'zod'
import type { CancelReceipt } from '../../../../contracts/receipt/cancel-receipt.ts'
import type { InsuranceLapsed, ReceiptInsured } from '../../../../contracts/receipt/facts.ts'
import { INSURE_CLASS, type Insure, insure } from '../../../../contracts/receipt/insure.ts'
import {
  LAPSE_INSURANCE_CLASS,
  lapseInsurance,
} from '../../../../contracts/receipt/lapse-insurance.ts'
import type { HoldLifted, HoldSet } from '../../../../contracts/title/facts.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { TITLES } from '../title/tables.ts'
import { insurance } from './goods.acts.ts'
import { coverWhole } from './tables.ts'
import { selectWhole } from './whole-receipt.ts'

export const insureAct: Act<Insure, ReceiptInsured | HoldLifted> = {
  name: 'receipt.insure',
  class: INSURE_CLASS,
  body: z.strictObject({ receipt: id('wrc'), insurance, perils: text, lossPayee: text }),
  amount: () => null,
  reads: ({ receipt }) => [read(TITLES, [coverWhole(receipt)])],
  decide: (body, view, context) => insure(selectWhole(view, body.receipt), body, context),
}

export const lapseInsuranceAct: Act<CancelReceipt, InsuranceLapsed | HoldSet> = {
  name: 'receipt.lapse-insurance',
  class: LAPSE_INSURANCE_CLASS,
  body: z.strictObject({ receipt: id('wrc') }),
  amount: () => null,
  reads: ({ receipt }) => [read(TITLES, [coverWhole(receipt)])],
  decide: (body, view, context) => lapseInsurance(selectWhole(view, body.receipt), body, context),
}
