import * as z from 'zod'
import type {
  StandingAcceptanceGiven,
  StandingAcceptanceWithdrawn,
} from '../../../../contracts/title/facts.ts'
import {
  GIVE_STANDING_ACCEPTANCE_CLASS,
  type GiveStandingAcceptance,
  giveStandingAcceptance,
  WITHDRAW_STANDING_ACCEPTANCE_CLASS,
  withdrawStandingAcceptance,
} from '../../../../contracts/title/give-standing-acceptance.ts'
import type { StandingAcceptanceId } from '../../../../contracts/title/standing-acceptance.ts'
import type { Act, Exclusive } from '../../engine/act/act.ts'
import { businessDate, id, minorUnits } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { lockParty, PARTIES, parties } from '../party/tables.ts'
import { STANDING_ACCEPTANCES, standingAcceptances } from './tables.ts'

const exclusive: Exclusive<unknown, void> = {
  load: async (client, _body, party) => await lockParty(client, party),
}

export const giveStandingAcceptanceAct: Act<
  GiveStandingAcceptance,
  StandingAcceptanceGiven | StandingAcceptanceWithdrawn,
  void
> = {
  name: 'title.give-standing-acceptance',
  class: GIVE_STANDING_ACCEPTANCE_CLASS,
  body: z.strictObject({
    id: id('sta'),
    from: id('pty').nullable(),
    limit: minorUnits,
    until: businessDate,
  }),
  amount: () => null,
  reads: ({ from }) => [read(PARTIES, from === null ? [] : [from])],
  exclusive,
  decide: (body, view, context) => {
    const from = body.from === null ? null : (view.get(parties, body.from)?.party ?? null)
    return giveStandingAcceptance({ from }, body, context)
  },
}

export const withdrawStandingAcceptanceAct: Act<
  { readonly id: StandingAcceptanceId },
  StandingAcceptanceGiven | StandingAcceptanceWithdrawn,
  void
> = {
  name: 'title.withdraw-standing-acceptance',
  class: WITHDRAW_STANDING_ACCEPTANCE_CLASS,
  body: z.strictObject({ id: id('sta') }),
  amount: () => null,
  reads: (_body, party) => [read(STANDING_ACCEPTANCES, [party])],
  exclusive,
  decide: (body, view, context) => {
    const own = view.get(standingAcceptances, context.party) ?? []
    const standing = own.find(s => s.id === body.id) ?? null
    return withdrawStandingAcceptance({ standing }, body, context)
  },
}
