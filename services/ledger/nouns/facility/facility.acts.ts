import * as z from 'zod'
import { CAP_CLASS, type CapFacility, cap } from '../../../../contracts/facility/cap.ts'
import { CHANGE_CLASS, type ChangeFacility, change } from '../../../../contracts/facility/change.ts'
import { END_CLASS, type EndState, end } from '../../../../contracts/facility/end.ts'
import {
  FACILITY_SCOPES,
  type Facility,
  type FacilityId,
} from '../../../../contracts/facility/facility.ts'
import type {
  FacilityCapped,
  FacilityChanged,
  FacilityEnded,
  FacilityGranted,
  FacilityGuaranteed,
  FacilityPaused,
  FacilityResumed,
} from '../../../../contracts/facility/facts.ts'
import {
  GRANT_CLASS,
  type Grant,
  type GrantState,
  grant,
} from '../../../../contracts/facility/grant.ts'
import {
  GUARANTEE_CLASS,
  type Guarantee,
  guarantee,
} from '../../../../contracts/facility/guarantee.ts'
import { PAUSE_CLASS, pause, RESUME_CLASS, resume } from '../../../../contracts/facility/pause.ts'
import { CURRENCY_DIGITS, type Currency } from '../../../../contracts/kernel/money.ts'
import type { Act, Exclusive } from '../../engine/act/act.ts'
import { businessDate, id, minorUnits, text } from '../../engine/act/body.ts'
import { read } from '../../engine/act/read.ts'
import { lockParty, PARTIES, parties } from '../party/tables.ts'
import { countQuotas, findSame, lockFacility } from './tables.ts'

interface OnFacility {
  readonly facility: FacilityId
}

interface Found {
  readonly facility: Facility | null
}

/** Digits of a share, with room for wrong ones. */
const SHARE_LENGTH_MAX = 30

const onFacility = z.strictObject({ facility: id('fac') })

/** Limits are set one at a time: whoever takes of the facility meanwhile waits. */
const exclusive: Exclusive<OnFacility, Found> = {
  load: async (client, { facility }) => ({ facility: await lockFacility(client, facility) }),
}

export const grantAct: Act<Grant, FacilityGranted, Pick<GrantState, 'group' | 'same'>> = {
  name: 'facility.grant',
  class: GRANT_CLASS,
  body: z.strictObject({
    id: id('fac'),
    scope: z.enum(FACILITY_SCOPES),
    subject: id('pty').nullable(),
    within: id('fac').nullable(),
    currency: z.enum(Object.keys(CURRENCY_DIGITS) as [Currency, ...Currency[]]),
    limit: minorUnits,
    beginsOn: businessDate,
    until: businessDate,
  }),
  amount: () => null,
  reads: ({ subject }) => [read(PARTIES, subject === null ? [] : [subject])],
  exclusive: {
    // Two grants of a lender at once would both find no other of their kind.
    load: async (client, terms, party) => {
      await lockParty(client, party)
      const { within } = terms
      return {
        group: within === null ? null : await lockFacility(client, within),
        same: await findSame(client, party, terms),
      }
    },
  },
  decide: ({ subject, ...body }, view, context, state) => {
    const lender = view.get(parties, context.party)!.party
    const named = subject === null ? null : (view.get(parties, subject)?.party ?? null)
    return grant({ lender, subject: named, ...state }, { subject, ...body }, context)
  },
}

export const changeAct: Act<ChangeFacility, FacilityChanged, Found> = {
  name: 'facility.change',
  class: CHANGE_CLASS,
  body: z.strictObject({ facility: id('fac'), limit: minorUnits, until: businessDate }),
  amount: () => null,
  reads: () => [],
  exclusive,
  decide: (body, _view, context, state) => change(state, body, context),
}

export const capAct: Act<CapFacility, FacilityCapped, Found> = {
  name: 'facility.cap',
  class: CAP_CLASS,
  body: z.strictObject({
    facility: id('fac'),
    share: z.string().max(SHARE_LENGTH_MAX),
    atLeast: minorUnits,
  }),
  amount: () => null,
  reads: () => [],
  exclusive,
  decide: (body, _view, context, state) => cap(state, body, context),
}

export const pauseAct: Act<OnFacility, FacilityPaused, Found> = {
  name: 'facility.pause',
  class: PAUSE_CLASS,
  body: onFacility,
  amount: () => null,
  reads: () => [],
  exclusive,
  decide: (body, _view, context, state) => pause(state, body, context),
}

export const resumeAct: Act<OnFacility, FacilityResumed, Found> = {
  name: 'facility.resume',
  class: RESUME_CLASS,
  body: onFacility,
  amount: () => null,
  reads: () => [],
  exclusive,
  decide: (body, _view, context, state) => resume(state, body, context),
}

export const endAct: Act<OnFacility, FacilityEnded, EndState> = {
  name: 'facility.end',
  class: END_CLASS,
  body: onFacility,
  amount: () => null,
  reads: () => [],
  exclusive: {
    load: async (client, { facility }) => ({
      facility: await lockFacility(client, facility),
      quotas: await countQuotas(client, facility),
    }),
  },
  decide: (body, _view, context, state) => end(state, body, context),
}

export const guaranteeAct: Act<Guarantee, FacilityGuaranteed, Found> = {
  name: 'facility.guarantee',
  class: GUARANTEE_CLASS,
  body: z.strictObject({
    facility: id('fac'),
    amount: minorUnits,
    until: businessDate,
    undertaking: text,
  }),
  amount: ({ amount }) => amount,
  reads: () => [],
  exclusive,
  decide: (body, _view, context, state) => guarantee(state, body, context),
}
