import { newId } from '../../../platform/new-id.ts'
import { builder } from '../../graph/builder.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'
import { spansField } from '../act/inputs.ts'
import { GoodsUnit } from '../warehouse/warehouse.type.ts'
import { MeasurementPurpose, OwnershipKind } from './lot.type.ts'

const LOT = 'The id of the lot.'
const RECEIPT = 'The id of the receipt.'

const OwnershipInput = builder.inputType('OwnershipInput', {
  description: 'The document by which a depositor shows that goods are its own.',
  fields: t => ({
    kind: t.field({ type: OwnershipKind, required: true, description: 'What it is.' }),
    issuer: t.string({ required: true, description: 'Who made it out.' }),
    number: t.string({ required: true, description: 'Its number.' }),
  }),
})

defineActMutations(
  t => ({
    keeper: t.id({ required: true, description: 'The id of the keeper.' }),
    commodity: t.id({ required: true, description: 'The id of the commodity.' }),
    quantity: t.field({ type: 'Units', required: true, description: 'How much, in its units.' }),
    packing: t.string({ required: true, description: 'How the goods are packed.' }),
    marks: t.string({ required: true, description: 'What they are marked with.' }),
    ownership: t.field({
      type: OwnershipInput,
      required: true,
      description: 'By what the depositor shows that they are its own.',
    }),
    authority: t.string({
      required: true,
      description: 'By what right it deposits them: as owner, or on behalf of whom.',
    }),
    claims: t.string({
      required: true,
      description: 'The claims of others that it knows of; that it knows of none is said too.',
    }),
  }),
  {
    act: 'receipt.request-deposit',
    field: 'requestDeposit',
    description: 'A depositor asks a keeper to take goods in.',
    body: goods => ({ lot: newId('lot'), ...goods }),
  },
)

defineActMutations(t => ({ lot: t.id({ required: true, description: LOT }) }), {
  act: 'receipt.withdraw-deposit',
  field: 'withdrawDeposit',
  description: 'Depositor or keeper call goods off that have not been received.',
})

defineActMutations(
  t => ({
    lot: t.id({ required: true, description: LOT }),
    purpose: t.field({
      type: MeasurementPurpose,
      required: true,
      description: 'What was measured.',
    }),
    unit: t.field({ type: GoodsUnit, required: true, description: 'The unit of the goods.' }),
    gross: t.field({ type: 'Units', required: true, description: 'With truck or packing.' }),
    tare: t.field({ type: 'Units', required: true, description: 'Truck or packing alone.' }),
    device: t.string({ required: true, description: 'By which device.' }),
    calibration: t.string({
      required: true,
      description: 'The number of its certificate of calibration.',
    }),
    takenAt: t.string({
      required: true,
      description: 'When, in UTC with milliseconds: 2026-03-02T01:00:00.000Z.',
    }),
  }),
  {
    act: 'receipt.measure',
    field: 'measureGoods',
    description: 'Keeper or inspector record what was measured, whatever it shows.',
    body: measured => ({ measurement: newId('msr'), ...measured }),
  },
)

defineActMutations(
  t => ({
    lot: t.id({ required: true, description: LOT }),
    place: t.id({ required: true, description: 'The id of the storage place.' }),
    inspector: t.id({
      required: true,
      description: 'The id of the inspector, whose signature it takes as well.',
    }),
    weighings: t.idList({
      required: true,
      description: 'The ids of the measurements that count, each inbound and counted once.',
    }),
    accepted: t.field({ type: 'Units', required: true, description: 'How much is signed for.' }),
    grade: t.string({ required: true, description: 'The grade that the inspector found.' }),
    certificate: t.string({ required: true, description: 'The number of its certificate.' }),
    goodUntil: t.field({
      type: 'Date',
      description: 'The first business date on which they are past their life. Null: they keep.',
    }),
  }),
  {
    act: 'receipt.receive',
    field: 'receiveGoods',
    description: 'Keeper and inspector sign for goods that came in.',
    body: ({ goodUntil, ...taken }) => ({ ...taken, goodUntil: goodUntil ?? null }),
  },
)

const InsuranceInput = builder.inputType('InsuranceInput', {
  description: 'What insures goods.',
  fields: t => ({
    insurer: t.string({ required: true, description: 'Who insures them.' }),
    policy: t.string({ required: true, description: 'The number of the policy.' }),
    sum: t.field({ type: 'MinorUnits', required: true, description: 'For how much.' }),
    currency: t.string({ required: true, description: 'The currency (ISO 4217).' }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which it no longer covers them.',
    }),
  }),
})

