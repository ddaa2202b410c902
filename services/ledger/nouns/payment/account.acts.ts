import * as z from 'zod'
import { CURRENCY_DIGITS, type Currency } from '../../../../contracts/kernel/money.ts'
import type { Account, AccountId } from '../../../../contracts/payment/account.ts'
import {
  CLOSE_ACCOUNT_CLASS,
  type CloseAccountState,
  closeAccount,
} from '../../../../contracts/payment/close-account.ts'
import {
  CONFIRM_ACCOUNT_CLASS,
  type ConfirmAccount,
  confirmAccount,
} from '../../../../contracts/payment/confirm-account.ts'
import type {
  AccountClosed,
  AccountConfirmed,
  AccountRegistered,
} from '../../../../contracts/payment/facts.ts'
import {
  REGISTER_ACCOUNT_CLASS,
  type RegisterAccount,
  type RegisterAccountState,
  registerAccount,
} from '../../../../contracts/payment/register-account.ts'
import { decode } from '../../../platform/jws/jws.ts'
import { isPublicKey } from '../../../platform/jws/signature.ts'
import type { Act, Exclusive } from '../../engine/act/act.ts'
import { id, text } from '../../engine/act/body.ts'
import { lockParty } from '../party/tables.ts'
import { findSameAccount, lockAccount, readPartyName } from './load-accounts.ts'
import { findInFlight } from './load-payouts.ts'

interface OnAccount {
  readonly account: AccountId
}

interface Found {
  readonly account: Account | null
}

/** Accounts are changed one at a time: who would record a statement meanwhile waits. */
const exclusive: Exclusive<OnAccount, Found> = {
  load: async (client, { account }) => ({ account: await lockAccount(client, account) }),
}

const statementKey = z
  .strictObject({ alg: z.enum(['EdDSA', 'ES256']), publicKey: text })
  .refine(({ alg, publicKey }) => isPublicKey(alg, decode(publicKey) ?? Buffer.of()), {
    ...{ path: ['publicKey'], message: 'must be a point of the curve' },
  })

export const registerAccountAct: Act<RegisterAccount, AccountRegistered, RegisterAccountState> = {
  name: 'payment.register-account',
  class: REGISTER_ACCOUNT_CLASS,
  body: z.strictObject({
    id: id('acc'),
    ...{ number: text, bank: text, name: text, town: text, country: text },
    currency: z.enum(Object.keys(CURRENCY_DIGITS) as [Currency, ...Currency[]]),
    statementKey,
  }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, body, party) => {
      await lockParty(client, party)
      return {
        name: await readPartyName(client, party),
        same: await findSameAccount(client, body),
      }
    },
  },
  decide: (body, _view, context, state) => registerAccount(state, body, context),
}

export const confirmAccountAct: Act<ConfirmAccount, AccountConfirmed, Found> = {
  name: 'payment.confirm-account',
  class: CONFIRM_ACCOUNT_CLASS,
  body: z.strictObject({ account: id('acc'), statementKey: text }),
  amount: () => null,
  reads: () => [],
  exclusive,
  decide: (body, _view, context, state) => confirmAccount(state, body, context),
}

export const closeAccountAct: Act<OnAccount, AccountClosed, CloseAccountState> = {
  name: 'payment.close-account',
  class: CLOSE_ACCOUNT_CLASS,
  body: z.strictObject({ account: id('acc') }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { account }) => ({
      account: await lockAccount(client, account),
      inFlight: await findInFlight(client, account),
    }),
  },
  decide: (body, _view, context, state) => closeAccount(state, body, context),
}
