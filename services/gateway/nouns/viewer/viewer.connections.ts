import { idNumber } from '../../../../contracts/kernel/id.ts'
import { builder } from '../../graph/builder.ts'
import { enumOf } from '../../graph/enum-of.ts'
import { pageCost, readPage } from '../../graph/page.ts'
import { DRAFT_COLUMNS, DRAFT_IS_OPEN, Draft, type DraftRow } from '../act/draft.type.ts'
import { ENTRY_COLUMNS, Entry, type EntryRow } from '../journal/entry.type.ts'
import {
  KEY_COLUMNS,
  Key,
  type KeyRow,
  PARTY_COLUMNS,
  Party,
  type PartyRow,
  USER_COLUMNS,
  User,
  type UserRow,
} from '../party/party.type.ts'
import {
  INSTRUCTION_COLUMNS,
  StandingInstruction,
  type StandingInstructionRow,
} from '../party/standing-instruction.type.ts'
import {
  RECEIVABLE_COLUMNS,
  Receivable,
  type ReceivableRow,
} from '../receivable/receivable.type.ts'
import { Task, type TaskRow, tasksOf } from '../task/task.type.ts'
import { WAIT_COLUMNS, WAIT_IS_OPEN, Wait, type WaitRow } from '../task/wait.type.ts'
import { Instrument } from '../title/instrument.type.ts'
import {
  CLAIM_COLUMNS,
  Claim,
  type ClaimRow,
  TITLE_COLUMNS,
  Title,
  type TitleRow,
} from '../title/title.type.ts'
import { FINDING_COLUMNS, Finding, type FindingRow, WATCHERS } from '../trade/finding.type.ts'
import { IMPORT_COLUMNS, Import, type ImportRow } from '../trade/import.type.ts'
import { INVOICE_COLUMNS, Invoice, type InvoiceRow } from '../trade/invoice.type.ts'
import { invoiceNamed } from '../trade/invoice-named.ts'
import { Viewer } from './viewer.type.ts'

const ReceivableSide = enumOf('ReceivableSide', 'On which side of a receivable a party is.', {
  debtor: 'It owes the receivable.',
  supplier: 'It is the first supplier, to whom the debtor owes.',
})
const InvoiceSide = enumOf('InvoiceSide', 'On which side of an invoice a party is.', {
  seller: 'It issued the invoice.',
  buyer: 'It is to pay the invoice.',
})

builder.objectField(Viewer, 'receivables', t =>
  t.connection({
    type: Receivable,
    complexity: pageCost,
    description: 'The receivables of which the party is debtor or first supplier, newest first.',
    args: {
      as: t.arg({ type: ReceivableSide, required: true, description: 'Which side it is on.' }),
    },
    resolve: ({ party }, { as, ...args }, { snapshot }) =>
      readPage<ReceivableRow>(snapshot, args, {
        select: `select ${RECEIVABLE_COLUMNS} from ledger.receivable r`,
        where: `r.${as} = $1`,
        values: [idNumber(party)],
        ...{ keys: ['r.id'], keyColumns: ['id'], newestFirst: true },
      }),
  }),
)

builder.objectField(Viewer, 'titles', t =>
  t.connection({
    type: Title,
    complexity: pageCost,
    description: 'The titles that the party holds.',
    resolve: ({ party }, args, { snapshot }) =>
      readPage<TitleRow>(snapshot, args, {
        select: `select ${TITLE_COLUMNS} from ledger.title t`,
        where: 't.holder = $1 and t.holder <> 0',
        values: [idNumber(party)],
        ...{ keys: ['t.instrument', 't.lo'], keyColumns: ['instrument', 'lo'] },
      }),
  }),
)

builder.objectField(Viewer, 'claims', t =>
  t.connection({
    type: Claim,
    complexity: pageCost,
    description: 'The claims of the party on what others hold, as far as they still bind it.',
    resolve: ({ party }, args, { snapshot }) =>
      readPage<ClaimRow>(snapshot, args, {
        select: `select ${CLAIM_COLUMNS} from ledger.claim c`,
        where: 'c.claimant = $1 and c.freed_by is null',
        values: [idNumber(party)],
        ...{ keys: ['c.instrument', 'c.lo'], keyColumns: ['instrument', 'lo'] },
      }),
  }),
)

builder.objectField(Viewer, 'invoices', t =>
  t.connection({
    type: Invoice,
    complexity: pageCost,
    description: 'The invoices of which the party is seller or buyer, newest first.',
    args: {
      as: t.arg({ type: InvoiceSide, required: true, description: 'Which side it is on.' }),
      number: t.arg.string({ description: 'Only those of this number, however it is spelled.' }),
      code: t.arg.string({
        description: 'The code (发票代码) beside the number, where it is a paper invoice.',
      }),
    },
    resolve: ({ party }, { as, number, code, ...args }, { snapshot }) => {
      const own = { where: `i.${as} = $1`, values: [idNumber(party)] }
      const named = number ? invoiceNamed(number, code ?? '', own.values) : own
      return readPage<InvoiceRow>(snapshot, args, {
        select: `select ${INVOICE_COLUMNS} from trade.invoice i`,
        where: number ? `${own.where} and ${named.where}` : own.where,
        values: named.values,
        ...{ keys: ['i.id'], keyColumns: ['id'], newestFirst: true },
      })
    },
  }),
)

builder.objectField(Viewer, 'imports', t =>
  t.connection({
    type: Import,
    complexity: pageCost,
    description: 'The imports of trade documents by the party, newest first.',
    resolve: ({ party }, args, { snapshot }) =>
      readPage<ImportRow>(snapshot, args, {
        select: `select ${IMPORT_COLUMNS} from trade.import m`,
        where: 'm.party = $1',
        values: [idNumber(party)],
        ...{ keys: ['m.id'], keyColumns: ['id'], newestFirst: true },
      }),
  }),
)