defineActMutations(
  t => ({
    lot: t.id({ required: true, description: LOT }),
    quantity: t.field({ type: 'Units', required: true, description: 'How much, in units.' }),
    storedUntil: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date after the term of storage.',
    }),
    fee: t.string({ required: true, description: 'What storage costs, in words.' }),
    insurance: t.field({
      type: InsuranceInput,
      description: 'What insures the goods. Null where nothing does.',
    }),
  }),
  {
    act: 'receipt.issue',
    field: 'issueReceipt',
    description: 'The keeper, and the platform with it, issue a receipt to the depositor.',
    body: ({ insurance, ...terms }) => ({
      ...{ receipt: newId('wrc'), insurance: insurance ?? null },
      ...terms,
    }),
  },
)

defineActMutations(
  t => ({
    spans: spansField(t),
    collector: t.string({
      required: true,
      description: 'Who collects: a person, a carrier, the plate of a truck.',
    }),
    until: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date on which the collector is no longer served.',
    }),
  }),
  {
    act: 'receipt.surrender',
    field: 'surrenderReceipt',
    description: 'A holder surrenders spans of a receipt for an order to deliver.',
    body: terms => ({ order: newId('dor'), ...terms }),
  },
)

const ORDER = 'The id of the delivery order.'

defineActMutations(
  t => ({
    order: t.id({ required: true, description: ORDER }),
    spans: spansField(t),
    weighings: t.idList({
      required: true,
      description: 'The ids of the measurements that count, each outbound and counted once.',
    }),
  }),
  {
    act: 'receipt.deliver',
    field: 'deliverGoods',
    description: 'Keeper and holder sign what left by the gate under a delivery order.',
  },
)

defineActMutations(
  t => ({ order: t.id({ required: true, description: ORDER }), spans: spansField(t) }),
  {
    act: 'receipt.end-delivery',
    field: 'endDelivery',
    description: 'Holder and keeper take a delivery order back; its spans are free again.',
  },
)

defineActMutations(t => ({ receipt: t.id({ required: true, description: RECEIPT }) }), {
  act: 'receipt.cancel-receipt',
  field: 'cancelReceipt',
  description: 'Who holds a receipt whole gives it back, and the keeper cancels it.',
})

defineActMutations(
  t => ({
    receipt: t.id({ required: true, description: RECEIPT }),
    storedUntil: t.field({
      type: 'Date',
      required: true,
      description: 'The first business date after the longer term.',
    }),
    fee: t.string({ required: true, description: 'What storage costs from now on, in words.' }),
  }),
  {
    act: 'receipt.renew-term',
    field: 'renewTerm',
    description: 'Who holds goods of a receipt, and its keeper, make the term of storage longer.',
  },
)

defineActMutations(t => ({ receipt: t.id({ required: true, description: RECEIPT }) }), {
  act: 'receipt.end-term',
  field: 'endTerm',
  description: 'The operator’s key notes that a term of storage has ended.',
})

defineActMutations(
  t => ({
    receipt: t.id({ required: true, description: RECEIPT }),
    insurance: t.field({
      type: InsuranceInput,
      required: true,
      description: 'What insures the goods.',
    }),
    perils: t.string({ required: true, description: 'Against what, in words.' }),
    lossPayee: t.string({ required: true, description: 'To whom a loss is paid.' }),
  }),
  {
    act: 'receipt.insure',
    field: 'insureReceipt',
    description: 'The keeper tells what insures the goods of a receipt from now on.',
  },
)

defineActMutations(t => ({ receipt: t.id({ required: true, description: RECEIPT }) }), {
  act: 'receipt.lapse-insurance',
  field: 'lapseInsurance',
  description: 'The operator’s key notes that a policy ended, and no other took its place.',
})

const TariffInput = builder.inputType('TariffInput', {
  description: 'What a keeper charges for the goods of a receipt, in minor units.',
  fields: t => ({
    currency: t.string({ required: true, description: 'The currency (ISO 4217).' }),
    perUnits: t.field({ type: 'Units', required: true, description: 'Amounts are for so many.' }),
    storage: t.field({ type: 'MinorUnits', required: true, description: 'For each day in store.' }),
    handling: t.field({ type: 'MinorUnits', required: true, description: 'Once, for all of it.' }),
    least: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'The receipt costs that much in all at least, whatever its units.',
    }),
  }),
})

defineActMutations(
  t => ({
    receipt: t.id({ required: true, description: RECEIPT }),
    tariff: t.field({ type: TariffInput, required: true, description: 'What it costs.' }),
    account: t.id({
      required: true,
      description: 'The id of the account of the keeper to pay to.',
    }),
  }),
  {
    act: 'receipt.agree-tariff',
    field: 'agreeTariff',
    description: 'Who holds goods of a receipt, and its keeper, agree what it costs.',
  },
)

defineActMutations(
  t => ({
    receipt: t.id({ required: true, description: RECEIPT }),
    account: t.id({ required: true, description: 'The id of the account whose bank tells it.' }),
    reference: t.string({ required: true, description: 'The bank’s reference of the entry.' }),
  }),
  {
    act: 'receipt.prove-dues',
    field: 'proveDues',
    description: 'Keeper or holder names the proven entry by which dues are paid.',
  },
)
