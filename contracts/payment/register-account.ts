import type { ActClass } from '../command/act-class.ts'
import type { Context } from '../kernel/context.ts'
import { accept, type Decision, type Detailed, refuse } from '../kernel/decision.ts'
import { badInput, conflict, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { AccountId, AccountTerms } from './account.ts'
import type { AccountRegistered } from './facts.ts'

/**
 * A party signs for an account of its own, in its own name, with the key by which the bank signs
 * its statements. It is of no use until two officers have the same key from the bank.
 */
export function registerAccount(
  { name, same }: RegisterAccountState,
  { id, ...terms }: RegisterAccount,
  { party: holder }: Pick<Context, 'party'>,
): Decision<AccountRegistered, never, RegisterAccountRefusal> {
  if (!ACCOUNT_NUMBER.test(terms.number))
    return refuse('account_number_must_have_its_form', 'body.number', {
      limit: ACCOUNT_NUMBER_LENGTH_MAX,
    })
  if (!BIC.test(terms.bank)) return refuse('bank_must_be_named_by_its_bic', 'body.bank')
  if (terms.name !== name)
    return refuse('account_must_be_in_the_name_of_its_party', 'body.name', {
      party: name,
      found: terms.name,
    })
  const found = terms.town.trim().length
  if (found === 0 || found > TOWN_LENGTH_MAX)
    return refuse('town_must_be_given', 'body.town', { limit: TOWN_LENGTH_MAX, found })
  if (!COUNTRY.test(terms.country)) return refuse('country_must_have_two_letters', 'body.country')
  if (same !== null)
    return refuse('account_must_not_be_registered_already', 'body.number', {
      number: terms.number,
    })
  return accept(
    [{ type: 'payment.account-registered.v1', visibleTo: [holder], account: id, holder, ...terms }],
    [],
  )
}

export const REGISTER_ACCOUNT_CLASS = 'governance' satisfies ActClass

/** As long as the messages of banks have room for. */
const ACCOUNT_NUMBER_LENGTH_MAX = 34
const ACCOUNT_NUMBER = /^[A-Za-z0-9]{1,34}$/
const BIC = /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/
const COUNTRY = /^[A-Z]{2}$/
export const TOWN_LENGTH_MAX = 35

export type RegisterAccountRefusal =
  | Detailed<'account_number_must_have_its_form', { limit: number }>
  | 'bank_must_be_named_by_its_bic'
  | Detailed<'account_must_be_in_the_name_of_its_party', { party: string; found: string }>
  | Detailed<'town_must_be_given', { limit: number; found: number }>
  | 'country_must_have_two_letters'
  | Detailed<'account_must_not_be_registered_already', { number: string }>

export const REGISTER_ACCOUNT_TEXTS = {
  account_number_must_have_its_form: badInput(
    d => `账号为 1 至 ${d.limit} 位字母或数字，不含空格。`,
    d => `An account number has 1 to ${d.limit} letters or digits, without spaces.`,
  ),
  bank_must_be_named_by_its_bic: badInput(
    '请以 BIC（银行识别代码）写明开户行，字母须大写。',
    'Name the bank by its BIC, in capital letters.',
  ),
  account_must_be_in_the_name_of_its_party: badInput(
    d => `账户户名“${d.found}”须与企业名称“${d.party}”一致。`,
    d => `The account is in the name “${d.found}”; it must be that of your party, “${d.party}”.`,
  ),
  town_must_be_given: badInput(
    d => `请写明城市，1 至 ${d.limit} 个字符，现为 ${d.found} 个。`,
    d => `Give the town in 1 to ${d.limit} characters; it has ${d.found}.`,
  ),
  country_must_have_two_letters: badInput(
    '国家请写两位大写字母，例如 CN。',
    'Give the country as two capital letters, such as CN.',
  ),
  account_must_not_be_registered_already: conflict(
    d => `该开户行的账号 ${d.number} 已经登记；如需更改，请先停用原登记。`,
    d =>
      `The account ${d.number} at this bank is registered already; close what is registered ` +
      'before it is registered anew.',
  ),
} satisfies RefusalTexts<RegisterAccountRefusal>

export interface RegisterAccount extends AccountTerms {
  readonly id: AccountId
}

export interface RegisterAccountState {
  /** The name under which the party is enrolled. */
  readonly name: string
  /** An account of this number at this bank that is not closed, whoever registered it. */
  readonly same: AccountId | null
}
