import { expect, it } from 'vitest'
import { describeAct } from '../../../contracts/sentences/describe-act.ts'
import { formatQuantity } from '../../../contracts/sentences/format-shown.ts'

const LOT = 'lot_0000000000001'
const RECEIPT = 'wrc_0000000000001'
const PLACE = 'plc_0000000000001'
const KEEPER = 'pty_0000000000001'
const COPPER = 'com_0000000000001'
const shown = {
  [KEEPER]: { name: 'Yangshan Storage', code: '91K', roles: ['keeper'] },
  [COPPER]: { commodity: 'Copper cathode', standard: 'GB/T 467', unit: 'GRAMS', tolerancePpm: '1' },
  [PLACE]: { place: 'A-1', inSite: 'Yard 3', exclusive: true, capacity: '1', unit: 'GRAMS' },
  [LOT]: {
    ...{ lotOf: 'Copper cathode', unit: 'GRAMS', declared: '30000000', accepted: '29990500' },
    ...{ keeper: 'Yangshan Storage', depositor: 'Red Hill', place: 'A-1' },
  },
  [RECEIPT]: {
    ...{ goods: 'Copper cathode', grade: 'A', size: '29990500', unit: 'GRAMS', place: 'A-1' },
    ...{ keeper: 'Yangshan Storage', keeperCode: '91K', receiptNumber: 7 },
    storedUntil: '2027-03-01',
  },
}

const say = (act: string, body: object, known: object = shown) => {
  const { zh, en } = describeAct({ act, body }, known as typeof shown)
  return [zh, en] as const
}
const on = (lo: string, hi: string) => [{ instrument: RECEIPT, lo, hi }]

it.each([
  ['1', 'GRAMS', '0.001 kg', '0.001 千克'],
  ['1000', 'GRAMS', '1 kg', '1 千克'],
  ['1234567890', 'GRAMS', '1,234,567.89 kg', '1,234,567.89 千克'],
  ['1', 'PIECES', '1 piece', '1 件'],
  ['1200', 'PIECES', '1,200 pieces', '1,200 件'],
])('%s %s are said as %s', (units, unit, en, zh) => {
  expect(formatQuantity(units, unit)).toEqual({ zh, en })
})

const DEPOSIT = {
  ...{ lot: LOT, keeper: KEEPER, commodity: COPPER, quantity: '30000000', packing: 'bundles' },
  ...{ marks: 'CCC', authority: 'owner', claims: 'none known' },
  ownership: { kind: 'bill_of_lading', issuer: 'COSCO', number: 'B-17' },
}
const RECEIVED = {
  lot: LOT,
  place: PLACE,
  inspector: KEEPER,
  weighings: ['a'],
  accepted: '29990500',
}
const INSURED = { insurer: 'PICC', policy: 'P-1', sum: '100', currency: 'CNY', until: '2027-03-01' }
const ISSUED = { receipt: RECEIPT, lot: LOT, quantity: '1000', storedUntil: '2027-03-01', fee: 'f' }

it.each([
  ['receipt.request-deposit', DEPOSIT, ['30,000', 'Copper cathode', 'COSCO, B-17', 'none known']],
  ['receipt.withdraw-deposit', { lot: LOT }, ['29,990.5', 'Red Hill']],
  [
    'receipt.measure',
    {
      ...{ lot: LOT, purpose: 'stock', unit: 'GRAMS', gross: '2000', tare: '500', device: 'W-1' },
      ...{ calibration: 'C-1', takenAt: '2026-03-02T01:00:00.000Z' },
    },
    [LOT, '2 ', '0.5 ', 'W-1', 'C-1', '2026-03-02T01:00:00.000Z'],
  ],
  [
    'receipt.receive',
    { ...RECEIVED, grade: 'Grade A', certificate: 'Q-1', goodUntil: '2026-09-01' },
    ['29,990.5', 'Grade A', 'Q-1', '2026-09-01', 'A-1', 'Yard 3', 'Yangshan Storage (91K)'],
  ],
  ['receipt.issue', { ...ISSUED, insurance: INSURED }, [RECEIPT, '1 ', 'PICC', 'CNY 1.00', 'P-1']],
  ['receipt.issue', { ...ISSUED, insurance: null }, [RECEIPT, LOT]],
  [
    'receipt.renew-term',
    { receipt: RECEIPT, storedUntil: '2027-09-01', fee: 'a fen a kilo' },
    ['2027-09-01', 'a fen a kilo', 'Copper cathode'],
  ],
  [
    'receipt.agree-tariff',
    {
      ...{ receipt: RECEIPT, account: 'acc_1' },
      tariff: { currency: 'CNY', perUnits: '1000000', storage: '80', handling: '1500', least: '1' },
    },
    ['1,000', 'CNY 0.80', 'CNY 15.00', 'CNY 0.01', 'acc_1', 'Copper cathode'],
  ],
  [
    'receipt.prove-dues',
    { receipt: RECEIPT, account: 'acc_1', reference: 'E-7' },
    ['acc_1', 'E-7', 'Copper cathode'],
  ],
  [
    'receipt.insure',
    { receipt: RECEIPT, insurance: INSURED, perils: 'flood', lossPayee: 'River Bank' },
    ['PICC', 'CNY 1.00', 'flood', 'River Bank', 'Copper cathode'],
  ],
  ['receipt.lapse-insurance', { receipt: RECEIPT }, ['Copper cathode', 'Yangshan Storage']],
  ['receipt.end-term', { receipt: RECEIPT }, ['Copper cathode', 'Yangshan Storage']],
  [
    'warehouse.list-commodity',
    { id: COPPER, name: 'Copper', standard: 'GB', unit: 'GRAMS', tolerancePpm: '3000' },
    ['Copper', 'GB', '3000'],
  ],
  ['warehouse.open-site', { id: 'whs_1', name: 'Yard 3', address: 'Yangshan' }, ['Yard 3', 'Yang']],
  [
    'warehouse.open-place',
    { id: PLACE, site: 'whs_1', code: 'A-1', kind: 'exclusive', unit: 'PIECES', capacity: '12' },
    ['A-1', '12 ', 'whs_1'],
  ],
])('%s says in both languages what is signed', (act, body, values) => {
  for (const value of values) for (const said of say(act, body)) expect(said).toContain(value)
  for (const said of say(act, body, {})) expect(said).not.toMatch(/undefined|\[object/)
})

it('says acts on titles of goods by weight, goods and keeper, and no money', () => {
  const said = say('title.release', { spans: on('0', '1500000') })
  for (const value of ['1,500', 'Copper cathode', 'Yangshan Storage', '91K', 'A-1', '7'])
    for (const one of [
      ...said,
      ...say('regulator.look-through', { instrument: RECEIPT, purpose: 'x' }),
    ])
      if (value !== '1,500') expect(one).toContain(value)
  expect(said[1]).toContain('1,500 kg')
  expect(said.join('')).not.toMatch(/CNY|元/)
})
