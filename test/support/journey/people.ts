import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import type { ActAnswer } from '../../../contracts/command/answer.ts'
import type { ActRequest } from '../../../contracts/command/command.ts'
import type { PartyId, UserId } from '../../../contracts/kernel/id.ts'
import type { Client, DeskAnswer, Draft, SigningKey } from '../../../services/client/index.ts'

/** A named person of a firm, who reads what there is to sign and signs with a key of their own. */
export interface Person {
  readonly name: string
  readonly user: UserId
  readonly client: Client
  readonly key: SigningKey
}

/** A firm as its two people are it: one prepares, the other examines. */
export interface Firm {
  readonly id: PartyId
  readonly code: string
  readonly name: string
  readonly maker: Person
  readonly checker: Person
}

/** Both people of a firm agree: its maker leaves the act signed, its checker finds and signs it. */
export async function agree(firm: Firm, act: ActRequest): Promise<ActAnswer> {
  return await complete(firm, await firm.maker.client.desk.leave(act))
}

/** The first firm leaves an act; both people of each in turn find it at their desk and sign. */
export async function agreeTogether(
  [first, ...others]: readonly [Firm, ...Firm[]],
  act: ActRequest,
): Promise<ActAnswer> {
  return await complete(first, await first.maker.client.desk.leave(act), others)
}

/** Maker and checker, one after the other, find the draft, read it and sign, if they have not. */
export async function complete(
  firm: Firm,
  left: DeskAnswer,
  others: readonly Firm[] = [],
): Promise<ActAnswer> {
  let answer = left
  for (const person of [firm, ...others].flatMap(({ maker, checker }) => [maker, checker])) {
    if (!answer.ok || 'entry' in answer) return answer
    if (answer.waits.signedBy.includes(person.user)) continue
    answer = await person.client.desk.sign(await findDraft(person, answer.waits.id))
  }
  if (answer.ok && 'waits' in answer) throw new Error('their signatures were not enough')
  return answer
}

/** What the desk of a person shows of a draft: it must be there. */
export async function findDraft({ name, client }: Person, id: Draft['id']): Promise<Draft> {
  const found = (await client.desk.tasks()).find(({ draft }) => draft?.id === id)?.draft
  if (!found) throw new Error(`${name} finds no draft ${id}`)
  return found
}

/** The entry that an act made; the story stops where it was refused. */
export function done(answer: ActAnswer | DeskAnswer): string {
  expect(answer).toMatchObject({ ok: true, entry: expect.any(String) })
  return (answer as { entry: string }).entry
}

/** The duty that was not met; the story stops where the act was done. */
export function refused(answer: ActAnswer | DeskAnswer): string {
  expect(answer).toMatchObject({ ok: false, refusal: expect.any(String) })
  return (answer as { refusal: string }).refusal
}

/** The digest of a paper that a story does not show: an identity card, a note, a clause. */
export function digestOf(paper: string): string {
  return createHash('sha256').update(paper).digest('base64url')
}
