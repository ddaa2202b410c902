import { truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { OWN_FORMAT, type TapeMapping } from '../../../../services/abs/tape/mapping.ts'
import type { TapeDuty } from '../../../../services/abs/tape/problem.ts'
import { loadTape, TAPE_LIMITS } from '../../../../services/abs/tape/read-tape.ts'
import { encodeGb } from './encode-gb.ts'
import { type Cell, columns, good, heading, row } from './own-row.ts'
import { scratch } from './scratch.ts'

async function read(text: string | Buffer, mapping: TapeMapping = OWN_FORMAT) {
  const loaded = await loadTape(scratch('tape.csv', text), mapping)
  if (!loaded.ok) throw new Error(loaded.refusals.map(r => `${r.at} ${r.refusal}`).join('; '))
  return loaded.value
}

describe('a good tape', () => {
  test('gives assets and adds up', async () => {
    const { assets, quality } = await read(
      `\uFEFF${heading}\r\n${row()}\r\n${row({ id: 'a2' })}\r\n`,
    )
    expect(assets).toEqual([good, { ...good, id: 'a2' }])
    expect(quality).toMatchObject({
      rows: 2,
      accepted: 2,
      rejected: 0,
      blank: 0,
      balance: 180_100n,
    })
  })

  test('blank rows are counted, and row numbers are those of the file', async () => {
    const { quality } = await read(
      `${heading}\n${row()}\n${','.repeat(Object.keys(columns).length - 1)}\n${row()}\n`,
    )
    expect(quality).toMatchObject({ rows: 3, accepted: 1, blank: 1, rejected: 1 })
    expect(quality.problems).toMatchObject([
      { row: 4, field: 'id', refusal: 'asset_must_appear_once', found: 'a1' },
    ])
  })
})

test('an asset under another spelling of its number appears a second time', async () => {
  const rows = ['0012', "'12", 'A\u20131', 'a-1', 'A-2', 'a.b', 'a.B'].map(id => row({ id }))
  const { quality } = await read(`${heading}\n${rows.join('\n')}\n`)
  expect(quality.problems.map(problem => [problem.row, problem.refusal])).toEqual([
    [3, 'asset_must_appear_once'],
    [5, 'asset_must_appear_once'],
  ])
})

const floating = { index: 'lpr_1y', spread: '0.01', resetMonths: '12', nextReset: '2026-06-15' }

const leased = { product: 'lease', rent: '11.00', residual: '0', rentPaid: 'arrears' }

/** What no tape can have, and what needs another mapping than these rows have. */
type NeverOfATape =
  | 'row_must_be_an_object'
  | 'field_must_be_known'
  | 'value_must_be_text'
  | 'text_must_not_start_like_a_formula'
  | 'clause_must_be_a_digest'
  | 'number_form_must_be_declared'
  | 'term_must_be_whole_payment_intervals'
  | 'fee_must_be_less_than_the_balance'

/** Each breaks one rule only. */
const broken: Record<Exclude<TapeDuty, NeverOfATape>, [string, Cell | '']> = {
  row_must_have_every_cell: [row().split(',').slice(0, 7).join(','), ''],
  value_must_be_given: [row({ dayCount: '' }), 'dayCount'],
  text_must_be_within_its_limit: [row({ debtor: 'x'.repeat(201) }), 'debtor'],
  value_must_not_be_ruined_by_a_spreadsheet: [row({ id: '2.4952E+19' }), 'id'],
  text_must_be_readable: [row({ debtor: 'Anhe\uFFFD' }), 'debtor'],
  amount_must_be_a_decimal: [row({ balance: 'NaN' }), 'balance'],
  amount_must_be_whole_minor_units: [row({ balance: '1.001' }), 'balance'],
  amount_must_not_be_negative: [row({ balance: '-0.01' }), 'balance'],
  amount_must_lie_within_its_limits: [row({ balance: '90071992547409.92' }), 'balance'],
  number_must_be_a_decimal: [row({ annualRate: 'Infinity' }), 'annualRate'],
  rate_must_lie_within_one: [row({ annualRate: '1.0000001' }), 'annualRate'],
  date_must_exist: [row({ maturityDate: '2026-02-30' }), 'maturityDate'],
  number_must_be_whole: [row({ termPeriods: 'twelve' }), 'termPeriods'],
  number_must_lie_within_its_limits: [row({ termPeriods: '1201' }), 'termPeriods'],
  word_must_be_known: [row({ product: 'annuity' }), 'product'],
  currency_must_be_the_tape_s: [row({ currency: 'USD' }), 'currency'],
  asset_must_appear_once: [`${row()}\n${row()}`, 'id'],
  maturity_must_not_precede_origination: [row({ maturityDate: '2025-01-14' }), 'maturityDate'],
  periods_must_lie_within_the_term: [row({ remainingPeriods: '37' }), 'remainingPeriods'],
  schedule_must_add_up_to_the_balance: [
    row({ product: 'schedule', schedule: '2026-01-15:900.49' }),
    'schedule',
  ],
  balance_must_not_exceed_the_original: [row({ balance: '1000.01' }), 'balance'],
  first_payment_must_not_precede_origination: [
    row({ originationDate: '2025-02-16' }),
    'firstPaymentDate',
  ],
  month_end_must_be_stated: [
    row({ firstPaymentDate: '2025-02-28', maturityDate: '2028-01-31' }),
    'firstPaymentDate',
  ],
  month_end_must_begin_at_one: [row({ monthEnd: 'yes' }), 'firstPaymentDate'],
  maturity_must_agree_with_the_term: [row({ maturityDate: '2028-02-15' }), 'maturityDate'],
  maturity_must_agree_with_the_schedule: [
    row({ product: 'schedule', schedule: '2026-12-15:900.50' }),
    'maturityDate',
  ],
  asset_must_begin_by_the_cut_off: [
    row({
      originationDate: '2026-01-01',
      firstPaymentDate: '2026-01-15',
      maturityDate: '2028-12-15',
    }),
    'originationDate',
  ],
  dates_must_rise: [
    row({ ...leased, rentSteps: '2026-01-15:12.00;2026-01-15:13.00' }),
    'rentSteps',
  ],
  cap_must_not_be_below_floor: [row({ ...floating, cap: '0.03', floor: '0.031' }), 'cap'],
}

describe('rejects a row, and says where and why', () => {
  test.each(Object.entries(broken))('%s', async (refusal, [text, field]) => {
    const whole = `${heading}\n${row({ id: 'before' })}\n${text}\n`
    const { assets, quality } = await read(whole, { ...OWN_FORMAT_DECLARED, cutOff: '2025-12-31' })
    expect(quality.counts).toEqual([{ field, refusal, count: 1 }])
    expect(quality.problems[0]!.row).toBe(refusal === 'asset_must_appear_once' ? 4 : 3)
    expect(assets.map(a => a.id)).not.toContain(refusal === 'asset_must_appear_once' ? '' : 'a1')
  })

  test('finds every problem of a row at once', async () => {
    const { quality } = await read(`${heading}\n${row({ balance: 'x', dayCount: 'x', id: '' })}\n`)
    expect(quality.counts.map(c => c.field).sort()).toEqual(['balance', 'dayCount', 'id'])
    expect(quality.rejected).toBe(1)
  })
})

describe('takes what lies exactly on a limit', () => {
  const taken: Partial<Record<Cell, string>>[] = [
    { balance: '0' },
    { balance: '1000.00' },
    { balance: '90071992547409.91', originalBalance: '90071992547409.91' },
    { annualRate: '1' },
    { annualRate: '-1' },
    {
      maturityDate: '2025-01-15',
      firstPaymentDate: '2025-01-15',
      termPeriods: '1',
      remainingPeriods: '1',
    },
    { maturityDate: '2028-02-14' },
    { maturityDate: '2027-12-16' },
    { firstPaymentDate: '2025-01-15', maturityDate: '2027-12-15' },
    { firstPaymentDate: '2025-02-28', maturityDate: '2028-01-31', monthEnd: 'yes' },
    { firstPaymentDate: '2025-02-28', maturityDate: '2028-01-31', monthEnd: 'no' },
    { firstPaymentDate: '2025-02-28', maturityDate: '2028-01-28' },
    { remainingPeriods: '36' },
    { status: 'restructured', restructuredOn: '2025-06-01' },
    { ...leased, rentSteps: '2026-01-15:12.00;2026-01-16:13.00' },
    // Of a loan in default what it would have paid may be left out.
    {
      status: 'defaulted',
      defaultedOn: '2025-06-01',
      annualRate: '',
      dayCount: '',
      paymentMonths: '',
      firstPaymentDate: '',
      termPeriods: '',
      remainingPeriods: '',
    },
    { debtor: 'x'.repeat(200) },
    { product: 'schedule', schedule: '2026-01-15:900.00;2028-01-15:0.50' },
    { ...floating, cap: '0.03', floor: '0.03' },
    { balance: '1,234,567.89', originalBalance: '1,234,567.89' },
  ]
  test.each(taken)('%o', async over => {
    const { quality } = await read(`${heading}\n${row(over)}\n`, {
      ...OWN_FORMAT_DECLARED,
      cutOff: columns.originationDate as BusinessDate,
    })
    expect(quality).toMatchObject({ accepted: 1 })
  })
})

describe('refuses a file that is no tape', () => {
  const refusalOf = async (path: string, mapping: TapeMapping = OWN_FORMAT) => {
    const loaded = await loadTape(path, mapping)
    return loaded.ok ? null : loaded.refusals.map(r => [r.refusal, r.at])
  }

  test('missing', async () => {
    expect(await refusalOf(scratch('none.csv'))).toEqual([['file_must_exist', '']])
  })
  test('empty', async () => {
    expect(await refusalOf(scratch('t.csv', ''))).toEqual([['file_must_have_a_heading', '']])
  })
  test('without rows', async () => {
    expect(await refusalOf(scratch('t.csv', `${heading}\n\n`))).toEqual([
      ['tape_must_have_a_row', ''],
    ])
  })
  test('cut inside a quoted cell', async () => {
    const text = `${heading}\n${row()}\n${row().slice(0, -3)}`
    expect(await refusalOf(scratch('t.csv', text))).toEqual([['file_must_be_whole', 'row 3']])
  })
  test('with one row without an end', async () => {
    const text = `${heading}\n"${'x'.repeat(300_000)}`
    expect(await refusalOf(scratch('t.csv', text))).toEqual([['file_must_be_whole', 'row 2']])
  })
  test('larger than the limit, before reading any of it', async () => {
    const path = scratch('large.csv')
    writeFileSync(path, heading)
    truncateSync(path, TAPE_LIMITS.bytes + 1)
    expect(await refusalOf(path)).toEqual([['file_must_be_within_its_limit', 'bytes']])
  })
  test('with a heading misspelt, naming the nearest', async () => {
    const loaded = await loadTape(
      scratch('t.csv', `${heading.replace('termPeriods', 'termPeriod')}\n${row()}\n`),
      OWN_FORMAT,
    )
    expect(loaded).toMatchObject({
      refusals: [{ refusal: 'heading_must_be_known', at: 'heading.termPeriod' }],
    })
    expect(JSON.stringify(loaded)).toContain('termPeriods')
  })
  test('with a heading twice', async () => {
    expect(await refusalOf(scratch('t.csv', `${heading},id\n`))).toEqual([
      ['headings_must_be_unique', 'heading.id'],
    ])
  })
  test('with other totals than the sender counted', async () => {
    const path = scratch('t.csv', `${heading}\n${row()}\n`)
    const control = (rows: number, balance: string) => ({
      ...OWN_FORMAT_DECLARED,
      control: { rows, balance },
    })
    expect(await refusalOf(path, control(1, '900.50'))).toBeNull()
    expect(await refusalOf(path, control(2, '900.50'))).toEqual([
      ['file_must_agree_with_its_control', 'control.rows'],
    ])
    expect(await refusalOf(path, control(1, '900.51'))).toEqual([
      ['file_must_agree_with_its_control', 'control.balance'],
    ])
  })
})

const OWN_FORMAT_DECLARED: TapeMapping = {
  ...OWN_FORMAT,
  columns: Object.fromEntries(
    Object.keys(columns)
      .filter(c => !c.startsWith('attributes.'))
      .map(c => [c, c]),
  ),
}

describe('somebody else’s file', () => {
  const theirs: TapeMapping = {
    ...OWN_FORMAT,
    encoding: 'gb18030',
    delimiter: ';',
    rates: 'percent',
    dates: 'DD/MM/YYYY',
    columns: {
      ...OWN_FORMAT_DECLARED.columns,
      id: '合同号',
      product: { column: '还款方式', words: { 等额本息: 'level' } },
      status: { always: 'performing' },
    },
    attributes: { province: '省份' },
  }
  const own = { ...columns, 合同号: 'a1', 还款方式: '等额本息', 省份: '浙江', annualRate: '4.35' }
  const dated = {
    originationDate: '15/1/2025',
    maturityDate: '15/01/2028',
    firstPaymentDate: '15/02/2025',
  }
  const cells = { ...own, ...dated }
  const text = `${Object.keys(cells).join(';')}\n${Object.values(cells).join(';')}\n`

  test('is read by its mapping, in percent, day first, from GB18030', async () => {
    // The bytes of the Chinese words in GB18030.
    const gb = encodeGb(text)
    const { assets } = await read(gb, theirs)
    expect(assets).toEqual([{ ...good, attributes: { province: '浙江' } }])
  })

  test('must have each column that the mapping names', async () => {
    const mapping = { ...theirs, attributes: { province: '省' } }
    const loaded = await loadTape(scratch('t.csv', encodeGb(text)), mapping)
    expect(loaded).toMatchObject({ refusals: [{ refusal: 'column_must_be_there' }] })
    expect(JSON.stringify(loaded)).toContain('“省份”')
  })
})
