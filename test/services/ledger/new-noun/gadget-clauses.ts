import type { Instant } from '../../../../contracts/kernel/clock.ts'
import { accept, type Decision, refuse } from '../../../../contracts/kernel/decision.ts'
import type { Fact, OpenedWait, WaitByInstant } from '../../../../contracts/kernel/fact.ts'
import type { Id, PartyId } from '../../../../contracts/kernel/id.ts'
import type { InstrumentGuard } from '../../../../contracts/kernel/instrument.ts'
import type { TitlePosting } from '../../../../contracts/kernel/posting.ts'
import { opener, type WaitRule } from '../../../../contracts/wait/wait-rule.ts'
import type { ActContext } from '../../../../services/ledger/engine/act/act.ts'

/** A noun made for the tests: grams in a store, which somebody else must inspect. */
export type GadgetId = Id<'not'>

export interface Gadget {
  readonly maker: PartyId
  readonly inspector: PartyId
  readonly inspected: boolean
  readonly givenUp: boolean
  readonly lapseAt: Instant
  readonly grams: bigint
}

export interface GadgetMade extends Fact {
  readonly type: 'gadget.made.v1'
  readonly gadget: GadgetId
  readonly maker: PartyId
  readonly inspector: PartyId
  readonly grams: bigint
  readonly opens: OpenedWait<WaitByInstant>
}

export interface GadgetEnded<Type extends string> extends Fact {
  readonly type: Type
  readonly gadget: GadgetId
}
export type GadgetInspected = GadgetEnded<'gadget.inspected.v1'>
export type GadgetGivenUp = GadgetEnded<'gadget.given-up.v1'>

export type GadgetFact = GadgetMade | GadgetInspected | GadgetGivenUp

export interface Make extends WaitByInstant {
  readonly gadget: GadgetId
  readonly grams: bigint
  readonly inspector: PartyId
}

/** Its kind of wait, by the hour; carried out by a workflow that there is. */
const inspection: WaitRule<Make, WaitByInstant> = {
  workflow: 'offerTransfer',
  awaited: ({ inspector }) => inspector,
  dates: ({ remindAt, lapseAt }) => ({ remindAt, lapseAt }),
  lapse: { act: 'gadget.give-up', body: ([{ instrument }]) => ({ gadget: instrument }) },
  words: {
    asked: { zh: '检验机构检验', en: 'the inspector is to inspect it' },
    otherwise: { zh: '放弃检验', en: 'it is given up' },
  },
  task: 'inspect',
  reckon: null,
}
export const GADGET_WAITS = { inspection }
const waitForInspection = opener('inspection', inspection)

/** The clause: what was not there before is made, and its inspector is waited for. */
export function make(
  known: Gadget | null,
  body: Make,
  context: ActContext,
): Decision<GadgetMade, TitlePosting, 'gadget_must_be_new'> {
  const { gadget, grams, inspector, maker } = { ...body, maker: context.party }
  if (known !== null) return refuse('gadget_must_be_new', 'body.gadget')
  const opens = waitForInspection(body, context)
  return accept(
    [{ type: 'gadget.made.v1', visibleTo: [inspector], gadget, maker, inspector, grams, opens }],
    [{ post: 'issue', instrument: gadget, size: grams, to: maker }],
  )
}

export function inspect(
  gadget: Gadget | null,
  { gadget: inspected }: { readonly gadget: GadgetId },
  { party }: ActContext,
): Decision<GadgetInspected, never, 'inspector_must_be_the_one_named'> {
  if (gadget?.inspector !== party) return refuse('inspector_must_be_the_one_named', 'body.gadget')
  const { maker } = gadget
  return accept([{ type: 'gadget.inspected.v1', visibleTo: [maker], gadget: inspected }], [])
}

export function giveUp(
  gadget: Gadget | null,
  { gadget: givenUp }: { readonly gadget: GadgetId },
  { now }: ActContext,
): Decision<GadgetGivenUp, never, 'gadget_must_wait' | 'deadline_must_have_come'> {
  if (!gadget || gadget.inspected || gadget.givenUp)
    return refuse('gadget_must_wait', 'body.gadget')
  if (now < gadget.lapseAt) return refuse('deadline_must_have_come', 'body.gadget')
  return accept([{ type: 'gadget.given-up.v1', visibleTo: [gadget.maker], gadget: givenUp }], [])
}

/** Nothing is pledged before it is inspected, and only a court holds it. */
export function guardGadget(gadget: Gadget | null): InstrumentGuard {
  const stand = (at: string) => (gadget === null ? refuse('gadget_must_be_known', at) : null)
  return {
    stand,
    offer: () => null,
    flaws: () => [],
    pledge: (_pledgee, _context, at) =>
      gadget?.inspected ? null : refuse('gadget_must_be_inspected', at),
    offersEnd: () => null,
    setHold: () => refuse('gadget_must_be_held_by_a_court', 'body.kind'),
    reach: () => null,
  }
}
