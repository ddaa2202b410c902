import type { Browser, Page } from 'playwright-core'
import type { PartyRole } from '../../../contracts/party/party.ts'
import { newId, partyActs, proveKey } from '../../../services/client/index.ts'
import { openPortal } from '../../../services/local/index.ts'
import { testBrowser } from '../browser.ts'
import { agree, done, type Firm, type Person } from '../journey/people.ts'
import { openStage, type Stage } from '../journey/stage.ts'
import { openContext, openSeat, type Seat } from './seat.ts'

/** A ledger with its portal, and people who sit before browsers of their own. */
export interface PortalStage extends Stage {
  /** A firm whose people made their keys in their browsers, and have yet to sign in there. */
  sits(name: string, role: PartyRole, people: readonly [string, string]): Promise<SeatedFirm>
  /** A device on which nobody has been yet. */
  freshPage(): Promise<Page>
  /** The two officers, each with one more key, made in a browser. */
  officersSit(people: readonly [string, string]): Promise<SeatedFirm>
}

export interface SeatedFirm {
  readonly firm: Firm
  readonly maker: Seat
  readonly checker: Seat
}

export async function openPortalStage(): Promise<PortalStage> {
  const browser: Browser = await testBrowser()
  const stage = await openStage({ portal: openPortal })
  return {
    ...stage,
    sits: async (name, role, people) => {
      const seats = await Promise.all(people.map(person => openSeat(browser, stage, person)))
      const firm = await stage.joins(
        name,
        role,
        people,
        seats.map(({ key }) => key),
      )
      const [maker, checker] = seats as [Seat, Seat]
      await maker.enrolledAs(firm, firm.maker)
      await checker.enrolledAs(firm, firm.checker)
      return { firm, maker, checker }
    },
    freshPage: async () => await (await openContext(browser)).newPage(),
    officersSit: async people => {
      const seats = await Promise.all(people.map(person => openSeat(browser, stage, person)))
      const [maker, checker] = seats as [Seat, Seat]
      await giveKey(stage, maker, stage.officers.maker)
      await giveKey(stage, checker, stage.officers.checker)
      return { firm: stage.officers, maker, checker }
    },
    close: async () => {
      await browser.close()
      await stage.close()
    },
  }
}

/** Both officers sign that the key of a browser is one of theirs. */
async function giveKey(stage: Stage, seat: Seat, officer: Person): Promise<void> {
  const { officers, ledger } = stage
  const { publicKey, alg } = seat.key
  const proof = await proveKey(seat.key, { ledger, code: officers.code })
  const key = newId('key')
  const made = { key, user: officer.user, alg, publicKey, custody: false, machine: false, proof }
  done(await agree(officers, partyActs.enrolKey(made)))
  await seat.enrolledAs(officers, { ...officer, key: { ...officer.key, id: key } })
}
