import type { Browser, Page } from 'playwright-core'
import type { PartyRole } from '../../../contracts/party/party.ts'
import { openPortal } from '../../../services/local/index.ts'
import { testBrowser } from '../browser.ts'
import type { Firm } from '../journey/people.ts'
import { openStage, type Stage } from '../journey/stage.ts'
import { openContext, openSeat, type Seat } from './seat.ts'

/** A ledger with its portal, and people who sit before browsers of their own. */
export interface PortalStage extends Stage {
  /** A firm whose people made their keys in their browsers, and have yet to sign in there. */
  sits(name: string, role: PartyRole, people: readonly [string, string]): Promise<SeatedFirm>
  /** A device on which nobody has been yet. */
  freshPage(): Promise<Page>
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
    close: async () => {
      await browser.close()
      await stage.close()
    },
  }
}
