import { expect, it } from 'vitest'
import { dealTemplate } from '../../../../contracts/abs/deal/templates/deal-template.ts'
import { listCollectionPeriods } from '../../../../contracts/abs/waterfall/collection-periods.ts'
import { computePeriodDates } from '../../../../contracts/abs/waterfall/period-dates.ts'
import { MONDAY_TO_FRIDAY } from '../../../../contracts/kernel/calendars.ts'

const { dates } = dealTemplate('factoring')

it('the first collection period begins on the cut-off date, each next with the R before', () => {
  const deal = { ...dealTemplate('factoring'), dates: { ...dates, firstCalculation: '2026-05-01' } }
  expect(listCollectionPeriods(deal as ReturnType<typeof dealTemplate>, 3)).toEqual([
    { period: 1, from: '2026-01-01', to: '2026-05-01' },
    { period: 2, from: '2026-05-01', to: '2026-08-01' },
    { period: 3, from: '2026-08-01', to: '2026-11-01' },
  ])
})

it('payment dates roll; accrual dates only when the deal says so', () => {
  const first = (accrualRoll?: 'following') =>
    computePeriodDates({ ...dates, ...(accrualRoll && { accrualRoll }) }, 1, MONDAY_TO_FRIDAY)
  expect(first()).toMatchObject({
    nominalPayment: '2026-04-25',
    payment: '2026-04-27',
    accrual: '2026-04-25',
    previousPayment: '2026-01-25',
  })
  expect(first('following').accrual).toBe('2026-04-27')
})

it('month ends do not drift', () => {
  const monthEnd = { ...dates, firstPayment: '2026-01-31', everyMonths: 1 } as typeof dates
  const of = (period: number) =>
    computePeriodDates(monthEnd, period, MONDAY_TO_FRIDAY).nominalPayment
  expect([1, 2, 3].map(of)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31'])
})

it('a first date at the end of a short month stands for month ends where the deal says so', () => {
  const of = (period: number, monthEnd: boolean) =>
    computePeriodDates(
      { ...dates, firstCalculation: '2026-05-31', firstPayment: '2026-06-30', monthEnd },
      period,
      MONDAY_TO_FRIDAY,
    )
  expect([1, 2, 3, 4].map(n => of(n, true).nominalPayment)).toEqual([
    '2026-06-30',
    '2026-09-30',
    '2026-12-31',
    '2027-03-31',
  ])
  expect(of(3, false).nominalPayment).toBe('2026-12-30')
  expect([of(2, true).from, of(2, true).calculation]).toEqual(['2026-05-31', '2026-08-31'])
})
