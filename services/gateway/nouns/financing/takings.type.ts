import type { FacilityId } from '../../../../contracts/facility/facility.ts'
import { lookAtUses, type UsesAhead } from '../../../../contracts/facility/outlook.ts'
import type { Use } from '../../../../contracts/facility/use.ts'
import { listExposure } from '../../../../contracts/financing/exposure.ts'
import type { BusinessDate } from '../../../../contracts/kernel/date.ts'
import { idNumber, idOf } from '../../../../contracts/kernel/id.ts'
import { buildFacility, FACILITY_COLUMNS, type FacilityRow } from '../../../ledger/index.ts'
import { BUSINESS_DATE } from '../../../platform/business-date.ts'
import { builder } from '../../graph/builder.ts'
import type { Context } from '../../graph/context.ts'
import { Refused } from '../../graph/refused.ts'
import { rowsOf } from '../../graph/rows-of.ts'
import { Facility } from '../facility/facility.type.ts'
import { Financing, type FinancingRow } from './financing.type.ts'
import { partsOf } from './financing-parts.ts'

interface Takings extends UsesAhead {
  readonly taken: boolean
}

const FacilityTaking = builder.objectRef<Use>('FacilityTaking').implement({
  description: 'How much a financing takes of one facility.',
  readers: 'members',
  fields: t => ({
    facility: t.field({
      type: Facility,
      description: 'The facility, as it stands.',
      resolve: ({ facility }) => facility,
    }),
    amount: t.expose('amount', {
      type: 'MinorUnits',
      description: 'How much of it, in minor units of its currency.',
    }),
  }),
})

const FinancingTakings = builder.objectRef<Takings>('FinancingTakings').implement({
  description: 'What a financing takes of the limits of its lender, or would take.',
  readers: 'members',
  fields: t => ({
    taken: t.exposeBoolean('taken', {
      description: 'Whether it is taken already; else it would be with a choice.',
    }),
    uses: t.field({
      type: [FacilityTaking],
      description: 'Of each facility of the reader; none where a debtor has none.',
      resolve: ({ uses }) => uses,
    }),
    refused: t.field({
      type: Refused,
      nullable: true,
      description: 'Why the limits do not bear it. Null where they do.',
      resolve: ({ refused }) => refused,
    }),
  }),
})

builder.objectField(Financing, 'takings', t =>
  t.field({
    type: FinancingTakings,
    nullable: true,
    description:
      'What it takes of the limits of the reader, before a quote is signed and after a choice. ' +
      'Null for who asked.',
    resolve: async (financing, _args, context) => {
      const { party } = (await context.caller())!
      if (idOf('pty', financing.holder) === party) return null
      return financing.status === 'requested'
        ? { ...(await lookAhead(financing, context)), taken: false }
        : { uses: await readTaken(financing.id, context), refused: null, taken: true }
    },
  }),
)

interface TodaysFacility extends FacilityRow {
  readonly today: BusinessDate
}

const facilitiesOf = rowsOf<TodaysFacility>(
  `select f.lender as owner, ${FACILITY_COLUMNS}, ${BUSINESS_DATE} as today
     from ledger.facility f where f.lender = any($1::bigint[]) and f.status <> 'ended'`,
)

async function lookAhead(
  { id, holder, currency }: FinancingRow,
  context: Context,
): Promise<UsesAhead> {
  const { party } = (await context.caller())!
  const rows = await facilitiesOf(idNumber(party), context)
  const parts = await partsOf(id, context)
  const owed = parts.map(({ debtor, amount_minor: amount }) => ({
    ...{ debtor: idOf('pty', debtor), amount },
  }))
  const exposure = listExposure({ holder: idOf('pty', holder), currency, parts: owed })
  return lookAtUses(rows.map(buildFacility), exposure, rows[0]?.today ?? NO_DATE)
}

/** Where there are no facilities none is in force on any date. */
const NO_DATE: BusinessDate = '1970-01-01'

interface UseRow {
  readonly facility: bigint
  readonly amount: bigint
}

const usesOf = rowsOf<UseRow>(
  `select financing as owner, facility, amount_minor as amount from ledger.facility_use
    where financing = any($1::bigint[]) and status <> 'returned' order by facility`,
)

async function readTaken(financing: bigint, context: Context): Promise<readonly Use[]> {
  const rows = await usesOf(financing, context)
  return rows.map(({ facility, amount }) => ({
    ...{ facility: idOf('fac', facility) satisfies FacilityId, amount },
  }))
}
