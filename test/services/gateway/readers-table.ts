import { PARTY_ROLES } from '../../../contracts/party/party.ts'
import { schema } from '../../../services/gateway/build-schema.ts'
import { everyField } from './every-field.ts'

/** Of every type, who may ask for its fields; below, the fields that differ from their type. */
export const TYPES: Record<string, readonly string[]> = {
  anyone: [
    ...['MailSet', 'Refused', 'Session', 'Submitted', 'Applied', 'AppliedUser'],
    ...['ApplicationStatus', 'InvitationSeen', 'InvitationDeclined'],
  ],
  members: [
    // Of the desk.
    ...['WaitTrouble', 'UserSession', 'SessionsEnded', 'Words', 'BusinessCalendar'],
    ...['Query', 'Mutation', 'Viewer', 'Policy', 'Login', 'Exposure', 'ExposureTotal', 'PageInfo'],
    ...[
      'Party',
      'StandingInstruction',
      'User',
      'Key',
      'Receivable',
      'Title',
      'Claim',
      'Debt',
      'Invoice',
      'InvoiceAllocation',
      'TaxCheck',
      'RedLetter',
      'Entry',
    ],
    ...['Wait', 'Draft', 'Summary', 'ConfirmTask', 'AnswerTask', 'LookThrough', 'LookThroughStep'],
    ...[
      'Accepted',
      'Made',
      'SignTask',
      'ReviewTask',
      'NoticeTask',
      'QuoteTask',
      'FacilityCap',
      ...['PriceList', 'PriceListConnection', 'PriceListEdge', 'ListedRate', 'ListedQuote'],
      ...['Clearing', 'RaiseProposal', 'ProposedPart'],
      'TellApartTask',
      'WebhookTask',
      ...['Webhook', 'WebhookTry', 'WebhookSigner'],
      'Prepared',
      'CustodyKey',
      'Done',
      'Import',
      'ImportSum',
      'RefusedRow',
      'RefusedCell',
    ],
    ...['Look', 'LookSpan', 'FoundFlaw', 'ShownReceivable', 'ShownInvoice', 'PaymentRecord'],
    ...['DebtorExposure', 'Denied', 'Takings', 'Guarantee', 'SupplierDebtTotal'],
    ...['Payout', 'Quote', 'Price', 'FinancingPart', 'AskedLender', 'ChooseTask', 'ApproveTask'],
    ...['RegisterTask', 'ExtendTask', 'RegisterSearch', 'RegisterHit', 'RegistrationChange'],
    ...[
      'ProveTask',
      'AskBankTask',
      'DischargeTask',
      'BuyBackTask',
      'PayBackTask',
      'BuyBack',
      'PayOverdueTask',
      'SettleTask',
      ...['MatchEntriesTask', 'SuggestedMatch', 'SuggestedPairing'],
      'Overdue',
    ],
    ...['Measurement', 'OwnershipDocument', 'Insurance', 'DeliveryOrder'],
    ...['ReceiptTerm', 'RenewTermTask', 'CollectTask', 'Dues', 'Tariff'],
    ...['ReceiptPolicy', 'InsureTask'],
    ...['FinancingTakings', 'FacilityTaking'],
    'KeyedIdentity',
    'Invited',
    ...['Blob', 'Attachment', 'UploadLink', 'Attached'],
    ...['Total', 'TitleTotal', 'SignedText', 'ReportLineConnection', 'ReportLineEdge'],
    ...['OutstandingConnection', 'OutstandingEdge'],
    ...[
      ...['Movement', 'Mandate', 'StandingAcceptance', 'DebtorMark', 'Hold', 'Invitation'],
      ...['Facility', 'Financing', 'Opening', 'SupplierDebt', 'BankAccount', 'StatementEntry'],
      ...['Settlement', 'SettlementLine', 'LineDue', 'AwaitedPayment', 'DebtProof'],
      ...['Commodity', 'WarehouseSite', 'StoragePlace', 'Lot', 'Receipt'],
      'Registration',
    ].flatMap(name => [...[name, `${name}Connection`, `${name}Edge`]]),
    ...[
      ...['Receivable', 'Title', 'Claim', 'Invoice', 'Entry', 'Task', 'Wait', 'Draft', 'Party'],
      ...[
        'User',
        'Key',
        'StandingInstruction',
        'Import',
        'RefusedRow',
        'Exposure',
        'Finding',
        'FindingBehind',
        'Application',
      ],
    ].flatMap(name => [`${name}Connection`, `${name}Edge`]),
  ],
  operator: [
    ...['Application', 'ApplicationFact', 'Document'],
    ...['Health', 'HealthCheck', 'HealthWork', 'HealthBacklog'],
  ],
  'operator, regulator': ['Finding'],
  lender: ['FindingBehind', 'ApplicationCheck'],
  'regulator, court': ['CitedLookThrough', 'CitedInvoice'],
  regulator: ['ReportLine', 'ReportTotal', 'Outstanding'],
}

export const FIELDS: Record<string, string> = {
  'Query.applicationStatus': 'anyone',
  'Query.ledger': 'anyone',
  'Query.ledgerIsTrial': 'anyone',
  'Query.operatorCode': 'anyone',
  'Query.citedLookThrough': 'regulator, court',
  'Query.supervisedReceivables': 'regulator',
  'Query.dailyReport': 'regulator',
  'Query.outstanding': 'regulator',
  'Mutation.submit': 'anyone',
  'Mutation.challenge': 'anyone',
  'Mutation.openSession': 'anyone',
  'Mutation.login': 'anyone',
  'Mutation.apply': 'anyone',
  'Mutation.applyForKey': 'anyone',
  'Mutation.tellApplicant': 'anyone',
  'Mutation.declineInvitation': 'anyone',
  'Query.invitation': 'anyone',
  'Mutation.recoverKey': 'operator',
  'Mutation.enrolApplicant': 'operator',
  'Mutation.declineApplication': 'operator',
  'Party.users': 'operator',
  'Party.keys': 'operator',
  'Party.story': 'operator',
  'Query.applications': 'operator',
  'Query.health': 'operator',
  'Viewer.findings': 'operator, regulator',
  'Financing.findings': 'lender',
  'Financing.checks': 'lender',
  'Viewer.bankAccountsToConfirm': 'operator',
  'Viewer.debts': 'debtor',
  'Viewer.debtsBySupplier': 'debtor',
  'Viewer.debtTotals': 'debtor',
  'ReviewTask.application': 'operator',
}

export const WHO = [...PARTY_ROLES, 'stranger'] as const
export const fields = everyField(schema)

/** Whom the table lets read a field. */
export function allowed(type: string, field: string): readonly string[] {
  const readers =
    FIELDS[`${type}.${field}`] ??
    Object.keys(TYPES).find(key => TYPES[key]!.includes(type)) ??
    'nobody'
  if (readers === 'anyone') return WHO
  return readers === 'members' ? PARTY_ROLES : readers.split(', ')
}
