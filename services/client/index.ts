export { newId } from '../platform/new-id.ts'
export { calendarActs, partyActs, receivableActs, regulatorActs, titleActs } from './acts.ts'
export {
  type Applied,
  type ApplyAnswer,
  apply,
  applyForKey,
  type LostKey,
  type NewApplicant,
  type Paper,
} from './applications.ts'
export {
  actAnswers,
  type Client,
  openClient,
  type Submitted,
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
export type { ImportAnswer, Imported, ImportHow, Imports, RefusedRow } from './imports.ts'
export { openKeyFile } from './key-file.ts'
export type { Part, Reads, ReceivableSeen, Step, TitleSeen } from './reads.ts'
export { seededKey, seededKeyFile } from './seeded-key.ts'
export { createKey, type SigningKey, signingKey } from './signing-key.ts'
export { httpTransport, type Transport, TransportFault } from './transport.ts'
