import { builder } from '../../graph/builder.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'

const SETTLEMENT = 'The id of the settlement.'
const LINE = 'The number of the line, from 1.'
/** Beyond what the ledger takes, so that the refusal names the report. */
const REPORT_LENGTH_MAX = 2 ** 20

const LineNameInput = builder.inputType('SettlementLineNameInput', {
  description: 'A line of a settlement, by its number.',
  fields: t => ({
    settlement: t.id({ required: true, description: SETTLEMENT }),
    number: t.int({ required: true, description: LINE }),
  }),
})

const LineInput = builder.inputType('SettlementLineInput', {
  description: 'Whom a debtor pays on a span, and where.',
  fields: t => ({
    instrument: t.id({ required: true, description: 'The id of the receivable.' }),
    lo: t.field({ type: 'Units', required: true, description: 'The first unit of the span.' }),
    hi: t.field({ type: 'Units', required: true, description: 'The unit where it ends.' }),
    payee: t.id({ required: true, description: 'The id of the holder, or of the pledgee.' }),
    to: t.id({ required: true, description: 'The id of the account of the payee.' }),
    again: t.field({
      type: LineNameInput,
      description: 'The payment that went back and is made again. Null where none did.',
    }),
  }),
})

defineActMutations(
  t => ({
    id: t.id({ required: true, description: 'A new id, which the caller makes.' }),
    dueOn: t.field({ type: 'Date', required: true, description: 'The due date that is paid.' }),
    from: t.id({ required: true, description: 'The id of the account of the debtor that pays.' }),
    spans: t.field({
      type: [LineInput],
      required: true,
      description: 'A line for each span and payee, as `linesDue` lists them.',
    }),
  }),
  {
    act: 'settlement.instruct-settlement',
    field: 'instructSettlement',
    description:
      'The debtor authorises the payment of what is due on a date, line by line. ' +
      '`Settlement.message` is what its bank is then sent.',
  },
)

defineActMutations(
  t => ({
    settlement: t.id({ required: true, description: SETTLEMENT }),
    line: t.int({ required: true, description: LINE }),
    account: t.id({ required: true, description: 'The id of the account whose bank tells it.' }),
    reference: t.string({ required: true, description: 'The bank’s reference of the entry.' }),
    paidOn: t.field({ type: 'Date', required: true, description: 'When the bank booked it.' }),
  }),
  {
    act: 'settlement.prove-line',
    field: 'proveLine',
    description:
      'Debtor or payee names the proven entry of a line: its span is retired in the same moment. ' +
      'An entry that takes the payment back makes the line owed again.',
  },
)

defineActMutations(
  t => ({
    settlement: t.id({ required: true, description: SETTLEMENT }),
    report: t.string({
      required: true,
      description: 'The bytes of the pain.002, packed by gzip, in base64url.',
      extensions: { lengthMax: REPORT_LENGTH_MAX },
    }),
    signature: t.string({
      required: true,
      description: 'The bank’s detached JWS over the bytes (RFC 7515).',
    }),
  }),
  {
    act: 'settlement.reject-lines',
    field: 'rejectLines',
    description: 'The debtor hands in its bank’s signed report that it rejects lines, or all.',
  },
)

defineActMutations(
  t => ({
    settlement: t.id({ required: true, description: SETTLEMENT }),
    line: t.int({ required: true, description: LINE }),
  }),
  {
    act: 'settlement.give-up-line',
    field: 'giveUpLine',
    description:
      'The debtor gives up a line of which nothing is known, and its payee signs it too. Its ' +
      'span can be paid anew.',
  },
)

defineActMutations(
  t => ({
    debtor: t.id({ required: true, description: 'The id of the debtor.' }),
    dueOn: t.field({ type: 'Date', required: true, description: 'The due date.' }),
  }),
  {
    act: 'settlement.open-maturity',
    field: 'openMaturity',
    description:
      'The operator tells a debtor, from fifteen business days before on, of what it owes on a ' +
      'date. Its system key does so by itself.',
  },
)

defineActMutations(
  t => ({
    receivable: t.id({ required: true, description: 'The id of one receivable of the date.' }),
  }),
  {
    act: 'settlement.close-maturity',
    field: 'closeMaturity',
    description: 'The operator notes, the day after a due date, what of it is not paid.',
  },
)
