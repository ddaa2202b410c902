export type {
  ActAnswer,
  AnsweredCommand,
  CommandAnswer,
  DoneAct,
} from '../../contracts/command/answer.ts'
export type {
  ActRequest,
  CommandPayload,
  SignatureAlgorithm,
} from '../../contracts/command/command.ts'
export { listIds, type Shown } from '../../contracts/command/shown.ts'
export { MARK_WORDS } from '../../contracts/debtor/mark-words.ts'
export { SCOPE_WORDS as FACILITY_SCOPE_WORDS } from '../../contracts/facility/facility-words.ts'
export {
  FINANCING_STATUS_WORDS,
  RECOURSE_WORDS,
} from '../../contracts/financing/financing-words.ts'
export type { BusinessDate } from '../../contracts/kernel/date.ts'
export type { Refusal, Refused } from '../../contracts/kernel/decision.ts'
export type {
  Id,
  ImportId,
  InvoiceId,
  KeyId,
  PartyId,
  ReceivableId,
  UserId,
} from '../../contracts/kernel/id.ts'
export { isId } from '../../contracts/kernel/id.ts'
export type { KeyPlace } from '../../contracts/party/key-proof.ts'
export { LACKING_SIGNATURES } from '../../contracts/party/lacking-signatures.ts'
export { DUTY_WORDS, ROLE_WORDS, SIZE_WORDS } from '../../contracts/party/party-words.ts'
export {
  BUY_BACK_GROUND_WORDS,
  BUY_BACK_STATUS_WORDS,
} from '../../contracts/payment/payment-words.ts'
export { STATUS_WORDS as RECEIVABLE_STATUS_WORDS } from '../../contracts/receivable/receivable.ts'
export { describeRefusal } from '../../contracts/refusal/describe-refusal.ts'
export { type ActFacts, findActFacts } from '../../contracts/sentences/act-facts.ts'
export { describeConsequence } from '../../contracts/sentences/consequences.ts'
export { describeAct, describeCommand } from '../../contracts/sentences/describe-act.ts'
export type { Bilingual } from '../../contracts/sentences/sentence.ts'
export { LINE_STATUS_WORDS } from '../../contracts/settlement/settlement-words.ts'
export * from '../../schema/graphql/lists.ts'
export { newId } from '../platform/new-id.ts'
export {
  calendarActs,
  facilityActs,
  financingActs,
  partyActs,
  paymentActs,
  pricingActs,
  receiptActs,
  receivableActs,
  registrationActs,
  regulatorActs,
  settlementActs,
  titleActs,
  tradeActs,
  warehouseActs,
} from './acts.ts'
export {
  type ApplicationSeen,
  type Applied,
  type ApplyAnswer,
  apply,
  applyForKey,
  type LostKey,
  type NewApplicant,
  type Paper,
  type PublicKey,
  readApplication,
} from './applications.ts'
export { decode as decodeBase64url, decodeText, encode as encodeBase64url } from './base64url.ts'
export {
  actAnswers,
  type Client,
  openClient,
} from './client.ts'
export {
  generalJws,
  manifest,
  type PayloadSignature,
  payloadOf,
  signBytes,
  signPayload,
  wireOf,
} from './command.ts'
export type { CallBack, Desk, DeskAnswer, Draft, Seen, Task, Waiting } from './desk.ts'
export { DRAFT_LIFE_MS } from './desk.ts'
export { type DueSpan, drawLines } from './draw-lines.ts'
export type { Exports } from './exports.ts'
export type { Files, Uploaded } from './files.ts'
export { type KeyIdentity, stretchIdentity } from './identity.ts'
export type { ImportAnswer, Imported, ImportHow, Imports, RefusedRow } from './imports.ts'
export {
  declineInvitation,
  type InvitationGiven,
  type InvitationSeen,
  type Invitations,
  readInvitation,
  type ToldInvitation,
} from './invitations.ts'
export type { ExportedFile, ListExport } from './list-export.ts'
export { packFile } from './pack-file.ts'
export { ofQuery, type Read, readAll } from './pages.ts'
export {
  type Gathered,
  gatherProposals,
  type Proposable,
  type ProposedImport,
  toAct as toProposal,
} from './propose-all.ts'
export { proveKey } from './prove-key.ts'
export type { LookSeen, LookSpanSeen } from './read-look.ts'
export type { Reads, ReceivableSeen, TitleSeen } from './reads.ts'
export { isRefused, READ_REFUSED, readRefused, type WireRefused } from './refused.ts'
export type { Part, Step } from './seen.ts'
export type { OnSent } from './send-file.ts'
export { type Show, showBy } from './show.ts'
export type { SigningKey } from './signing-key.ts'
export type { Submitted } from './submit.ts'
export { httpTransport, type Transport, TransportFault } from './transport.ts'
export { readRows, type TypedRead } from './typed-read.ts'
export { createKeyPair, type KeyPair, webKey } from './web-key.ts'
