import type { BusinessDate } from '../kernel/date.ts'
import { type Detailed, type Refused, refuse } from '../kernel/decision.ts'
import type { PartyId } from '../kernel/id.ts'
import type { Currency } from '../kernel/money.ts'
import { badInput, type RefusalTexts } from '../kernel/refusal-text.ts'
import type { EntryNumber } from '../kernel/title.ts'
import type { SelectedTitles } from './span-set.ts'

/** The debt for which spans are security, as both sign it. */
export interface PledgeTerms {
  /** Minor units: the pledgee is paid up to them out of what is pledged. */
  readonly secured: bigint
  readonly currency: Currency
  /** What the parties call the debt: the number of a loan contract. */
  readonly reference: string
  /** When the debt is due. */
  readonly dueOn: BusinessDate
}

/** A pledge in force, known by the entry that made it: the charge of its claims. */
export interface Pledge extends PledgeTerms {
  readonly charge: EntryNumber
  readonly holder: PartyId
  readonly pledgee: PartyId
  /** Minor units of the debt that the pledgee has acknowledged as paid out of its spans. */
  readonly paid: bigint
  /** Units that its claims still bind. */
  readonly bound: bigint
}

export const REFERENCE_LENGTH_MAX = 100

/** Terms are of some debt, in the currency of the money that secures it, and due in the future. */
export function termsRefusal(
  { secured, currency, reference, dueOn }: PledgeTerms,
  selected: readonly SelectedTitles[],
  asOf: BusinessDate,
): Refused<TermsRefusal> | null {
  if (secured <= 0n) return refuse('debt_must_be_positive', 'body.secured')
  const found = reference.trim().length
  if (found === 0 || found > REFERENCE_LENGTH_MAX)
    return refuse('debt_must_have_a_reference', 'body.reference', {
      limit: REFERENCE_LENGTH_MAX,
      found,
    })
  if (dueOn <= asOf)
    return refuse('debt_must_be_due_in_the_future', 'body.dueOn', { dueOn, today: asOf })
  for (const [index, { state }] of selected.entries()) {
    const { unit } = state
    if (unit.name === 'MINOR_UNITS' && unit.currency !== currency)
      return refuse('debt_must_be_in_the_currency_of_its_security', `body.spans.${index}`, {
        debt: currency,
        security: unit.currency,
      })
  }
  return null
}

export type TermsRefusal =
  | 'debt_must_be_positive'
  | Detailed<'debt_must_have_a_reference', { limit: number; found: number }>
  | Detailed<'debt_must_be_due_in_the_future', { dueOn: BusinessDate; today: BusinessDate }>
  | Detailed<'debt_must_be_in_the_currency_of_its_security', { debt: Currency; security: Currency }>

export const TERMS_TEXTS = {
  debt_must_be_positive: badInput(
    '所担保的债务须大于零。',
    'The debt secured must be more than zero.',
  ),
  debt_must_have_a_reference: badInput(
    d => `请注明所担保债务的合同号，1 至 ${d.limit} 个字符，现为 ${d.found} 个。`,
    d => `Name the debt by a reference of 1 to ${d.limit} characters; it has ${d.found}.`,
  ),
  debt_must_be_due_in_the_future: badInput(
    d => `所担保债务的到期日 ${d.dueOn} 须晚于当前营业日期 ${d.today}。`,
    d => `The debt is due on ${d.dueOn}, which must be after today’s business date, ${d.today}.`,
  ),
  debt_must_be_in_the_currency_of_its_security: badInput(
    d => `债务（${d.debt}）与所质押的凭证（${d.security}）须为同一币种。`,
    d => `The debt is in ${d.debt} and a span in ${d.security}; both must be in one currency.`,
  ),
} satisfies RefusalTexts<TermsRefusal>
