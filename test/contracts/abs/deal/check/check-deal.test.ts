import { describe, expect, it } from 'vitest'
import { checkDeal, loadDeal } from '../../../../../contracts/abs/deal/check/load-deal.ts'
import type { DealTemplate } from '../../../../../contracts/abs/deal/templates/deal-template.ts'
import { OWED } from '../../../../../contracts/abs/deal/waterfall-step.ts'
import { type Edits, edited } from '../edited.ts'

const words = { zh: '某', en: 'some' }

describe('misspelt names are offered the nearest', () => {
  it.each([
    [{ 'states.amortising.steps.1.pay': 'a' }, 'there is no payee called "a"; did you mean "A"?'],
    [
      { 'states.amortising.steps.0': 'cost' },
      'there is no part called "cost"; did you mean "costs"?',
    ],
    [
      { 'triggers.defaults.effects.0.state': 'accelerate' },
      'there is no state called "accelerate"; did you mean "accelerated"?',
    ],
    [
      { 'states.amortising.steps.1.owed': 'balence' },
      `"balence" is none of: ${OWED.join(', ')}; did you mean "balance"?`,
    ],
    [
      { 'states.revolving.steps.1.buy': 'asset' },
      '"asset" is none of: assets; did you mean "assets"?',
    ],
    [
      { 'triggers.defaults.above': undefined, 'triggers.defaults.abvoe': '10%' },
      '"abvoe" is none of: when, above, atLeast, below, atMost; did you mean "above"?',
    ],
    [
      { 'fees.vat.amount': 'note.A.interest.unpiad' },
      'there is no quantity "note.A.interest.unpiad"; did you mean "note.A.interest.unpaid"?',
    ],
    [
      { 'states.amortising.steps.1.from': 'constructor' },
      'there is no account called "constructor"',
    ],
  ])('%o', (edits, en) => {
    expect(checkDeal(edited('factoring', edits)).findings.map(f => f.sentence.en)).toContain(en)
  })
})

describe('boundaries', () => {
  const refusals = (edits: Edits, template: DealTemplate = 'factoring') =>
    checkDeal(edited(template, edits)).findings.map(f => f.refusal)

  it.each([
    ['a rate of exactly 0', { 'notes.A.interest.fixed': '0' }, []],
    ['a rate of −0', { 'notes.A.interest.fixed': '-0.00' }, []],
    [
      'a circle of one',
      { 'terms.next_costs.is': 'term.next_costs' },
      ['definitions_must_not_turn_in_a_circle'],
    ],
    [
      'a part that runs itself',
      { 'parts.costs.0': 'costs' },
      ['definitions_must_not_turn_in_a_circle'],
    ],
    [
      'a fee on its own amount',
      { 'fees.vat.amount': 'fee.vat.accrued' },
      ['definitions_must_not_turn_in_a_circle'],
    ],
    [
      'a fee on all fees',
      { 'fees.vat.amount': '3% * fees.unpaid' },
      ['definitions_must_not_turn_in_a_circle'],
    ],
    ['a fee on what was paid of it', { 'fees.vat.amount': 'fee.vat.paid.cumulative' }, []],
    ['a closing one day before the first payment', { 'dates.closing': '2026-04-24' }, []],
    ['a final maturity on the first payment', { 'dates.final': '2026-04-25' }, []],
    ['one day before it', { 'dates.final': '2026-04-24' }, ['dates_must_follow_each_other']],
    [
      'a step after a residual with a limit',
      {
        'states.amortising.steps.1': {
          pay: 'sub',
          from: 'custody',
          owed: 'everything_left',
          limit: '1元',
        },
      },
      [],
    ],
    [
      'a step after a residual in only one way of a condition',
      {
        'states.amortising.steps.1': {
          when: 'date.due',
          ['the' + 'n']: [{ pay: 'sub', from: 'custody', owed: 'everything_left' }],
        },
      },
      [],
    ],
    [
      'a step after a residual, once the account was filled again',
      {
        'states.amortising.steps.1': { pay: 'sub', from: 'custody', owed: 'everything_left' },
        'states.amortising.steps.2': { sell: 'pool', price: 'pool.balance', to: 'custody' },
      },
      [],
    ],
    ['all votes', { 'events.servicer_replaced.votes.share': '1' }, []],
    ['a row on the final maturity', { 'schedules.rating.rows.1.0': '2028-01-25' }, []],
    ['a row of nothing', { 'schedules.rating.rows.1.1': '0元' }, []],
    [
      'a second rate on the day of the first',
      {
        'notes.A.interest': {
          steps: [
            ['2026-01-25', '0.03'],
            ['2026-01-25', '0.04'],
          ],
        },
      },
      ['dates_must_follow_each_other'],
    ],
    ['NaN', { 'notes.A.units': Number.NaN }, ['value_must_have_its_type']],
    ['half a unit', { 'notes.A.units': 0.5 }, ['value_must_have_its_type']],
    ['an amount without unit', { issued: '100000000' }, ['text_must_have_its_form']],
    ['an exponent', { issued: '1e8元' }, ['text_must_have_its_form']],
    ['a name that is a number', { 'accounts.1': words }, ['text_must_have_its_form']],
  ])('%s', (_, edits, expected) => expect(refusals(edits)).toEqual(expected))

  it.each([null, 'deal', 5, [], {}].map(document => [document]))('%o is no deal', document => {
    const answer = loadDeal(document)
    expect(answer.ok).toBe(false)
  })

  it('principal that is due and principal outstanding are one rank', () => {
    const edits = {
      'states.amortising.steps.1': { pay: 'sub', from: 'custody', owed: 'principal' },
      'states.amortising.steps.2': { pay: 'A', from: 'custody', owed: 'balance' },
    }
    const { warnings } = checkDeal(edited('factoring', edits))
    expect(warnings.map(w => [w.refusal, w.path])).toEqual([
      ['senior_should_be_paid_first', 'states.amortising.steps.1'],
    ])
  })

  it('several mistakes are told together', () => {
    const edits = {
      'notes.sub.units': 1,
      'fees.vat.amount': 'nothing',
      'states.amortising.steps.1.from': 'x',
    }
    expect(refusals(edits)).toEqual([
      'name_must_be_known',
      'quantity_must_be_known',
      'tranches_must_add_up',
    ])
  })
})
