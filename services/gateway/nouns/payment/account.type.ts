import { idOf } from '../../../../contracts/kernel/id.ts'
import type { AccountStatus as Status } from '../../../../contracts/payment/account.ts'
import { ACCOUNT_COLUMNS, type AccountRow } from '../../../ledger/index.ts'
import { builder } from '../../graph/builder.ts'
import { defineConnection } from '../../graph/connection.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { nodeOf } from '../../graph/node-of.ts'
import { Party } from '../party/party.type.ts'

export const AccountStatus = enumOf('AccountStatus', 'How an account at a bank stands.', {
  registered: 'Its holder has signed for it; two officers have to confirm it.',
  confirmed: 'It pays and is paid from its first usable day on.',
  closed: 'It takes part in no new payment.',
} satisfies Record<Status, string>)

export const BankAccount = nodeOf<AccountRow>(
  'BankAccount',
  'acc',
  `select ${ACCOUNT_COLUMNS} from ledger.account a where a.id = any($1::bigint[])`,
)

export const BankAccountConnection = defineConnection(BankAccount, 'BankAccount')

builder.objectType(BankAccount, {
  description:
    'An account of a party at its bank, with the key by which the bank signs its statements. Its ' +
    'holder sees it, and the operator, whose officers confirm it.',
  readers: 'members',
  fields: t => ({
    holder: t.field({
      type: Party,
      description: 'Whose it is.',
      resolve: ({ holder }) => idOf('pty', holder),
    }),
    number: t.exposeString('number', { description: 'Its number, as the bank writes it.' }),
    bank: t.exposeString('bank', { description: 'The BIC of the bank.' }),
    name: t.exposeString('name', { description: 'In whose name it is.' }),
    town: t.exposeString('town', { description: 'The town of its holder.' }),
    country: t.exposeString('country', { description: 'The country of its holder (ISO 3166).' }),
    currency: t.exposeString('currency', { description: 'Its currency (ISO 4217).' }),
    status: t.field({
      type: AccountStatus,
      description: 'How it stands.',
      resolve: ({ status }) => status,
    }),
    statementKey: t.string({
      description: 'The public key by which the bank signs its statements, in base64url.',
      resolve: ({ statement_key: key }) => key.toString('base64url'),
    }),
    usableOn: t.expose('usable_on', {
      type: 'Date',
      nullable: true,
      description: 'The first business date on which it pays or is paid. Null until confirmed.',
    }),
    lastStatement: t.string({
      nullable: true,
      description: 'The number of the last statement that is proven. Null before the first.',
      resolve: ({ last_number: last }) => (last === null ? null : String(last)),
    }),
  }),
})
