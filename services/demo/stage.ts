import type { Calendar } from '../../contracts/kernel/calendar.ts'
import type { RootSecret } from '../platform/root-secret.ts'
import type { StoryBook } from './book.ts'
import type { Cast } from './cast.ts'
import type { Choices } from './choices.ts'
import type { TradeDocuments } from './documents.ts'
import type { Lapses } from './lapses.ts'
import type { Market } from './market/index.ts'
import type { Outbox } from './outbox.ts'
import type { SandboxBank } from './sandbox-bank.ts'

/** Everything that a day of the story is lived with. */
export interface Story {
  readonly market: Market
  readonly calendar: Calendar
  readonly cast: Cast
  readonly secret: RootSecret
  readonly outbox: Outbox
  readonly bank: SandboxBank
  readonly documents: TradeDocuments
  readonly choices: Choices
  readonly lapses: Lapses
  readonly book: StoryBook
}
