import type { ActAnswer, CommandAnswer } from '../../contracts/command/answer.ts'
import type { ActRequest } from '../../contracts/command/command.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import {
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
import { isQuery, readAtLeast } from './at-least.ts'
import { manifest, payloadOf, signPayload } from './command.ts'
import { type Desk, DRAFT_LIFE_MS, openDesk } from './desk.ts'
import { type Exports, exportsBy } from './exports.ts'
import { type Files, filesBy } from './files.ts'
import { type KeyIdentity, keyIdentityBy } from './identity.ts'
import { type Imports, importsBy } from './imports.ts'
import { type Invitations, invitationsBy } from './invitations.ts'
import type { ClientOptions, Sign } from './options.ts'
import type { Read } from './pages.ts'
import { proposeAllBy } from './propose-all.ts'
import { type Reads, readsBy } from './reads.ts'
import { resending } from './resend.ts'
import { sessionOf } from './sessions.ts'
import { showBy } from './show.ts'
import { type Submitted, submitter } from './submit.ts'
import type { Transport } from './transport.ts'
import { type TypedRead, typedReadBy } from './typed-read.ts'

/** A party's own system: it prepares, signs and submits. Refusals are values, faults are thrown. */
export interface Client {
  readonly party: PartyId
  readonly receivable: Sends<typeof receivableActs>
  readonly title: Sends<typeof titleActs>
  readonly parties: Sends<typeof partyActs>
  readonly trade: Sends<typeof tradeActs>
  readonly calendar: Sends<typeof calendarActs>
  readonly regulator: Sends<typeof regulatorActs>
  readonly facility: Sends<typeof facilityActs>
  readonly financing: Sends<typeof financingActs>
  readonly payment: Sends<typeof paymentActs>
  readonly settlement: Sends<typeof settlementActs>
  readonly warehouse: Sends<typeof warehouseActs>
  readonly receipt: Sends<typeof receiptActs>
  readonly pricing: Sends<typeof pricingActs>
  readonly registration: Sends<typeof registrationActs>
  /** One act in a command of its own. */
  send(act: ActRequest): Promise<ActAnswer>
  /** Up to 500 acts under one signature; answers in their order. */
  sendAll(acts: readonly ActRequest[], how?: { atomic?: boolean }): Promise<readonly ActAnswer[]>
  /** A signed command as JWS text, to be submitted now or later, once or again. */
  readonly sign: Sign
  submit(commands: readonly string[]): Promise<Submitted>
  readonly imports: Imports
  readonly files: Files
  readonly exports: Exports
  /** Where the user, with the first of the keys, leaves and signs what takes several people. */
  readonly desk: Desk
  readonly reads: Reads
  /** Of a debtor, to its suppliers. */
  readonly invitations: Invitations
  /** Of who is to be a user: from `stretchIdentity`, or of a machine from random bytes. */
  readonly keyIdentity: KeyIdentity
  /** Reads as this user: a short-lived session is opened with its key when needed. */
  readonly read: TypedRead
  /** Reads that show at least what a token of `submit` was given for, on a replica too. */
  atLeast(token: string): Pick<Client, 'read' | 'reads'>
}

export type Sends<Acts> = {
  readonly [Name in keyof Acts]: Acts[Name] extends (body: infer Body) => ActRequest
    ? (body: Body) => Promise<ActAnswer>
    : never
}

export function openClient(options: ClientOptions): Client {
  const { transport, ledger, party, user, keys, now = Date.now, people = false } = options
  const sign: Sign = async (act, frame = {}) =>
    await signPayload(payloadOf(act, { ledger, party, user, at: now(), ...frame }), keys)
  const submit = submitter(transport)
  const bearer = sessionOf(options, sign)
  const read = readBy(transport, bearer)
  const show = people ? showBy(read) : async () => ({})
  const sendAll: Client['sendAll'] = async (acts, { atomic = false } = {}) => {
    const { answers } = await submit([await sign(manifest(acts, atomic), await show(acts))])
    return actAnswers(answers[0]!, acts.length)
  }
  const send = async (act: ActRequest) => {
    const { answers } = await submit([await sign(act, await show([act]))])
    return actAnswers(answers[0]!, 1)[0]!
  }
  const key = keys[0]!
  const signAlone = async (act: ActRequest) => {
    const frame = { ledger, party, user, at: now(), lifeMs: DRAFT_LIFE_MS, ...(await show([act])) }
    return await signPayload(payloadOf(act, frame), [key])
  }
  return {
    party,
    ...actsBy(send),
    send,
    sendAll,
    sign,
    submit,
    files: filesBy(transport, read),
    imports: importsBy(transport, bearer, proposeAllBy(read, sendAll)),
    exports: exportsBy(transport, bearer),
    desk: openDesk({ read, signAlone, key, transport, bearer }),
    ...readingBy(read),
    atLeast: token => readingBy(readAtLeast(read, token)),
    keyIdentity: keyIdentityBy(read),
    invitations: invitationsBy(read),
  }
}

/** A query that has no answer is asked again; what changes something is not. */
function readBy(transport: Transport, bearer: () => Promise<string>): Read {
  return async (query, variables = {}) => {
    const ask = async () => await transport.request<never>(query, variables, await bearer())
    return isQuery(query) ? await resending(ask) : await ask()
  }
}

function readingBy(read: Read): Pick<Client, 'read' | 'reads'> {
  return { read: typedReadBy(read), reads: readsBy(read) }
}

function actsBy(send: Client['send']) {
  return {
    receivable: sends(receivableActs, send),
    title: sends(titleActs, send),
    parties: sends(partyActs, send),
    trade: sends(tradeActs, send),
    calendar: sends(calendarActs, send),
    regulator: sends(regulatorActs, send),
    facility: sends(facilityActs, send),
    financing: sends(financingActs, send),
    payment: sends(paymentActs, send),
    settlement: sends(settlementActs, send),
    warehouse: sends(warehouseActs, send),
    receipt: sends(receiptActs, send),
    pricing: sends(pricingActs, send),
    registration: sends(registrationActs, send),
  }
}

/** A command that was refused as a whole gives its refusal for each of its acts. */
export function actAnswers(answer: CommandAnswer, count: number): readonly ActAnswer[] {
  return answer.ok ? answer.acts : Array.from({ length: count }, () => answer)
}

function sends<Acts extends object>(
  acts: Acts,
  send: (act: ActRequest) => Promise<ActAnswer>,
): Sends<Acts> {
  const bound = Object.entries(acts).map(([name, act]) => [
    name,
    (body: unknown) => send((act as (body: unknown) => ActRequest)(body)),
  ])
  return Object.fromEntries(bound)
}
