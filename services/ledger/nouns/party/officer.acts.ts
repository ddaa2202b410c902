import * as z from 'zod'
import {
  END_DEBTOR_MARK_CLASS,
  endDebtorMark,
  type KeptDebtorMark,
  MARK_DEBTOR_CLASS,
  markDebtor,
} from '../../../../contracts/debtor/debtor-mark.ts'
import type {
  DebtorMarkEnded,
  DebtorMarked,
  DebtorMarkId,
} from '../../../../contracts/debtor/facts.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf, type PartyId } from '../../../../contracts/kernel/id.ts'
import type { PartyStatusChanged } from '../../../../contracts/party/facts.ts'
import {
  REINSTATE_CLASS,
  reinstate,
  SUSPEND_CLASS,
  suspend,
} from '../../../../contracts/party/suspend.ts'
import { locking, type Transaction } from '../../../platform/transaction.ts'
import type { Act, Exclusive } from '../../engine/act/act.ts'
import { businessDate, id, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { lockParty, PARTIES, parties } from './tables.ts'

interface OnParty {
  readonly party: PartyId
  readonly reason: string
}

const onParty = z.strictObject({ party: id('pty'), reason: text })
const readParty = ({ party }: OnParty) => [read(PARTIES, [party])]
const exclusive: Exclusive<OnParty, void> = {
  load: async (client, { party }) => await lockParty(client, party),
}

export const suspendAct: Act<OnParty, PartyStatusChanged, void> = {
  name: 'party.suspend',
  class: SUSPEND_CLASS,
  body: onParty,
  amount: () => null,
  reads: readParty,
  exclusive,
  decide: (body, view, context) =>
    suspend({ target: view.get(parties, body.party)?.party ?? null }, body, context),
}

export const reinstateAct: Act<OnParty, PartyStatusChanged, void> = {
  name: 'party.reinstate',
  class: REINSTATE_CLASS,
  body: onParty,
  amount: () => null,
  reads: readParty,
  bringsSigners: true,
  exclusive,
  decide: (body, view, context) =>
    reinstate({ target: view.get(parties, body.party)?.party ?? null }, body, context),
}

type MarkDebtor = Pick<KeptDebtorMark, 'id' | 'kind' | 'since' | 'debtor'>

export const markDebtorAct: Act<MarkDebtor, DebtorMarked, void> = {
  name: 'party.mark-debtor',
  class: MARK_DEBTOR_CLASS,
  body: z.strictObject({
    id: id('mrk'),
    debtor: id('pty'),
    kind: z.enum(['bond_default', 'persistent_overdue']),
    since: businessDate,
  }),
  amount: () => null,
  reads: ({ debtor }) => [read(PARTIES, [debtor])],
  exclusive: {
    load: async (client, { debtor }) => await lockParty(client, debtor),
  },
  decide: (body, view, context) =>
    markDebtor({ debtor: view.get(parties, body.debtor)?.party ?? null }, body, context),
}

interface EndMark {
  readonly id: DebtorMarkId
  readonly until: BusinessDate
}

export const endDebtorMarkAct: Act<EndMark, DebtorMarkEnded, { mark: KeptDebtorMark | null }> = {
  name: 'party.end-debtor-mark',
  class: END_DEBTOR_MARK_CLASS,
  body: z.strictObject({ id: id('mrk'), until: businessDate }),
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { id }) => ({ mark: await readMark(client, id) }),
  },
  decide: (body, _view, context, state) => endDebtorMark(state, body, context),
}

async function readMark(client: Transaction, id: DebtorMarkId): Promise<KeptDebtorMark | null> {
  const { rows } = await client.query<MarkRow>(
    `select party, kind, since, until from ledger.debtor_mark where id = $1
     ${locking(client, 'for update')}`,
    [idNumber(id)],
  )
  const [row] = rows
  if (!row) return null
  const { kind, since, until } = row
  return { id, debtor: idOf('pty', row.party), kind, since, until }
}

interface MarkRow {
  party: bigint
  kind: KeptDebtorMark['kind']
  since: BusinessDate
  until: BusinessDate | null
}
