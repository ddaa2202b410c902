import type { DealRefusal } from '../../../../../contracts/abs/deal/check/deal-finding.ts'
import type { DealTemplate } from '../../../../../contracts/abs/deal/templates/deal-template.ts'
import { VERBS } from '../../../../../contracts/abs/deal/waterfall-step.ts'
import type { Edits } from '../edited.ts'
import { doubling, nested } from './large-edits.ts'

interface Case {
  readonly template?: DealTemplate
  readonly edits: Edits
  readonly path: string
  readonly en: string
}

const words = { zh: '某', en: 'some' }

/** One row per refusal and warning: what was written, where it is found, and what is said of it. */
export const CASES: Record<DealRefusal, Case> = {
  value_must_have_its_type: {
    edits: { accounts: [] },
    path: 'accounts',
    en: 'this must be {…}',
  },
  field_must_be_present: {
    edits: { 'dates.closing': undefined },
    path: 'dates',
    en: 'the field "closing" is missing',
  },
  field_must_be_known: {
    edits: { 'notes.A.dayCont': 5 },
    path: 'notes.A.dayCont',
    en: 'there is no field "dayCont"; did you mean "dayCount"?',
  },
  value_must_be_one_of: {
    edits: { 'states.amortising.steps.1': { pya: 'A', from: 'custody', owed: 'balance' } },
    path: 'states.amortising.steps.1',
    en: `"pya" is none of: ${VERBS.join(', ')}; did you mean "pay"?`,
  },
  text_must_have_its_form: {
    edits: { 'dates.closing': '2026-02-30' },
    path: 'dates.closing',
    en: '"2026-02-30" must be written like 2026-01-31',
  },
  value_must_lie_within_its_bounds: {
    edits: { 'notes.A.units': 0 },
    path: 'notes.A.units',
    en: '0 does not lie between 1 and 1000000000000',
  },
  name_must_be_known: {
    edits: { 'states.amortising.steps.1.from': 'custdy' },
    path: 'states.amortising.steps.1.from',
    en: 'there is no account called "custdy"; did you mean "custody"?',
  },
  name_must_be_unique: {
    edits: { 'fees.A': { ...words, amount: '1元' } },
    path: 'fees.A',
    en: '"A" is already the name of notes.A; whoever is paid needs a name of its own',
  },
  expression_must_be_readable: {
    edits: { 'fees.vat.amount': 'pool.interest * (3%' },
    path: 'fees.vat.amount',
    en: 'the expression cannot be read at character 20, "terest * (3%"',
  },
  quantity_must_be_known: {
    edits: { 'fees.vat.amount': 'pool.intrest' },
    path: 'fees.vat.amount',
    en: 'there is no quantity "pool.intrest"; did you mean "pool.interest"?',
  },
  function_must_be_known: {
    edits: { 'fees.vat.amount': 'mim(pool.interest, 5元)' },
    path: 'fees.vat.amount',
    en: 'there is no function "mim"; did you mean "min"?',
  },
  units_must_agree: {
    edits: { 'states.amortising.steps.3.when': 'notes.balance <= 100' },
    path: 'states.amortising.steps.3.when',
    en: '"<=" does not take (money, number); an amount carries its unit: 50000yuan',
  },
  expression_must_give_what_is_needed: {
    edits: { 'fees.vat.amount': '3%' },
    path: 'fees.vat.amount',
    en: 'money is needed here, and the expression gives number',
  },
  payments_below_must_stand_in_a_fee: {
    edits: { 'terms.next_costs.is': 'payments.below' },
    path: 'terms.next_costs.is',
    en: 'payments.below may only stand in the amount of a fee',
  },
  definitions_must_not_turn_in_a_circle: {
    edits: {
      'terms.next_costs.is': 'fee.vat.accrued',
      'fees.vat.amount': 'term.next_costs',
    },
    path: 'fees.vat',
    en: 'these define each other in a circle: fees.vat → terms.next_costs → fees.vat',
  },
  definitions_must_stay_within_their_size: {
    edits: doubling(13),
    path: 'terms.t12.is',
    en: 'with the definitions that it refers to, this expression has more than 10000 terms',
  },
  tranches_must_add_up: {
    edits: { 'notes.sub.units': 100_001 },
    path: 'issued',
    en: 'the notes add up to 100,000,100.00, the deal issues 100,000,000.00',
  },
  rate_must_be_a_decimal_below_1: {
    edits: { 'notes.A.interest.fixed': '4.35' },
    path: 'notes.A.interest.fixed',
    en: '"4.35" is 435 %: rates are decimals, and 4.35 % is written 0.0435',
  },
  share_must_be_written_in_per_cent: {
    edits: { 'triggers.defaults.above': '5' },
    path: 'triggers.defaults.above',
    en: '"5" is compared with a share, and is 500 %: write 5% or 500%, whichever is meant',
  },
  text_must_be_within_its_length: {
    edits: { 'fees.vat.amount': `pool.interest${' '.repeat(1988)}` },
    path: 'fees.vat.amount',
    en: 'the text has 2001 characters; from 1 to 2000 are allowed',
  },
  entries_must_be_within_their_number: {
    edits: { 'schedules.rating.rows': [] },
    path: 'schedules.rating.rows',
    en: 'there are 0 entries; at least 1 and at most 1200 are needed',
  },
  date_must_lie_from_1900_to_2200: {
    edits: { 'dates.cutOff': '0001-01-01' },
    path: 'dates.cutOff',
    en: 'the date 0001-01-01 does not lie from 1900 to 2200',
  },
  month_end_must_begin_at_one: {
    edits: { 'dates.monthEnd': true },
    path: 'dates.monthEnd',
    en:
      'monthEnd needs a first date at the end of a month, ' +
      'and these are 2026-04-01 and 2026-04-25',
  },
  conditions_must_not_nest_deeper: {
    edits: { 'states.amortising.steps.1': nested(29) },
    path: `states.amortising.steps.1${'.then.0'.repeat(30)}.test`,
    en: 'this is nested more than 64 levels deep',
  },
  row_should_not_fall_before_the_closing: {
    edits: { 'schedules.rating.rows.0.0': '2026-01-24' },
    path: 'schedules.rating.rows.0.0',
    en: '2026-01-24 lies before the closing 2026-01-25: the row counts in the first period',
  },
  month_end_should_be_stated: {
    edits: { 'dates.firstPayment': '2026-06-30' },
    path: 'dates.firstPayment',
    en: '2026-06-30 ends its month, and a later date is 2026-12-30: say monthEnd true or false',
  },
  rate_must_not_be_negative: {
    edits: { 'notes.A.interest.fixed': '-0.0001' },
    path: 'notes.A.interest.fixed',
    en: 'the rate -0.0001 is negative',
  },
  rate_must_have_a_day_count: {
    template: 'fixed',
    edits: { 'supports.guarantor.dayCount': undefined },
    path: 'supports.guarantor.rate',
    en: 'a rate needs its day count',
  },
  floating_rate_must_have_a_floor: {
    template: 'loans',
    edits: { 'notes.A.interest.floor': undefined },
    path: 'notes.A.interest',
    en: 'a floating rate needs a floor, or it may become negative',
  },
  floor_must_not_exceed_the_cap: {
    template: 'loans',
    edits: { 'notes.A.interest.floor': '0.0501' },
    path: 'notes.A.interest.floor',
    en: 'the floor 0.0501 lies above the cap 0.05',
  },
  dates_must_follow_each_other: {
    edits: { 'dates.closing': '2026-04-25' },
    path: 'dates.firstPayment',
    en: 'closing must come before firstPayment',
  },
  rows_must_be_of_one_kind: {
    edits: { 'schedules.rating.rows.1.1': '0.5' },
    path: 'schedules.rating.rows.1.1',
    en: '"0.5" is not of the kind of the first row',
  },
  flow_must_be_collected_once: {
    edits: { 'collections.0.flows.6': 'interest' },
    path: 'collections',
    en: 'the pool’s "interest" must be collected exactly once, it is 2 times',
  },
  owed_must_fit_the_payee: {
    edits: { 'states.amortising.steps.1.owed': 'fee' },
    path: 'states.amortising.steps.1.pay',
    en: '"A" is a note and cannot be owed "fee"',
  },
  pro_rata_must_know_what_is_owed: {
    edits: { 'states.amortising.steps.3.then.0.pay': ['A', 'sub'] },
    path: 'states.amortising.steps.3.then.0',
    en: 'everything left cannot be split pro rata: nothing says who is owed what',
  },
  account_must_have_a_target: {
    template: 'loans',
    edits: { 'accounts.reserve.target': undefined },
    path: 'states.ordinary.steps.9.to',
    en: 'the account "reserve" has no target',
  },
  state_must_be_reachable: {
    edits: { 'triggers.revolving_ends.effects': ['stop_buying'] },
    path: 'states.amortising',
    en: 'no trigger leads to the state "amortising"',
  },
  step_must_be_reachable: {
    edits: {
      'states.amortising.steps.1.owed': 'everything_left',
    },
    path: 'states.amortising.steps.2',
    en: 'the account "custody" was emptied by a step above; nothing is left for this one',
  },
  account_must_be_emptied_or_retained: {
    edits: { 'accounts.third': words },
    path: 'accounts.third',
    en: 'no step empties the account "third", and it does not say retain',
  },
  after_distribution_must_act_from_the_next: {
    edits: { 'triggers.defaults.tested': 'after_distribution', 'triggers.defaults.acts': 'this' },
    path: 'triggers.defaults.acts',
    en: 'a test after the distribution can act only from the next one',
  },
  note_should_not_be_redeemed_before_its_interest: {
    edits: { 'states.amortising.steps.0': { pay: 'A', from: 'custody', owed: 'balance' } },
    path: 'states.amortising.steps.0',
    en: '"A" may be repaid here while its interest is unpaid',
  },
  senior_should_be_paid_first: {
    edits: { 'states.amortising.steps.1.pay': 'sub', 'states.amortising.steps.2.pay': 'A' },
    path: 'states.amortising.steps.1',
    en: '"sub" is paid here before its senior "A"',
  },
  amount_must_not_be_negative: {
    template: 'fixed',
    edits: { 'schedules.A1_principal.rows': [['2026-07-15', '-0.01元']] },
    path: 'schedules.A1_principal.rows.0.1',
    en: 'the amount -0.01元 is negative',
  },
  share_must_not_exceed_1: {
    edits: { 'events.servicer_replaced.votes.share': '1.01' },
    path: 'events.servicer_replaced.votes.share',
    en: 'a share of 1.01 is more than all, and is never reached',
  },
  steps_must_start_by_the_closing: {
    template: 'fixed',
    edits: { 'notes.A2.interest.steps': [['2026-01-16', '0.045']] },
    path: 'notes.A2.interest.steps.0.0',
    en: 'the first rate begins on 2026-01-16, after the closing date 2026-01-15',
  },
  interest_must_accrue_on_something: {
    edits: {
      'notes.sub.unit': '0元',
      'notes.sub.interest': { fixed: '0.01' },
      issued: '90000000元',
    },
    path: 'notes.sub.interest',
    en: 'a note without face bears interest on a notional only, or none',
  },
  unpaid_interest_must_have_its_rate: {
    edits: { 'notes.A.unpaidBears': 'simple' },
    path: 'notes.A.unpaidBears',
    en: 'how unpaid interest bears is stated together with its rate, interestOnUnpaid',
  },
  schedule_must_not_exceed_the_note: {
    template: 'fixed',
    edits: { 'schedules.A1_principal.rows.1.1': '30000000.01元' },
    path: 'notes.A1.principal.schedule',
    en: 'the schedule "A1_principal" adds up to 60,000,000.01, more than the note’s 60,000,000.00',
  },
  account_must_be_required_by_a_trigger: {
    template: 'loans',
    edits: { 'triggers.rating_cut.effects': ['stop_buying'] },
    path: 'accounts.reserve.required',
    en: 'the account "reserve" waits for a trigger to require it, and none does',
  },
  sale_should_wait_for_a_period_that_is_due: {
    template: 'loans',
    edits: { 'dates.dueEvery': 2 },
    path: 'parts.clean_up.0.then.0',
    en: 'in a period that is not due, interest since the last one is lost (ask for date.due)',
  },
  row_should_fall_by_the_final_maturity: {
    edits: { 'schedules.rating.rows.1.0': '2028-01-26' },
    path: 'schedules.rating.rows.1.0',
    en: '2028-01-26 lies after the final maturity 2028-01-25: the row hardly ever counts',
  },
  claim_should_be_paid_somewhere: {
    edits: { 'fees.forgotten': { ...words, amount: '1元' } },
    path: 'fees.forgotten',
    en: 'no step ever pays "forgotten"',
  },
}
