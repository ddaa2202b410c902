export { calendarActs, partyActs, receivableActs, regulatorActs } from './acts.ts'
export {
  actAnswers,
  type Client,
  type ClientOptions,
  openClient,
  type Submitted,
} from './client.ts'
export {
  type CommandFrame,
  generalJws,
  manifest,
  type PayloadSignature,
  payloadOf,
  signatureOf,
  signPayload,
  wireOf,
} from './command.ts'
export { seededKey } from './seeded-key.ts'
export { createKey, type SigningKey, signingKey } from './signing-key.ts'
export { type GraphQLFault, httpTransport, type Transport, TransportFault } from './transport.ts'
