import { newId } from '../../../platform/new-id.ts'
import { defineActMutations } from '../act/define-act-mutations.ts'

const ACCOUNT = 'The id of the account.'
/** Beyond what the ledger takes, so that the refusal names the statement. */
const STATEMENT_LENGTH_MAX = 2 ** 20

defineActMutations(
  t => ({
    number: t.string({ required: true, description: 'The number, as the bank writes it.' }),
    bank: t.string({ required: true, description: 'The BIC of the bank.' }),
    name: t.string({ required: true, description: 'In whose name it is: that of the party.' }),
    town: t.string({ required: true, description: 'The town of the holder.' }),
    country: t.string({ required: true, description: 'The country of the holder (ISO 3166).' }),
    currency: t.string({ required: true, description: 'Its currency (ISO 4217).' }),
    alg: t.string({ required: true, description: 'Of the statement key: EdDSA or ES256.' }),
    publicKey: t.string({
      required: true,
      description: 'The raw public key by which the bank signs its statements, in base64url.',
    }),
  }),
  {
    act: 'payment.register-account',
    field: 'registerAccount',
    description: 'A party signs for an account of its own at a bank.',
    body: ({ alg, publicKey, ...terms }) => ({
      id: newId('acc'),
      ...terms,
      statementKey: { alg, publicKey },
    }),
  },
)

defineActMutations(
  t => ({
    account: t.id({ required: true, description: ACCOUNT }),
    statementKey: t.string({
      required: true,
      description: 'The public key as the bank itself gave it, in base64url.',
    }),
  }),
  {
    act: 'payment.confirm-account',
    field: 'confirmAccount',
    description: 'Two officers confirm that the bank signs statements by the key stated.',
  },
)

defineActMutations(t => ({ account: t.id({ required: true, description: ACCOUNT }) }), {
  act: 'payment.close-account',
  field: 'closeAccount',
  description: 'A holder closes an account: it takes part in no new payment.',
})

defineActMutations(
  t => ({
    account: t.id({ required: true, description: ACCOUNT }),
    statement: t.string({
      required: true,
      description: 'The bytes of the camt.053 or camt.054, packed by gzip, in base64url.',
      extensions: { lengthMax: STATEMENT_LENGTH_MAX },
    }),
    signature: t.string({
      description: 'The bank’s detached JWS over the bytes (RFC 7515). Null: nobody signed.',
    }),
  }),
  {
    act: 'payment.record-statement',
    field: 'recordStatement',
    description: 'A holder hands in what its bank sent of an account.',
    body: ({ signature, ...told }) => ({ ...told, signature: signature ?? null }),
  },
)

defineActMutations(
  t => ({
    account: t.id({ required: true, description: ACCOUNT }),
    digest: t.string({ required: true, description: 'The digest of the statement.' }),
  }),
  {
    act: 'payment.confirm-statement',
    field: 'confirmStatement',
    description: 'Two officers confirm a statement that its bank did not sign.',
  },
)
