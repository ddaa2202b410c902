import * as z from 'zod'
import { CURRENCY_DIGITS, type Currency } from '../../../../contracts/kernel/money.ts'
import {
  AGREE_TARIFF_CLASS,
  type AgreeTariff,
  type AgreeTariffState,
  agreeTariff,
} from '../../../../contracts/receipt/agree-tariff.ts'
import type { DuesPaid, TariffAgreed } from '../../../../contracts/receipt/facts.ts'
import {
  PROVE_DUES_CLASS,
  type ProveDues,
  type ProveDuesState,
  proveDues,
} from '../../../../contracts/receipt/prove-dues.ts'
import { listPartners } from '../../../../contracts/receipt/renew-term.ts'
import type { Act } from '../../engine/act/act.ts'
import { id, minorUnits, text, units } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { loadProven, lockAccount } from '../payment/load-accounts.ts'
import { TITLES } from '../title/tables.ts'
import { coverWhole } from './tables.ts'
import { selectWhole } from './whole-receipt.ts'

/** Everybody who holds goods of the receipt signs what it costs, and the keeper. */
export const agreeTariffAct: Act<AgreeTariff, TariffAgreed, Pick<AgreeTariffState, 'account'>> = {
  name: 'receipt.agree-tariff',
  class: AGREE_TARIFF_CLASS,
  body: z.strictObject({
    ...{ receipt: id('wrc'), account: id('acc') },
    tariff: z.strictObject({
      currency: z.enum(Object.keys(CURRENCY_DIGITS) as [Currency, ...Currency[]]),
      ...{ perUnits: units, storage: minorUnits, handling: minorUnits, least: minorUnits },
    }),
  }),
  amount: () => null,
  reads: ({ receipt }) => [read(TITLES, [coverWhole(receipt)])],
  cosigners: ({ receipt }, view, _instruments, party) =>
    listPartners(selectWhole(view, receipt), party),
  exclusive: {
    load: async (client, { account }) => ({ account: await lockAccount(client, account) }),
  },
  decide: (body, view, context, state) =>
    agreeTariff({ ...selectWhole(view, body.receipt), ...state }, body, context),
}

export const proveDuesAct: Act<ProveDues, DuesPaid, Pick<ProveDuesState, 'entry' | 'teller'>> = {
  name: 'receipt.prove-dues',
  class: PROVE_DUES_CLASS,
  body: z.strictObject({ receipt: id('wrc'), account: id('acc'), reference: text }),
  amount: () => null,
  reads: ({ receipt }) => [read(TITLES, [coverWhole(receipt)])],
  exclusive: {
    load: async (client, { account, reference }) => ({
      entry: (await loadProven(client, account, [reference])).get(reference) ?? null,
      teller: await lockAccount(client, account),
    }),
  },
  decide: (body, view, context, state) =>
    proveDues({ ...selectWhole(view, body.receipt), ...state }, body, context),
}
