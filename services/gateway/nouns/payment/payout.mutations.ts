import { defineActMutations } from '../act/define-act-mutations.ts'

const FINANCING = 'The id of the financing.'
/** Beyond what the ledger takes, so that the refusal names the report. */
const REPORT_LENGTH_MAX = 2 ** 20

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
    from: t.id({ required: true, description: 'The id of the account of the lender that pays.' }),
    to: t.id({ required: true, description: 'The id of the account of its holder that is paid.' }),
    amount: t.field({
      type: 'MinorUnits',
      required: true,
      description: 'What is paid out: the net amount of the quote.',
    }),
  }),
  {
    act: 'payment.instruct-payout',
    field: 'instructPayout',
    description:
      'The lender authorises the payout of what it has approved. `Payout.message` is what its ' +
      'bank is then sent.',
  },
)

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
    account: t.id({ required: true, description: 'The id of the account whose bank tells it.' }),
    reference: t.string({ required: true, description: 'The bank’s reference of the entry.' }),
  }),
  {
    act: 'payment.prove-payout',
    field: 'provePayout',
    description:
      'Either side names the proven entry of the payment: the titles move in the same moment. An ' +
      'entry that takes the payment back gives them back.',
  },
)

defineActMutations(
  t => ({
    financing: t.id({ required: true, description: FINANCING }),
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
    act: 'payment.note-rejection',
    field: 'noteRejection',
    description: 'The lender hands in its bank’s signed report that it rejects the payout.',
  },
)

defineActMutations(t => ({ financing: t.id({ required: true, description: FINANCING }) }), {
  act: 'payment.note-silence',
  field: 'noteSilence',
  description:
    'The operator notes that the bank of a payout has said nothing by its date. Nothing is ' +
    'freed: the money may still move.',
})

defineActMutations(t => ({ financing: t.id({ required: true, description: FINANCING }) }), {
  act: 'payment.give-up-payout',
  field: 'giveUpPayout',
  description:
    'The lender gives up a payout of which nothing is known, and its holder signs it too. What ' +
    'was bound and reserved is free.',
})