builder.objectField(Viewer, 'entries', t =>
  t.connection({
    type: Entry,
    complexity: pageCost,
    description: 'The journal entries that concern the party, newest first.',
    resolve: ({ party }, args, { snapshot }) =>
      readPage<EntryRow>(snapshot, args, {
        select: 'select distinct s.entry as id from ledger.entry_visibility s',
        where: 's.party = $1',
        values: [idNumber(party)],
        ...{ keys: ['s.entry'], keyColumns: ['id'], newestFirst: true },
        joined: `select ${ENTRY_COLUMNS} from page join ledger.entry e on e.id = page.id
          left join ledger.position n on n.entry = e.id`,
      }),
  }),
)

builder.objectField(Viewer, 'tasks', t =>
  t.connection({
    type: Task,
    complexity: pageCost,
    description: 'What the reader or its party has yet to do, oldest first.',
    resolve: ({ party, user }, args, { snapshot }) =>
      readPage<TaskRow>(snapshot, args, tasksOf(idNumber(party), user)),
  }),
)

builder.objectField(Viewer, 'waits', t =>
  t.connection({
    type: Wait,
    complexity: pageCost,
    description: 'The waits that the party opened and that are not answered yet.',
    resolve: ({ party }, args, { snapshot }) =>
      readPage<WaitRow>(snapshot, args, {
        select: `select ${WAIT_COLUMNS} from ledger.wait w`,
        where: `w.party = $1 and not w.closed and ${WAIT_IS_OPEN}`,
        values: [idNumber(party)],
        ...{ keys: ['w.id'], keyColumns: ['id'] },
      }),
  }),
)

builder.objectField(Viewer, 'drafts', t =>
  t.connection({
    type: Draft,
    complexity: pageCost,
    description: 'The drafts of the party that still lack signatures.',
    resolve: ({ party }, args, { snapshot }) =>
      readPage<DraftRow>(snapshot, args, {
        select: `select ${DRAFT_COLUMNS} from desk.draft d`,
        where: `d.party = $1 and ${DRAFT_IS_OPEN}`,
        values: [idNumber(party)],
        ...{ keys: ['d.id'], keyColumns: ['id'] },
      }),
  }),
)

builder.objectField(Viewer, 'users', t =>
  t.connection({
    type: User,
    complexity: pageCost,
    description: 'The users of the party, also those who no longer act.',
    resolve: ({ party }, args, { snapshot }) =>
      readPage<UserRow>(snapshot, args, {
        select: `select ${USER_COLUMNS} from ledger.party_user u`,
        where: 'u.party = $1',
        values: [idNumber(party)],
        ...{ keys: ['u.id'], keyColumns: ['id'] },
      }),
  }),
)

builder.objectField(Viewer, 'keys', t =>
  t.connection({
    type: Key,
    complexity: pageCost,
    description: 'The keys of the users of the party, also those that are revoked.',
    resolve: ({ party }, args, { snapshot }) =>
      readPage<KeyRow>(snapshot, args, {
        select: `select ${KEY_COLUMNS} from ledger.key k`,
        where: 'k.party = $1',
        values: [idNumber(party)],
        ...{ keys: ['k.id'], keyColumns: ['id'] },
      }),
  }),
)

builder.objectField(Viewer, 'standingInstructions', t =>
  t.connection({
    type: StandingInstruction,
    complexity: pageCost,
    description: 'The standing instructions that the party gave, withdrawn ones as well.',
    resolve: ({ party }, args, { snapshot }) =>
      readPage<StandingInstructionRow>(snapshot, args, {
        select: `select ${INSTRUCTION_COLUMNS} from ledger.standing_instruction i`,
        where: 'i.party = $1',
        values: [idNumber(party)],
        ...{ keys: ['i.id'], keyColumns: ['id'] },
      }),
  }),
)

builder.queryField('parties', t =>
  t.connection({
    type: Party,
    complexity: pageCost,
    description: 'The directory of all enrolled parties.',
    args: {
      code: t.arg.string({
        description: 'Only the party with this unified social credit code or LEI.',
      }),
    },
    resolve: (_root, { code, ...args }, { snapshot }) =>
      readPage<PartyRow>(snapshot, args, {
        select: `select ${PARTY_COLUMNS} from ledger.party p`,
        where: code == null ? 'true' : 'p.code = $1',
        values: code == null ? [] : [code],
        ...{ keys: ['p.id'], keyColumns: ['id'] },
      }),
  }),
)

builder.interfaceField(Instrument, 'titles', t =>
  t.connection({
    type: Title,
    complexity: pageCost,
    description:
      'The titles that tile its face, as far as the reader may see them: of a receivable all of ' +
      'them if it is the debtor.',
    resolve: ({ id }, args, { snapshot }) =>
      readPage<TitleRow>(snapshot, args, {
        select: `select ${TITLE_COLUMNS} from ledger.title t`,
        where: 't.instrument = $1',
        values: [id],
        ...{ keys: ['t.lo'], keyColumns: ['lo'] },
      }),
  }),
)

builder.objectField(Viewer, 'findings', t =>
  t.connection({
    type: Finding,
    readers: WATCHERS,
    complexity: pageCost,
    description:
      'What the platform noticed, newest first. The operator sees all findings, a regulator ' +
      'those about chains of holders (rule C8).',
    resolve: (_viewer, args, { snapshot }) =>
      readPage<FindingRow>(snapshot, args, {
        select: `select ${FINDING_COLUMNS} from trade.finding f`,
        where: 'true',
        values: [],
        ...{ keys: ['f.id'], keyColumns: ['id'], newestFirst: true },
      }),
  }),
)
