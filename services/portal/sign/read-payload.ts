import { MANIFEST } from '../../../contracts/command/command.ts'
import { type Money, money } from '../../../contracts/kernel/money.ts'
import {
  type ActFacts,
  type ActRequest,
  type Bilingual,
  type CommandPayload,
  decodeText,
  describeAct,
  describeConsequence,
  findActFacts,
  type Shown,
} from '../../client/browser.ts'

/** What a command says, made from the very bytes that are signed and from nothing else. */
export interface CommandRead {
  /** base64url: the bytes. */
  readonly payload: string
  readonly command: Omit<CommandPayload, 'body' | 'shown'>
  readonly acts: readonly ActRead[]
}

/** One act of a command, as its signer reads it. */
export interface ActRead extends ActRequest {
  readonly shown: Shown
  readonly sentence: Bilingual
  readonly facts: ActFacts
  readonly consequence: Bilingual | null
}

/** For whom it is read: nobody is shown as its own counterparty. */
export interface Reader {
  readonly id: string
  readonly code: string
}

export function readPayload(payload: string, reader: Reader): CommandRead {
  const { body, shown = [], ...command } = JSON.parse(decodeText(payload)) as CommandPayload
  const requests =
    command.act === MANIFEST
      ? (body as { readonly acts: readonly ActRequest[] }).acts
      : [{ act: command.act, body }]
  const acts = requests.map((request, i): ActRead => {
    const of = (shown[i] ?? {}) as Shown
    return {
      ...request,
      shown: of,
      sentence: describeAct(request, of),
      facts: findActFacts(request, of, reader),
      consequence: describeConsequence(request),
    }
  })
  return { payload, command, acts }
}

/** Adds up what acts move, by currency. */
export function sumAmounts(acts: readonly Pick<ActRead, 'facts'>[]): readonly Money[] {
  const all = acts.flatMap(({ facts }) => facts.amounts)
  return [...Map.groupBy(all, one => one.currency)].map(([currency, of]) =>
    money(
      of.reduce((sum, { minor }) => sum + BigInt(minor), 0n),
      currency,
    ),
  )
}
