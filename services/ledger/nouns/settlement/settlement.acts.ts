import * as z from 'zod'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import type { AccountId } from '../../../../contracts/payment/account.ts'
import type {
  LineAbandoned,
  LineInstructed,
  LinePaid,
  LineRejected,
  LineReturned,
  SettlementInstructed,
} from '../../../../contracts/settlement/facts.ts'
import {
  INSTRUCT_SETTLEMENT_CLASS,
  type InstructSettlement,
  type InstructSettlementState,
  instructSettlement,
} from '../../../../contracts/settlement/instruct-settlement.ts'
import {
  PROVE_LINE_CLASS,
  type ProveLine,
  proveLine,
} from '../../../../contracts/settlement/prove-line.ts'
import type { SettlementId, SettlementLine } from '../../../../contracts/settlement/settlement.ts'
import {
  GIVE_UP_LINE_CLASS,
  type GiveUpLine,
  giveUpLine,
  REJECT_LINES_CLASS,
  type RejectLines,
  type RejectLinesState,
  rejectLines,
} from '../../../../contracts/settlement/stop-lines.ts'
import type { Act } from '../../engine/act/act.ts'
import { businessDate, id, text, units } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import type { View } from '../../engine/view/view.ts'
import { DEBTOR_STANDINGS } from '../debtor/tables.ts'
import { lockAccounts, tellKey } from '../payment/load-accounts.ts'
import { readReport } from '../payment/read-file.ts'
import { PACKED_LENGTH_MAX, SIGNATURE_LENGTH_MAX } from '../payment/statement.acts.ts'
import { selectNamedReceivables } from '../receivable/instrument.ts'
import { selectPledges } from '../title/pledges.ts'
import { listRangesAround, SPANS_MAX } from '../title/spans.ts'
import { TITLES } from '../title/tables.ts'
import { keyLine, loadInFlight, loadReturned } from './load-lines.ts'
import { LINES, lines, PROVEN_ENTRIES, provenEntries, WHOLE_SETTLEMENTS } from './tables.ts'

const lineNumber = z.int32().positive()

const asked = z
  .strictObject({
    ...{ instrument: id('rcv'), lo: units, hi: units, payee: id('pty'), to: id('acc') },
    again: z.strictObject({ settlement: id('stl'), number: lineNumber }).nullable(),
  })
  .transform(({ lo, hi, ...line }) => ({ ...line, span: { lo, hi } }))

type Instructing = Pick<InstructSettlementState, 'from' | 'accounts' | 'inFlight' | 'returned'>

export const instructSettlementAct: Act<
  InstructSettlement,
  SettlementInstructed | LineInstructed,
  Instructing
> = {
  name: 'settlement.instruct-settlement',
  class: INSTRUCT_SETTLEMENT_CLASS,
  body: z.strictObject({
    ...{ id: id('stl'), dueOn: businessDate, from: id('acc') },
    spans: z.array(asked).max(SPANS_MAX),
  }),
  amount: ({ spans }) =>
    spans.reduce((sum, { span: { lo, hi } }) => sum + (hi > lo ? hi - lo : 0n), 0n),
  reads: ({ spans }) => [read(TITLES, listRangesAround(spans))],
  exclusive: {
    load: async (client, { from, spans }) => {
      const accounts = await lockAccounts(client, [from, ...spans.map(({ to }) => to)])
      return {
        ...{ accounts, from: accounts.get(from) ?? null },
        inFlight: await loadInFlight(
          client,
          spans.map(({ instrument }) => instrument),
        ),
        returned: await loadReturned(
          client,
          spans.flatMap(({ again }) => again ?? []),
        ),
      }
    },
  },
  decide: (body, view, context, state) => {
    const receivables = selectNamedReceivables(view, body.spans)
    const owing = { receivables, pledges: selectPledges(view), ...state }
    return instructSettlement(owing, body, context)
  },
}

export const proveLineAct: Act<ProveLine, LinePaid | LineReturned> = {
  name: 'settlement.prove-line',
  class: PROVE_LINE_CLASS,
  body: z.strictObject({
    ...{ settlement: id('stl'), line: lineNumber, account: id('acc'), reference: text },
    paidOn: businessDate,
  }),
  amount: () => null,
  reads: ({ settlement, line: number, account, reference }) => [
    read(LINES, [{ settlement, number }]),
    read(PROVEN_ENTRIES, [{ account, reference }]),
  ],
  invalidates: [DEBTOR_STANDINGS],
  decide: (body, view, context) => {
    const line = findLine(view, body)
    const entry = view.get(provenEntries, tellKey(body)) ?? null
    const receivables = selectNamedReceivables(view, line ? [line] : [])
    return proveLine({ line, entry, receivables }, body, context)
  },
}

export const rejectLinesAct: Act<RejectLines, LineRejected, Omit<RejectLinesState, 'lines'>> = {
  name: 'settlement.reject-lines',
  class: REJECT_LINES_CLASS,
  body: z.strictObject({
    settlement: id('stl'),
    report: z.string().max(PACKED_LENGTH_MAX),
    signature: z.string().max(SIGNATURE_LENGTH_MAX),
  }),
  amount: () => null,
  reads: ({ settlement }) => [read(WHOLE_SETTLEMENTS, [settlement])],
  exclusive: {
    load: async (client, { settlement, report, signature }, party) => {
      const { rows } = await client.query<{ account: bigint }>(
        'select from_account as account from ledger.settlement where id = $1 and debtor = $2',
        [idNumber(settlement), idNumber(party)],
      )
      const payer = rows[0] ? (idOf('acc', rows[0].account) satisfies AccountId) : null
      const account = payer && (await lockAccounts(client, [payer])).get(payer)
      return readReport(report, signature, account?.statementKey ?? null)
    },
  },
  decide: (body, view, context, state) =>
    rejectLines({ ...state, lines: listLines(view, body.settlement) }, body, context),
}

export const giveUpLineAct: Act<GiveUpLine, LineAbandoned> = {
  name: 'settlement.give-up-line',
  class: GIVE_UP_LINE_CLASS,
  body: z.strictObject({ settlement: id('stl'), line: lineNumber }),
  amount: () => null,
  reads: ({ settlement, line: number }) => [read(LINES, [{ settlement, number }])],
  cosigners: (body, view) => {
    const line = findLine(view, body)
    return line ? [line.payee] : []
  },
  decide: (body, view, context) => giveUpLine({ line: findLine(view, body) }, body, context),
}

function findLine(view: View, named: GiveUpLine): SettlementLine | null {
  return view.get(lines, keyLine({ settlement: named.settlement, number: named.line })) ?? null
}

function listLines(view: View, settlement: SettlementId): readonly SettlementLine[] {
  return [...view.keys(lines)]
    .map(name => view.get(lines, name)!)
    .filter(line => line.settlement === settlement)
    .toSorted((a, b) => a.number - b.number)
}
