import { addBusinessDays } from '../../contracts/kernel/calendar.ts'
import type { PartyId } from '../../contracts/kernel/id.ts'
import { calendarActs, partyActs } from '../client/index.ts'
import { chinaCalendar } from '../platform/china-calendar.ts'
import type { Options } from './options.ts'
import { describeAnswer, openOwn } from './signer.ts'

export async function rollDate(options: Options): Promise<readonly string[]> {
  const client = openOwn(options)
  const to = addBusinessDays(chinaCalendar(), await client.reads.businessDate(), 1)
  return describeAnswer(await client.desk.leave(calendarActs.roll({ to })))
}

/** Draws up that the calendar is published by which the ledger reckons, once a year is known. */
export async function publish(options: Options): Promise<readonly string[]> {
  const { edition } = chinaCalendar()
  return describeAnswer(await openOwn(options).desk.leave(calendarActs.publish({ edition })))
}

export async function suspend(options: Options): Promise<readonly string[]> {
  return await leave(options, partyActs.suspend(onParty(options)))
}

export async function reinstate(options: Options): Promise<readonly string[]> {
  return await leave(options, partyActs.reinstate(onParty(options)))
}

function onParty({ need }: Options) {
  return { party: need('party') as PartyId, reason: need('reason') }
}

async function leave(
  options: Options,
  act: ReturnType<typeof partyActs.suspend>,
): Promise<readonly string[]> {
  return describeAnswer(await openOwn(options).desk.leave(act))
}
